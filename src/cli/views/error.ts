import { AppError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { proxyFor } from "../../system/http/proxy.ts";
import type { Translate } from "../../system/messages.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { World } from "../../system/world.ts";
import type { Context } from "../context.ts";
import { printJson } from "./json.ts";

/**
 * Shows an error: what is wrong, then what to do next. With `--json` an object on standard output says the same.
 * @returns the exit code that goes with it
 */
export function showError(error: unknown, world: World, t: Translate): ExitCode {
  const { out, err } = world.streams;
  const verbose = world.argv.includes("--verbose") || world.argv.includes("-v");
  const known = error instanceof AppError;
  const code = known ? error.code : "internal";
  const params = known ? error.params : { reason: error instanceof Error ? error.message : String(error) };
  const exitCode = known ? error.exitCode : exit.failure;
  const clean = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, readable(key, inWords(key, String(value), t))]),
  );
  const message = t(code, clean);
  const hintCode = `${code}.hint`;
  const hint = t(hintCode, clean);
  if (world.argv.includes("--json")) {
    printJson(out, { error: { code, message, ...(hint === hintCode ? {} : { hint }), exitCode } });
  }
  err.write(`commonry: ${message}\n`);
  if (hint !== hintCode) err.write(`${hint}\n`);
  const proxy = proxyHint(error, world);
  if (proxy) err.write(`${t("http.proxy", { proxy, node: world.nodeVersion })}\n`);
  if (verbose && error instanceof Error) err.write(`${error.stack ?? ""}\n${causes(error)}`);
  return exitCode;
}

/** `ENOENT` and its like are the system's words; the common ones are said in the reader's. */
function inWords(key: string, value: string, t: Translate): string {
  if (key !== "reason" || !/^E[A-Z]+$/.test(value)) return value;
  const code = `reason.${value}`;
  const words = t(code);
  return words === code ? value : words;
}

/** A parameter is one line, but for `lines`, which is a list. */
function readable(key: string, value: string): string {
  return key === "lines"
    ? value
        .split("\n")
        .map((line) => `  ${oneLine(line)}`)
        .join("\n")
    : oneLine(value);
}

/**
 * What is wrong in a template is a finding, whose texts are many and opened only when one is needed.
 * @returns the same error, with that text as its reason
 */
export async function explained(error: unknown, context: Pick<Context, "t" | "lang">): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== "template.invalid") return error;
  const { messageOf } = await import("./finding-texts.ts");
  const place = { file: "", line: 1, column: 1, level: "error" as const };
  const reason = messageOf({ ...place, code: String(error.params.reason), params: error.params }, context);
  return new AppError(error.code, { ...error.params, reason }, error.exitCode, error);
}

/** A proxy that Node.js does not go through is often why nothing can be reached. */
function proxyHint(error: unknown, { env, nodeVersion }: World): string | undefined {
  if (!(error instanceof AppError) || !error.code.endsWith(".unreachable")) return undefined;
  const proxy = proxyFor(`https://${error.params.host}`, env, nodeVersion);
  return proxy && !proxy.isObeyed ? proxy.variable : undefined;
}

function causes(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `caused by ${cause.stack ?? cause.message}\n${causes(cause)}` : "";
}

import { spawn } from "node:child_process";
import { AppError, systemCode } from "../../system/errors.ts";

/** What `git log` gets beside what is asked for: nothing of a clone's or a user's settings changes what it prints or starts a program. */
export const plainLog = [
  "-c",
  "log.showSignature=false",
  "-c",
  "log.excludeDecoration=",
  "-c",
  "i18n.logOutputEncoding=UTF-8",
  "-c",
  "core.commitGraph=true",
  "-c",
  "core.quotePath=true",
  "log",
  "-z",
  "--no-show-signature",
  "--no-decorate",
  "--no-color",
  "--no-mailmap",
  "--no-notes",
  "--date=raw",
  "--no-ext-diff",
  "--no-textconv",
] as const;

/** The programs that read one history; ended together when one of them fails. */
export interface Walk {
  readonly args: readonly string[];
  readonly take: (chunk: Buffer) => void;
}

/**
 * Runs git and hands on its output as it comes, without keeping it.
 * @throws AppError `git.missing`; `report.unreadable` with git's reason when it does not end well: what was read until
 *   then is a part, and no part is ever reported
 */
export function walk({ args, take }: Walk, env: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...args], { env: { ...env }, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let complaint = "";
    let failure: unknown;
    const stop = (): void => void child.kill("SIGKILL");
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
    child.stdout.on("data", (chunk: Buffer) => {
      if (failure !== undefined) return;
      try {
        take(chunk);
      } catch (error) {
        failure = error;
        stop();
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint = (complaint + text).slice(0, 4000)));
    child.on("error", (error) =>
      reject(systemCode(error) === "ENOENT" ? new AppError("git.missing", {}, 1, error) : error),
    );
    child.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (failure === undefined && code === 0) return resolve();
      const line = complaint.split("\n").find((text) => /^(fatal|error):/.test(text)) ?? complaint.split("\n")[0] ?? "";
      const reason = failure === undefined ? line.replace(/^(fatal|error): /, "") : String(failure);
      reject(new AppError("report.unreadable", { reason }, 1, failure));
    });
  });
}

/** All text that git prints, for what is short. @throws AppError as `walk` */
export async function ask(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const parts: Buffer[] = [];
  await walk({ args, take: (chunk) => void parts.push(chunk) }, env);
  return Buffer.concat(parts).toString("utf8");
}

import type { Context } from "../context.ts";
import { printJson } from "./json.ts";

/** What `commonry pin` found or did. */
export interface PinResult {
  /** Pinned just so already · written now · would be written · another version or content is pinned · nothing is. */
  readonly state: "same" | "written" | "pending" | "other" | "none";
  readonly version: string | undefined;
  readonly integrity: string | undefined;
  /** Who told the hash: npm, of the copy that runs, or the registry. */
  readonly from?: "copy" | "registry";
  readonly files: readonly string[];
  readonly folder?: string;
}

/** The result on standard output, what to do next on standard error. */
export function showPin(result: PinResult, context: Context): void {
  const { out, t, note, paint, world, json } = context;
  const { state, version = "", integrity = "", from, files } = result;
  if (json) {
    const pinned = version === "" ? null : { version, integrity };
    printJson(out, { command: "pin", state, running: world.version, pinned, ...(from ? { from } : {}), files });
    return;
  }
  const good = state === "same" || state === "written";
  const params = { version, running: world.version };
  out.write(`${good ? paint.good("✔") : paint.warn("!")} ${t(`pin.state.${state}`, params)}\n`);
  if (integrity !== "") out.write(`  ${integrity}\n`);
  for (const path of files) out.write(`  ${path}\n`);
  if (from) note(t(`pin.from.${from}`));
  if (state === "written") note(t("pin.next"));
  if (state === "other" || state === "none") note(t("pin.renew"));
}

import { isUtf8 } from "node:buffer";
import { quickLook } from "../system/yaml/quick.ts";
import { holdsConflict, mayHoldConflict } from "./repository/conflict.ts";
import type { Rule } from "./rule.ts";

/** The rules that look at nearly every file of a repository, and have nothing to say of nearly all. */
export type Sweeping = "yaml" | "conflict";

export function isSweeping(id: string): id is Sweeping {
  return id === "yaml" || id === "conflict";
}

export function isYaml(path: string): boolean {
  return /\.(ya?ml|cff)$/i.test(path);
}

/**
 * The files that nobody reads but for the sweeping rules: another thread can tell beforehand that these have nothing to say.
 * @param chosen the sweeping rules that apply
 * @param others the rules over one file that apply beside
 */
export function sweptFiles(files: readonly string[], chosen: ReadonlySet<Sweeping>, others: readonly Rule[]): string[] {
  return files.filter((path) => {
    const isSwept = (chosen.has("yaml") && isYaml(path)) || (chosen.has("conflict") && mayHoldConflict(path));
    return isSwept && !others.some((rule) => !isSweeping(rule.id) && rule.applies(path));
  });
}

/** Whether no sweeping rule has anything to say of a file, by its bytes. False where that cannot be told at once. */
export function isClear(path: string, bytes: Uint8Array, chosen: ReadonlySet<Sweeping>): boolean {
  if (!isUtf8(bytes)) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (chosen.has("conflict") && mayHoldConflict(path) && holdsConflict(buffer)) return false;
  return !chosen.has("yaml") || !isYaml(path) || quickLook(textOf(buffer)) === "sound";
}

/** As `decodeUtf8` of bytes that are known to be UTF-8. */
function textOf(buffer: Buffer): string {
  return buffer.toString("utf8").replace(/^\ufeff/, "");
}

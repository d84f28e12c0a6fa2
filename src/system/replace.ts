import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { sweep } from "./sweep.ts";

/**
 * Replaces a file whole, for its owner's eyes only: the old one stays until the new one is on the disk.
 * @param staged where the new one is until then, in the same folder; nothing may stand there
 * @throws errors of the system, once nothing of the new one is left
 */
export function replaceWhole(
  path: string,
  content: string | Uint8Array,
  staged = `${path}.${randomBytes(4).toString("hex")}.tmp`,
): void {
  const file = openSync(staged, "wx", 0o600);
  try {
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(staged, path);
  } catch (error) {
    sweep(staged);
    throw error;
  }
}

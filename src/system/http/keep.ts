import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { largestFile, readRegular } from "../regular.ts";
import { sweep } from "../sweep.ts";

/** A file's text, or undefined when it cannot be read. */
export function readKept(path: string): string | undefined {
  try {
    return readRegular(path, largestFile)?.toString("utf8");
  } catch {
    return undefined;
  }
}

/**
 * Writes a file whole or not at all, for its owner's eyes only. What is kept this way can be done without: where it cannot
 * be written, nothing happens.
 */
export function writeKept(path: string, content: string | Uint8Array): boolean {
  const own = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    makeFolder(dirname(path), 0o700);
    writeFileSync(own, content, { mode: 0o600, flag: "wx" });
    renameSync(own, path);
    return true;
  } catch {
    sweep(own);
    return false;
  }
}

import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Activity } from "../../reports/port.ts";

/** What every kept reading says of itself. */
export interface KeptHead {
  /** The commit that was read, with all that leads to it. */
  readonly head: string;
  /** Where the history was cut off (`shallow`) when it was read. */
  readonly cut: string;
}

/** What was read of a history, for the next run: a commit never changes, so only new ones need to be read. */
export interface Kept extends KeptHead {
  /** Whether there is a `.mailmap` in the commit that was read. */
  readonly mailmap: boolean;
  readonly commits: number;
  /** Names and addresses as git has them, in Latin-1, before any `.mailmap`. */
  readonly keys: readonly string[];
  readonly activity: Omit<Activity, "contacts">;
}

/** Goes up whenever what is kept, or how it is counted, changes. */
const version = 5;
const sumLength = 32;

/** @returns undefined when nothing is there, or it is of another version, or it is not what was written */
export function readKept<T extends KeptHead>(file: string): T | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(sumLength);
    if (!createHash("sha256").update(body).digest().equals(bytes.subarray(0, sumLength))) return undefined;
    const kept = deserialize(body) as T & { readonly version: number };
    return kept.version === version ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Writes it whole or not at all. Where it cannot be written the next run reads everything again, and nothing else happens. */
export function writeKept(file: string, kept: KeptHead): void {
  const body = serialize({ ...kept, version });
  const own = `${file}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(own, Buffer.concat([createHash("sha256").update(body).digest(), body]), { mode: 0o600, flag: "wx" });
    renameSync(own, file);
  } catch {
    rmSync(own, { force: true });
  }
}

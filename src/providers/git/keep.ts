import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { Activity } from "../../reports/port.ts";
import { writeKept } from "../../system/http/keep.ts";
import { readRegular } from "../../system/regular.ts";

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
const mostKept = 1024 ** 3;

/** @returns undefined when nothing is there, or it is of another version, or it is not what was written */
export function readKept<T extends KeptHead>(file: string): T | undefined {
  try {
    const bytes = readRegular(file, mostKept);
    if (!bytes) return undefined;
    const body = bytes.subarray(sumLength);
    if (!createHash("sha256").update(body).digest().equals(bytes.subarray(0, sumLength))) return undefined;
    const kept = deserialize(body) as T & { readonly version: number };
    return kept.version === version ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Where it cannot be written the next run reads everything again, and nothing else happens. */
export function keep(file: string, kept: KeptHead): void {
  const body = serialize({ ...kept, version });
  writeKept(file, Buffer.concat([createHash("sha256").update(body).digest(), body]));
}

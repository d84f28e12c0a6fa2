import { join } from "node:path";
import { sha256 } from "../hash.ts";
import { readKept, writeKept } from "./keep.ts";
import type { Pacer } from "./pacer.ts";
import type { Time } from "./types.ts";

/** What one host and credential are remembered for from run to run. */
export interface Memory {
  /** Whether GraphQL was found missing within the last hour. */
  graphqlAbsent: boolean;
  /** Writes it down: at once when nothing is under way, else at most once a second. */
  save(idle: boolean): void;
}

const hour = 3_600_000;

/** Tells credentials apart without telling them: the first 16 digits of the SHA-256. */
export function credentialKey(token: string | undefined): string {
  return token ? sha256(token).slice(0, 16) : "none";
}

/** @param folder below the state folder; nothing is kept without one */
export function createMemory(folder: string | undefined, host: string, key: string, pacer: Pacer, time: Time): Memory {
  const path = folder === undefined ? undefined : join(folder, `${host.replace(/[^\w.-]/g, "_")}-${key}.json`);
  const found = path === undefined ? {} : parse(readKept(path));
  pacer.restore(found.pacer);
  let absentSince = typeof found.graphqlAbsent === "number" ? found.graphqlAbsent : undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    get graphqlAbsent() {
      const age = absentSince === undefined ? hour : time.wall() - absentSince;
      return age >= 0 && age < hour;
    },
    set graphqlAbsent(absent) {
      absentSince = absent ? time.wall() : undefined;
    },
    save(idle) {
      if (path === undefined || (!idle && time.now() - last < 1000)) return;
      last = time.now();
      writeKept(path, JSON.stringify({ version: 1, pacer: pacer.snapshot(), graphqlAbsent: absentSince ?? null }));
    },
  };
}

function parse(text: string | undefined): { readonly pacer?: unknown; readonly graphqlAbsent?: unknown } {
  try {
    const found: unknown = JSON.parse(text ?? "");
    const right = typeof found === "object" && found !== null && (found as { version?: unknown }).version === 1;
    return right ? found : {};
  } catch {
    return {};
  }
}

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sha256 } from "../../system/hash.ts";
import { writeKept } from "../../system/http/keep.ts";
import { stateFolder } from "../../system/state.ts";
import type { Context } from "../context.ts";
import { isAddress } from "./histories.ts";

/**
 * The last day that a report of this kind over these repositories has told, for `--since last`; undefined when there was
 * no such run.
 */
export function lastDay(what: string, repositories: readonly string[], context: Context): string | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileOf(what, repositories, context), "utf8"));
    const to = (kept as { to?: unknown } | null)?.to;
    return typeof to === "string" && /^\d{4}-\d{2}-\d{2}$/.test(to) ? to : undefined;
  } catch {
    return undefined;
  }
}

/** Notes what was told, once the report is out. */
export function keepLastDay(what: string, repositories: readonly string[], to: string, context: Context): void {
  writeKept(fileOf(what, repositories, context), JSON.stringify({ to }));
}

function fileOf(what: string, repositories: readonly string[], { world, dir }: Context): string {
  const read = repositories.map((one) => (isAddress(one) ? one : resolve(world.cwd, one))).sort();
  const key = sha256(JSON.stringify([what, ...(read.length > 0 ? read : [dir])])).slice(0, 32);
  return join(stateFolder(world.env, world.platform), "reports", `${key}.json`);
}

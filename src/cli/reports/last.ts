import { join, resolve } from "node:path";
import { sha256 } from "../../system/hash.ts";
import { writeKept } from "../../system/http/keep.ts";
import { readNamed } from "../../system/regular.ts";
import { neededStateFolder } from "../../system/state.ts";
import type { Context } from "../context.ts";
import { isAddress } from "./histories.ts";

/**
 * The last day that a report of this kind over these repositories has told, for `--since last`; undefined when there was
 * no such run. It is told again, since it may not have been over.
 */
export function lastDay(what: string, repositories: readonly string[], context: Context): string | undefined {
  const to = readTold(what, repositories, context)?.to;
  const today = context.world.now().toISOString().slice(0, 10);
  return typeof to === "string" && /^\d{4}-\d{2}-\d{2}$/.test(to) ? (to < today ? to : today) : undefined;
}

/**
 * Notes what was told, once the report is out.
 * @returns whether the last run has told the same news
 */
export function keepTold(
  what: string,
  repositories: readonly string[],
  to: string,
  news: readonly unknown[],
  context: Context,
): boolean {
  const digest = sha256(JSON.stringify(news));
  const isTold = readTold(what, repositories, context)?.news === digest;
  const isKept = writeKept(fileOf(what, repositories, context), JSON.stringify({ to, news: digest }));
  if (!isKept) context.note(context.t("report.note.not-kept"));
  return isTold;
}

function readTold(
  what: string,
  repositories: readonly string[],
  context: Context,
): { readonly to?: unknown; readonly news?: unknown } | null {
  try {
    return JSON.parse(readNamed(fileOf(what, repositories, context)).toString("utf8"));
  } catch {
    return null;
  }
}

function fileOf(what: string, repositories: readonly string[], { world, dir }: Context): string {
  const read = repositories.map((one) => (isAddress(one) ? one : resolve(world.cwd, one))).sort();
  const key = sha256(JSON.stringify([what, ...(read.length > 0 ? read : [dir])])).slice(0, 32);
  return join(neededStateFolder(world.env, world.platform), "reports", `${key}.json`);
}

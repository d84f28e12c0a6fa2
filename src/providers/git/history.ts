import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "./clone.ts";
import { createRecords, recordFormat } from "./records.ts";
import type { Tally } from "./tally.ts";
import { ask, plainLog, walk } from "./walk.ts";

/** How far a reading is: commits so far, and of how many, as far as that is known. */
export type Tell = (done: number, all: number | undefined) => void;

/** Below this many objects one git is as quick as several. */
const worthSplitting = 60_000;
const mostWorkers = 4;

/**
 * Counts all commits that lead to the head, or those that an earlier reading has not seen.
 *
 * A long history is read by several gits at once, one for each stretch of the first-parent chain (`M..HEAD` and all
 * that leads to `M`): each commit is in exactly one stretch.
 * @param seen a commit that was read before, and all that leads to it
 * @throws AppError `report.unreadable`, `git.missing`
 */
export async function readHistory(
  clone: Clone,
  head: string,
  seen: string | undefined,
  tally: Tally,
  cores: number,
  tell: Tell,
): Promise<void> {
  const cuts = seen === undefined ? await stretches(clone, head, cores) : [];
  const ends = [head, ...cuts];
  const stop = new AbortController();
  const readings = ends.map((end, index) => {
    const records = createRecords(tally);
    const without = ends[index + 1] ?? seen;
    const range = without === undefined ? [end] : [end, `^${without}`];
    const take = (chunk: Buffer): void => {
      records.take(chunk);
      tell(tally.commits, undefined);
    };
    return walk({ args: [...plainLog, recordFormat, ...range, "--"], take }, clone.env, stop.signal).then(records.end);
  });
  try {
    await Promise.all(readings);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(readings);
    throw error;
  }
}

/** Commits of the first-parent chain that cut it into as many equal parts as there are cores. */
async function stretches(clone: Clone, head: string, cores: number): Promise<string[]> {
  const workers = Math.min(cores, mostWorkers);
  if (workers < 2 || objectCount(clone) < worthSplitting) return [];
  const chain = (await ask(["rev-list", "--first-parent", head, "--"], clone.env)).trim().split("\n");
  const part = chain.length / workers;
  if (part < 100) return [];
  return Array.from({ length: workers - 1 }, (_, index) => chain[Math.round(part * (index + 1))] as string);
}

/** How many objects the packs say they hold (gitformat-pack: the last entry of an index's fan-out table). */
function objectCount({ env }: Clone): number {
  try {
    const bare = env.GIT_DIR ?? "";
    const objects = JSON.parse(readFileSync(join(bare, "objects", "info", "alternates"), "utf8")) as string;
    const packs = join(objects, "pack");
    const counts = readdirSync(packs).flatMap((name) => (name.endsWith(".idx") ? [fanOut(join(packs, name))] : []));
    return counts.reduce((sum, count) => sum + count, 0);
  } catch {
    return 0;
  }
}

function fanOut(index: string): number {
  const file = openSync(index, "r");
  try {
    const entry = Buffer.alloc(4);
    readSync(file, entry, 0, 4, 8 + 255 * 4);
    return entry.readUInt32BE(0);
  } finally {
    closeSync(file);
  }
}

import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "./clone.ts";
import { createRecords, recordFormat } from "./records.ts";
import type { Tally } from "./tally.ts";
import { ask, plainLog, walk } from "./walk.ts";

/**
 * How far a reading is: commits so far, and which share (0 to 1) of the days that it goes back over; undefined where it is
 * not known how far that is.
 */
export type Tell = (commits: number, share: number | undefined) => void;

/** Where a stretch of history begins, going back. */
interface Mark {
  readonly id: string;
  readonly day: number;
}

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
  signal?: AbortSignal,
): Promise<void> {
  const marks = seen === undefined ? await stretches(clone, head, cores) : [{ id: head, day: 0 }];
  const root = marks.length > 1 ? (marks.pop() as Mark) : undefined;
  const stop = new AbortController();
  const all = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const shares = marks.map(() => 0);
  const share = () => (root ? shares.reduce((sum, one) => sum + one, 0) / shares.length : undefined);
  const readings = marks.map(({ id, day }, index) => {
    const records = createRecords(tally);
    const next = marks[index + 1];
    const without = next?.id ?? seen;
    const take = (chunk: Buffer): void => {
      const at = records.take(chunk);
      shares[index] = shareOf(day, at, next ?? root);
      tell(tally.commits, share());
    };
    const range = without === undefined ? [id] : [id, `^${without}`];
    return walk({ args: [...plainLog, recordFormat, ...range, "--"], take }, clone.env, all).then(records.end);
  });
  try {
    await Promise.all(readings);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(readings);
    throw error;
  }
}

/** How much of the way from one day back to another is done. */
function shareOf(from: number, at: number, to: Mark | undefined): number {
  if (!to || from <= to.day) return 0;
  return Math.max(0, Math.min(1, (from - at) / (from - to.day)));
}

/**
 * Commits of the first-parent chain that cut it into as many equal parts as there are cores, from the head on; the last
 * one is its root, unless the chain is too short for that.
 */
async function stretches(clone: Clone, head: string, cores: number): Promise<Mark[]> {
  if (objectCount(clone) < worthSplitting) return [{ id: head, day: 0 }];
  const chain = (await ask(["rev-list", "--first-parent", "--timestamp", head, "--"], clone.env)).trim().split("\n");
  const workers = chain.length < 200 ? 1 : Math.min(cores, mostWorkers);
  const at = Array.from({ length: workers }, (_, index) => Math.round((chain.length / workers) * index));
  return [...at, chain.length - 1].map((index) => {
    const [time = "", id = ""] = (chain[index] as string).split(" ");
    return { id, day: Math.floor(Number(time) / 86_400) };
  });
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

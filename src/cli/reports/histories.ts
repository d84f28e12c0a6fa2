import { availableParallelism } from "node:os";
import { basename, resolve } from "node:path";
import { type Clone, committedFile, openClone, readClone } from "../../providers/git/index.ts";
import type { HistoryFacts } from "../../reports/port.ts";
import { cacheFolder } from "../../system/cache.ts";
import type { Context } from "../context.ts";
import { progress } from "./progress.ts";

/** A `privacy.yaml` that lies in no folder. */
export interface Wish {
  readonly path: string;
  readonly text: string;
}

/** What was read of each repository, and where it lies on this disk. */
export interface Histories {
  readonly clones: readonly Clone[];
  /** In the same order. */
  readonly facts: readonly HistoryFacts[];
  /** What bare repositories have committed as `privacy.yaml`. */
  readonly wishes: readonly Wish[];
  /** Codes of the catalogue. */
  readonly notes: readonly string[];
}

/**
 * Reads the histories of clones on this disk and of addresses, several at once but never more than there are cores.
 * @param repositories paths and addresses; the folder at hand when there are none
 * @throws AppError (exit 2) `report.no-repository`; `report.unreadable`: no part of a history is ever reported
 */
export async function readHistories(
  repositories: readonly string[],
  wanted: { readonly folders: boolean; readonly lines: boolean },
  context: Context,
): Promise<Histories> {
  const { env, platform } = context.world;
  const cache = cacheFolder(env, platform);
  const given = [...new Set(repositories.length > 0 ? repositories : [context.dir])];
  const cores = availableParallelism();
  const shown = progress("report.progress.commits", context);
  const stop = new AbortController();
  const opened: Clone[] = [];
  const wishes: Wish[] = [];
  try {
    const all = await pooled(given, cores, stop, async (repository) => {
      const path = isAddress(repository)
        ? await (await import("../../providers/git/remote.ts")).mirror(repository, cache, { env, platform })
        : resolve(context.world.cwd, repository);
      const clone = await openClone(path, cache, env);
      opened.push(clone);
      const name = isAddress(repository) ? nameIn(repository) : clone.name;
      return { clone, name, repository };
    });
    const distinct = all.filter((one, index) => all.findIndex((other) => isSame(one.clone, other.clone)) === index);
    const own = { cores: Math.max(1, Math.floor(cores / distinct.length)), signal: stop.signal, ...wanted };
    const read = await pooled(distinct, cores, stop, async ({ clone, name }) => {
      const facts = await readClone(clone, own, (commits, share) => shown.tell(name, commits, share));
      shown.tell(name, facts.commits, 1);
      const wish = clone.tree === undefined ? await committedFile(clone, "privacy.yaml") : undefined;
      if (wish !== undefined) wishes.push({ path: `${name}/privacy.yaml`, text: wish });
      return { ...facts, name };
    });
    const shared = sharesObjects(distinct.map(({ clone }) => clone)) ? ["report.note.shared"] : [];
    const twice = distinct.length < given.length ? ["report.note.twice"] : [];
    const facts = named(
      read,
      distinct.map(({ repository }) => repository),
    );
    return { clones: distinct.map(({ clone }) => clone), facts, wishes, notes: [...twice, ...shared] };
  } finally {
    shown.end();
    for (const { release } of opened) release();
  }
}

/** The same history, however it was called: two paths, a link, a copy. */
function isSame(a: Clone, b: Clone): boolean {
  return a.head === b.head && (a.head !== undefined || a.objects === b.objects);
}

/** Work trees of one clone, at different commits: what they have in common counts in each. */
function sharesObjects(clones: readonly Clone[]): boolean {
  return new Set(clones.map(({ objects }) => objects)).size < clones.length;
}

/** `https://host/acme/hub.git` is `hub`. */
function nameIn(address: string): string {
  const path = address.replace(/\/+$/, "").replace(/\/?\.git$/, "");
  return basename(path);
}

export function isAddress(repository: string): boolean {
  return /^https?:\/\//.test(repository);
}

/** Two clones of the same name are told apart by what was typed. */
function named(facts: readonly HistoryFacts[], given: readonly string[]): HistoryFacts[] {
  const times = new Map<string, number>();
  for (const { name } of facts) times.set(name, (times.get(name) ?? 0) + 1);
  return facts.map((one, index) => ((times.get(one.name) ?? 0) > 1 ? { ...one, name: given[index] ?? one.name } : one));
}

/** Results in the order of what came in, with at most `limit` under way at once. The first failure ends all. */
async function pooled<In, Out>(
  items: readonly In[],
  limit: number,
  stop: AbortController,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  let failure: unknown;
  const worker = async (): Promise<void> => {
    while (next < items.length && !stop.signal.aborted) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as In);
      } catch (error) {
        // What the others end with is only that they were stopped.
        if (!stop.signal.aborted) failure = error;
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (stop.signal.aborted) throw failure;
  return results;
}

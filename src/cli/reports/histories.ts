import { availableParallelism } from "node:os";
import { basename, resolve } from "node:path";
import { type Clone, openClone, readClone } from "../../providers/git/index.ts";
import type { HistoryFacts } from "../../reports/port.ts";
import { cacheFolder } from "../../system/cache.ts";
import type { Context } from "../context.ts";
import { progress } from "./progress.ts";

/** What was read of each repository, and where it lies on this disk. */
export interface Histories {
  readonly clones: readonly Clone[];
  /** In the same order. */
  readonly facts: readonly HistoryFacts[];
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
  const given = repositories.length > 0 ? repositories : [context.dir];
  const cores = availableParallelism();
  const shown = progress("report.progress.commits", context);
  try {
    const read = await pooled([...new Set(given)], cores, async (repository) => {
      const path = isAddress(repository)
        ? await (await import("../../providers/git/remote.ts")).mirror(repository, cache, { env, platform })
        : resolve(context.world.cwd, repository);
      const clone = await openClone(path, cache, env);
      const name = isAddress(repository) ? basename(repository).replace(/\.git$/, "") : clone.name;
      const own = { cores: Math.max(1, Math.floor(cores / given.length)), ...wanted };
      const facts = await readClone(clone, own, (commits, share) => shown.tell(name, commits, share));
      shown.tell(name, facts.commits, 1);
      return { clone, facts: { ...facts, name } };
    });
    return {
      clones: read.map(({ clone }) => clone),
      facts: named(
        read.map(({ facts }) => facts),
        given,
      ),
    };
  } finally {
    shown.end();
  }
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

/** Results in the order of what came in, with at most `limit` under way at once. The first failure ends it. */
async function pooled<In, Out>(items: readonly In[], limit: number, work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as In);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

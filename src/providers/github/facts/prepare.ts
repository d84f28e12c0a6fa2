import { begin } from "./begin.ts";
import { emptyKept, type Kept } from "./kept.ts";
import { ReleaseReader } from "./releases.ts";
import type { Wanted } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Survey } from "./survey.ts";
import { ThreadReader } from "./threads.ts";

/** A repository that is about to be read. */
export interface Prepared {
  readonly repository: string;
  readonly kept: Kept;
  readonly threads: readonly ThreadReader[];
  readonly releases: ReleaseReader | undefined;
}

/**
 * Holds what is known against what the forge has.
 * @param surveys by repository; two names of the same one are read once, under the first
 */
export function prepare(
  wanted: Wanted,
  surveys: ReadonlyMap<string, Survey>,
  store: Store,
  wall: number,
): readonly Prepared[] {
  const seen = new Set<string>();
  return wanted.repositories.flatMap((repository) => {
    const survey = surveys.get(repository);
    if (!survey || seen.has(survey.id)) return [];
    seen.add(survey.id);
    const known = store.load(repository);
    const kept = known?.id === survey.id ? known : emptyKept(survey.id);
    const threads = wanted.lists.flatMap((part) => {
      const counted = survey.lists[part];
      if (!counted) return [];
      const list = begin(kept.lists[part], counted, part, wanted, wall);
      kept.lists[part] = list;
      return [new ThreadReader({ repository, part, kept, list, counted, wall, trails: new Map() })];
    });
    const { releases } = survey;
    const reader = releases && new ReleaseReader(repository, kept, releases, wanted.since);
    return [{ repository, kept, threads, releases: reader }];
  });
}

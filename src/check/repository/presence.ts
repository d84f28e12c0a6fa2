import type { Repository, RepositoryRule, RuleEntry } from "../rule.ts";
import { about, type Facts, factsOf } from "./facts.ts";
import { type HealthFile, healthFiles } from "./health.ts";

interface Wanted extends Omit<RuleEntry, "id"> {
  readonly id: HealthFile;
  /** The name that it goes by. */
  readonly file: string;
  /** For which repositories it is asked for; all when nothing is said. */
  readonly when?: (facts: Facts, repository: Repository) => boolean;
}

/** A rule: a file of some kind is there. */
export function presence({ file, when, ...entry }: Wanted): RepositoryRule {
  return {
    ...entry,
    examine: (repository) => {
      if (healthFiles(repository, entry.id).length > 0) return [];
      if (when && !when(factsOf(repository), repository)) return [];
      return [about(file, `${entry.id}.missing`, entry.level)];
    },
  };
}

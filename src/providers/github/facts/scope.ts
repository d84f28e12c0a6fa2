import type { ForgeScope } from "../../../reports/port.ts";
import { usageError } from "../../../system/errors.ts";
import type { ListPart, Nested } from "./selections.ts";

/** What is to be read of each repository. */
export interface Wanted {
  /** `owner/name`, each once, as it was first written. */
  readonly repositories: readonly string[];
  readonly lists: readonly ListPart[];
  readonly releases: boolean;
  /** Comments are those of the threads that are read. */
  readonly nested: readonly Nested[];
  readonly since?: number;
}

/**
 * Reviews hang on pull requests: whoever wants those reads these.
 * @throws AppError (exit 2) `facts.repository` for what is not `owner/name`
 */
export function wantedOf({ repositories, parts, since }: ForgeScope): Wanted {
  const wrong = repositories.find((name) => !/^[\w.-]+\/[\w.-]+$/.test(name));
  if (wrong !== undefined) throw usageError("facts.repository", { name: wrong });
  const first = [...repositories].reverse().map((name) => [name.toLowerCase(), name] as const);
  const once = new Map(first);
  return {
    repositories: repositories.filter((name) => once.get(name.toLowerCase()) === name).filter(isFirst),
    lists: [
      ...(parts.has("issues") ? (["issues"] as const) : []),
      ...(parts.has("pulls") || parts.has("reviews") ? (["pulls"] as const) : []),
      ...(parts.has("discussions") ? (["discussions"] as const) : []),
    ],
    releases: parts.has("releases"),
    nested: (["comments", "reviews"] as const).filter((part) => parts.has(part)),
    ...(since === undefined ? {} : { since }),
  };
}

const isFirst = (name: string, index: number, all: readonly string[]) => all.indexOf(name) === index;

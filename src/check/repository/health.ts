import type { Repository } from "../rule.ts";
import { treeOf } from "./tree.ts";

/**
 * Where a community's health files are looked for: `.github/`, the root, `docs/`, in this order, and the first one
 * counts (docs.github.com, «Creating a default community health file»). GitLab reads the root, and `.gitlab/` for some;
 * Gitee and GitCode have folders of their own.
 */
export const places = [".github/", "", "docs/", ".gitlab/", ".gitee/", ".gitcode/"] as const;

/** Names of the files, without regard to case; the ending and a language may follow. */
const names = {
  readme: "read[-_]?me",
  license: "licen[cs]es?|copying|unlicense|copyright",
  "code-of-conduct": "code[-_ ]?of[-_ ]?conduct",
  contributing: "contribut(?:ing|e|ion)(?:[-_]guide(?:lines)?)?|how[-_]to[-_]contribute|hacking",
  security: "security(?:[-_]policy)?",
  support: "support",
  governance: "governance",
  accessibility: "accessibility",
  changelog: "change[-_]?log|changes|history|news|release[-_]?notes|releases",
  maintainers: "maintainers|owners|codeowners|authors|committers|people|team|credits",
} as const;

export type HealthFile = keyof typeof names;

const ending =
  "(?:[-._][a-z]{2,3}(?:[-_][a-z]{2,4})?)?(?:\\.(?:md|mdx|markdown|rst|txt|adoc|asciidoc|org|html|ya?ml|json|toml))?";
const patterns = new Map(
  Object.entries(names).map(([kind, name]) => [kind, new RegExp(`^(?:${name})${ending}$`, "i")] as const),
);

/** The files of a kind, in the order in which a forge looks for them. */
export function healthFiles(repository: Repository, kind: HealthFile): string[] {
  const pattern = patterns.get(kind) as RegExp;
  const near = nearFiles(repository);
  return places.flatMap(
    (place) =>
      near
        .get(place)
        ?.filter((name) => pattern.test(name))
        .map((name) => place + name) ?? [],
  );
}

const known = new WeakMap<Repository, ReadonlyMap<string, readonly string[]>>();

/** The names of the files in those places. */
function nearFiles(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const made = known.get(repository);
  if (made) return made;
  const near = new Map<string, string[]>(places.map((place) => [place, []]));
  for (const path of treeOf(repository).files) {
    const slash = path.indexOf("/") + 1;
    if (!path.includes("/", slash)) near.get(path.slice(0, slash).toLowerCase())?.push(path.slice(slash));
  }
  known.set(repository, near);
  return near;
}

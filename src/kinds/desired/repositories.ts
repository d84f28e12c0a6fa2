import type { Community } from "../../manifest/schema/manifest.ts";
import type { Desired, Target, Value } from "../item.ts";
import { prefixed, said, textOf } from "./text.ts";

type Of<K extends "repositories" | "labels" | "milestones" | "rulesets" | "autolinks"> = NonNullable<
  Community[K]
>[number];

/** A repository, with the settings of which something is said. */
export function repositoryItem(repository: Of<"repositories">, owner: string): Desired {
  const { name, description, homepage, topics, visibility, archived, template, defaultBranch, was } = repository;
  const fields = said({
    description,
    homepage,
    topics: topics && [...new Set(topics)].sort(),
    visibility,
    archived,
    template,
    defaultBranch,
    ...prefixed("features", repository.features),
    ...prefixed("merge", repository.merge),
  });
  return { kind: "repository", target: { owner }, name, fields, was: was ?? [] };
}

export function labelItem({ name, color, description, was }: Of<"labels">, target: Target): Desired {
  return { kind: "label", target, name, fields: said({ color: color.toLowerCase(), description }), was: was ?? [] };
}

export function milestoneItem(milestone: Of<"milestones">, target: Target, community: Community): Desired {
  const { title, due, description, state, was } = milestone;
  const text = description === undefined ? undefined : textOf(description, community);
  return {
    kind: "milestone",
    target,
    name: title,
    fields: said({ due: due === "" ? null : due, description: text, state }),
    was: was ?? [],
  };
}

export function autolinkItem({ prefix, url, alphanumeric }: Of<"autolinks">, target: Target): Desired {
  return { kind: "autolink", target, name: prefix, fields: { url, alphanumeric: alphanumeric ?? true }, was: [] };
}

/** A ruleset in the words of GitHub's conditions; rules of which nothing is said are left as they are. */
export function rulesetItem(ruleset: Of<"rulesets">, target: Target): Desired {
  const { name, enforcement, include, exclude, rules, was } = ruleset;
  const refs = ruleset.target ?? "branch";
  const patterns = (list: readonly string[]) => list.map((pattern) => pattern_(pattern, refs)).sort();
  const checks = rules.checks && [...new Set(rules.checks)].sort();
  const fields = said({
    target: refs,
    enforcement: enforcement ?? "active",
    include: patterns(include ?? [refs === "branch" ? "~DEFAULT_BRANCH" : "~ALL"]),
    exclude: patterns(exclude ?? []),
    rules: said({ ...rules, checks, pullRequest: rules.pullRequest && said(rules.pullRequest) }) as Value,
  });
  return { kind: "ruleset", target, name, fields, was: was ?? [] };
}

/** `main` → `refs/heads/main`; `*` alone means all (docs.github.com: rulesets REST, `ref_name`). */
function pattern_(pattern: string, refs: "branch" | "tag"): string {
  if (pattern.startsWith("~") || pattern.startsWith("refs/")) return pattern;
  return pattern === "*" ? "~ALL" : `refs/${refs === "branch" ? "heads" : "tags"}/${pattern}`;
}

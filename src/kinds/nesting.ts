import type { KindId, Target } from "./item.ts";

/** Kinds of things that others are in. */
export type Container = "repository" | "team" | "board" | "calendar";

/** What a thing of each kind is in; what is not listed is with the owner. The nesting of kinds is written here, and nowhere else. */
const homes: Readonly<Partial<Record<KindId, Container>>> = {
  label: "repository",
  milestone: "repository",
  autolink: "repository",
  ruleset: "repository",
  "event-milestone": "repository",
  "event-issue": "repository",
  "event-discussion": "repository",
  "team-member": "team",
  "team-repository": "team",
  "board-field": "board",
  "board-repository": "board",
  "board-view": "board",
  event: "calendar",
};
const containers: ReadonlySet<KindId> = new Set(Object.values(homes));

/** The kind of thing that things of a kind are in; undefined for what is with the owner. */
export function homeOf(kind: KindId): Container | undefined {
  return homes[kind];
}

/** Whether things of other kinds are in those of this one. */
export function isContainer(kind: KindId): kind is Container {
  return containers.has(kind);
}

/** The kinds that are in things of a kind. */
export function childrenOf(kind: Container): KindId[] {
  return (Object.keys(homes) as KindId[]).filter((child) => homes[child] === kind);
}

/** A kind that says of a repository that it belongs to something else, and is called by the repository's name. */
export function isLink(kind: KindId): boolean {
  return kind === "team-repository" || kind === "board-repository";
}

/** Where things are that are in a thing; where the thing itself is, when nothing can be in it. */
export function within({ kind, target }: { readonly kind: KindId; readonly target: Target }, name: string): Target {
  return isContainer(kind) ? { ...target, [kind]: name } : target;
}

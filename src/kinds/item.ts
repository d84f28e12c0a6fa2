/** What a community is made of, as every place shows it: plain values that can be compared, saved and shown. */

export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Fields = Readonly<Record<string, Value>>;

/**
 * Kinds of things, in the order in which they are made: what comes later hangs on what comes before. Members and
 * repositories of a team, and fields, repositories and views of a board, are things of their own, so that each is
 * shown, guarded, journaled and taken back by itself.
 */
export const kindIds = [
  "repository",
  "team",
  "team-member",
  "team-repository",
  "label",
  "milestone",
  "autolink",
  "ruleset",
  "board",
  "board-field",
  "board-repository",
  "board-view",
  "calendar",
  "event",
  "event-milestone",
  "event-issue",
  "event-discussion",
  "announcement",
] as const;
export type KindId = (typeof kindIds)[number];

/** Posts in repositories about single occurrences of events. They are told apart by a mark in their body. */
export type PostKind = "event-issue" | "event-discussion" | "event-milestone";

export function isPost(kind: KindId): kind is PostKind {
  return kind === "event-issue" || kind === "event-discussion" || kind === "event-milestone";
}

/** The manifest's sections that a plan is made from, as `--only` takes them. */
export const sections = [
  "repositories",
  "teams",
  "labels",
  "milestones",
  "autolinks",
  "rulesets",
  "boards",
  "events",
] as const;
export type Section = (typeof sections)[number];

/**
 * Where a thing is: with the owner (repositories, teams, boards), in a repository (labels, milestones, autolinks,
 * rulesets, posts about events), in a team (members, repositories), on a board (fields, repositories, views) or in a
 * calendar (events). Names as people write them. The owner of a calendar is the server that has it.
 */
export interface Target {
  readonly owner: string;
  readonly repository?: string;
  readonly team?: string;
  readonly board?: string;
  readonly calendar?: string;
}

/** One thing. `fields` has the keys that its kind lists; see `kinds/`. */
export interface Item {
  readonly kind: KindId;
  readonly target: Target;
  /** What tells it apart within its kind and target, as it is written: a label's name, an autolink's prefix, a login. */
  readonly name: string;
  readonly fields: Fields;
}

/** A thing as the manifest wants it: only the fields that the manifest speaks of; all others are left as they are. */
export interface Desired extends Item {
  /** Names that it had before, in the manifest's order. */
  readonly was: readonly string[];
  /** It has left the manifest: what is wanted of it is that it ends. */
  readonly leaves?: boolean;
}

/** A thing as a place has it: every field of its kind that the place can tell. */
export interface Actual extends Item {
  /** The place's own handle of it (an id, a number, a slug), opaque to all but the place. */
  readonly ref: string;
  /** Other names that mean it, folded: a team's slug. */
  readonly aliases?: readonly string[];
  /** Name of the team above from which it comes down: it can be widened here, but neither narrowed nor taken away. */
  readonly inherited?: string;
}

/** Names are told apart without regard to case, as GitHub does for labels, repositories, teams and users. */
export function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** A text that is the same for the same target, whatever the case of its names. */
export function targetKey({ owner, repository, team, board, calendar }: Target): string {
  const part = (mark: string, name: string | undefined) => (name === undefined ? "" : `${mark}${fold(name)}`);
  return `${fold(owner)}${part("/", repository)}${part("\tteam ", team)}${part("\tboard ", board)}${part("\tcalendar ", calendar)}`;
}

/** A text that is the same for the same thing. */
export function itemKey({ kind, target, name }: Pick<Item, "kind" | "target" | "name">): string {
  return `${kind}\t${targetKey(target)}\t${fold(name)}`;
}

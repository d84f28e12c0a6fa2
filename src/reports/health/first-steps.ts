import { deeds } from "../port.ts";
import { type Case, never } from "./cases.ts";
import { byText, day, inOrder } from "./figures.ts";
import type { Scene } from "./scene.ts";

/** Who is new, and when a person stopped being it. */
export interface FirstSteps {
  /** Whether a person had contributed nothing by then. */
  isNewcomer(person: number, at: number): boolean;
  /** Whether the forge says that a person has a role. That is of today: it does not tell since when. */
  holdsRole(person: number): boolean;
}

/** The forge's word for those who hold a role. */
const roles: ReadonlySet<string | undefined> = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

/** A commit of the pull request itself is often dated some days before the pull request was opened. */
const grace = 30 * day;

/**
 * A person is a newcomer until a pull request of theirs was merged, or a commit of theirs (also as co-author) is more
 * than 30 days old. Where no history was read, those who hold a role today are none either: they may push without a pull
 * request. The forge's own word for first-timers is of no use: it changes as soon as the first one is merged.
 */
export function firstSteps({ cases, activity, cast }: Scene): FirstSteps {
  const merged = new Map<number, number>();
  const insiders = new Set<number>();
  for (const { thread, author } of cases) {
    if (roles.has(thread.association)) insiders.add(author);
    if (thread.merged !== undefined) merged.set(author, Math.min(thread.merged, merged.get(author) ?? never));
  }
  const committed = firstCommits(activity, cast.personOf);
  return {
    isNewcomer: (person, at) =>
      (merged.get(person) ?? never) >= at &&
      (committed.get(person) ?? never) * day >= at - grace &&
      !(committed.size === 0 && insiders.has(person)),
    holdsRole: (person) => insiders.has(person),
  };
}

/** The day of each person's first commit. */
function firstCommits(activity: Scene["activity"], personOf: Int32Array): Map<number, number> {
  const first = new Map<number, number>();
  for (const [row, deed] of (activity?.deed ?? []).entries()) {
    const name = deeds[deed];
    if (!activity || (name !== "commit" && name !== "co-author")) continue;
    const person = personOf[activity.who[row] ?? -1] ?? -1;
    first.set(person, Math.min(activity.day[row] ?? never, first.get(person) ?? never));
  }
  return first;
}

/** The first pull request of each person, of all that were read. */
export function firstPullsOf(cases: readonly Case[]): Case[] {
  const first = new Map<number, Case>();
  for (const one of cases) {
    if (one.thread.kind !== "pull") continue;
    const other = first.get(one.author);
    if (!other || earlier(one, other) < 0) first.set(one.author, one);
  }
  return [...first.values()];
}

const earlier = inOrder<Case>(
  (one, other) => one.opened - other.opened,
  (one, other) => byText(one.thread.repository, other.thread.repository),
  (one, other) => one.thread.number - other.thread.number,
);

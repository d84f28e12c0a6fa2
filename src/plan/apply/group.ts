import { type Actual, fold, isPost, type KindId, type Target } from "../../kinds/item.ts";
import { within } from "../../kinds/nesting.ts";
import { groupKey, unreadOf } from "../digest.ts";
import type { Failure, Place, Snapshot, Step } from "../port.ts";

/**
 * The group of a step, from a fresh reading.
 * @param steps all steps of that group that are looked at: repositories are read by name, and each has its own
 * @returns a failure when it could not be read whole
 * @throws AppError for what ends the whole run
 */
export async function readGroup(
  place: Place,
  owner: string,
  step: Step,
  steps: readonly Step[] = [step],
): Promise<readonly Actual[] | Failure> {
  const { kind, target } = step;
  const names = kind === "repository" ? steps.flatMap(({ name, rename }) => [name, ...(rename ? [rename] : [])]) : [];
  const snapshot: Snapshot = await place.read({
    owner,
    kinds: new Set([kind]),
    ...placesOf(kind, kind === "repository" ? names : repositoriesOf(step), target),
    settings: new Set(names.map(fold)),
    calendars: calendarsOf(step, steps),
    only: [{ kind, target }],
  });
  return unread(steps, snapshot) ?? snapshot.items.filter((item) => groupKey(item) === groupKey(step));
}

/** Why it is not known how the things of some steps are: their list, or one of them, could not be read whole. */
function unread(steps: readonly Step[], { items, failures }: Snapshot): Failure | undefined {
  for (const { kind, target, name, rename } of steps) {
    const hasMoved = items.some((item) => item.kind === kind && fold(item.name) === fold(rename ?? ""));
    for (const one of [name, ...(rename === undefined ? [] : [rename])]) {
      const failure = unreadOf({ kind, target: within({ kind, target }, one) }, failures);
      // A repository's former name leads to where it is now: that is no failure once it has its new name.
      if (failure && !(hasMoved && failure.reason === "target.renamed")) return failure;
    }
  }
  return undefined;
}

/** Posts are looked for in a repository; all else is in those that are read by name. */
function placesOf(kind: KindId, repositories: readonly string[], { owner, repository }: Target) {
  if (!isPost(kind) || repository === undefined) return { repositories };
  return { repositories: [], posts: [{ owner, repository }] };
}

/** Calendars are read by name, as repositories are. */
function calendarsOf({ kind, target }: Step, steps: readonly Step[]): string[] {
  if (kind === "calendar") return steps.map(({ name }) => name);
  return target.calendar === undefined ? [] : [target.calendar];
}

function repositoriesOf({ target }: Step): string[] {
  return target.repository === undefined ? [] : [target.repository];
}

import { type Actual, fold, isPost, targetKey } from "../../kinds/item.ts";
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
  const snapshot = await readGroups(place, owner, steps.length > 0 ? steps : [step]);
  return unread(steps, snapshot) ?? snapshot.items.filter((item) => groupKey(item) === groupKey(step));
}

/** The groups of some steps of one kind, in one reading. @throws AppError for what ends the whole run */
export function readGroups(place: Place, owner: string, steps: readonly Step[]): Promise<Snapshot> {
  const names = steps.flatMap(({ kind, name, rename }) => {
    return kind === "repository" ? [name, ...(rename === undefined ? [] : [rename])] : [];
  });
  const posts = new Map(steps.filter(({ kind }) => isPost(kind)).map(({ target }) => [targetKey(target), target]));
  const repositories = steps.flatMap(({ kind, target }) => (isPost(kind) ? [] : (target.repository ?? [])));
  return place.read({
    owner,
    kinds: new Set(steps.map(({ kind }) => kind)),
    repositories: [...new Set([...names, ...repositories])],
    settings: new Set(names.map(fold)),
    calendars: [...new Set(steps.flatMap(calendarsOf))],
    posts: [...posts.values()].flatMap(({ owner: whose, repository }) =>
      repository === undefined ? [] : [{ owner: whose, repository }],
    ),
    only: [...new Map(steps.map(({ kind, target }) => [groupKey({ kind, target }), { kind, target }])).values()],
  });
}

/** Why it is not known how the things of some steps are: their list, or one of them, could not be read whole. */
export function unread(steps: readonly Step[], { items, failures }: Snapshot): Failure | undefined {
  for (const { kind, target, name, rename } of steps) {
    const hasMoved = items.some((item) => item.kind === kind && fold(item.name) === fold(rename ?? ""));
    for (const one of [name, ...(rename === undefined ? [] : [rename])]) {
      const failure = unreadOf({ kind, target: within({ kind, target }, one) }, failures);
      // A repository's former name leads to where it is now: that is no failure once it has its new name.
      if (failure && !(hasMoved && failure.reason === "target.renamed")) return failure;
      // Of two that go by one name (boards may) nobody knows which a step has brought about.
      const same = items.filter(
        (item) => groupKey(item) === groupKey({ kind, target }) && fold(item.name) === fold(one),
      );
      if (same.length > 1) return { target, kind, reason: "plan.ambiguous", params: { name: one } };
    }
  }
  return undefined;
}

/** Calendars are read by name, as repositories are. */
function calendarsOf({ kind, name, target }: Step): readonly string[] {
  if (kind === "calendar") return [name];
  return target.calendar === undefined ? [] : [target.calendar];
}

import { type Desired, fold, itemKey } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { isContainer, within } from "../../kinds/nesting.ts";
import { groupKey, unreadOf } from "../digest.ts";
import type { Failure, Group, Snapshot } from "../port.ts";
import type { Input } from "./types.ts";

/** What lies in a thing of that name, as a group; what has nothing in it is in the group that it is in. */
export function inside({ kind, target }: Group, name: string): Group {
  return { kind, target: within({ kind, target }, name) };
}

/** All that keeps a plan from being made somewhere. */
export function failuresOf(input: Input): Failure[] {
  const { snapshot } = input;
  const told = snapshot.failures.filter((failure) => !isFormerName(failure, input));
  return [...told, ...unseen(input), ...ambiguous(input), ...twofold(input)];
}

/**
 * The service answers to a repository's former names with where it is now. While the manifest still tells such a name,
 * that is as it should be.
 */
function isFormerName({ target, reason }: Failure, { desired, snapshot }: Input): boolean {
  const { repository } = target;
  if (reason !== "target.renamed" || repository === undefined) return false;
  return desired.some((thing) => {
    return (
      thing.kind === "repository" &&
      fold(thing.name) !== fold(repository) &&
      thing.was.some((name) => fold(name) === fold(repository)) &&
      isThere(thing.name, snapshot)
    );
  });
}

function isThere(name: string, { items }: Snapshot): boolean {
  return items.some((item) => item.kind === "repository" && fold(item.name) === fold(name));
}

/** A repository of which the place said neither that it is there nor that it is not: it is never made on a guess. */
function unseen({ desired, snapshot, offers }: Input): Failure[] {
  if (!offers.has("repository")) return [];
  return desired.flatMap(({ kind, target: { owner }, name, was }): Failure[] => {
    if (kind !== "repository" || [name, ...was].some((one) => isThere(one, snapshot))) return [];
    const told = (one: string) => unreadOf(inside({ kind, target: { owner } }, one), snapshot.failures);
    if (told(name)) return [];
    // It may be under a former name that could not be read; then nothing is made under the new one.
    const former = was.map(told).find((failure) => failure !== undefined);
    if (!former && snapshot.absent.has(fold(name))) return [];
    const { reason, params } = former ?? { reason: "target.missing", params: {} };
    return [{ target: { owner, repository: name }, reason, params }];
  });
}

/** Two things of one identity (boards may share a title): which is meant cannot be told, where that matters. */
function ambiguous(input: Input): Failure[] {
  const seen = new Set<string>();
  const twice = new Map<string, Failure[]>();
  for (const item of input.snapshot.items) {
    const key = itemKey(item);
    if (seen.has(key) && !twice.has(key) && matters(item, input)) twice.set(key, failuresFor(item));
    seen.add(key);
  }
  return [...twice.values()].flat();
}

/**
 * One thing under two names: it was renamed while it was listed, or the listing is wrong. By the one name it may be wanted
 * and by the other be let go, and what is let go is told to the service by what it calls it (its id).
 */
function twofold(input: Input): Failure[] {
  const seen = new Map<string, Named>();
  return input.snapshot.items.flatMap((item) => {
    if (item.ref === "" || kinds[item.kind].section === "events") return [];
    const key = `${groupKey(item)}\t${item.ref}`;
    const first = seen.get(key);
    if (!first) seen.set(key, item);
    const isTwo = first && fold(first.name) !== fold(item.name) && [first, item].some((one) => matters(one, input));
    return isTwo ? failuresFor(item, { reason: "plan.twofold", params: { name: item.name, other: first.name } }) : [];
  });
}

function failuresFor(
  { kind, target, name }: Named,
  reason: Pick<Failure, "reason" | "params"> = { reason: "plan.ambiguous", params: { name } },
): Failure[] {
  // What lies in two boards of one title cannot be told apart either.
  const inner = isContainer(kind) ? [{ target: within({ kind, target }, name), ...reason }] : [];
  return [{ target, kind, ...reason }, ...inner];
}

type Named = Group & Pick<Desired, "name">;

/** Whether the manifest names it, or would have it go. */
function matters(item: Named, { desired, strict }: Input): boolean {
  const group = desired.filter((thing) => groupKey(thing) === groupKey(item));
  if (group.length > 0 && strict.has(kinds[item.kind].section)) return true;
  return group.some(({ name, was }) => [name, ...was].some((one) => fold(one) === fold(item.name)));
}

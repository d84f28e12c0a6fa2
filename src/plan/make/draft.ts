import { type Actual, type Desired, fold, type KindId, kindIds } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { groundOf, groupKey, isUnread } from "../digest.ts";
import type { Ground, Note } from "../plan.ts";
import type { Failure, Group, Snapshot } from "../port.ts";
import { failuresOf, inside } from "./failures.ts";
import { planGroup } from "./group.ts";
import { match } from "./match.ts";
import { Names } from "./names.ts";
import type { Draft, Input, Part } from "./types.ts";

/** Compares what is wanted with what is there, kind by kind in the order of making; pure. */
export function draft(input: Input): Draft {
  const { snapshot } = input;
  const names = new Names();
  const failures = failuresOf(input);
  const parts: Part[] = [];
  const grounds: Ground[] = [];
  for (const kind of kindIds.filter((id) => isPlanned(id, input))) {
    const wanted = groups(input.desired.filter((item) => item.kind === kind));
    const present = groups(snapshot.items.filter((item) => item.kind === kind).map((item) => names.moved(item)));
    for (const [key, things] of wanted) {
      const [first] = things;
      if (!first || isUnread(first, failures) || isUnread(names.former(first), failures)) continue;
      const there = present.get(key) ?? [];
      const known = things.filter((thing) => !isLost(thing, there, failures));
      const lost = new Set(
        things.filter((thing) => !known.includes(thing)).flatMap((thing) => namesOf(thing).map(fold)),
      );
      const part = compareGroup(
        known,
        there.filter(({ name }) => !lost.has(fold(name))),
        names,
        input,
      );
      parts.push(isAsked(kind, input) ? part : onlyMade(part));
      if (part.changes.length > 0) grounds.push(originalGround(first, snapshot, names));
    }
  }
  return {
    changes: parts.flatMap(({ changes }) => changes),
    held: parts.flatMap(({ held }) => held),
    warnings: [...parts.flatMap(({ warnings }) => warnings), ...notOffered(input)],
    failures,
    grounds,
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
    toWeigh: new Map(parts.flatMap(({ weigh }) => weigh)),
  };
}

/** Whether a thing could not be read, under the name that it has, or any that it may have. */
function isLost(thing: Desired, there: readonly Actual[], failures: readonly Failure[]): boolean {
  const own = there.some(({ name }) => fold(name) === fold(thing.name));
  return (own ? [thing.name] : namesOf(thing)).some((name) => isUnread(inside(thing, name), failures));
}

/** Names under which a thing may be. */
function namesOf({ name, was }: Desired): readonly string[] {
  return [name, ...was];
}

/** Whether a section was asked for. */
function isAsked(kind: KindId, { only }: Input): boolean {
  return only.length === 0 || only.includes(kinds[kind].section);
}

/** Of repositories that were not asked for only what all else hangs on: that they are there, under their name. */
function onlyMade(part: Part): Part {
  const changes = part.changes.flatMap((change) => {
    if (change.action === "update") return [];
    return [change.action === "rename" ? { ...change, fields: [] } : change];
  });
  return { ...part, changes, held: [], unchanged: 0 };
}

/** Repositories are made whatever is asked for: all else hangs on them. */
function isPlanned(kind: KindId, input: Input): boolean {
  return input.offers.has(kind) && (kind === "repository" || isAsked(kind, input));
}

function compareGroup(things: readonly Desired[], actual: readonly Actual[], names: Names, input: Input): Part {
  const matching = match(things, actual);
  for (const [index, thing] of things.entries()) {
    const item = matching.taken[index];
    if (item) names.rename(item, thing);
  }
  return planGroup(things, actual, matching, input);
}

function groups<T extends Group>(items: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = groupKey(item);
    const list = found.get(key);
    if (list) list.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** What a group stands on, under the name that its target has now. */
function originalGround(group: Group, snapshot: Snapshot, names: Names): Ground {
  const key = groupKey(group);
  const items = snapshot.items.filter((item) => item.kind === group.kind && groupKey(names.moved(item)) === key);
  return groundOf({ kind: group.kind, target: items[0]?.target ?? group.target }, items);
}

function notOffered({ desired, offers, only }: Input): Note[] {
  const missing = new Map(
    desired.filter(({ kind }) => !offers.has(kind)).map((item) => [kinds[item.kind].section, item]),
  );
  return [...missing]
    .filter(([section]) => only.length === 0 || only.includes(section))
    .map(([section, { target }]) => ({
      code: "plan.not-offered",
      target: { owner: target.owner },
      params: { section },
    }));
}

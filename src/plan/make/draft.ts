import { type Actual, type Desired, fold, itemKey, type KindId, kindIds } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { groundOf, groupKey } from "../digest.ts";
import type { Ground, Note } from "../plan.ts";
import type { Failure, Group, Snapshot } from "../port.ts";
import { planGroup } from "./group.ts";
import { match } from "./match.ts";
import { Names } from "./names.ts";
import type { Draft, Input, Part } from "./types.ts";

/** Compares what is wanted with what is there, kind by kind in the order of making; pure. */
export function draft(input: Input): Draft {
  const { snapshot } = input;
  const names = new Names();
  const failures = [...snapshot.failures, ...ambiguous(snapshot)];
  const parts: Part[] = [];
  const grounds: Ground[] = [];
  for (const kind of kindIds.filter((id) => isPlanned(id, input))) {
    const wanted = groups(input.desired.filter((item) => item.kind === kind));
    const present = groups(snapshot.items.filter((item) => item.kind === kind).map((item) => names.moved(item)));
    for (const [key, things] of wanted) {
      const [first] = things;
      if (!first || isFailed(first, failures)) continue;
      const part = compareGroup(things, present.get(key) ?? [], names, input);
      parts.push(part);
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

/** Repositories are made whatever is asked for: all else hangs on them. */
function isPlanned(kind: KindId, { offers, only }: Input): boolean {
  return offers.has(kind) && (only.length === 0 || kind === "repository" || only.includes(kinds[kind].section));
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

/** Nothing is planned where something could not be read whole. */
function isFailed({ kind, target }: Group, failures: readonly Failure[]): boolean {
  const above = [{ owner: target.owner }, ...(target.repository === undefined ? [] : [target])];
  return failures.some((failure) => {
    if (failure.kind !== undefined)
      return groupKey({ kind, target }) === groupKey({ kind: failure.kind, target: failure.target });
    return [...above, target].some(
      (one) => groupKey({ kind, target: one }) === groupKey({ kind, target: failure.target }),
    );
  });
}

/** Two things of one identity (boards may share a title): which is meant cannot be told. */
function ambiguous(snapshot: Snapshot): Failure[] {
  const seen = new Set<string>();
  return snapshot.items.flatMap(({ kind, target, name }): Failure[] => {
    const key = itemKey({ kind, target, name });
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ target, kind, reason: "plan.ambiguous", params: { name: fold(name) } }];
  });
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

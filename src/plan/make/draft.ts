import { type Actual, type Desired, fold, type KindId, kindIds } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { groundOf, groupKey, isLost, isUnread } from "../digest.ts";
import type { Ground, Note } from "../plan.ts";
import type { Failure, Group, Snapshot } from "../port.ts";
import { Archived, archivedLast, archives } from "./archived.ts";
import { failuresOf } from "./failures.ts";
import { planGroup } from "./group.ts";
import { match } from "./match.ts";
import { Names } from "./names.ts";
import { unasked } from "./repositories.ts";
import { teamsByName } from "./teams.ts";
import type { Draft, Input, Part } from "./types.ts";

/** Compares what is wanted with what is there, kind by kind in the order of making; pure. */
export function draft(given: Input): Draft {
  const { snapshot } = given;
  const { input, failures } = prepared(given);
  const names = new Names();
  const archived = new Archived();
  const parts: Part[] = [];
  const grounds: Ground[] = [];
  for (const kind of kindIds.filter((id) => isPlanned(id, input))) {
    const present = groups(snapshot.items.filter((item) => item.kind === kind).map((item) => names.moved(item)));
    for (const [key, things] of wantedGroups(kind, input)) {
      const there = present.get(key) ?? [];
      const first: Group | undefined = things[0] ?? there[0];
      if (!first || isUnread(first, failures) || isUnread(names.former(first), failures)) continue;
      const { known, lost } = readable(things, there, failures);
      const seen = there.filter((item) => !lost.has(fold(item.name)) && !isLost(item, item.name, failures));
      const part = archived.left(first, compareGroup(kind, known, seen, { names, archived, input }));
      parts.push(part);
      if (part.changes.length > 0) grounds.push(originalGround(first, snapshot, names));
    }
  }
  const changes = parts.flatMap((part) => part.changes);
  return {
    changes: [...changes.filter((one) => !archives(one)), ...changes.filter(archives)],
    held: parts.flatMap(({ held }) => held),
    warnings: [...parts.flatMap(({ warnings }) => warnings), ...archived.warnings, ...notOffered(input)],
    failures,
    grounds,
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
    toWeigh: new Map(parts.flatMap(({ weigh }) => weigh)),
  };
}

/** What is wanted of a kind, group by group. */
function wantedGroups(kind: KindId, { desired, groups: also = [] }: Input): ReadonlyMap<string, readonly Desired[]> {
  const wanted = groups(desired.filter((item) => item.kind === kind));
  for (const group of also.filter((one) => one.kind === kind)) {
    if (!wanted.has(groupKey(group))) wanted.set(groupKey(group), []);
  }
  return wanted;
}

/** Things of which it is known how they are, and the names of the others: under the name that each has, or any that it may have. */
function readable(
  things: readonly Desired[],
  there: readonly Actual[],
  failures: readonly Failure[],
): { readonly known: readonly Desired[]; readonly lost: ReadonlySet<string> } {
  if (failures.length === 0) return { known: things, lost: new Set() };
  const present = new Set(there.map(({ name }) => fold(name)));
  const lost = things.filter((thing) => {
    const names = present.has(fold(thing.name)) ? [thing.name] : namesOf(thing);
    return names.some((name) => isLost(thing, name, failures));
  });
  const gone = new Set(lost);
  return {
    known: things.filter((thing) => !gone.has(thing)),
    lost: new Set(lost.flatMap((thing) => namesOf(thing).map(fold))),
  };
}

/** Names under which a thing may be. */
function namesOf({ name, was }: Desired): readonly string[] {
  return [name, ...was];
}

/** Whether a section was asked for. */
function isAsked(kind: KindId, { only }: Input): boolean {
  return only.length === 0 || only.includes(kinds[kind].section);
}

/** Repositories are compared whatever is asked for: all else hangs on them. */
function isPlanned(kind: KindId, input: Input): boolean {
  return input.offers.has(kind) && (kind === "repository" || isAsked(kind, input));
}

interface Comparing {
  readonly names: Names;
  readonly archived: Archived;
  readonly input: Input;
}

function compareGroup(
  kind: KindId,
  things: readonly Desired[],
  actual: readonly Actual[],
  { names, archived, input }: Comparing,
): Part {
  const matching = match(things, actual);
  for (const [index, thing] of things.entries()) {
    const item = matching.taken[index];
    if (item) names.rename(item, thing);
  }
  if (kind === "repository") for (const item of actual) archived.note(item, things[matching.taken.indexOf(item)]);
  const part = planGroup(kind, things, actual, matching, input);
  if (kind !== "repository") return part;
  // One that is not asked for and not there is a failure by now.
  return isAsked(kind, input) ? { ...part, changes: archivedLast(part.changes) } : { ...part, ...nothing };
}

const nothing = { changes: [], held: [], unchanged: 0, weigh: [] };

/** What is wanted under the names that things have, and all that keeps a plan from being made somewhere. */
function prepared(given: Input): { readonly input: Input; readonly failures: readonly Failure[] } {
  const { snapshot } = given;
  const desired = teamsByName(given.desired, snapshot.items);
  if (isAsked("repository", given) || !given.offers.has("repository")) {
    const input = { ...given, desired };
    return { input, failures: failuresOf(input) };
  }
  const { desired: named, failures } = unasked(desired, snapshot);
  const input = { ...given, desired: named };
  return { input, failures: [...failuresOf(input), ...failures] };
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

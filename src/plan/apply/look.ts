import { type Actual, fold, type Value } from "../../kinds/item.ts";
import { same } from "../../kinds/kind.ts";
import { groupKey } from "../digest.ts";
import type { Place, Step, Weight } from "../port.ts";
import { sameWeight } from "../weight.ts";
import { readGroups, unread } from "./group.ts";
import type { Reason, Run } from "./types.ts";

/** What keeps a step from being sent. `moved`: things are no more as they were shown, which ends the run. */
export interface Seen extends Reason {
  readonly moved: boolean;
}

/**
 * Looks at what some steps overwrite or take away, just before they are sent: whether it is there, the same thing, as it was
 * shown, with as much hanging on it. One reading, and one weighing where something goes. What is made is settled when it is met.
 * @param steps of one kind
 * @param done what this run has done: what it has changed itself is no surprise
 * @throws AppError for what ends the whole run
 */
export async function look(
  steps: readonly Step[],
  { place, owner }: Pick<Run, "place" | "owner">,
  done: readonly Step[],
): Promise<ReadonlyMap<Step, Seen>> {
  const found = new Map<Step, Seen>();
  const touched = new Set(done.map(handleKey));
  const looked = steps.filter((step) => step.action !== "create" && step.ref !== undefined && isFirst(step, touched));
  if (looked.length === 0) return found;
  const snapshot = await readGroups(place, owner, looked);
  const going: (readonly [Step, Actual])[] = [];
  for (const step of looked) {
    const failure = unread([step], snapshot);
    const item = failure ? undefined : own(step, snapshot.items);
    const seen = failure ? unreadable(failure) : difference(step, snapshot.items, done);
    if (seen) found.set(step, seen);
    else if (item && step.weight !== undefined) going.push([step, item]);
  }
  return new Map([...found, ...(await weighed(going, place))]);
}

async function weighed(going: readonly (readonly [Step, Actual])[], place: Place): Promise<(readonly [Step, Seen])[]> {
  if (going.length === 0) return [];
  const weights = await place.weigh(going.map(([, item]) => item));
  return going.flatMap(([step], at) => {
    const seen = heavier(step, weights[at] ?? {});
    return seen ? [[step, seen] as const] : [];
  });
}

function unreadable({ reason, params }: Reason): Seen {
  return { reason, params, moved: false };
}

function heavier(step: Step, now: Weight): Seen | undefined {
  if (now.unread) return unreadable(now.unread);
  return sameWeight(step.weight, now) ? undefined : moved("weight", step);
}

/** A thing may pass through several steps: at the first it is as it was shown. */
function isFirst(step: Step, touched: Set<string>): boolean {
  const key = handleKey(step);
  if (touched.has(key)) return false;
  touched.add(key);
  return true;
}

function handleKey(step: Step): string {
  return `${groupKey(step)}\t${step.ref ?? `name ${fold(step.name)}`}`;
}

/** Kinds that are nothing but a name in a list: their handle is that name, and goes with it. */
const named = new Set<Step["kind"]>(["team-member", "team-repository", "board-repository"]);

function own(step: Step, items: readonly Actual[]): Actual | undefined {
  return items.find((item) => {
    if (groupKey(item) !== groupKey(step) || fold(item.name) !== fold(step.name)) return false;
    return named.has(step.kind) || item.ref === step.ref;
  });
}

function difference(step: Step, items: readonly Actual[], done: readonly Step[]): Seen | undefined {
  const { into } = step;
  const item = own(step, items);
  if (!item) return moved("removed", step);
  if (into && !items.some((one) => groupKey(one) === groupKey(step) && one.ref === into.ref)) {
    return moved("removed", { ...step, name: into.name });
  }
  const before = Object.entries(step.before ?? {}).filter(([field]) => !isFollowing(step, field, done));
  return before.every(([field, value]) => same(value as Value, item.fields[field]))
    ? undefined
    : moved("changed", step);
}

/** A view names the fields that it shows, so it follows when this run gives them other names. */
function isFollowing({ kind }: Step, field: string, done: readonly Step[]): boolean {
  return kind === "board-view" && field === "fields" && done.some((one) => one.kind === "board-field");
}

function moved(how: "removed" | "changed" | "weight", { name }: Step): Seen {
  return { reason: `apply.moved-${how}`, params: { name }, moved: true };
}

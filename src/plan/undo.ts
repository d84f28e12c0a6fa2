import { type Actual, type Fields, itemKey, type Value } from "../kinds/item.ts";
import type { Recorded } from "./apply/journal.ts";
import { hasFields } from "./apply/satisfied.ts";
import { groupKey } from "./digest.ts";
import type { Change, FieldChange } from "./plan.ts";
import type { Outcome, Snapshot, Step } from "./port.ts";
import { stepsOf } from "./steps.ts";

/** A change that is not taken back, and why: `left.changed`, `left.repository`. */
export interface Left {
  readonly change: Change;
  readonly reason: string;
}

export interface Inverse {
  readonly changes: readonly Change[];
  readonly left: readonly Left[];
}

/** The changes of a recorded apply that were carried out. */
export function doneChanges({ plan, results }: Recorded): Change[] {
  return plan.changes.filter(({ id }) => results.get(id)?.state === "done");
}

/**
 * What takes a recorded apply back: the opposite of each change that was carried out, the last one first. A thing that
 * is no longer as the apply left it is left alone; a repository that was made is never deleted. Pure.
 * @param snapshot how things are now
 */
export function inverse(record: Recorded, snapshot: Snapshot): Inverse {
  const changes: Change[] = [];
  const left: Left[] = [];
  const state = new Map(snapshot.items.map((item) => [itemKey(item), item]));
  const steps = new Map(stepsOf(record.plan.changes).map((step) => [step.id, step]));
  for (const change of doneChanges(record).reverse()) {
    const step = steps.get(change.id) as Step;
    const back = opposite(change, step, state, record.results.get(change.id));
    if (typeof back === "string") left.push({ change, reason: back });
    else {
      changes.push(back);
      follow(back, state);
    }
  }
  return { changes, left };
}

/** The opposite of a change, or why there is none. */
function opposite(
  change: Change,
  step: Step,
  state: ReadonlyMap<string, Actual>,
  outcome: Outcome | undefined,
): Change | string {
  const { kind, target, action } = change;
  const own = { kind, target, id: `undo-${change.id}` };
  if (action === "delete" && kind === "board") {
    return {
      ...own,
      action: "update",
      name: change.name,
      ...refOf(change),
      fields: [{ field: "closed", after: false }],
    };
  }
  const item = state.get(itemKey({ kind, target, name: change.name }));
  if (action === "delete" || action === "merge") return item ? "left.changed" : anew(change, outcome);
  if (!item || !hasFields(step, item)) return "left.changed";
  if (action === "create") {
    if (kind === "repository") return "left.repository";
    return { ...own, action: "delete", name: item.name, ref: item.ref, fields: [], before: item.fields };
  }
  const fields = back(change, item);
  if (action === "update") return { ...own, action, name: item.name, ref: item.ref, fields, before: item.fields };
  const names = { name: change.from ?? change.name, from: item.name };
  return { ...own, action: "rename", ...names, ref: item.ref, fields, before: item.fields };
}

/** A thing that went, made again, and put back where it was. */
function anew(change: Change, outcome: Outcome | undefined): Change {
  const { id, kind, target, name, before } = change;
  const moved = outcome?.state === "done" ? outcome.moved : undefined;
  const own = { id: `undo-${id}`, action: "create" as const, kind, target, name };
  return { ...own, fields: all(before ?? {}), ...carriers(change, moved) };
}

function refOf({ ref }: Change): { ref?: string } {
  return ref === undefined ? {} : { ref };
}

/** The issues that carried a thing. */
function carriers({ weight }: Change, moved: readonly number[] | undefined): { weight?: Change["weight"] & object } {
  const numbers = moved ?? weight?.numbers;
  return numbers && numbers.length > 0 ? { weight: { numbers, issues: numbers.length } } : {};
}

function all(fields: Fields): FieldChange[] {
  return Object.entries(fields).map(([field, after]) => ({ field, after }));
}

function back(change: Change, item: Actual): FieldChange[] {
  return change.fields.flatMap(({ field, after }) => {
    const former: Value | undefined = change.before?.[field];
    return former === undefined ? [] : [{ field, before: item.fields[field] ?? after, after: former }];
  });
}

/** Keeps the state in step with what taking back does to it, so that chains of renamings come apart in order. */
function follow(change: Change, state: Map<string, Actual>): void {
  const { kind, target, name, from, action } = change;
  const key = itemKey({ kind, target, name: from ?? name });
  const item = state.get(key);
  const fields = Object.fromEntries(change.fields.map(({ field, after }) => [field, after]));
  state.delete(key);
  if (action === "delete") return;
  const result = { kind, target, name, ref: item?.ref ?? "", fields: { ...item?.fields, ...fields } };
  state.set(itemKey(result), result);
}

/** The groups that have to be read to take a recorded apply back. */
export function groupsOf(record: Recorded) {
  const groups = new Map(doneChanges(record).map(({ kind, target }) => [groupKey({ kind, target }), { kind, target }]));
  return [...groups.values()];
}

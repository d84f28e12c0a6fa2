import { type Fields, fold, targetKey, type Value } from "../../kinds/item.ts";
import { same } from "../../kinds/kind.ts";
import { groupKey } from "../digest.ts";
import type { Change, Plan } from "../plan.ts";
import type { Step } from "../port.ts";
import { difference, type Odd } from "../redraw.ts";
import { stepsOf } from "../steps.ts";
import { type Recorded, stateOf } from "./journal.ts";
import { childTarget, neededTargets } from "./parents.ts";
import type { Rest } from "./resume.ts";

/** What is left of a stopped apply, as a fresh drawing has it. */
export interface Again {
  /** To be shown, and sent: the fresh drawing's own, in the order of the first one. */
  readonly changes: readonly Change[];
  /** The same as steps, under the names that the journal has for them. */
  readonly steps: readonly Step[];
  /** Steps that bring in step what was met, rather than make it: an undo leaves it. */
  readonly met: ReadonlySet<string>;
  /** What the fresh drawing does not want as it was begun. */
  readonly odd: readonly Odd[];
  /** What the fresh drawing wants beyond it. */
  readonly more: readonly Change[];
}

/**
 * Holds what a stopped apply has left undone against a plan that was drawn just now; pure. What was begun may have been
 * half done, and what hangs on a thing that was made may have come with it (labels of a new repository): then the fresh
 * drawing says what is missing.
 * @param rest steps that are not done, in the order of the first plan, and those that were found done
 */
export function again(record: Recorded, { steps: rest, found: done }: Rest, fresh: Plan): Again {
  const changes = new Map(record.plan.changes.map((change) => [change.id, change]));
  const left = new Set(rest.map(({ id }) => id));
  const isMade = madeParents(record, left);
  const found: { change: Change; id: string; met: boolean }[] = [];
  const odd: Odd[] = [];
  for (const step of rest) {
    const change = { ...(changes.get(step.id) as Change), ...(step.into ? { intoRef: step.into.ref } : {}) };
    const isBegun = stateOf(record, step) === "begun";
    const own = fresh.changes.find(({ id }) => id === change.id);
    const why = difference(change, own, fresh);
    const other = isBegun || isMade(step) ? completion(change, fresh) : undefined;
    if (own && (!why || (isBegun && isHalfMoved(change, own, why))))
      found.push({ change: own, id: step.id, met: false });
    else if (other) found.push({ change: other, id: step.id, met: change.action !== other.action });
    else odd.push({ change, why: why ?? "changed" });
  }
  const chosen = new Set([...left, ...found.map(({ change }) => change.id)]);
  const more = fresh.changes.filter(({ id }) => !chosen.has(id));
  const lost = [...rest, ...done].filter(withoutHome(more)).map(({ id }) => changes.get(id) as Change);
  return {
    changes: found.map(({ change }) => change),
    steps: found.flatMap(({ change, id }) => stepsOf([{ ...change, id }])),
    met: new Set(found.flatMap(({ id, met }) => (met ? [id] : []))),
    odd: [...odd, ...lost.map((change): Odd => ({ change, why: "changed" }))],
    more,
  };
}

/** What would have to be made, or get its name, first: where that is not there, nothing is found, and all would seem to be gone. */
function withoutHome(more: readonly Change[]): (step: Step) => boolean {
  const homes = new Set(
    stepsOf(more)
      .flatMap((step) => childTarget(step) ?? [])
      .map(targetKey),
  );
  return (step) => neededTargets(step).some((key) => homes.has(key));
}

/** Whether a step is about what hangs on a thing that the first run made. */
function madeParents({ plan }: Recorded, left: ReadonlySet<string>): (step: Step) => boolean {
  const steps = stepsOf(plan.changes).filter(({ id, action }) => action === "create" && !left.has(id));
  const made = new Set(steps.flatMap((step) => childTarget(step) ?? []).map(targetKey));
  return (step) => neededTargets(step).some((key) => made.has(key));
}

/** A merge that stopped on its way has moved some of what it was to move. */
function isHalfMoved(change: Change, fresh: Change, why: string): boolean {
  if (change.action !== "merge" || why !== "weight") return false;
  const all = new Set(change.weight?.numbers);
  return (fresh.weight?.numbers ?? []).every((number) => all.has(number));
}

/** What makes a thing whole that is there only in part: nothing that the first plan did not want of it. */
function completion(change: Change, fresh: Plan): Change | undefined {
  const after = Object.fromEntries(change.fields.map(({ field, after: value }) => [field, value]));
  const wanted = { ...change.before, ...after };
  return fresh.changes.find((one) => {
    if (groupKey(one) !== groupKey(change) || fold(one.name) !== fold(change.name) || one.removes || one.leaves)
      return false;
    return (
      completes(one, change, after) &&
      one.fields.every(({ field, after: value }) => isSame(field, value, wanted[field]))
    );
  });
}

/** A creation may have come half way; so may an update, with each field as it was or as it was to be. An autolink goes before it comes again. */
function completes(one: Change, { action, kind, ref, before = {} }: Change, after: Fields): boolean {
  if (action === "create") return one.action === "update";
  if (action !== "update") return false;
  if (one.action === "create") return kind === "autolink";
  const now = Object.entries(one.before ?? {});
  return (
    one.action === "update" &&
    one.ref === ref &&
    now.every(([field, value]) => {
      return same(value, before[field]) || same(value, after[field]);
    })
  );
}

/** Options of a field that came with a board have handles by now. */
function isSame(field: string, after: Value, wanted: Value | undefined): boolean {
  if (field !== "options" || !Array.isArray(after) || !Array.isArray(wanted)) return same(after, wanted);
  const names = (list: readonly Value[]) => list.map((one) => String((one as { name?: Value }).name));
  const known = new Set(names(after));
  return names(wanted).every((name) => known.has(name));
}

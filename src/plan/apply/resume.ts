import { type Actual, fold } from "../../kinds/item.ts";
import { groupKey, isLost } from "../digest.ts";
import type { Failure, Outcome, Place, Step } from "../port.ts";
import { stepsOf } from "../steps.ts";
import { findDone } from "./found.ts";
import { readGroup } from "./group.ts";
import { type Recorded, stateOf } from "./journal.ts";

/** What is left of an apply that was stopped on its way. */
export interface Rest {
  readonly steps: readonly Step[];
  /** Steps that turned out to be done, though the journal does not say so. */
  readonly found: readonly Step[];
  readonly failures: readonly Failure[];
}

/**
 * Finds what is left to do of a recorded apply: steps that were begun are settled by reading their group back; the
 * handles of things that were renamed or made meanwhile are taken from what is there now.
 */
export async function restOf(record: Recorded, place: Place): Promise<Rest> {
  const open = stepsOf(record.plan.changes).filter((step) => stateOf(record, step) !== "done");
  const groups = new Map<string, readonly Actual[]>();
  const failures: Failure[] = [];
  for (const [key, step] of new Map(open.map((one) => [groupKey(one), one]))) {
    const names = open.filter((one) => groupKey(one) === key);
    const items = await readGroup(place, record.plan.place.owner, step, names);
    if ("reason" in items) failures.push(items);
    else groups.set(key, items);
  }
  const { rest, found } = findDone(open, (step) => {
    return isLost(step, step.name, failures) ? undefined : groups.get(groupKey(step));
  });
  return { steps: rest.map((step) => refreshed(step, groups.get(groupKey(step)) ?? [])), found, failures };
}

/** A thing that a merge goes into may have been made by a step before. */
function refreshed(step: Step, items: readonly Actual[]): Step {
  const { into } = step;
  const target = into && items.find((item) => fold(item.name) === fold(into.name));
  return into && target ? { ...step, into: { name: target.name, ref: target.ref } } : step;
}

/** The outcome that a journal gets for a step that was found done. */
export const foundDone: Outcome = { state: "done" };

import { type Actual, fold } from "../../kinds/item.ts";
import { groupKey } from "../digest.ts";
import type { Failure, Outcome, Place, Step } from "../port.ts";
import { stepsOf } from "../steps.ts";
import { readGroup } from "./group.ts";
import { type Recorded, stateOf } from "./journal.ts";
import { satisfied } from "./satisfied.ts";

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
  const groups = new Map<string, readonly Actual[] | Failure>();
  const rest: Step[] = [];
  const found: Step[] = [];
  const failures: Failure[] = [];
  for (const step of open) {
    const key = groupKey(step);
    let items = groups.get(key);
    if (!items) {
      items = await readGroup(place, record.plan.place.owner, step);
      groups.set(key, items);
      if (!isList(items)) failures.push(items);
    }
    if (!isList(items)) continue;
    if (satisfied(step, items) || isPassed(step, open, items)) found.push(step);
    else rest.push(refreshed(step, items));
  }
  return { steps: rest, found, failures };
}

/** A thing that is where a later step brings it has passed through the earlier ones: they must not be sent again. */
function isPassed(step: Step, steps: readonly Step[], items: readonly Actual[]): boolean {
  const later = steps.slice(steps.indexOf(step) + 1);
  const own = later.filter(({ ref }) => step.ref !== undefined && ref === step.ref);
  return own.some((one) => groupKey(one) === groupKey(step) && satisfied(one, items));
}

function isList(items: readonly Actual[] | Failure): items is readonly Actual[] {
  return Array.isArray(items);
}

/** A thing that a merge goes into may have been made by a step before. */
function refreshed(step: Step, items: readonly Actual[]): Step {
  const { into } = step;
  const target = into && items.find((item) => fold(item.name) === fold(into.name));
  return into && target ? { ...step, into: { name: target.name, ref: target.ref } } : step;
}

/** The outcome that a journal gets for a step that was found done. */
export const foundDone: Outcome = { state: "done" };

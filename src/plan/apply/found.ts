import { type Actual, fold, targetKey } from "../../kinds/item.ts";
import { groupKey } from "../digest.ts";
import type { Step } from "../port.ts";
import { childTarget, neededTargets } from "./parents.ts";
import { isWhole, satisfied } from "./satisfied.ts";

/** Steps that are not known to be done, told apart by how things are. */
export interface Sorted {
  /** To be sent, in order. */
  readonly rest: readonly Step[];
  /** Done, though nobody has noted it. */
  readonly found: readonly Step[];
}

/**
 * Finds which of some steps have been done; pure.
 * @param open steps without a known outcome, in the plan's order
 * @param itemsOf the group of a step, as it is now; undefined when that is not known: the step is neither
 */
export function findDone(open: readonly Step[], itemsOf: (step: Step) => readonly Actual[] | undefined): Sorted {
  const rest: Step[] = [];
  const found: Step[] = [];
  for (const step of open) {
    const items = itemsOf(step);
    if (!items) continue;
    const isDone = isWhole(step, items) && !isTaken(step, rest, items);
    if (isUnder(step, rest)) rest.push(step);
    else if (isDone || isPassed(step, open, items)) found.push(step);
    else rest.push(step);
  }
  return { rest, found };
}

/**
 * What hangs on a repository, a team or a board that has yet to be made, or to get its name, cannot have been done. Where
 * that one is looked for nothing is found, and a deletion would seem to be done.
 */
function isUnder(step: Step, rest: readonly Step[]): boolean {
  const needed = neededTargets(step);
  return rest.some((one) => {
    const parent = childTarget(one);
    return parent !== undefined && needed.includes(targetKey(parent));
  });
}

/** A thing that is where a later step brings it has passed through the earlier ones: they must not be sent again. */
function isPassed(step: Step, steps: readonly Step[], items: readonly Actual[]): boolean {
  const later = steps.slice(steps.indexOf(step) + 1);
  const own = later.filter(({ ref }) => step.ref !== undefined && ref === step.ref);
  return own.some((one) => groupKey(one) === groupKey(step) && satisfied(one, items));
}

/** What has the name of a thing that is to be made, but has yet to give it up to it, is not that thing. */
function isTaken(step: Step, rest: readonly Step[], items: readonly Actual[]): boolean {
  if (step.action !== "create") return false;
  const own = items.find(({ name }) => fold(name) === fold(step.name));
  return rest.some((one) => groupKey(one) === groupKey(step) && one.ref !== undefined && one.ref === own?.ref);
}

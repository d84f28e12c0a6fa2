import type { KeptList, KeptThread, Walk } from "./kept.ts";
import type { Counted } from "./survey.ts";

/** A walk over what has changed since a date, or over all there is. */
export function walkFrom(floor: number | undefined, { newest, total }: Counted): Walk {
  const common = { top: newest, total, ended: false, rest: [] };
  return floor === undefined ? { order: "created", ...common } : { order: "updated", floor, ...common };
}

/** Whether the newest change is long past: two in the same second look like one. The two clocks need not agree closely. */
export const isQuiet = ({ newest }: Counted, wall: number) => wall - newest > 120_000;

/** What the forge had when a list was last known to be whole, or when its reading began. */
export interface Before {
  readonly total: number;
  readonly newest: number;
  /** Numbers of the threads that were opened in the second of the newest change. */
  readonly last: ReadonlySet<number>;
}

export function beforeOf({ mark, total, walk, threads }: KeptList): Before {
  const before = walk && mark === 0 ? { total: walk.total, newest: walk.top } : { total, newest: mark };
  const last = [...threads.values()].filter(({ opened }) => opened === before.newest);
  return { ...before, last: new Set(last.map(({ number }) => number)) };
}

/**
 * How many threads are kept that the forge has not any more; negative when it has more than are kept. Only the number
 * tells: nothing is said of a thread that was deleted or moved elsewhere. Pure.
 */
export function goneOf({ from, threads }: KeptList, before: Before, counted: Counted): number {
  // What was opened after the counting is in neither number. The thread with the newest change may be the one that is gone.
  const latest = Math.max(counted.newest, before.newest);
  const known = [...threads.values()].filter(({ opened }) => opened <= latest);
  if (from === undefined) return known.length - counted.total;
  const isNew = ({ opened, number }: KeptThread) =>
    opened > before.newest || (opened === before.newest && !before.last.has(number));
  return before.total + known.filter(isNew).length - counted.total;
}

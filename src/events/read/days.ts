import { zoneOf } from "../calendar/zone.ts";
import { isWithin } from "../rule/end.ts";
import { eachDay } from "../rule/expand.ts";
import type { Strand } from "./ground.ts";

/** Calls back with the days of a strand from one on, in order, until it says no. Ends with the rule. */
export function eachStart(strand: Strand, from: number, visit: (day: number) => boolean): void {
  const { rule, day, minute } = strand;
  if (!rule) {
    if (day >= from) visit(day);
    return;
  }
  const zone = zoneOf(strand.timezone);
  eachDay(rule, day, from, (one) => isWithin(rule, one, minute, zone) && visit(one));
}

/** The first day from one on; undefined when there is none. */
export function firstFrom(strand: Strand, from: number): number | undefined {
  let found: number | undefined;
  eachStart(strand, from, (day) => {
    found = day;
    return false;
  });
  return found;
}

/** The last day before one; undefined when there is none. */
export function lastBefore(strand: Strand, day: number): number | undefined {
  // Years are looked back one by one, since most rules come soon: only a rare one is read from its start.
  for (const from of [day - 40, day - 800, Number.NEGATIVE_INFINITY]) {
    let found: number | undefined;
    eachStart(strand, Math.max(from, strand.day), (one) => {
      if (one < day) found = one;
      return one < day;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The occurrence that is the nearest to a day, the earlier of two. */
export function nearestStart(strands: readonly Strand[], day: number): number | undefined {
  const all = strands.flatMap((strand) => [lastBefore(strand, day), firstFrom(strand, day)]);
  let best: number | undefined;
  for (const one of all) {
    if (one !== undefined && (best === undefined || Math.abs(one - day) < Math.abs(best - day))) best = one;
  }
  return best;
}

import { dayNumber } from "../calendar/days.ts";
import { periodsOf, sorted } from "./periods.ts";
import type { Rule } from "./rule.ts";

/** No calendar is planned further, and a rule that never meets a date ends somewhere. */
const lastDay = dayNumber(2200, 1, 1);

/**
 * The days of a rule, in order, from its start on: `visit` gets each and says whether to go on. COUNT is kept; UNTIL is
 * the caller's, since it depends on the zone.
 * @param start day of the first possible occurrence, which need not be one
 * @param from the first day that is wanted; a rule without COUNT leaps there
 */
export function eachDay(rule: Rule, start: number, from: number, visit: (day: number) => boolean): void {
  const periods = periodsOf(rule, start);
  const pick = positionsOf(rule);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  const take = (day: number): boolean => {
    if (day < start) return true;
    if (left-- <= 0) return false;
    return day < from || visit(day);
  };
  // One period earlier, since a week or a month may begin before the day that leads to it.
  const leap = rule.count === undefined && from > start ? periods.before(from) - 1 : 0;
  const days: number[] = [];
  for (let index = Math.max(0, leap); left > 0; index++) {
    days.length = 0;
    if (periods.fill(index, days) > lastDay) return;
    for (const day of pick(days)) if (!take(day)) return;
  }
}

/** BYSETPOS: of the days of a stretch those at some places, counted from 1 or from the end. */
function positionsOf({ positions }: Rule): (days: readonly number[]) => readonly number[] {
  if (positions.length === 0) return (days) => days;
  return (days) => {
    const places = positions.map((place) => (place > 0 ? place - 1 : days.length + place));
    return sorted(places).flatMap((place) => days[place] ?? []);
  };
}

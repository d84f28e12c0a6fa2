import { civil, dayNumber, isLeap, monthLength, weekday } from "../calendar/days.ts";
import type { Rule } from "./rule.ts";

/** The days of a year that a yearly rule with BYYEARDAY, BYWEEKNO, or BYDAY beside BYMONTHDAY keeps: each day is asked. */
export function daysOfYear(rule: Rule, year: number): number[] {
  const begins = dayNumber(year, 1, 1);
  const length = isLeap(year) ? 366 : 365;
  const found: number[] = [];
  for (let day = begins; day < begins + length; day++) {
    if (isKept(rule, day, begins, length)) found.push(day);
  }
  return found;
}

function isKept(rule: Rule, day: number, begins: number, length: number): boolean {
  const { year, month, day: inMonth } = civil(day);
  const size = monthLength(year, month);
  return (
    (rule.months.length === 0 || rule.months.includes(month)) &&
    holds(rule.monthDays, inMonth, size) &&
    holds(rule.yearDays, day - begins + 1, length) &&
    isInWeek(rule, day) &&
    // Within its month where months are named, else within the year.
    isWeekday(rule, day, rule.months.length > 0 ? [inMonth, size] : [day - begins + 1, length])
  );
}

/** Whether a list names a place, counted from 1 or from the end. An empty list names all. */
function holds(list: readonly number[], place: number, length: number): boolean {
  return list.length === 0 || list.includes(place) || list.includes(place - length - 1);
}

function isWeekday({ weekdays }: Rule, day: number, [place, length]: readonly [number, number]): boolean {
  if (weekdays.length === 0) return true;
  const own = weekday(day);
  const nth = Math.ceil(place / 7);
  const fromEnd = -Math.ceil((length - place + 1) / 7);
  return weekdays.some((one) => one.day === own && (one.nth === 0 || one.nth === nth || one.nth === fromEnd));
}

/** Weeks as ISO 8601 counts them, from the weekday that the rule begins weeks with: the first has four days of the year. */
function isInWeek({ weeks, weekStart }: Rule, day: number): boolean {
  if (weeks.length === 0) return true;
  const first = day - ((weekday(day) - weekStart + 7) % 7);
  // The year of a week is that of its fourth day.
  const { year } = civil(first + 3);
  const begins = weekOne(year, weekStart);
  return holds(weeks, (first - begins) / 7 + 1, (weekOne(year + 1, weekStart) - begins) / 7);
}

function weekOne(year: number, weekStart: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - ((weekday(fourth) - weekStart + 7) % 7);
}

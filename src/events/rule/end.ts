import { civil } from "../calendar/days.ts";
import type { Zone } from "../calendar/zone.ts";
import type { Rule } from "./rule.ts";

const dayLength = 86_400_000;
const minuteLength = 60_000;

/** The moment of a day and minute on the clocks of a zone; of the day's beginning when no minute is said. */
export function momentOf(day: number, minute: number | undefined, zone: Zone) {
  return zone.moment(day * dayLength + (minute ?? 0) * minuteLength);
}

/** The last moment that a series with a time may start at, in milliseconds. A date counts to its last second. */
export function lastMoment({ until }: Rule, zone: Zone): number {
  if (!until) return Number.POSITIVE_INFINITY;
  if ("epoch" in until) return until.epoch;
  const { day, minute } = until;
  return minute === undefined ? momentOf(day + 1, 0, zone).epoch - 1000 : momentOf(day, minute, zone).epoch;
}

/** The last day of a series of whole days. */
export function lastDayOf({ until }: Rule): number {
  if (!until) return Number.POSITIVE_INFINITY;
  return "epoch" in until ? Math.floor(until.epoch / dayLength) : until.day;
}

/** Whether an occurrence is not after the rule's end. */
export function isWithin(rule: Rule, day: number, minute: number | undefined, zone: Zone): boolean {
  if (!rule.until) return true;
  return minute === undefined ? day <= lastDayOf(rule) : momentOf(day, minute, zone).epoch <= lastMoment(rule, zone);
}

/** The text of UNTIL: in UTC for a series with a time, else a date (RFC 5545, 3.3.10). */
export function untilText(rule: Rule, minute: number | undefined, zone: Zone): string | undefined {
  if (!rule.until) return undefined;
  if (minute === undefined) return compact(lastDayOf(rule));
  const last = lastMoment(rule, zone);
  const seconds = Math.floor(last / 1000);
  const inDay = ((seconds % 86_400) + 86_400) % 86_400;
  const part = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${compact((seconds - inDay) / 86_400)}T${part(inDay / 3600)}${part((inDay / 60) % 60)}${part(inDay % 60)}Z`;
}

function compact(day: number): string {
  const { year, month, day: inMonth } = civil(day);
  return `${String(year).padStart(4, "0")}${String(month).padStart(2, "0")}${String(inMonth).padStart(2, "0")}`;
}

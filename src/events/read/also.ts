import { at, items } from "../../manifest/cross/part.ts";
import { dateOf, dayOf, minuteOf, wallOf } from "../calendar/days.ts";
import { firstFrom } from "./days.ts";
import type { Exceptions } from "./exceptions.ts";
import { type Ground, refuse, type Strand, warn } from "./ground.ts";
import { weeklyMinutes } from "./repeat.ts";

/**
 * Gives the lines of an event the further dates of `also`: RDATE of RFC 5545 (3.8.5.2), such as the working Saturday of 调休. A date
 * alone has the usual time of day. It holds against a break. A day has one occurrence, so that a date names it.
 */
export function withAlso(ground: Ground, strands: readonly Strand[], exceptions: Exceptions): readonly Strand[] {
  if (ground.spec.also === undefined) return strands;
  if (Array.isArray(ground.spec.repeat)) return withLines(ground, strands, exceptions);
  if (!hasLines(ground)) return strands.map((strand, index) => withDates(ground, strand, exceptions, index === 0));
  refuse(ground, "also", "events.also-lines");
  return strands;
}

/** Of several repetitions the first one takes what none of the others has. */
function withLines(ground: Ground, [main, ...rest]: readonly Strand[], exceptions: Exceptions): readonly Strand[] {
  if (!main) return [];
  const { added, ...strand } = withDates(ground, main, exceptions, true);
  const isOthers = (day: number) => rest.some((one) => isOwn(one, day, exceptions));
  const parts = items(at(ground.part, "also"));
  for (const day of [...added.keys()].filter(isOthers)) {
    const date = dateOf(day);
    const part = parts.find(({ value }) => String(value).startsWith(date));
    if (added.get(day) === main.minute) warn(ground, part ?? "also", "events.also-own", { date });
    else refuse(ground, part ?? "also", "events.also-same-day", { date });
  }
  return [{ ...strand, added: new Map([...added].filter(([day]) => !isOthers(day))) }, ...rest];
}

/** @param tells whether what is wrong is said: once for all cohorts */
function withDates(ground: Ground, strand: Strand, exceptions: Exceptions, tells: boolean): Strand {
  const parts = items(at(ground.part, "also"));
  const added = new Map<number, number | undefined>();
  for (const part of parts) {
    const { date, time } = wallOf(String(part.value));
    const day = dayOf(date);
    const minute = time === undefined ? strand.minute : minuteOf(time);
    const fault = added.has(day) ? "events.also-same-day" : faultOf(strand, { day, time, minute }, exceptions);
    if (fault === undefined) added.set(day, minute);
    else if (!tells) continue;
    else if (fault === "events.also-own") warn(ground, part, fault, { date });
    else refuse(ground, part, fault, { date });
  }
  return { ...strand, added };
}

interface Further {
  readonly day: number;
  readonly time: string | undefined;
  readonly minute: number | undefined;
}

function faultOf(strand: Strand, { day, time, minute }: Further, exceptions: Exceptions): string | undefined {
  if (time !== undefined && strand.minute === undefined) return "events.also-time";
  if (!isOwn(strand, day, exceptions)) return undefined;
  return minute === strand.minute ? "events.also-own" : "events.also-same-day";
}

/** Whether the event has several lines at hours of their own: a date is none of one of them. */
function hasLines({ spec }: Ground): boolean {
  if (spec.rotate !== undefined) return true;
  return spec.sessions === undefined && new Set(weeklyMinutes(spec.weekly).values()).size > 1;
}

/** Whether a day has an occurrence without `also`. */
function isOwn(strand: Strand, day: number, { dates, breaks, changes }: Exceptions): boolean {
  if (dates.has(day) || firstFrom(strand, day) !== day) return false;
  return changes.has(day) || !breaks.some(({ first, last }) => day >= first && day <= last);
}

/**
 * Reports further dates before the first one: a calendar begins with DTSTART (RFC 5545, 3.8.2.4). Of several cohorts a
 * date is that of those which have begun.
 * @param settled lines that begin with their first date
 */
export function withoutEarly(ground: Ground, settled: readonly Strand[]): Strand[] {
  for (const part of items(at(ground.part, "also"))) {
    const date = wallOf(String(part.value)).date;
    const day = dayOf(date);
    const having = settled.filter(({ added }) => added.has(day));
    const [first] = having.map((strand) => strand.day).sort((a, b) => a - b);
    if (first !== undefined && day < first) refuse(ground, part, "events.also-before", { date, first: dateOf(first) });
  }
  return settled.map((strand) => ({
    ...strand,
    added: new Map([...strand.added].filter(([day]) => day >= strand.day)),
  }));
}

import { monthLength } from "../calendar/days.ts";
import type { Length, Wall } from "../model.ts";
import type { Component, Property } from "./content.ts";
import type { FileZones, Span } from "./file-zones.ts";
import { lengthOf as durationOf, local } from "./moment.ts";

/** Dates and times of calendars of others. */

/** A date or time as it was written. */
export interface Moment {
  readonly wall: Wall;
  /** An IANA name; undefined for a time that is the same on every clock (RFC 5545, 3.3.5, form 1), and for whole days. */
  readonly zone?: string;
  /** The TZID, where nothing says what its clocks show. */
  readonly unknownZone?: string;
  /** Of a PERIOD: how long it takes. */
  readonly length?: Length;
}

/** Names of properties that hold dates. */
export const dates = ["dtstart", "dtend", "recurrence-id", "exdate", "rdate"];

/** Basic form; the extended one of ISO 8601, which some write, too. A PERIOD has an end or a length behind it. */
const moment = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(Z)?)?(?:\/(.*))?$/i;

interface Written {
  readonly wall: Wall;
  readonly isUtc: boolean;
  readonly length?: Length;
}

/** What can be read of a property's values. */
export function wallsOf({ value }: Property): Written[] {
  return value.split(",").flatMap((one): Written[] => {
    const [, year, month, day, hour, minute, utc, rest] = moment.exec(one.trim()) ?? [];
    const date = `${year}-${month}-${day}`;
    if (!isDate(Number(year), Number(month), Number(day))) return [];
    if (hour === undefined) return [{ wall: { date }, isUtc: false }];
    if (Number(hour) > 23 || Number(minute) > 59) return [];
    const wall = { date, time: `${hour}:${minute}` };
    const length = rest === undefined ? undefined : lasting(wall, rest);
    return [{ wall, isUtc: utc !== undefined, ...(length ? { length } : {}) }];
  });
}

/** What stands behind the stroke of a PERIOD (RFC 5545, 3.3.9), in the zone of its start. */
function lasting(from: Wall, text: string): Length | undefined {
  if (/^[+-]?P/i.test(text)) return durationOf(text);
  const [, year, month, day, hour = "00", minute = "00"] = moment.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const minutes = (local({ date: `${year}-${month}-${day}`, time: `${hour}:${minute}` }) - local(from)) / 60_000;
  return minutes > 0 ? { days: 0, minutes } : undefined;
}

function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/** An event's times within the zones of its calendar. */
export interface Ground {
  readonly zones: FileZones;
  readonly span: Span;
  /** The line of the event. */
  readonly line: number;
  /** Whether it repeats by a rule, which only clocks can follow. */
  readonly isRuled: boolean;
}

export function momentsOf(property: Property, { zones, span, line, isRuled }: Ground): Moment[] {
  const tzid = property.parameters.get("tzid")?.trim();
  return wallsOf(property).map(({ wall, isUtc, length }): Moment => {
    const more = length ? { length } : {};
    if (isUtc) return { wall, zone: "UTC", ...more };
    if (wall.time === undefined || tzid === undefined || tzid === "") return { wall, ...more };
    const zone = zones.zone(tzid, span, line);
    if (zone !== undefined) return { wall, zone, ...more };
    const at = isRuled ? undefined : zones.moment(tzid, local(wall), line);
    if (at === undefined) return { wall, unknownZone: tzid };
    const utc = new Date(at).toISOString();
    return { wall: { date: utc.slice(0, 10), time: utc.slice(11, 16) }, zone: "UTC", ...more };
  });
}

/** So far a rule without an end is followed when clocks are compared. */
const foresight = 5 * 366 * 86_400_000;

/** From the first to the last wall time that an event has, by its rule as well. Undefined where it has none. */
export function spanOf({ properties }: Component): Span | undefined {
  const walls = properties.filter(({ name }) => dates.includes(name)).flatMap(wallsOf);
  if (walls.length === 0) return undefined;
  const all = walls.map(({ wall }) => local(wall));
  const rules = properties.filter(({ name }) => name === "rrule").map(({ value }) => value);
  const start = properties.filter(({ name }) => name === "dtstart").flatMap(wallsOf)[0];
  if (start) for (const rule of rules) all.push(endOf(rule, local(start.wall)));
  return { from: least(all), to: most(all) };
}

function endOf(rule: string, start: number): number {
  const most = lengthOf(rule);
  const [, year, month, day] = /UNTIL=(\d{4})(\d\d)(\d\d)/i.exec(rule) ?? [];
  if (year === undefined || !isDate(Number(year), Number(month), Number(day))) return start + most;
  return Math.min(Math.max(start, Date.UTC(Number(year), Number(month) - 1, Number(day))), start + most);
}

const longest: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/** How long it goes on at most. */
function lengthOf(rule: string): number {
  const [frequency = "", count, interval] = ["FREQ", "COUNT", "INTERVAL"].map(
    (name) => new RegExp(`${name}=(\\w+)`, "i").exec(rule)?.[1],
  );
  const days = (longest[frequency.toUpperCase()] ?? 366) * Number(count ?? Number.NaN) * Number(interval ?? 1);
  return days * 86_400_000 < foresight ? days * 86_400_000 : foresight;
}

function least(all: readonly number[]): number {
  return all.reduce((found, one) => Math.min(found, one));
}

function most(all: readonly number[]): number {
  return all.reduce((found, one) => Math.max(found, one));
}

/** What all events of a calendar span in each of its zones. */
export function spansOf(events: readonly Component[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const event of events) {
    const names = new Set(event.properties.flatMap(({ parameters }) => parameters.get("tzid")?.trim() || []));
    const span = names.size > 0 ? spanOf(event) : undefined;
    if (!span) continue;
    for (const name of names) {
      const known = spans.get(name) ?? span;
      spans.set(name, { from: Math.min(known.from, span.from), to: Math.max(known.to, span.to) });
    }
  }
  return spans;
}

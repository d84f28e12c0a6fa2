import { localOf, zoneOf } from "../calendar/zone.ts";
import type { Length, Series, Wall } from "../model.ts";
import { token } from "./line.ts";

/** Dates and times as iCalendar writes them (RFC 5545, 3.3.4 to 3.3.6). */

/** Names of UTC, which iCalendar writes with a `Z`: Google and others do not know `Etc/UTC`. */
const utc = /^(?:(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu|Greenwich|GMT[+-]?0))$/;

export function isUtc(zone: string): boolean {
  return zone === "UTC" || utc.test(zone);
}

/** `20270105T170000`, or `20270105` for a whole day. */
export function basic({ date, time }: Wall): string {
  const day = date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10);
  return time === undefined ? day : `${day}T${time.slice(0, 2)}${time.slice(3, 5)}00`;
}

/** `:20270105T220000Z`, `;TZID=America/New_York:20270105T170000` or `;VALUE=DATE:20270105`: what follows a property's name. */
export function dated(wall: Wall, zone: string): string {
  if (wall.time === undefined) return `;VALUE=DATE:${basic(wall)}`;
  return isUtc(zone) ? `:${basic(wall)}Z` : `;TZID=${token(zone)}:${basic(wall)}`;
}

/** `20270105T220000Z` */
export function utcStamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll("-", "").replaceAll(":", "")}Z`;
}

const minute = 60_000;
const day = 1440 * minute;

/** A wall time as milliseconds, as if it were UTC. */
export function local({ date, time }: Wall): number {
  const at = Date.parse(`${date}T${time ?? "00:00"}:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`no date: ${date}`);
  return at;
}

function wallAt(at: number): Wall {
  const text = new Date(at).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

export interface Span {
  readonly start: Wall;
  /** `DTEND…` or `DURATION…` as a whole property; undefined for a moment without length. */
  readonly end?: string;
}

/**
 * When something starts and ends. A time that does not exist is written as the one that it moves to, unless a rule begins
 * with it. Minutes count by the clock, so that the end is a moment of its own (DTEND); days count on the calendar, which
 * is what DURATION means in a zone (RFC 5545, 3.3.6).
 */
export function spanOf(wall: Wall, length: Length, { timezone, rule }: Pick<Series, "timezone" | "rule">): Span {
  const { days, minutes } = length;
  if (wall.time === undefined) {
    const end = wallAt(local(wall) + Math.max(1, days) * day).date;
    return { start: wall, end: `DTEND;VALUE=DATE:${basic({ date: end })}` };
  }
  const zone = zoneOf(isUtc(timezone) ? "UTC" : timezone);
  const { epoch, clock } = zone.moment(local(wall));
  const start = clock === "gap" && rule === undefined ? wallAt(localOf(epoch, zone)) : wall;
  if (days === 0 && minutes === 0) return { start };
  if (days > 0 || clock === "gap") return { start, end: `DURATION:${duration(length)}` };
  return { start, end: `DTEND${dated(wallAt(localOf(epoch + minutes * minute, zone)), timezone)}` };
}

/** `P2DT1H30M` */
export function duration({ days, minutes }: Length): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const time = `${hours > 0 ? `${hours}H` : ""}${rest > 0 ? `${rest}M` : ""}`;
  if (days === 0 && time === "") return "PT0M";
  return `P${days > 0 ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}

/** Reads a DURATION; nothing for what is none. */
export function lengthOf(text: string): Length {
  const [, w = 0, d = 0, h = 0, m = 0] = (
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/i.exec(text) ?? []
  ).map((part) => Number(part ?? 0));
  return { days: w * 7 + d, minutes: h * 60 + m };
}

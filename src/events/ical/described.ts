import { dayNumber, monthLength } from "../calendar/days.ts";
import { eachDay } from "../rule/expand.ts";
import { parseRule } from "../rule/parse.ts";
import type { Component, Property } from "./content.ts";
import { plain } from "./line.ts";
import { zoneNamed } from "./zone-names.ts";

/** What a VTIMEZONE (RFC 5545, 3.6.5) says of the clocks of a place. */
export interface DescribedZone {
  readonly tzid: string;
  /** The zone that X-LIC-LOCATION names. */
  readonly place?: string;
  readonly line?: number;
  /** The last change of clocks that is described, where that has one. */
  readonly end?: number;
  /** Milliseconds that clocks are ahead of UTC when they show a wall time, which is in milliseconds as if it were UTC. */
  offset(local: number): number;
}

interface Onset {
  /** On the clocks as they are before. */
  readonly local: number;
  readonly before: number;
  readonly after: number;
}

const day = 86_400_000;
const year = 366 * day;
/** Rules are followed from here to there; what a rule began earlier is still in force. */
const [first, last] = [dayNumber(1969, 1, 1), dayNumber(2100, 1, 1)];

/** Undefined for one of which a part cannot be read: half of it would say something else. */
export function describedZone({ properties, components, line }: Component): DescribedZone | undefined {
  const tzid = textOf(properties, "tzid");
  const parts = components.filter(({ name }) => name === "standard" || name === "daylight").map(onsetsOf);
  if (tzid === undefined || parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
  const onsets = parts.flat().sort((a, b) => a.local - b.local);
  const [earliest] = onsets;
  if (!earliest) return undefined;
  const place = zoneNamed(textOf(properties, "x-lic-location") ?? "");
  const offset = (local: number) => {
    let [low, high] = [0, onsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((onsets[middle] as Onset).local <= local) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? earliest.before : (onsets[low - 1] as Onset).after;
  };
  const end = (onsets.at(-1) as Onset).local;
  return { tzid, line, offset, ...(place === undefined ? {} : { place }), ...(end < last * day - year ? { end } : {}) };
}

/** Clocks that are always so far ahead. */
export function fixedZone(tzid: string, minutes: number): DescribedZone {
  return { tzid, offset: () => minutes * 60_000 };
}

function textOf(properties: readonly Property[], name: string): string | undefined {
  return plain(properties.find((one) => one.name === name)?.value ?? "").trim() || undefined;
}

function onsetsOf({ properties }: Component): Onset[] | undefined {
  const [before, after] = ["tzoffsetfrom", "tzoffsetto"].map((name) => offsetOf(textOf(properties, name) ?? ""));
  const start = localOf(textOf(properties, "dtstart") ?? "");
  if (before === undefined || after === undefined || start === undefined) return undefined;
  const dates = properties.filter(({ name }) => name === "rdate").flatMap(({ value }) => value.split(",").map(localOf));
  const rules = properties.filter(({ name }) => name === "rrule").map(({ value }) => ruled(value, start, before));
  if (!dates.every((one) => one !== undefined) || !rules.every((one) => one !== undefined)) return undefined;
  const all = new Set([start, ...dates, ...rules.flat()]);
  return [...all].map((local) => ({ local, before, after }));
}

/** The onsets by a rule; UNTIL is in UTC. */
function ruled(text: string, start: number, before: number): number[] | undefined {
  const parsed = parseRule(text.replace(/\s/g, "").replace(/;BY(?:HOUR|MINUTE|SECOND)=\d{1,2}(?=;|$)/gi, ""));
  if (parsed.fault) return undefined;
  const { rule } = parsed;
  const { until } = rule;
  const end =
    until === undefined
      ? Number.POSITIVE_INFINITY
      : "epoch" in until
        ? until.epoch + before
        : until.day * day + (until.minute ?? 1439) * 60_000;
  const [date, inDay] = [Math.floor(start / day), ((start % day) + day) % day];
  const found: number[] = [];
  eachDay(rule, date, first, (number) => {
    const local = number * day + inDay;
    if (number > last || local > end) return false;
    found.push(local);
    return true;
  });
  return found;
}

/** `-0500`, `+053000`, and with colons. */
function offsetOf(text: string): number | undefined {
  const [, sign, hours, minutes, seconds = "0"] = /^([+-]?)(\d\d):?([0-5]\d):?([0-5]\d)?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23) return undefined;
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -total : total;
}

function localOf(text: string): number | undefined {
  const [, year, month, date, hour = "0", minute = "0", second = "0"] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)Z?)?$/i.exec(text.trim()) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m))) return undefined;
  return dayNumber(y, m, d) * day + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

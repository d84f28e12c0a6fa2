import ICAL from "ical.js";
import { AppError } from "../../system/errors.ts";
import type { Length, Wall } from "../model.ts";
import { mostUnits } from "./blocks.ts";
import { lengthOf } from "./moment.ts";
import { zoneNamed } from "./zone-names.ts";

/** Reads calendars of others: their properties as data, by ical.js. Nothing is expanded here. */

/** A date or time as it was written. */
export interface Moment {
  readonly wall: Wall;
  /** An IANA name; undefined for a time that is the same on every clock (RFC 5545, 3.3.5, form 1), and for whole days. */
  readonly zone?: string;
  /** The TZID, where it is no name that is known. */
  readonly unknownZone?: string;
}

/** A VEVENT. */
export interface ReadEvent {
  readonly uid: string;
  readonly original?: Moment;
  readonly start: Moment;
  readonly end?: Moment;
  readonly length?: Length;
  /** Values of RRULE. */
  readonly rules: readonly string[];
  readonly skipped: readonly Moment[];
  /** Values of RDATE: times beside the rule. */
  readonly added: readonly Moment[];
  readonly title?: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly conference?: string;
  readonly tags: readonly string[];
  /** The name of who holds it; an address is nobody's business. */
  readonly organizer?: string;
  readonly cancelled: boolean;
  readonly comment?: string;
  /** Names of properties and components that are not among these. */
  readonly others: readonly string[];
}

export interface ReadCalendar {
  readonly name?: string;
  /** X-WR-TIMEZONE: that of times without one. */
  readonly timezone?: string;
  readonly events: readonly ReadEvent[];
  /** VEVENTs without a UID or a start that can be read. */
  readonly broken: number;
}

type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  type: string,
  ...values: unknown[],
];
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

/** Those that say when it was written, or nothing that a manifest could say. */
const silent = ["dtstamp", "created", "last-modified", "sequence", "transp", "class", "priority", "color"];

/**
 * @param file its name, for what is said of it
 * @throws AppError (exit 2) `feed.large`, `feed.broken`
 */
export function readCalendar(text: string, file: string): ReadCalendar {
  if (text.length > mostUnits) throw new AppError("feed.large", { file, most: mostUnits }, 2);
  const calendars = parse(text, file).filter(([name]) => name === "vcalendar");
  if (calendars.length === 0) throw new AppError("feed.broken", { file, line: 1 }, 2);
  const properties = calendars.flatMap(([, own]) => own);
  const name = textOf(properties, "x-wr-calname") ?? textOf(properties, "name");
  const timezone = zoneNamed(textOf(properties, "x-wr-timezone") ?? "");
  const all = calendars.flatMap(([, , components]) => components).filter(([component]) => component === "vevent");
  const events = all.flatMap((component) => eventOf(component) ?? []);
  return {
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
    events,
    broken: all.length - events.length,
  };
}

function parse(text: string, file: string): Component[] {
  try {
    const parsed = ICAL.parse(text.replace(/^\ufeff/, "").replace(/\s+$/, "")) as Component | Component[];
    return typeof parsed[0] === "string" ? [parsed as Component] : (parsed as Component[]);
  } catch (error) {
    throw new AppError("feed.broken", { file, line: 1 }, 2, error);
  }
}

function eventOf([, properties, components]: Component): ReadEvent | undefined {
  const moments = (name: string) => properties.filter(([own]) => own === name).flatMap(momentsOf);
  const uid = textOf(properties, "uid");
  const [start] = moments("dtstart");
  if (!uid || !start) return undefined;
  const [original] = moments("recurrence-id");
  const [end] = moments("dtend");
  const length = textOf(properties, "duration");
  const texts = {
    title: textOf(properties, "summary"),
    description: textOf(properties, "description"),
    location: textOf(properties, "location"),
    url: textOf(properties, "url"),
    conference: textOf(properties, "conference") ?? textOf(properties, "x-google-conference"),
    comment: textOf(properties, "comment"),
    organizer: nameOf(properties.find(([name]) => name === "organizer")),
  };
  return {
    uid,
    start,
    ...(original ? { original } : {}),
    ...(end ? { end } : {}),
    ...(length ? { length: lengthOf(length) } : {}),
    rules: properties.filter(([name]) => name === "rrule").map(([, , , value]) => ruleOf(value)),
    skipped: moments("exdate"),
    added: moments("rdate"),
    ...(Object.fromEntries(Object.entries(texts).filter(([, value]) => value)) as Partial<typeof texts> as object),
    tags: properties.filter(([name]) => name === "categories").flatMap(([, , , ...values]) => values.map(String)),
    cancelled: textOf(properties, "status")?.toUpperCase() === "CANCELLED",
    others: othersOf(properties, components),
  };
}

const known = new Set([
  ...["uid", "recurrence-id", "dtstart", "dtend", "duration", "rrule", "exdate", "rdate", "summary", "description"],
  ...[
    "location",
    "url",
    "conference",
    "x-google-conference",
    "comment",
    "categories",
    "status",
    "organizer",
    ...silent,
  ],
]);

function othersOf(properties: readonly Property[], components: readonly Component[]): string[] {
  const names = [...properties, ...components].map(([name]) => name);
  return [...new Set(names)].filter((name) => !known.has(name) && !/^x-/.test(name)).map((name) => name.toUpperCase());
}

function nameOf(property: Property | undefined): string | undefined {
  const name = String(property?.[1].cn ?? "").trim();
  return name === "" || name.includes("@") ? undefined : name;
}

function textOf(properties: readonly Property[], name: string): string | undefined {
  const value = properties.find(([own]) => own === name)?.[3];
  return value === undefined || value === null ? undefined : String(value).trim() || undefined;
}

/** jCal writes `2027-01-05T17:00:00`, with a `Z` for UTC, and `2027-01-05` for a date. A date without its VALUE is `2027-01-05T::`. */
function momentsOf([, { tzid }, , ...values]: Property): Moment[] {
  return values.flatMap((value): Moment[] => {
    const [, date, time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(?:::|(\d\d:\d\d):\d\d(Z)?))?$/.exec(String(value)) ?? [];
    if (date === undefined) return [];
    if (time === undefined) return [{ wall: { date } }];
    const wall = { date, time };
    if (utc) return [{ wall, zone: "UTC" }];
    if (tzid === undefined) return [{ wall }];
    const zone = zoneNamed(String(tzid));
    return [zone === undefined ? { wall, unknownZone: String(tzid) } : { wall, zone }];
  });
}

/** ical.js gives WKST as its own number of a day, Sunday being 1; everything else of a rule as it was written. */
function ruleOf(value: unknown): string {
  const parts = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, part]) => {
    const text = Array.isArray(part) ? part.join(",") : String(part);
    if (name === "until") return `UNTIL=${text.replace(/[-:]/g, "")}`;
    if (name === "wkst") return `WKST=${["SU", "MO", "TU", "WE", "TH", "FR", "SA"][Number(part) - 1] ?? text}`;
    return `${name.toUpperCase()}=${text.toUpperCase()}`;
  });
  return parts.join(";");
}

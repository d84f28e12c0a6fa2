import { AppError } from "../../system/errors.ts";
import { monthLength } from "../calendar/days.ts";
import type { Length, Wall } from "../model.ts";
import { mostUnits } from "./blocks.ts";
import { type Component, componentsOf, type Property } from "./content.ts";
import { plain } from "./line.ts";
import { lengthOf } from "./moment.ts";
import { zoneNamed } from "./zone-names.ts";

/** Reads calendars of others: their properties as data. Nothing is expanded here. */

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
  /** Its UID; where it has none, the line that it begins on, which no UID that other programs write looks like (`:12`). */
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
  /** CLASS is PRIVATE or CONFIDENTIAL: it is for no public feed. */
  readonly isPrivate?: boolean;
  /** Names of properties and components that are not among these, and lines that are none. */
  readonly others: readonly string[];
  /** The line of its BEGIN; undefined where no calendar was read. */
  readonly line?: number;
}

export interface ReadCalendar {
  readonly name?: string;
  /** X-WR-TIMEZONE: that of times without one. */
  readonly timezone?: string;
  readonly events: readonly ReadEvent[];
  /** VEVENTs without a start that can be read, or cut off. */
  readonly broken: number;
  /** The lines of their BEGIN, where a calendar was read. */
  readonly brokenLines?: readonly number[];
}

/** Those that say when it was written, or nothing that a manifest could say. */
const silent = ["dtstamp", "created", "last-modified", "sequence", "transp", "class", "priority", "color"];

/**
 * @param file its name, for what is said of it
 * @throws AppError (exit 2) `feed.large`, `feed.broken`
 */
export function readCalendar(text: string, file: string): ReadCalendar {
  if (text.length > mostUnits) throw new AppError("feed.large", { file, most: mostUnits }, 2);
  const calendars = componentsOf(text).filter(({ name }) => name === "vcalendar");
  if (calendars.length === 0) throw new AppError("feed.broken", { file, line: 1 }, 2);
  const properties = calendars.flatMap((calendar) => calendar.properties);
  const name = textOf(properties, "x-wr-calname") ?? textOf(properties, "name");
  const timezone = zoneNamed(textOf(properties, "x-wr-timezone") ?? "");
  const all = calendars.flatMap(({ components }) => components.filter((one) => one.name === "vevent"));
  const read = all.map((component) => eventOf(component) ?? component.line);
  const events = read.filter((one) => typeof one !== "number");
  const brokenLines = read.filter((one) => typeof one === "number");
  return {
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
    events,
    broken: brokenLines.length,
    brokenLines,
  };
}

/** Undefined for one that was cut off, or has no start. */
function eventOf(component: Component): ReadEvent | undefined {
  const { properties, line, isClosed } = component;
  const named = (name: string) => properties.filter((one) => one.name === name);
  const moments = (name: string) => named(name).flatMap(momentsOf);
  // Without a UID nothing else in the file can be about the same event.
  const uid = textOf(properties, "uid") ?? `:${line}`;
  const [start] = moments("dtstart");
  if (!isClosed || !start) return undefined;
  const [original] = moments("recurrence-id");
  const [end] = moments("dtend");
  const length = textOf(properties, "duration");
  const texts = {
    title: textOf(properties, "summary"),
    description: textOf(properties, "description"),
    location: textOf(properties, "location"),
    url: bareOf(properties, "url"),
    conference: bareOf(properties, "conference") ?? bareOf(properties, "x-google-conference"),
    comment: textOf(properties, "comment"),
    organizer: nameOf(named("organizer")[0]),
  };
  return {
    uid,
    line,
    start,
    ...(original ? { original } : {}),
    ...(end ? { end } : {}),
    ...(length ? { length: lengthOf(length) } : {}),
    // Some write «TU, TH»: no rule has a space that means anything.
    rules: named("rrule").map(({ value }) => value.replace(/\s+/g, "").toUpperCase()),
    skipped: moments("exdate"),
    added: moments("rdate"),
    ...(Object.fromEntries(Object.entries(texts).filter(([, value]) => value)) as Partial<typeof texts> as object),
    tags: named("categories").flatMap(({ value }) => listOf(value)),
    cancelled: textOf(properties, "status")?.toUpperCase() === "CANCELLED",
    isPrivate: /^(?:private|confidential)$/i.test(textOf(properties, "class") ?? ""),
    others: othersOf(component),
  };
}

const dates = ["dtstart", "dtend", "recurrence-id", "exdate", "rdate"];
const known = new Set([
  ...["uid", "duration", "rrule", "summary", "description", "location", "url", "conference", "x-google-conference"],
  ...["comment", "categories", "status", "organizer", ...dates, ...silent],
]);

function othersOf({ properties, components, bad }: Component): string[] {
  const names = [...properties, ...components].map(({ name }) => name);
  // Of a PERIOD only the start is read.
  const isHalf = (one: Property) => one.value.includes("/") || momentsOf(one).length < timesIn(one);
  const unread = properties.filter((one) => dates.includes(one.name) && isHalf(one));
  return [
    ...[...new Set(names)].filter((name) => !known.has(name) && !/^x-/.test(name)).map((name) => name.toUpperCase()),
    ...unread.map(({ name, value, line }) => `${name.toUpperCase()}:${value.slice(0, 80)} (:${line})`),
    ...(bad.length > 0 ? [`:${bad.slice(0, 5).join(", :")}${bad.length > 5 ? `, … (${bad.length} ×)` : ""}`] : []),
  ];
}

function nameOf(property: Property | undefined): string | undefined {
  const name = property?.parameters.get("cn")?.trim() ?? "";
  return name === "" || name.includes("@") ? undefined : name;
}

/** A value of another type than TEXT: as it is. */
function bareOf(properties: readonly Property[], name: string): string | undefined {
  return properties.find((one) => one.name === name)?.value.trim() || undefined;
}

function textOf(properties: readonly Property[], name: string): string | undefined {
  return plain(bareOf(properties, name) ?? "").trim() || undefined;
}

/** A list of TEXT: a comma that is escaped parts nothing. */
function listOf(value: string): string[] {
  return (value.match(/(?:\\.|[^,\\])+/gs) ?? []).map(plain);
}

function timesIn({ value }: Property): number {
  return value.split(",").filter((one) => one.trim() !== "").length;
}

/** Basic form; the extended one of ISO 8601, which some write, too. Of a PERIOD the start. */
const moment = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(Z)?)?(?:\/.*)?$/i;

function momentsOf({ parameters, value }: Property): Moment[] {
  const tzid = parameters.get("tzid");
  const zone = tzid === undefined ? undefined : zoneNamed(tzid);
  const zoned = tzid === undefined ? {} : zone === undefined ? { unknownZone: tzid } : { zone };
  return value.split(",").flatMap((one): Moment[] => {
    const [, year, month, day, hour, minute, utc] = moment.exec(one.trim()) ?? [];
    const date = `${year}-${month}-${day}`;
    if (!isDate(Number(year), Number(month), Number(day))) return [];
    if (hour === undefined) return [{ wall: { date } }];
    if (Number(hour) > 23 || Number(minute) > 59) return [];
    return [{ wall: { date, time: `${hour}:${minute}` }, ...(utc ? { zone: "UTC" } : zoned) }];
  });
}

function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

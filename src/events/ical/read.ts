import { AppError } from "../../system/errors.ts";
import type { Length } from "../model.ts";
import { mostUnits } from "./blocks.ts";
import { type Component, componentsOf, type Property } from "./content.ts";
import { describedZone } from "./described.ts";
import { FileZones, type ZoneNote } from "./file-zones.ts";
import { plain } from "./line.ts";
import { lengthOf } from "./moment.ts";
import { dates, type Ground, type Moment, momentsOf, spanOf, spansOf, wallsOf } from "./read-moments.ts";
import { zoneNamed } from "./zone-names.ts";

/** Reads calendars of others: their properties as data. Nothing is expanded here. */

export type { Moment } from "./read-moments.ts";

/** A VEVENT. */
export interface ReadEvent {
  /** Its UID; where it has none, the line that it begins on, which no UID that other programs write looks like (`:12`). */
  readonly uid: string;
  readonly original?: Moment;
  /** RANGE=THISANDFUTURE of its RECURRENCE-ID: it holds for all later times as well. */
  readonly isForFuture?: boolean;
  readonly start: Moment;
  readonly end?: Moment;
  readonly length?: Length;
  /** Values of RRULE. */
  readonly rules: readonly string[];
  readonly skipped: readonly Moment[];
  /** Values of EXRULE (RFC 2445, 4.8.5.2): rules of what does not take place. */
  readonly excluded?: readonly string[];
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
  /** STATUS:TENTATIVE. */
  readonly isTentative?: boolean;
  /** SEQUENCE: which revision of the event it is. */
  readonly sequence?: number;
  /** When it was last written, of LAST-MODIFIED and DTSTAMP: in the form of UTC, which sorts. */
  readonly stamp?: string;
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
  /** What was made of zones that are known by no name. */
  readonly zones?: readonly ZoneNote[];
  /** VEVENTs without a start that can be read, or cut off. */
  readonly broken: number;
  /** The lines of their BEGIN, where a calendar was read. */
  readonly brokenLines?: readonly number[];
  /** Components that are no events, such as VTODO, with the lines of their BEGIN. */
  readonly strange?: ReadonlyMap<string, readonly number[]>;
}

/** Those that say when it was written, or nothing that a manifest could say. */
const silent = ["dtstamp", "created", "last-modified", "sequence", "transp", "class", "priority", "color"];

/**
 * @param file its name, for what is said of it
 * @throws AppError (exit 2) `feed.large`, `feed.none`
 */
export function readCalendar(text: string, file: string): ReadCalendar {
  if (text.length > mostUnits) throw new AppError("feed.large", { file, most: mostUnits }, 2);
  const calendars = calendarsOf(componentsOf(text));
  if (calendars.length === 0) throw new AppError("feed.none", { file }, 2);
  const properties = calendars.flatMap((calendar) => calendar.properties);
  const name = textOf(properties, "x-wr-calname") ?? textOf(properties, "name");
  const timezone = zoneNamed(textOf(properties, "x-wr-timezone") ?? "");
  const all = calendars.flatMap(({ components }) => components.filter((one) => one.name === "vevent"));
  const described = calendars.flatMap(({ components }) => components.filter((one) => one.name === "vtimezone"));
  const zones = new FileZones(
    described.flatMap((one) => describedZone(one) ?? []),
    spansOf(all),
    timezone,
  );
  const read = all.map((component) => eventOf(component, zones) ?? component.line);
  const events = read.filter((one) => typeof one !== "number");
  const brokenLines = read.filter((one) => typeof one === "number");
  return {
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
    events,
    zones: zones.notes,
    broken: brokenLines.length,
    brokenLines,
    strange: strangeOf(calendars.flatMap(({ components }) => components)),
  };
}

/** Calendars, also within others; events that somebody has cut out of theirs are one. */
function calendarsOf(components: readonly Component[]): Component[] {
  const found = components.filter(({ name }) => name === "vcalendar");
  const loose = components.filter(({ name }) => name === "vevent" || name === "vtimezone");
  const [first] = loose;
  const cut = first ? [{ ...first, name: "vcalendar", properties: [], components: loose }] : [];
  return [
    ...cut,
    ...found.flatMap((calendar) => [
      withoutCalendars(calendar),
      ...calendarsOf(calendar.components.filter(({ name }) => name === "vcalendar")),
    ]),
  ];
}

function withoutCalendars(calendar: Component): Component {
  return { ...calendar, components: calendar.components.filter(({ name }) => name !== "vcalendar") };
}

/** Each once, and none that says nothing. */
function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(Boolean);
}

function strangeOf(components: readonly Component[]): Map<string, number[]> {
  const strange = new Map<string, number[]>();
  for (const { name, line } of components) {
    if (name === "vevent" || name === "vtimezone") continue;
    const lines = strange.get(name);
    if (lines) lines.push(line);
    else strange.set(name, [line]);
  }
  return strange;
}

/** Undefined for one that was cut off, or has no start. */
function eventOf(component: Component, zones: FileZones): ReadEvent | undefined {
  const { properties, line, isClosed } = component;
  const named = (name: string) => properties.filter((one) => one.name === name);
  const span = spanOf(component);
  if (!isClosed || !span) return undefined;
  const ground: Ground = { zones, span, line, isRuled: named("rrule").length > 0 };
  const unread: string[] = [];
  const moments = (name: string) => {
    const all = named(name).flatMap((one) => momentsOf(one, ground));
    if (name === "dtstart" || name === "recurrence-id") return all;
    // What its zone shows nobody knows: on the clocks of the series it would be another moment.
    const unknown = all.filter(({ unknownZone }) => unknownZone !== undefined);
    unread.push(...unknown.map((one) => `${name.toUpperCase()};TZID=${one.unknownZone}:${one.wall.date}`));
    return all.filter(({ unknownZone }) => unknownZone === undefined);
  };
  // Without a UID nothing else in the file can be about the same event.
  const uid = textOf(properties, "uid") ?? `:${line}`;
  const [start] = moments("dtstart");
  if (!start) return undefined;
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
    ...(named("recurrence-id")[0]?.parameters.get("range")?.toUpperCase() === "THISANDFUTURE"
      ? { isForFuture: true }
      : {}),
    ...(end ? { end } : {}),
    ...(length ? { length: lengthOf(length) } : {}),
    // Some write «TU, TH»: no rule has a space that means anything.
    rules: unique(named("rrule").map(({ value }) => value.replace(/\s+/g, "").toUpperCase())),
    ...(named("exrule").length > 0
      ? { excluded: named("exrule").map(({ value }) => value.replace(/\s+/g, "").toUpperCase()) }
      : {}),
    skipped: moments("exdate"),
    added: moments("rdate"),
    ...(Object.fromEntries(Object.entries(texts).filter(([, value]) => value)) as Partial<typeof texts> as object),
    tags: named("categories").flatMap(({ value }) => listOf(value)),
    cancelled: textOf(properties, "status")?.toUpperCase() === "CANCELLED",
    ...revisionOf(properties),
    isPrivate: /^(?:private|confidential)$/i.test(textOf(properties, "class") ?? ""),
    others: [...othersOf(component), ...unread],
  };
}

function revisionOf(properties: readonly Property[]): Pick<ReadEvent, "isTentative" | "sequence" | "stamp"> {
  const sequence = Number(bareOf(properties, "sequence") ?? 0);
  const stamp = bareOf(properties, "last-modified") ?? bareOf(properties, "dtstamp");
  return {
    ...(bareOf(properties, "status")?.toUpperCase() === "TENTATIVE" ? { isTentative: true } : {}),
    ...(Number.isInteger(sequence) && sequence > 0 ? { sequence } : {}),
    ...(stamp === undefined ? {} : { stamp }),
  };
}

const known = new Set([
  ...[
    "uid",
    "duration",
    "rrule",
    "exrule",
    "summary",
    "description",
    "location",
    "url",
    "conference",
    "x-google-conference",
  ],
  ...["comment", "categories", "status", "organizer", ...dates, ...silent],
]);

function othersOf({ properties, components, bad }: Component): string[] {
  const names = [...properties, ...components].map(({ name }) => name);
  const isHalf = (one: Property) => wallsOf(one).length < timesIn(one);
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

import { parse, TomlError } from "smol-toml";
import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import { zoneNamed } from "../../../events/ical/zone-names.ts";
import { compact, isMap, type Values } from "../../../manifest/write/index.ts";
import { usageError } from "../../../system/errors.ts";
import type { PeerCalendar } from "./together.ts";

/** https://github.com/rust-lang/calendar: a team's events in TOML, with rules of RFC 5545 as tables. */

/** @throws AppError (exit 2) `import.broken`, `import.shape` */
export function readRustCalendar(text: string, file: string): PeerCalendar {
  const value = parsed(text, file);
  // Zones that other files include are a file of their own, of which nothing is needed here.
  if (!Array.isArray(value.events) && !isMap(value.meta) && !Array.isArray(value.timezones))
    throw usageError("import.shape", { file, peers: "rust-calendar" });
  const all = (Array.isArray(value.events) ? value.events : []).filter(isMap);
  const events = all.flatMap((event) => eventOf(event) ?? []);
  const { includes } = isMap(value.meta) ? value.meta : {};
  return {
    ...(typeof value.name === "string" ? { name: value.name } : {}),
    events,
    broken: all.length - events.length,
    includes: Array.isArray(includes) ? includes.map(String) : [],
  };
}

function parsed(text: string, file: string): Values {
  try {
    return parse(text.replace(/^\ufeff/, "")) as Values;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // «Invalid TOML document: …», and then the lines around it.
    const [reason = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
    throw usageError("import.broken", { file, line: error.line, column: error.column, reason });
  }
}

const known = ["uid", "title", "description", "location", "start", "end", "status", "recurrence_rules", "exceptions"];
known.push("recurrences", "recurrence_id", "created_on", "last_modified_on", "transparency", "organizer");

function eventOf(event: Values): ReadEvent | undefined {
  const start = momentOf(event.start);
  if (!start || typeof event.uid !== "string") return undefined;
  const [end, original] = [momentOf(event.end), momentOf(event.recurrence_id)];
  const rules = Array.isArray(event.recurrence_rules) ? event.recurrence_rules.filter(isMap) : [];
  const texts = compact({ title: event.title, description: event.description, location: event.location });
  return {
    uid: event.uid,
    start,
    ...(end ? { end } : {}),
    ...(original ? { original } : {}),
    rules: rules.map(ruleOf),
    skipped: momentsOf(event.exceptions),
    added: momentsOf(event.recurrences),
    ...(texts as object),
    ...(isMap(event.organizer) && typeof event.organizer.name === "string" ? { organizer: event.organizer.name } : {}),
    tags: [],
    cancelled: event.status === "cancelled",
    others: Object.keys(event).filter((key) => !known.includes(key)),
  };
}

/** Texts, each a date or time; or one zone for all of them. */
function momentsOf(value: unknown): Moment[] {
  if (Array.isArray(value)) return value.flatMap((one) => momentOf(one) ?? []);
  if (!isMap(value) || !Array.isArray(value.dates)) return [];
  return value.dates.flatMap((date) => momentOf({ date, timezone: value.timezone }) ?? []);
}

/** `2024-01-10T08:00:00.00Z`, or a date with the zone beside it. */
function momentOf(value: unknown): Moment | undefined {
  const { date: text, timezone } = isMap(value) && "date" in value ? value : { date: value, timezone: undefined };
  const written = text instanceof Date ? text.toISOString() : String(text ?? "");
  const [, date, time, utc] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z)?)?$/.exec(written) ?? [];
  if (date === undefined) return undefined;
  if (time === undefined) return { wall: { date } };
  if (utc) return { wall: { date, time }, zone: "UTC" };
  if (timezone === undefined) return { wall: { date, time } };
  const zone = zoneNamed(String(timezone));
  return { wall: { date, time }, ...(zone === undefined ? { unknownZone: String(timezone) } : { zone }) };
}

const parts: Readonly<Record<string, string>> = {
  frequency: "FREQ",
  interval: "INTERVAL",
  count: "COUNT",
  until: "UNTIL",
  by_second: "BYSECOND",
  by_minute: "BYMINUTE",
  by_hour: "BYHOUR",
  by_day: "BYDAY",
  by_month_day: "BYMONTHDAY",
  by_year_day: "BYYEARDAY",
  by_week_no: "BYWEEKNO",
  by_month: "BYMONTH",
  by_set_pos: "BYSETPOS",
  week_start: "WKST",
};

function ruleOf(rule: Values): string {
  return Object.entries(rule)
    .map(([key, value]) => `${parts[key] ?? key.toUpperCase()}=${partOf(key, value)}`)
    .join(";");
}

function partOf(key: string, value: unknown): string {
  if (key === "until") return untilOf(value);
  if (Array.isArray(value))
    return value.map((one) => (isMap(one) ? `${one.num ?? ""}${dayOf(one.day)}` : String(one))).join(",");
  return key === "week_start" ? dayOf(value) : String(value).toUpperCase();
}

/** `2025-01-01T00:00:00.00Z` as RFC 5545 writes it. */
function untilOf(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return text.replace(/\.\d+/, "").replace(/[-:]/g, "");
}

function dayOf(name: unknown): string {
  return String(name).slice(0, 2).toUpperCase();
}

import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import { readCalendar } from "../../../events/ical/read.ts";
import { zoneNamed } from "../../../events/ical/zone-names.ts";
import type { Length } from "../../../events/model.ts";
import { compact, isMap, type Values } from "../../../manifest/write/index.ts";
import { usageError } from "../../../system/errors.ts";
import type { Finding } from "../../../system/finding.ts";
import { parseYaml } from "../../../system/yaml/index.ts";
import { wallAt } from "./times.ts";
import type { PeerCalendar } from "./together.ts";

/** https://github.com/scientific-python/yaml2ics: events in YAML, with an interval to repeat and raw lines of iCalendar. */

/**
 * @param reasonOf says in the reader's language what is wrong with a text
 * @throws AppError (exit 2) `import.broken`, `import.shape`
 */
export function readYaml2ics(
  text: string,
  file: string,
  reasonOf: (finding: Finding) => string = ({ code }) => code,
): PeerCalendar {
  // Its own reader, PyYAML, carries out merges.
  const { value, findings } = parseYaml(text, { file, merges: true });
  const [fault] = findings.filter(({ level }) => level === "error");
  if (fault) {
    const { line, column } = fault;
    throw usageError("import.broken", { file, line, column, reason: reasonOf(fault) });
  }
  if (!isMap(value) || !Array.isArray(value.events)) throw usageError("import.shape", { file, peers: "yaml2ics" });
  const timezone = zoneNamed(String(value.timezone ?? "UTC")) ?? "UTC";
  const events = value.events
    .filter(isMap)
    .flatMap((event, index) => eventOf(event, `:${file}:${index}`, timezone) ?? []);
  const includes = Array.isArray(value.include) ? value.include.map(String) : [];
  return {
    ...(typeof value.name === "string" ? { name: value.name } : {}),
    timezone,
    events,
    broken: value.events.length - events.length,
    includes,
  };
}

const known = ["summary", "name", "description", "location", "url", "uid", "begin", "end", "duration", "timezone"];
known.push("repeat", "ics", "categories", "status", "last_modified", "created", "transparent", "classification");

function eventOf(event: Values, nameless: string, fallback: string): ReadEvent | undefined {
  const own = event.timezone === undefined ? fallback : zoneNamed(String(event.timezone));
  const start = momentOf(event.begin, own, String(event.timezone));
  if (!start) return undefined;
  const repeat = isMap(event.repeat) ? event.repeat : {};
  const raw = rawLines(String(event.ics ?? ""));
  const end = momentOf(event.end, own, "");
  const length = isMap(event.duration) ? lengthOf(event.duration) : undefined;
  const rule = ruleOf(repeat);
  const texts = {
    title: lineOf(event.summary ?? event.name),
    description: lineOf(event.description),
    location: lineOf(event.location),
    url: lineOf(event.url),
  };
  const others = Object.keys(event).filter((key) => !known.includes(key));
  // Without a length it is a whole day there.
  const isDay = start.wall.time !== undefined && !length && !end;
  return {
    uid: lineOf(event.uid) ?? nameless,
    start: isDay ? { wall: { date: start.wall.date } } : start,
    ...(end ? { end } : {}),
    ...(length ? { length } : {}),
    rules: [...(rule === undefined ? [] : [rule]), ...raw.rules],
    skipped: [...momentsOf(repeat.except_on, own), ...raw.skipped],
    added: [...momentsOf(repeat.also_on, own), ...raw.added],
    ...(compact(texts) as Partial<typeof texts> as object),
    tags: Array.isArray(event.categories) ? event.categories.map(String) : [],
    cancelled: String(event.status ?? "").toUpperCase() === "CANCELLED",
    others: [...others, ...raw.others],
  };
}

function lineOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value).trim() || undefined;
}

/** `2021-09-21`, `2021-09-21 15:00:00`, with an offset or a `Z` for a moment. */
function momentOf(value: unknown, zone: string | undefined, name: string): Moment | undefined {
  const [, date, time, offset] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
      String(value ?? "").trim(),
    ) ?? [];
  if (date === undefined) return undefined;
  if (time === undefined) return { wall: { date } };
  if (offset === undefined) return { wall: { date, time }, ...(zone === undefined ? { unknownZone: name } : { zone }) };
  const at = Date.parse(`${date}T${time}:00${offset === "Z" ? "Z" : offset.replace(/^(...):?/, "$1:")}`);
  return Number.isNaN(at) ? undefined : { wall: wallAt(at), zone: "UTC" };
}

function momentsOf(values: unknown, zone: string | undefined): Moment[] {
  return (Array.isArray(values) ? values : []).flatMap((value) => momentOf(value, zone, "") ?? []);
}

function lengthOf(parts: Values): Length {
  const of = (unit: string) => Number(parts[unit] ?? 0) || 0;
  const minutes =
    ((of("weeks") * 7 + of("days")) * 24 + of("hours")) * 60 + of("minutes") + Math.round(of("seconds") / 60);
  return { days: 0, minutes };
}

const units: Readonly<Record<string, string>> = {
  seconds: "SECONDLY",
  minutes: "MINUTELY",
  hours: "HOURLY",
  days: "DAILY",
  weeks: "WEEKLY",
  months: "MONTHLY",
  years: "YEARLY",
};

function ruleOf({ interval, until }: Values): string | undefined {
  const [[unit = "", count] = []] = isMap(interval) ? Object.entries(interval) : [];
  if (!Object.hasOwn(units, unit)) return undefined;
  const end = lineOf(until)?.replace(
    /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d).*)?$/,
    (_, y, m, d, h = "00", min = "00") => `${y}${m}${d}T${h}${min}00`,
  );
  return `FREQ=${units[unit]};INTERVAL=${count}${end === undefined ? "" : `;UNTIL=${end}`}`;
}

/** Lines of iCalendar that stand in the file as they are: read by the reader of calendars. */
function rawLines(lines: string): Pick<ReadEvent, "rules" | "skipped" | "added" | "others"> {
  const nothing = { rules: [], skipped: [], added: [], others: [] };
  if (lines.trim() === "") return nothing;
  const event = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20000101\n${lines.trim()}\nEND:VEVENT\nEND:VCALENDAR`;
  const raw = readCalendar(event, "ics").events[0] ?? { ...nothing, others: ["ics"] };
  // Line numbers of a calendar that was put together here are nobody's.
  return { ...raw, others: raw.others.map((other) => (/^:\d/.test(other) ? "ics" : other.replace(/ \(:\d+\)$/, ""))) };
}

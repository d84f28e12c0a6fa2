import type { Moment, ReadCalendar, ReadEvent } from "../../../events/ical/read.ts";
import { slug } from "../../../events/identity.ts";
import type { Values } from "../../../manifest/write/index.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Note } from "../found.ts";
import { stretchesOf } from "./future.ts";
import { groupsOf } from "./revisions.ts";
import { draft } from "./series.ts";

/** An event of an event file, and the line of the calendar on which it began. */
export interface Made {
  readonly values: Values;
  readonly line?: number;
}

/** What event files say, made from another calendar. */
export interface Assembled {
  /** What most events say, and each of those all the same. */
  readonly defaults: Values;
  readonly events: readonly Made[];
  readonly notes: readonly Note[];
}

const zoneNotes = {
  agrees: "import.zone-agrees",
  moment: "import.zone-moment",
  differs: "import.zone-differs",
} as const;

/** UTF-16 units of a note: a rule or an address of a megabyte is not shown whole. */
const longest = 300;

/** @param file its name, for what is said of it */
export function assemble(calendar: ReadCalendar, file: string): Assembled {
  const notes: Note[] = [];
  const leave = (title: string, what: string, line?: number) => {
    const place = oneLine(`${line === undefined ? file : `${file}:${line}`}: ${title} › ${what}`);
    notes.push({ code: "import.left", place: place.length > longest ? `${place.slice(0, longest)}…` : place });
  };
  for (const { tzid, zone, by, line } of calendar.zones ?? [])
    notes.push({ code: zoneNotes[by], place: oneLine(`${file}:${line}: ${tzid.slice(0, 100)} → ${zone}`) });
  if (calendar.broken > 0)
    leave(
      "VEVENT",
      `${calendar.brokenLines ? "" : "UID, "}DTSTART (${calendar.broken} ×)${linesText(calendar.brokenLines)}`,
    );
  for (const [name, lines] of calendar.strange ?? []) leave(name.toUpperCase(), `${lines.length} ×${linesText(lines)}`);
  const lacks: Lack[] = [];
  const drafted = groupsOf(calendar).flatMap(({ master, overrides, title, isNamed, left: replaced }) => {
    const zone = zoneOf(master.start, calendar);
    const sound = overrides.filter(({ original, start }) => (original?.unknownZone ?? start.unknownZone) === undefined);
    for (const one of overrides.filter((other) => !sound.includes(other)))
      leave(
        title,
        `RECURRENCE-ID ${one.original?.wall.date} (TZID=${one.original?.unknownZone ?? one.start.unknownZone})`,
        one.line,
      );
    if (zone === undefined) {
      leave(title, `TZID=${master.start.unknownZone}`, master.line);
      return [];
    }
    const { stretches, left: unmoved } = stretchesOf(...asDays(master, sound), zone);
    const drafts = stretches.map((one, index) =>
      draft(one.master, one.overrides, { zone, isNamed: isNamed && index === 0 }),
    );
    const events = drafts.flatMap((one) => one.events);
    for (const what of [...replaced, ...unmoved, ...drafts.flatMap(({ left }) => left)])
      leave(title, what, master.line);
    for (const what of events.flatMap((one) => one.left)) lacks.push({ title, what, line: master.line });
    for (const one of sound) for (const what of one.others) lacks.push({ title, what, line: one.line });
    return events.map(({ values }): Made => (master.line === undefined ? { values } : { values, line: master.line }));
  });
  for (const { title, what, line } of manyTogether(lacks)) leave(title, what, line);
  const made = withIds(drafted);
  return { defaults: defaultsOf(made), events: made, notes };
}

interface Lack {
  readonly title: string;
  readonly what: string;
  readonly line: number | undefined;
}

/** A property that more events have is told once, with how many. */
const fewest = 4;

/** What many events have and none can say: once for all of them. */
function manyTogether(lacks: readonly Lack[]): Lack[] {
  const lines = new Map<string, (number | undefined)[]>();
  for (const { what, line } of lacks) {
    const list = lines.get(what);
    if (list) list.push(line);
    else lines.set(what, [line]);
  }
  const isTold = new Set<string>();
  return lacks.flatMap((lack): Lack[] => {
    const all = lines.get(lack.what) ?? [];
    if (all.length < fewest) return [lack];
    if (isTold.has(lack.what)) return [];
    isTold.add(lack.what);
    const numbers = all.filter((line) => line !== undefined);
    return [{ title: lack.what, what: `${all.length} ×${linesText(numbers)}`, line: undefined }];
  });
}

function linesText(lines: readonly number[] = []): string {
  return lines.length === 0 ? "" : `, :${lines.slice(0, 10).join(", :")}${lines.length > 10 ? ", …" : ""}`;
}

/**
 * Times that name dates of a whole day. Exchange writes midnight in the zone of the mailbox; in another zone that would be
 * the day before.
 */
function asDays(master: ReadEvent, overrides: readonly ReadEvent[]): [ReadEvent, readonly ReadEvent[]] {
  if (master.start.wall.time !== undefined) return [master, overrides];
  const dateOf = (moment: Moment): Moment => {
    return moment.zone === "UTC" ? moment : { wall: { date: moment.wall.date } };
  };
  return [
    { ...master, skipped: master.skipped.map(dateOf) },
    overrides.map((one) => (one.original ? { ...one, original: dateOf(one.original) } : one)),
  ];
}

/** Undefined for one that nobody knows. A time without a zone is taken for the calendar's own. */
function zoneOf({ wall, zone, unknownZone }: Moment, { timezone }: ReadCalendar): string | undefined {
  if (unknownZone !== undefined) return undefined;
  return wall.time === undefined ? (timezone ?? "UTC") : (zone ?? timezone ?? "UTC");
}

/** Ids from titles, each once. How far a title's numbers have come is kept: a thousand meetings may have one title. */
function withIds(drafted: readonly Made[]): Made[] {
  const used = new Set<string>();
  const reached = new Map<string, number>();
  return drafted.map(({ values, ...rest }) => {
    const plain = idOf(String(values.title ?? "event"));
    let [id, number] = [plain, reached.get(plain) ?? 1];
    while (used.has(id)) id = `${plain}-${++number}`;
    reached.set(plain, number);
    used.add(id);
    return { values: { id, ...values }, ...rest };
  });
}

/** What of a title an id can hold; a digest where that is nothing. */
function idOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 56);
  return words.replace(/^-+|-+$/g, "") || slug(title) || "event";
}

/** What most events say is said once. */
function defaultsOf(events: readonly Made[]): Values {
  return Object.fromEntries(
    ["timezone", "duration"].flatMap((key) => {
      // How long days are is no usual length: a whole day that says nothing is one.
      const isHour = ({ values }: Made) => key !== "duration" || String(values.at).includes(" ");
      const said = events
        .filter(isHour)
        .flatMap(({ values }) => (typeof values[key] === "string" ? [values[key] as string] : []));
      const most = mostOf(said);
      return most === undefined ? [] : [[key, most]];
    }),
  );
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

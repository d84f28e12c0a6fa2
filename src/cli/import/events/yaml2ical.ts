import { dateOf, dayNumber, dayOf, weekday } from "../../../events/calendar/days.ts";
import type { ReadEvent } from "../../../events/ical/read.ts";
import { compact, isMap, type Values } from "../../../manifest/write/index.ts";
import { usageError } from "../../../system/errors.ts";
import type { Finding } from "../../../system/finding.ts";
import { parseYaml } from "../../../system/yaml/index.ts";
import type { PeerCalendar } from "./together.ts";

/** https://opendev.org/opendev/yaml2ical: a meeting a file, in UTC, with a frequency by its name. */

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Weeks from one to the next, and which of them by the number of ISO 8601: yaml2ical/recurrence.py. */
const weekly: Readonly<Record<string, readonly [every: number, remainder: number]>> = {
  weekly: [1, 0],
  "biweekly-even": [2, 0],
  "biweekly-odd": [2, 1],
  quadweekly: [4, 0],
  "quadweekly-week-1": [4, 1],
  "quadweekly-week-2": [4, 2],
  "quadweekly-week-3": [4, 3],
  "quadweekly-alternate": [4, 2],
};

export interface Reading {
  /** Meetings without a first day begin when they are read. */
  readonly now: Date;
  /** Says in the reader's language what is wrong with a text. */
  readonly reasonOf?: ((finding: Finding) => string) | undefined;
}

/** @throws AppError (exit 2) `import.broken`, `import.shape` */
export function readYaml2ical(
  text: string,
  file: string,
  { now, reasonOf = ({ code }) => code }: Reading,
): PeerCalendar {
  const { value, findings } = parseYaml(text, { file, merges: true });
  const [fault] = findings.filter(({ level }) => level === "error");
  if (fault) {
    const { line, column } = fault;
    throw usageError("import.broken", { file, line, column, reason: reasonOf(fault) });
  }
  if (!isMap(value) || !Array.isArray(value.schedule)) throw usageError("import.shape", { file, peers: "yaml2ical" });
  const read = value.schedule.map((one, index) =>
    isMap(one) ? eventsOf(value, one, { uid: `:${file}:${index}`, file, now }) : undefined,
  );
  return {
    timezone: "UTC",
    events: read.flatMap((events) => (Array.isArray(events) ? events : [])),
    broken: read.filter((events) => events === undefined).length,
    includes: [],
    left: read.flatMap((one) => (one === undefined || Array.isArray(one) ? [] : [one])),
  };
}

const known = ["project", "schedule", "chair", "description", "agenda_url", "project_url", "meeting_id"];
const knownOfSchedule = ["time", "day", "irc", "frequency", "start_date", "duration", "skip_dates"];

/** The series of one schedule, and the dates that are cancelled; undefined for one without a time or day, a word on one without dates. */
function eventsOf(
  meeting: Values,
  schedule: Values,
  { uid, file, now }: { readonly uid: string; readonly file: string; readonly now: Date },
): ReadEvent[] | NonNullable<PeerCalendar["left"]>[number] | undefined {
  const time = timeOf(schedule.time);
  const day = weekdays.indexOf(textOf(schedule.day)?.toLowerCase() ?? "");
  const frequency = textOf(schedule.frequency) ?? "";
  const from = compactDate(schedule.start_date) ?? now.toISOString().slice(0, 10);
  const first = day === -1 ? undefined : firstOf(frequency, day, dayOf(from));
  if (time === undefined || day === -1) return undefined;
  const others = [
    ...Object.keys(meeting).filter((key) => !known.includes(key)),
    ...Object.keys(schedule).filter((key) => !knownOfSchedule.includes(key)),
  ];
  const irc = textOf(schedule.irc);
  const minutes = Number(schedule.duration ?? 60);
  const texts = {
    title: textOf(meeting.project),
    description: textOf(meeting.description),
    location: irc && `#${irc}`,
    url: textOf(meeting.agenda_url) ?? textOf(meeting.project_url),
    organizer: textOf(meeting.chair),
  };
  const plain = { uid, length: { days: 0, minutes }, rules: [], skipped: [], added: [], tags: [], cancelled: false };
  const at = (date: string) => ({ wall: { date, time }, zone: "UTC" });
  // Whenever somebody calls for it: there is no date to write down.
  if (first === undefined) return { title: texts.title ?? file, what: `frequency: ${frequency}` };
  const series: ReadEvent = {
    ...plain,
    ...compactTexts(texts),
    start: at(dateOf(first.day)),
    rules: [first.rule],
    others,
  };
  const cancelled = (Array.isArray(schedule.skip_dates) ? schedule.skip_dates : []).filter(isMap).flatMap((skip) => {
    const date = compactDate(skip.skip_date);
    if (date === undefined) return [];
    const reason = textOf(skip.reason);
    return [
      {
        ...plain,
        start: at(date),
        original: at(date),
        cancelled: true,
        others: [],
        ...(reason ? { comment: reason } : {}),
      },
    ];
  });
  return [series, ...cancelled];
}

function compactTexts(texts: Readonly<Record<string, string | undefined>>): object {
  return compact(texts) as object;
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value).trim() || undefined;
}

/** `'1400'`; without quotes a number, which loses the noughts in front. */
function timeOf(value: unknown): string | undefined {
  const text = textOf(value)?.padStart(4, "0");
  return text !== undefined && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(text)
    ? `${text.slice(0, 2)}:${text.slice(2)}`
    : undefined;
}

/** `20150915` */
function compactDate(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(textOf(value) ?? "") ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** The first day of a meeting, and its rule; undefined for one that has none. */
function firstOf(frequency: string, onDay: number, from: number): { day: number; rule: string } | undefined {
  const [every, remainder] = weekly[frequency] ?? [];
  if (every !== undefined) {
    let day = from + ((onDay - weekday(from) + 7) % 7);
    while (isoWeek(day) % every !== remainder) day += 7;
    return { day, rule: every === 1 ? "FREQ=WEEKLY" : `FREQ=WEEKLY;INTERVAL=${every}` };
  }
  const [, name] = /^first-([a-z]+day)$/.exec(frequency) ?? [];
  const first = weekdays.indexOf(name ?? "");
  if (first === -1) return undefined;
  const code = (name as string).slice(0, 2).toUpperCase();
  // In a month that is under way the first one may be over.
  let day = from;
  while (weekday(day) !== first || Number(dateOf(day).slice(8)) > 7) day++;
  return { day, rule: `FREQ=MONTHLY;BYDAY=1${code}` };
}

/** The number of a week by ISO 8601: the one with the year's first Thursday is 1. */
function isoWeek(day: number): number {
  const thursday = day - weekday(day) + 3;
  return 1 + Math.floor((thursday - dayNumber(Number(dateOf(thursday).slice(0, 4)), 1, 1)) / 7);
}

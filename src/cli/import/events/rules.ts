import { dateOf, dayOf } from "../../../events/calendar/days.ts";
import { zoneOf } from "../../../events/calendar/zone.ts";
import { expand } from "../../../events/expand.ts";
import type { Series, Wall } from "../../../events/model.ts";
import { parseRule } from "../../../events/rule/parse.ts";
import { type Rule, type Weekday, weekdayNames } from "../../../events/rule/rule.ts";
import { readWords } from "../../../events/words/words.ts";
import type { Values } from "../../../manifest/write/index.ts";
import { inZone, localMs } from "./times.ts";

/** A rule of another calendar as an event file says it. */
export interface Repetition {
  /** `repeat`, `until` and `count`. */
  readonly values: Values;
  /** The first time, which the rule itself gives. */
  readonly at: Wall;
  /** Whether the event takes place on a date by the rule. */
  readonly has: (date: string) => boolean;
  /** All its dates, where it has an end. */
  readonly dates?: () => string[];
  /** Whether it leaves out no week, month or year: then it is the same from whichever of its dates it is counted. */
  readonly isEvery: boolean;
}

/** Why a rule cannot be taken over: the code of a finding. */
export type Refused = { readonly code: string };

const day = 86_400_000;
const century = 36_525 * day;

/** @param start the event's first wall time in its zone */
export function repetitionOf(text: string, start: Wall, zone: string): Repetition | Refused {
  const { rule: bare, time } = clockParts(text, start);
  const parsed = parseRule(bare);
  if (parsed.fault) return { code: parsed.fault.code };
  const { rule } = parsed;
  const first: Wall = time === undefined ? { date: start.date } : { date: start.date, time };
  const series = asSeries(bare, first, zone);
  const from = zoneOf(zone).moment(localMs(first)).epoch;
  const [earliest] = expand([series], { from, to: from + 1200 * day });
  if (!earliest) return { code: "events.never" };
  const repeat = wordsOf(rule, earliest.wall) ?? { rrule: shorter(bare) };
  const last = untilOf(rule, earliest.wall, zone);
  const values = {
    repeat,
    ...(last === undefined ? {} : { until: last }),
    ...(rule.count === undefined ? {} : { count: rule.count }),
  };
  const has = (date: string) => {
    const noon = dayOf(date) * day;
    return expand([series], { from: noon - day, to: noon + 2 * day }).some(({ wall }) => wall.date === date);
  };
  const isEnding = last !== undefined || rule.count !== undefined;
  const dates = () => expand([series], { from, to: from + century }).map(({ wall }) => wall.date);
  return { values, at: earliest.wall, has, isEvery: rule.interval === 1, ...(isEnding ? { dates } : {}) };
}

/** A rule may set the time of day; an event file has it in `at`. Several hours stay, and are refused. */
function clockParts(text: string, { time }: Wall): { rule: string; time?: string } {
  const hour = /(?:^|;)BYHOUR=(\d{1,2})(?=;|$)/i.exec(text)?.[1] ?? time?.slice(0, 2);
  const minute = /(?:^|;)BYMINUTE=(\d{1,2})(?=;|$)/i.exec(text)?.[1] ?? time?.slice(3, 5);
  const rule = text.replace(/;?BY(?:HOUR|MINUTE|SECOND)=\d{1,2}(?=;|$)/gi, "").replace(/^;/, "");
  if (time === undefined || hour === undefined || minute === undefined) return { rule };
  return { rule, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` };
}

/** Without its end, which the event says, and without an INTERVAL of 1. */
function shorter(rule: string): string {
  return rule.replace(/;?(?:(?:UNTIL|COUNT)=[^;]*|INTERVAL=1(?=;|$))/gi, "").replace(/^;/, "");
}

function asSeries(rule: string, start: Wall, timezone: string): Series {
  const nobody = { tags: [], speakers: [], hosts: [], agenda: [], tracks: [], publish: [] };
  const plain = { uid: "", id: "", title: "", kind: "meetup" as const, isPrivate: false, ...nobody };
  const source = { file: "", line: 1, column: 1 };
  return { ...plain, start, timezone, rule, length: { days: 0, minutes: 0 }, skipped: [], overrides: [], source };
}

/** The last day on which it may start. */
function untilOf({ until }: Rule, { time }: Wall, zone: string): string | undefined {
  if (until === undefined) return undefined;
  if ("day" in until) {
    const isEarly = until.minute !== undefined && time !== undefined && minutesOf(time) > until.minute;
    return dateOf(isEarly ? until.day - 1 : until.day);
  }
  const stamp = new Date(until.epoch).toISOString();
  const last = inZone({ wall: { date: stamp.slice(0, 10), time: stamp.slice(11, 16) }, zone: "UTC" }, zone);
  const isEarly = time !== undefined && (last.time ?? "") < time;
  return isEarly ? dateOf(dayOf(last.date) - 1) : last.date;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const places: Readonly<Record<number, string>> = { 1: "1st", 2: "2nd", 3: "3rd", 4: "4th", [-1]: "last" };

/** A rule in words, where words say the very same; undefined where only the rule does. */
function wordsOf(rule: Rule, { date }: Wall): string | undefined {
  const candidate = candidateOf(rule, date);
  if (candidate === undefined) return undefined;
  const read = readWords(candidate);
  return !read.fault && same(read.rule, rule, date) ? candidate : undefined;
}

function candidateOf({ frequency, interval, weekdays, monthDays }: Rule, date: string): string | undefined {
  const own = (dayOf(date) + 3) % 7;
  if (frequency === "YEARLY") return interval === 1 ? "every year" : undefined;
  if (frequency === "DAILY") return interval === 1 ? "every day" : `every ${interval} days`;
  if (frequency === "WEEKLY") {
    const days = (weekdays.length > 0 ? weekdays.map(({ day }) => day) : [own]).map((one) => names[one]).join(" and ");
    return interval === 1 ? `every ${days}` : `every ${interval} weeks on ${days}`;
  }
  if (frequency !== "MONTHLY" || interval !== 1 || monthDays.length > 0) return undefined;
  const [first] = weekdays;
  const nths = weekdays.map(({ nth }) => places[nth]);
  if (!first || nths.some((nth) => nth === undefined) || weekdays.some(({ day }) => day !== first.day))
    return undefined;
  return `${nths.join(" and ")} ${names[first.day]} of the month`;
}

/** Whether two rules give the same dates: without an end, and with the weekday that is understood said. */
function same(one: Rule, other: Rule, date: string): boolean {
  const own: Weekday = { day: (dayOf(date) + 3) % 7, nth: 0 };
  const text = (rule: Rule) => {
    const { count: _, until: __, ...rest } = rule;
    const weekdays = rule.frequency === "WEEKLY" && rule.weekdays.length === 0 ? [own] : rule.weekdays;
    const sorted = weekdays.map(({ day, nth }) => `${nth}${weekdayNames[day]}`).sort();
    // The first day of the week counts only where weeks are left out.
    const weekStart = rule.frequency === "WEEKLY" && rule.interval > 1 ? rule.weekStart : 0;
    return JSON.stringify({ ...rest, weekdays: sorted, weekStart });
  };
  return text(one) === text(other);
}

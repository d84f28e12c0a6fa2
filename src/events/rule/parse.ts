import type { Params } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";
import { dayNumber, monthLength } from "../calendar/days.ts";
import { type Frequency, makeRule, type Rule, type Until, type Weekday, weekdayNames } from "./rule.ts";

/** Why something is no rule that events may use: the code of a finding and its parameters. */
export interface Fault {
  readonly code: string;
  readonly params: Params;
}

export type Parsed = { readonly rule: Rule; readonly fault?: undefined } | { readonly fault: Fault };

const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
const subDaily = ["HOURLY", "MINUTELY", "SECONDLY"];
const known = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"];
known.push("BYDAY", "BYSETPOS", "WKST");
/** Those of RFC 5545 and 7529 that set a time of day, or another calendar. */
const clock = ["BYHOUR", "BYMINUTE", "BYSECOND"];

/** Thrown within this file alone. */
class Refusal extends Error {
  readonly fault: Fault;
  constructor(code: string, params: Params = {}) {
    super(code);
    this.fault = { code, params };
  }
}

/**
 * Reads the value of an RRULE (RFC 5545, 3.3.10), with `RRULE:` before it or without. What calendars read differently,
 * and what repeats within a day, is refused, with a reason.
 */
export function parseRule(text: string): Parsed {
  try {
    const rule = read(text.replace(/^RRULE:/i, ""));
    check(rule);
    return { rule };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault };
    throw error;
  }
}

function read(text: string): Rule {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(";")) {
    const [name = "", value = ""] = part.split("=", 2);
    if (parts.has(name)) throw new Refusal("events.rule-twice", { part: name });
    refuseUnknown(name);
    parts.set(name, value);
  }
  const get = (name: string) => parts.get(name);
  const list = (name: string, most: number, least = 1) => numbers(name, get(name), most, least);
  const count = get("COUNT") === undefined ? undefined : whole("COUNT", get("COUNT"), 10_000);
  const until = get("UNTIL") === undefined ? undefined : untilOf(get("UNTIL") as string);
  if (count !== undefined && until !== undefined) throw new Refusal("events.rule-ends-twice");
  return makeRule(frequencyOf(get("FREQ")), {
    interval: get("INTERVAL") === undefined ? 1 : whole("INTERVAL", get("INTERVAL"), 10_000),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
    months: list("BYMONTH", 12),
    monthDays: list("BYMONTHDAY", 31, -31),
    yearDays: list("BYYEARDAY", 366, -366),
    weeks: list("BYWEEKNO", 53, -53),
    weekdays: (get("BYDAY")?.split(",") ?? []).map(weekdayOf),
    positions: list("BYSETPOS", 366, -366),
    weekStart: get("WKST") === undefined ? 0 : weekdayOf(get("WKST") as string).day,
  });
}

function refuseUnknown(name: string): void {
  if (known.includes(name)) return;
  if (clock.includes(name)) throw new Refusal("events.rule-clock", { part: name });
  const near = nearest(name, known);
  throw near
    ? new Refusal("events.rule-part-near", { part: name, nearest: near })
    : new Refusal("events.rule-part", { part: name, known: known.join(", ") });
}

function frequencyOf(text: string | undefined): Frequency {
  if (text === undefined) throw new Refusal("events.rule-no-frequency");
  if (subDaily.includes(text)) throw new Refusal("events.sub-daily", { words: `FREQ=${text}` });
  const found = frequencies.find((one) => one === text);
  if (!found) throw new Refusal("events.rule-value", { part: "FREQ", value: text, known: frequencies.join(", ") });
  return found;
}

function whole(name: string, text = "", most: number, least = 1): number {
  const value = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && value !== 0) return value;
  throw new Refusal("events.rule-value", { part: name, value: text, known: `${least} … ${most}` });
}

function numbers(name: string, text: string | undefined, most: number, least: number): number[] {
  return text === undefined ? [] : text.split(",").map((value) => whole(name, value, most, least));
}

function weekdayOf(text: string): Weekday {
  const [, nth = "", name = ""] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  if (!name) throw new Refusal("events.rule-value", { part: "BYDAY", value: text, known: weekdayNames.join(", ") });
  return {
    day: weekdayNames.indexOf(name as (typeof weekdayNames)[number]),
    nth: nth === "" ? 0 : whole("BYDAY", nth, 53, -53),
  };
}

/** A date, a wall time, or a moment in UTC (`Z`). */
function untilOf(text: string): Until {
  const [, y = 0, m = 0, d = 0, h, min = 0, s = 0, zulu] = (
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(text) ?? []
  ).map((part, index) => (index === 7 || part === undefined ? part : Number(part)) as number);
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m)) || (h ?? 0) > 23 || min > 59 || s > 60)
    throw new Refusal("events.rule-value", { part: "UNTIL", value: text, known: "20271231, 20271231T235959Z" });
  const day = dayNumber(y, m, d);
  if (h === undefined) return { day };
  return zulu === undefined
    ? { day, minute: h * 60 + min }
    : { epoch: ((day * 24 + h) * 60 + min) * 60_000 + s * 1000 };
}

/** What RFC 5545 forbids to stand together, or what its readers do not agree about. */
function check(rule: Rule): void {
  const { frequency, weekdays, positions, weeks } = rule;
  const is = (...names: Frequency[]) => names.includes(frequency);
  const only = (part: string, list: readonly unknown[], ...allowed: Frequency[]) => {
    if (list.length > 0 && !is(...allowed))
      throw new Refusal("events.rule-with", { part, frequency, known: allowed.join(", ") });
  };
  only("BYWEEKNO", weeks, "YEARLY");
  only("BYYEARDAY", rule.yearDays, "YEARLY");
  only("BYMONTHDAY", rule.monthDays, "DAILY", "MONTHLY", "YEARLY");
  const nth = weekdays.filter((one) => one.nth !== 0);
  only("BYDAY=1MO", nth, "MONTHLY", "YEARLY");
  if (nth.length > 0 && weeks.length > 0) throw new Refusal("events.rule-week-nth");
  // RFC 5545 leaves the weekday to DTSTART; dateutil takes the whole week. Calendars differ.
  if (weeks.length > 0 && weekdays.length === 0) throw new Refusal("events.rule-week-alone");
  const others = rule.months.length + rule.monthDays.length + rule.yearDays.length + weeks.length + weekdays.length;
  if (positions.length > 0 && others === 0) throw new Refusal("events.rule-position-alone");
}

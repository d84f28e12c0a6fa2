import { makeRule, type Rule, weekdays } from "../rule/rule.ts";

/** What words of repetition say, whatever the language. */
export interface Meaning {
  /** every 2 weeks: the unit and how many. A quarter is three months. */
  unit?: "day" | "week" | "month" | "year";
  interval: number;
  /** Weekdays, 0 Monday … 6 Sunday. */
  days: number[];
  /** Working days or the days of the weekend as one set: the last of them is one day. */
  isSet: boolean;
  /** Any day of the month: first day, last day. */
  isAnyDay: boolean;
  /** second, last (-1) of these days in its month. */
  nths: number[];
  /** Days of the month. */
  dates: number[];
  months: number[];
  /** … of the month, of the quarter, of the year. */
  scope?: "month" | "quarter" | "year";
  /** Whether `every` stands directly before one ordinal: «every second Tuesday» may mean two things. */
  isEveryNth: boolean;
  /** Whether working days themselves are counted: every 3 business days. */
  isCounted: boolean;
}

export function nothingSaid(): Meaning {
  return {
    interval: 1,
    days: [],
    isSet: false,
    isAnyDay: false,
    nths: [],
    dates: [],
    months: [],
    isEveryNth: false,
    isCounted: false,
  };
}

/** Why words are no rule though they are clear about much: they fit together in two ways, or in one that no rule can say. */
export type Trouble = "every-nth" | "which-weekday" | "steps" | "weekend" | "other-of-month" | "several";

/** A rule, or what kind of trouble, and what was said then. */
export type Reading =
  | { readonly rule: Rule }
  | { readonly trouble: "unknown" }
  | { readonly trouble: Trouble; readonly said: Meaning };

const unknown: Reading = { trouble: "unknown" };

/** Puts together what was said. Nothing is guessed: what fits in two ways, or not at all, is trouble. */
export function combine(said: Meaning): Reading {
  const trouble = troubleOf(said);
  if (trouble) return { trouble, said };
  // A day by its number and its name at once: no rule of ours, and neither is left out.
  if (said.isAnyDay && said.days.length > 0) return unknown;
  if (said.nths.length > 0 && said.dates.length > 0) return unknown;
  if (said.scope === "quarter") return ofQuarter(said);
  if (said.nths.length > 0) return ofNths(said);
  if (isEachOfMonth(said)) return onWeekdays(said);
  if (said.isAnyDay || (said.scope !== undefined && said.dates.length === 0)) return unknown;
  if (said.dates.length > 0) return said.days.length > 0 ? unknown : onDates(said);
  return said.days.length > 0 ? onWeekdays(said) : alone(said);
}

function troubleOf({ isCounted, isEveryNth, unit, interval, days, nths, scope, months }: Meaning): Trouble | undefined {
  // Monday, Thursday, Tuesday, Friday, Wednesday: an interval of RFC 5545 counts days or weeks, not working days.
  if (isCounted) return "steps";
  if (days.length === 0) return undefined;
  if (isEveryNth && scope === undefined && months.length === 0) return "every-nth";
  const isOther = unit === "week" && interval > 1 && scope === "month" && nths.length === 0;
  return isOther ? "other-of-month" : undefined;
}

/** Every Tuesday of the month: all of them. */
function isEachOfMonth({ unit, interval, scope, days, dates }: Meaning): boolean {
  return unit === "week" && interval === 1 && scope === "month" && days.length > 0 && dates.length === 0;
}

/** The second and the last Tuesday; the last working day; the last day. */
function ofNths(said: Meaning): Reading {
  const { nths, days, isSet, isAnyDay } = said;
  if (isAnyDay && said.scope === "year" && said.months.length === 0) return ofYear(said);
  const period = periodOf(said);
  if (!period || (days.length === 0 && !isAnyDay)) return unknown;
  if (isAnyDay) {
    const isYear = period.frequency === "YEARLY" && said.months.length === 0;
    if (isYear || nths.some((nth) => Math.abs(nth) > 31)) return unknown;
    return { rule: makeRule(period.frequency, { ...period.parts, monthDays: unique(nths) }) };
  }
  // A weekend may begin in one month and end in the next: is the first one of 1 August 2027, a Sunday, that day or the 7th?
  if (isWeekend(days)) return { trouble: "weekend", said };
  if (isSet) return ofSet(said, period);
  const most = period.frequency === "YEARLY" && said.months.length === 0 ? 53 : 5;
  if (nths.some((nth) => Math.abs(nth) > most)) return unknown;
  return { rule: makeRule(period.frequency, { ...period.parts, weekdays: weekdays(unique(days), unique(nths)) }) };
}

function isWeekend(days: readonly number[]): boolean {
  return days.length === 2 && days.includes(5) && days.includes(6);
}

/** The first, the hundredth, the last day of the year. */
function ofYear({ nths, unit, interval }: Meaning): Reading {
  const isKnown = (unit === undefined || unit === "year") && nths.every((nth) => Math.abs(nth) <= 366);
  return isKnown ? { rule: makeRule("YEARLY", { interval, yearDays: unique(nths) }) } : unknown;
}

/** The last working day. BYSETPOS chooses from the whole year in a yearly rule, so that named months make it a monthly one. */
function ofSet({ nths, days }: Meaning, { frequency, parts }: Period): Reading {
  const found = { ...parts, weekdays: weekdays(days), positions: unique(nths) };
  if (frequency === "MONTHLY" || found.months?.length === 0) return { rule: makeRule(frequency, found) };
  return parts.interval === 1 ? { rule: makeRule("MONTHLY", found) } : unknown;
}

/** The 1st and the 15th; 14 March. */
function onDates(said: Meaning): Reading {
  if (said.dates.some((date) => date < 1 || date > 31) || said.scope === "year") return unknown;
  const period = periodOf(said);
  return period ? { rule: makeRule(period.frequency, { ...period.parts, monthDays: unique(said.dates) }) } : unknown;
}

interface Period {
  readonly frequency: "MONTHLY" | "YEARLY";
  readonly parts: Partial<Rule>;
}

/** Months, or years where months are named. */
function periodOf({ unit, interval, months, scope }: Meaning): Period | undefined {
  const isYear = scope === "year" || (months.length > 0 && (unit === undefined || unit === "year"));
  if (isYear)
    return unit === "month" ? undefined : { frequency: "YEARLY", parts: { interval, months: unique(months) } };
  if (unit !== undefined && unit !== "month") return undefined;
  if (interval > 1 && months.length > 0) return isEven(months, interval) ? yearly(months) : undefined;
  return { frequency: "MONTHLY", parts: { interval, months: unique(months) } };
}

const yearly = (months: readonly number[]): Period => ({ frequency: "YEARLY", parts: { months: unique(months) } });

/** Quarterly in March, June, September and December: the months say the same. Every 3 months in March says two things. */
function isEven(months: readonly number[], interval: number): boolean {
  const all = unique(months);
  const [first = 0] = all;
  return all.length === 12 / interval && all.every((month, index) => month === first + index * interval);
}

/** Every Tuesday, every 2 weeks on Tuesday. */
function onWeekdays(said: Meaning): Reading {
  const { unit, interval, days, months } = said;
  if (unit === "month" || unit === "year") return { trouble: "which-weekday", said };
  if (unit === "day") return unknown;
  return { rule: makeRule("WEEKLY", { interval, months: unique(months), weekdays: weekdays(unique(days)) }) };
}

/** A period and nothing else: when in it is what the first time says. */
function alone({ unit, interval, months }: Meaning): Reading {
  if (!unit || (unit === "month" && interval > 1 && months.length > 0)) return unknown;
  const frequency = ({ day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const)[unit];
  return { rule: makeRule(frequency, { interval, months: unique(months) }) };
}

/** The first Monday of the quarter: of its first month. The last one: of its last. */
function ofQuarter(said: Meaning): Reading {
  const { nths } = said;
  const isFirst = nths.every((nth) => nth > 0);
  if (nths.length === 0 || said.months.length > 0 || said.unit !== undefined) return unknown;
  if (!isFirst && nths.some((nth) => nth > 0)) return unknown;
  // What is in every month; the 5th Monday of a quarter may be in its second one.
  const most = said.isAnyDay ? 28 : said.isSet ? 20 : 4;
  if (nths.some((nth) => Math.abs(nth) > most)) return unknown;
  const { scope: _, ...rest } = said;
  return ofNths({ ...rest, months: isFirst ? [1, 4, 7, 10] : [3, 6, 9, 12] });
}

/** Sorted, each once; those that count from the end come last. */
function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => (a < 0 ? a + 1000 : a) - (b < 0 ? b + 1000 : b));
}

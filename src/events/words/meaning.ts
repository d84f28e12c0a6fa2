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
  };
}

/** A rule, or what kind of trouble: words that fit together in no way, or in two. */
export type Reading = { readonly rule: Rule } | { readonly trouble: "unknown" | "every-nth" | "which-weekday" };

const unknown: Reading = { trouble: "unknown" };

/** Puts together what was said. Nothing is guessed: what fits in two ways, or not at all, is trouble. */
export function combine(said: Meaning): Reading {
  if (said.isEveryNth && said.days.length > 0 && said.scope === undefined && said.months.length === 0)
    return { trouble: "every-nth" };
  if (said.scope === "quarter") return ofQuarter(said);
  if (said.nths.length > 0) return said.dates.length > 0 ? unknown : ofNths(said);
  if (said.isAnyDay || (said.scope !== undefined && said.dates.length === 0)) return unknown;
  if (said.dates.length > 0) return said.days.length > 0 ? unknown : onDates(said);
  return said.days.length > 0 ? onWeekdays(said) : alone(said);
}

/** The second and the last Tuesday; the last working day; the last day. */
function ofNths(said: Meaning): Reading {
  const { nths, days, isSet, isAnyDay } = said;
  const period = periodOf(said);
  if (!period || (days.length === 0 && !isAnyDay)) return unknown;
  if (isAnyDay) {
    const isYear = period.frequency === "YEARLY" && said.months.length === 0;
    if (isYear || nths.some((nth) => Math.abs(nth) > 31)) return unknown;
    return { rule: makeRule(period.frequency, { ...period.parts, monthDays: unique(nths) }) };
  }
  if (isSet)
    return {
      rule: makeRule(period.frequency, { ...period.parts, weekdays: weekdays(days), positions: unique(nths) }),
    };
  const most = period.frequency === "YEARLY" && said.months.length === 0 ? 53 : 5;
  if (nths.some((nth) => Math.abs(nth) > most)) return unknown;
  return { rule: makeRule(period.frequency, { ...period.parts, weekdays: weekdays(unique(days), unique(nths)) }) };
}

/** The 1st and the 15th; 14 March. */
function onDates(said: Meaning): Reading {
  if (said.dates.some((date) => date < 1 || date > 31) || said.scope === "year") return unknown;
  const period = periodOf(said);
  return period ? { rule: makeRule(period.frequency, { ...period.parts, monthDays: unique(said.dates) }) } : unknown;
}

/** Months, or years where months are named. */
function periodOf({
  unit,
  interval,
  months,
  scope,
}: Meaning): { readonly frequency: "MONTHLY" | "YEARLY"; readonly parts: Partial<Rule> } | undefined {
  const isYear = scope === "year" || (months.length > 0 && (unit === undefined || unit === "year"));
  if (isYear)
    return unit === "month" ? undefined : { frequency: "YEARLY", parts: { interval, months: unique(months) } };
  if (unit !== undefined && unit !== "month") return undefined;
  return { frequency: "MONTHLY", parts: { interval, months: unique(months) } };
}

/** Every Tuesday, every 2 weeks on Tuesday. */
function onWeekdays({ unit, interval, days, months }: Meaning): Reading {
  if (unit === "month" || unit === "year") return { trouble: "which-weekday" };
  if (unit === "day") return unknown;
  return { rule: makeRule("WEEKLY", { interval, months: unique(months), weekdays: weekdays(unique(days)) }) };
}

/** A period and nothing else: when in it is what the first time says. */
function alone({ unit, interval, months }: Meaning): Reading {
  if (!unit) return unknown;
  const frequency = ({ day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const)[unit];
  return { rule: makeRule(frequency, { interval, months: unique(months) }) };
}

/** The first Monday of the quarter: of its first month. The last one: of its last. */
function ofQuarter(said: Meaning): Reading {
  const { nths } = said;
  const isFirst = nths.every((nth) => nth > 0);
  if (nths.length === 0 || said.months.length > 0 || said.unit !== undefined) return unknown;
  if (!isFirst && nths.some((nth) => nth > 0)) return unknown;
  const { scope: _, ...rest } = said;
  return ofNths({ ...rest, months: isFirst ? [1, 4, 7, 10] : [3, 6, 9, 12] });
}

/** Sorted, each once; those that count from the end come last. */
function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => (a < 0 ? a + 1000 : a) - (b < 0 ? b + 1000 : b));
}

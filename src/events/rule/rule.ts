/** A rule of repetition as data: what of RFC 5545, 3.3.10, events may use. */

export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** A weekday of the rule: each of them, or the nth of its month or year (negative: from the end). */
export interface Weekday {
  /** 0 Monday … 6 Sunday. */
  readonly day: number;
  /** 0: each of them. */
  readonly nth: number;
}

/**
 * The last moment that an occurrence may start at: a day and, where it is said, the minute on the clocks of the series,
 * or a moment in milliseconds since 1970 UTC.
 */
export type Until = { readonly day: number; readonly minute?: number } | { readonly epoch: number };

export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  /** Never beside `until`. */
  readonly count?: number;
  readonly until?: Until;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weeks: readonly number[];
  readonly weekdays: readonly Weekday[];
  readonly positions: readonly number[];
  /** The weekday that weeks begin with, 0 Monday … 6 Sunday. */
  readonly weekStart: number;
}

export const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** A rule with some of its parts; the others are as RFC 5545 takes them when nothing is said. */
export function makeRule(frequency: Frequency, parts: Partial<Rule> = {}): Rule {
  return {
    frequency,
    interval: 1,
    months: [],
    monthDays: [],
    yearDays: [],
    weeks: [],
    weekdays: [],
    positions: [],
    weekStart: 0,
    ...parts,
  };
}

/** The nth of some weekdays; nth 0 is each of them. */
export function weekdays(days: readonly number[], nths: readonly number[] = [0]): Weekday[] {
  return nths.flatMap((nth) => days.map((day) => ({ day, nth })));
}

/**
 * The value of RRULE, its parts always in the same order.
 * @param until the text of UNTIL, which depends on the zone
 */
export function ruleText(rule: Rule, until?: string): string {
  const day = ({ day: of, nth }: Weekday) => `${nth === 0 ? "" : nth}${weekdayNames[of]}`;
  const parts: [string, string | number | undefined][] = [
    ["FREQ", rule.frequency],
    ["INTERVAL", rule.interval === 1 ? undefined : rule.interval],
    ["COUNT", rule.count],
    ["UNTIL", until],
    ["BYMONTH", rule.months.join()],
    ["BYWEEKNO", rule.weeks.join()],
    ["BYYEARDAY", rule.yearDays.join()],
    ["BYMONTHDAY", rule.monthDays.join()],
    ["BYDAY", rule.weekdays.map(day).join()],
    ["BYSETPOS", rule.positions.join()],
    ["WKST", rule.weekStart === 0 ? undefined : weekdayNames[rule.weekStart]],
  ];
  return parts.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`${name}=${value}`])).join(";");
}

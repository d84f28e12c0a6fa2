import { type Civil, civil, dayNumber, isLeap, monthLength, weekday } from "../calendar/days.ts";
import type { Rule } from "./rule.ts";
import { daysOfYear } from "./year.ts";

/** The stretches that a rule goes through: the index-th of them, and the days in it, sorted. */
export interface Periods {
  /** Adds the days of a stretch, and returns the first day that the stretch begins with. */
  fill(index: number, into: number[]): number;
  /** A stretch that is not after a day. */
  before(day: number): number;
}

export function periodsOf(rule: Rule, start: number): Periods {
  switch (rule.frequency) {
    case "DAILY":
      return daily(rule, start);
    case "WEEKLY":
      return weekly(rule, start);
    case "MONTHLY":
      return monthly(rule, start);
    case "YEARLY":
      return yearly(rule, start);
  }
}

function daily(rule: Rule, start: number): Periods {
  const isIn = filterOf(rule);
  return {
    before: (day) => Math.floor((day - start) / rule.interval),
    fill: (index, into) => {
      const day = start + index * rule.interval;
      if (!isIn || isIn(day)) into.push(day);
      return day;
    },
  };
}

/** What BYMONTH, BYMONTHDAY and BYDAY leave of single days; undefined when they say nothing. */
function filterOf({ months, monthDays, weekdays }: Rule): ((day: number) => boolean) | undefined {
  if (months.length + monthDays.length + weekdays.length === 0) return undefined;
  const days = new Set(weekdays.map((one) => one.day));
  return (day) => {
    if (days.size > 0 && !days.has(weekday(day))) return false;
    if (months.length + monthDays.length === 0) return true;
    const { year, month, day: inMonth } = civil(day);
    if (months.length > 0 && !months.includes(month)) return false;
    const fromEnd = inMonth - monthLength(year, month) - 1;
    return monthDays.length === 0 || monthDays.includes(inMonth) || monthDays.includes(fromEnd);
  };
}

function weekly(rule: Rule, start: number): Periods {
  const monday = start - ((weekday(start) - rule.weekStart + 7) % 7);
  const days = rule.weekdays.length > 0 ? rule.weekdays.map((one) => one.day) : [weekday(start)];
  const offsets = sorted(days.map((day) => (day - rule.weekStart + 7) % 7));
  const { months } = rule;
  return {
    before: (day) => Math.floor((day - monday) / (7 * rule.interval)),
    fill: (index, into) => {
      const first = monday + index * 7 * rule.interval;
      for (const offset of offsets) {
        if (months.length === 0 || months.includes(civil(first + offset).month)) into.push(first + offset);
      }
      return first;
    },
  };
}

function monthly(rule: Rule, start: number): Periods {
  const { year, month, day } = civil(start);
  const first = year * 12 + month - 1;
  return {
    before: (wanted) => {
      const at = civil(wanted);
      return Math.floor((at.year * 12 + at.month - 1 - first) / rule.interval);
    },
    fill: (index, into) => {
      const at = first + index * rule.interval;
      const [inYear, ofYear] = [Math.floor(at / 12), (at % 12) + 1];
      const begins = dayNumber(inYear, ofYear, 1);
      if (rule.months.length === 0 || rule.months.includes(ofYear))
        fillMonth(rule, begins, monthLength(inYear, ofYear), day, into);
      return begins;
    },
  };
}

/**
 * The days of one month, sorted.
 * @param begins its first day
 * @param own day of the month that the series starts with, taken when the rule says nothing
 */
function fillMonth(rule: Rule, begins: number, length: number, own: number, into: number[]): void {
  const { monthDays, weekdays } = rule;
  if (monthDays.length === 0 && weekdays.length === 0) {
    if (own <= length) into.push(begins + own - 1);
    return;
  }
  if (monthDays.length === 0) {
    fillWeekdays(weekdays, begins, length, into);
    return;
  }
  const inMonth = monthDays.map((day) => (day > 0 ? day : length + day + 1));
  const days = sorted(inMonth.filter((day) => day >= 1 && day <= length)).map((day) => begins + day - 1);
  if (weekdays.length === 0) {
    into.push(...days);
    return;
  }
  const among: number[] = [];
  fillWeekdays(weekdays, begins, length, among);
  into.push(...days.filter((day) => among.includes(day)));
}

/** The weekdays of a stretch, each or the nth, sorted. */
function fillWeekdays(weekdays: Rule["weekdays"], begins: number, length: number, into: number[]): void {
  const first = weekday(begins);
  const found: number[] = [];
  for (const { day, nth } of weekdays) {
    const offset = (day - first + 7) % 7;
    const times = Math.floor((length - 1 - offset) / 7) + 1;
    if (nth === 0) for (let time = 0; time < times; time++) found.push(begins + offset + 7 * time);
    else if (Math.abs(nth) <= times) found.push(begins + offset + 7 * (nth > 0 ? nth - 1 : times + nth));
  }
  into.push(...(weekdays.length === 1 ? found : sorted(found)));
}

function yearly(rule: Rule, start: number): Periods {
  const own = civil(start);
  const daysOf = yearFiller(rule, own);
  return {
    before: (day) => Math.floor((civil(day).year - own.year) / rule.interval),
    fill: (index, into) => {
      const year = own.year + index * rule.interval;
      daysOf(year, into);
      return dayNumber(year, 1, 1);
    },
  };
}

function yearFiller(rule: Rule, own: Civil): (year: number, into: number[]) => void {
  const { months, monthDays, weekdays } = rule;
  const isWhole = months.length === 0 && weekdays.length > 0;
  if (rule.yearDays.length + rule.weeks.length > 0 || (isWhole && monthDays.length > 0))
    return (year, into) => into.push(...daysOfYear(rule, year));
  if (isWhole) return (year, into) => fillWeekdays(weekdays, dayNumber(year, 1, 1), isLeap(year) ? 366 : 365, into);
  const named = months.length > 0 ? sorted(months) : monthDays.length > 0 ? everyMonth : [own.month];
  return (year, into) => {
    for (const month of named) fillMonth(rule, dayNumber(year, month, 1), monthLength(year, month), own.day, into);
  };
}

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** In order, each once. */
export function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

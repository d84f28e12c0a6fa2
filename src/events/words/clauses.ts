import { makeRule, type Rule, type Weekday } from "../rule/rule.ts";
import { combine, type Meaning, nothingSaid, type Reading } from "./meaning.ts";

/**
 * Clauses that stand beside each other, such as «1st Monday and 3rd Thursday» or «4 May and 24 October». Each says something of
 * its own, and one rule must say the same.
 */

/** What a clause without a period of its own takes over from the one before it; months only where they stand in front of all. */
export function following({ unit, interval, scope, months }: Meaning, isLeading = false): Meaning {
  // A week or a day has no first Thursday: every Tuesday and the 1st Thursday are two periods.
  const isPeriod = unit === "month" || unit === "year";
  const said = { ...nothingSaid(), ...(isPeriod ? { unit, interval } : {}), ...(scope ? { scope } : {}) };
  return isLeading ? { ...said, months: [...months] } : said;
}

/** Whether a clause says on which days. */
export function isWhole({ days, dates, isAnyDay }: Meaning): boolean {
  return days.length > 0 || dates.length > 0 || isAnyDay;
}

/** Puts all clauses together. «… of the quarter» at the end is said of those before it, too. */
export function combineAll(clauses: readonly Meaning[]): Reading {
  const [first, ...others] = clauses;
  if (!first) return { trouble: "unknown" };
  if (others.length === 0) return combine(first);
  const last = clauses[clauses.length - 1] as Meaning;
  const rules: Rule[] = [];
  for (const clause of clauses) {
    const reading = combine(shared(clause, last));
    if (!("rule" in reading)) return reading;
    rules.push(reading.rule);
  }
  const rule = merge(rules);
  return rule ? { rule } : { trouble: "several", said: first };
}

function shared(clause: Meaning, last: Meaning): Meaning {
  const isOpen = clause.nths.length > 0 && clause.scope === undefined && clause.unit === undefined;
  if (!isOpen || clause.months.length > 0) return clause;
  const { unit, interval, scope, months } = last;
  return { ...clause, interval, months: [...months], ...(unit ? { unit } : {}), ...(scope ? { scope } : {}) };
}

/** One rule with the dates of all; undefined when RFC 5545 has none. */
function merge(rules: readonly Rule[]): Rule | undefined {
  const [first] = rules as readonly [Rule];
  if (rules.some(({ positions }) => positions.length > 0)) return undefined;
  const isSame = (...parts: (keyof Rule)[]) => parts.every((part) => allSame(rules.map((rule) => rule[part])));
  if (!isSame("frequency", "interval")) return undefined;
  if (isSame("months", "monthDays", "yearDays") && isSaid(rules, "weekdays"))
    return { ...first, weekdays: byPlace(rules.flatMap(({ weekdays }) => weekdays)) };
  if (isSame("months", "weekdays", "yearDays") && isSaid(rules, "monthDays"))
    return { ...first, monthDays: joined(rules, "monthDays") };
  if (isSame("weekdays", "monthDays", "yearDays") && isSaid(rules, "months"))
    return { ...first, months: joined(rules, "months") };
  if (isSame("weekdays", "yearDays")) return onDatesOfYear(rules);
  return undefined;
}

/**
 * 4 May and 24 October: named months and days give four dates of the year, always in the same order, of which BYSETPOS keeps
 * two. 29 February would move the others.
 */
function onDatesOfYear(rules: readonly Rule[]): Rule | undefined {
  const [first] = rules as readonly [Rule];
  const wanted = new Set(rules.flatMap(({ months, monthDays }) => pairs(months, monthDays)));
  const months = joined(rules, "months");
  const monthDays = joined(rules, "monthDays");
  const isFixed = monthDays.every((day) => day > 0) && !(months.includes(2) && monthDays.includes(29));
  if (first.frequency !== "YEARLY" || first.weekdays.length > 0 || !isFixed || wanted.size === 0) return undefined;
  const all = pairs(months, monthDays).filter((pair) => pair % 32 <= longest(Math.floor(pair / 32)));
  const positions = all.flatMap((pair, index) => (wanted.has(pair) ? index + 1 : []));
  return makeRule("YEARLY", { interval: first.interval, months, monthDays, positions });
}

/** Month and day as one number that sorts as dates do. */
function pairs(months: readonly number[], days: readonly number[]): number[] {
  return months.flatMap((month) => days.map((day) => month * 32 + day));
}

function longest(month: number): number {
  return month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function joined(rules: readonly Rule[], part: "months" | "monthDays"): number[] {
  const place = (value: number) => (value < 0 ? value + 1000 : value);
  return [...new Set(rules.flatMap((rule) => rule[part]))].sort((a, b) => place(a) - place(b));
}

function isSaid(rules: readonly Rule[], part: "weekdays" | "months" | "monthDays"): boolean {
  return rules.every((rule) => rule[part].length > 0);
}

/** By weekday where each is meant, else by their place in the month; each once. */
function byPlace(all: readonly Weekday[]): Weekday[] {
  const key = ({ day, nth }: Weekday) => (nth < 0 ? nth + 1000 : nth) * 10 + day;
  const unique = new Map(all.map((one) => [key(one), one]));
  return [...unique.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
}

function allSame(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size <= 1;
}

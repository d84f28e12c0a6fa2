import { civil, minuteOf, weekday } from "../calendar/days.ts";
import { eachDay } from "../rule/expand.ts";
import { type Rule, weekdays } from "../rule/rule.ts";
import { type Ground, refuse, type Strand } from "./ground.ts";

/** More lines than this no calendar wants to show for one event. */
const most = 60;

/**
 * The lines of a series whose slots take turns. A rule of iCalendar has one time of day in one zone, so each slot gets a
 * rule of its own: with three slots every second Tuesday becomes three lines of every sixth. Where a rule has several days
 * a period there are as many lines as it takes until day and slot meet again.
 */
export function rotated(ground: Ground, strand: Strand, slots: readonly string[]): Strand[] {
  const { rule } = strand;
  const code = rotationFault(ground, strand);
  if (code || !rule) {
    refuse(ground, "rotate", code ?? "events.rotate-alone");
    return [];
  }
  const parts = partsOf(rule, strand.day);
  const lines = parts ? leastCommonMultiple(parts.length, slots.length) : 0;
  if (!parts || lines > most) {
    refuse(ground, "rotate", "events.rotate-irregular");
    return [];
  }
  const interval = (rule.interval * lines) / parts.length;
  return firstDays(rule, strand.day, lines).map((day, index) => {
    const slot = slots[index % slots.length] as string;
    const part = parts.find((one) => isOn(one, day)) ?? rule;
    const { count } = rule;
    return {
      ...strand,
      suffix: [...strand.suffix, `r${index + 1}`],
      timezone: slot.slice(6),
      minute: minuteOf(slot),
      day,
      rule: { ...part, interval, ...(count === undefined ? {} : { count: Math.ceil((count - index) / lines) }) },
    };
  });
}

function rotationFault({ spec }: Ground, { minute, rule }: Strand): string | undefined {
  if (!rule) return "events.rotate-alone";
  if (minute !== undefined) return "events.rotate-time";
  return spec.sessions ? "events.rotate-sessions" : undefined;
}

function firstDays(rule: Rule, start: number, most: number): number[] {
  const days: number[] = [];
  eachDay(rule, start, start, (day) => days.push(day) < most);
  return days;
}

/**
 * A rule as several that take turns, each exactly once a period and always in the same order; undefined when that
 * cannot be said: there is no 31st in every month, and no fifth Friday.
 */
function partsOf(rule: Rule, start: number): Rule[] | undefined {
  if (rule.yearDays.length + rule.weeks.length > 0) return undefined;
  const { day } = civil(start);
  switch (rule.frequency) {
    case "DAILY":
      return rule.months.length + rule.monthDays.length + rule.weekdays.length === 0 ? [rule] : undefined;
    case "WEEKLY":
      return rule.months.length + rule.positions.length === 0 ? weekParts(rule, weekday(start)) : undefined;
    case "MONTHLY":
      return rule.months.length === 0 ? monthParts(rule, day) : undefined;
    case "YEARLY": {
      const isOne = monthParts(rule, day)?.length === 1;
      return isOne && rule.months.length > 0 ? rule.months.map((month) => ({ ...rule, months: [month] })) : undefined;
    }
  }
}

function weekParts(rule: Rule, own: number): Rule[] {
  const days = rule.weekdays.length > 0 ? rule.weekdays.map((one) => one.day) : [own];
  return days.map((day) => ({ ...rule, weekdays: weekdays([day]) }));
}

/** What a rule takes of each month, when every month has it, in the same order. */
function monthParts(rule: Rule, own: number): Rule[] | undefined {
  const { monthDays, weekdays: named, positions } = rule;
  if (monthDays.length > 0 && named.length > 0) return undefined;
  if (positions.length > 0) {
    const isWhole = named.length > 0 && named.every(({ nth }) => nth === 0);
    return isWhole && isSteady(positions, 4 * named.length)
      ? positions.map((position) => ({ ...rule, positions: [position] }))
      : undefined;
  }
  if (monthDays.length > 0)
    return isSteady(monthDays, 28) ? monthDays.map((day) => ({ ...rule, monthDays: [day] })) : undefined;
  if (named.length === 0) return own <= 28 ? [rule] : undefined;
  const nths = named.map(({ nth }) => nth);
  const isOneDay = named.every(({ day }) => day === named[0]?.day);
  return isOneDay && isSteady(nths, 4) ? named.map((one) => ({ ...rule, weekdays: [one] })) : undefined;
}

/** All counted from the same end, and within what each month has. */
function isSteady(places: readonly number[], most: number): boolean {
  const isFromStart = places.every((place) => place >= 1 && place <= most);
  const isFromEnd = places.every((place) => place <= -1 && place >= -most);
  return isFromStart || isFromEnd;
}

/** Whether a day is one of a rule's, whatever its interval and its end. */
function isOn(rule: Rule, day: number): boolean {
  const { count: _, until: __, ...endless } = rule;
  let found = false;
  eachDay({ ...endless, interval: 1 }, day, day, (first) => {
    found = first === day;
    return false;
  });
  return found;
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a * b) / x;
}

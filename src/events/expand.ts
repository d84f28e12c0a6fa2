import { dateOf, dayOf, minuteOf } from "./calendar/days.ts";
import { type Zone, zoneOf } from "./calendar/zone.ts";
import type { Length, Occurrence, Override, Series, Wall, Window } from "./model.ts";
import { lastDayOf, lastMoment, momentOf } from "./rule/end.ts";
import { eachDay } from "./rule/expand.ts";
import { parseRule } from "./rule/parse.ts";
import type { Rule } from "./rule/rule.ts";

const day = 86_400_000;
const minute = 60_000;

/**
 * The occurrences of series that start within a window, by their start; those at the same moment by UID. Cancelled ones
 * are among them. Everything comes from the series' own zones: nothing depends on where it runs.
 * @param running whether those that started before the window and are not over count, too
 */
export function expand(series: readonly Series[], window: Window, running = false): Occurrence[] {
  const found: Occurrence[] = [];
  for (const one of series) expandInto(one, window, running, found);
  return found.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0));
}

function expandInto(series: Series, window: Window, running: boolean, into: Occurrence[]): void {
  const zone = zoneOf(series.timezone);
  const reach = running ? spanOf(series) : 0;
  const add = (one: Occurrence): void => {
    const isIn = one.start >= window.from || (running && one.end > window.from);
    if (isIn && one.start < window.to) into.push(one);
  };
  const { rule, overrides } = series;
  const different = new Map(overrides.map((one) => [dayOf(one.original.date), one]));
  for (const one of overrides) add(overridden(series, zone, one));
  const first = dayOf(series.start.date);
  if (rule === undefined) {
    if (!different.has(first)) add(regular(series, zone, series.start, first));
    return;
  }
  const skipped = new Set(series.skipped.map(({ date }) => dayOf(date)));
  // Clocks are never more than a day ahead of UTC.
  const from = Math.floor((window.from - reach) / day) - 1;
  eachRegular(series, zone, readRule(rule), from, window.to, (number) => {
    if (skipped.has(number) || different.has(number)) return;
    add(regular(series, zone, wallOn(series, number), number));
  });
}

/** Calls back with the days of a rule from one on, to its own end or that of the window. */
function eachRegular(
  series: Series,
  zone: Zone,
  rule: Rule,
  from: number,
  to: number,
  visit: (day: number) => void,
): void {
  const { date, time } = series.start;
  const first = dayOf(date);
  const last = time === undefined ? lastDayOf(rule) : lastMoment(rule, zone);
  const inDay = time === undefined ? undefined : minuteOf(time);
  const end = Math.ceil(to / day) + 1;
  eachDay(rule, first, from, (number) => {
    if (number > end) return false;
    if (last !== Number.POSITIVE_INFINITY) {
      const place = inDay === undefined ? number : momentOf(number, inDay, zone).epoch;
      if (place > last) return false;
    }
    visit(number);
    return true;
  });
}

function wallOn({ start }: Series, number: number): Wall {
  const date = dateOf(number);
  return start.time === undefined ? { date } : { date, time: start.time };
}

/** @param number the day of the wall time */
function regular(series: Series, zone: Zone, wall: Wall, number: number): Occurrence {
  const inDay = wall.time === undefined ? undefined : minuteOf(wall.time);
  const { epoch, clock } = momentOf(number, inDay, zone);
  const { uid, id, title, timezone, place } = series;
  const plain = {
    uid,
    id,
    title,
    start: epoch,
    end: endOf(number, inDay, epoch, series.length, zone),
    timezone,
    allDay: inDay === undefined,
    originalStart: wall,
    wall,
    series,
  };
  // Most have neither, and copying an object once more for each would take half of the time.
  if (place === undefined && clock === undefined) return plain;
  return { ...plain, ...(place ? { place } : {}), ...(clock && inDay !== undefined ? { clock } : {}) };
}

function overridden(series: Series, zone: Zone, change: Override): Occurrence {
  const wall = change.start ?? change.original;
  const length = change.length ?? series.length;
  const base = regular({ ...series, length }, zone, wall, dayOf(wall.date));
  const place = change.place ?? series.place;
  return {
    ...base,
    title: change.title ?? series.title,
    originalStart: change.original,
    ...(change.cancelled === undefined ? {} : { cancelled: change.cancelled }),
    ...(change.note === undefined ? {} : { note: change.note }),
    ...(place ? { place } : {}),
    series,
  };
}

/** Days are counted on the calendar, minutes by the clock (RFC 5545, 3.3.6). */
function endOf(
  number: number,
  inDay: number | undefined,
  start: number,
  { days, minutes }: Length,
  zone: Zone,
): number {
  const after = days === 0 ? start : momentOf(number + days, inDay, zone).epoch;
  return after + minutes * minute;
}

/** The longest that one of them takes, in milliseconds, with a day for what clocks do. */
function spanOf({ length, overrides }: Series): number {
  const of = ({ days, minutes }: Length) => days * day + minutes * minute;
  return Math.max(of(length), ...overrides.map((one) => (one.length ? of(one.length) : 0))) + day;
}

const rules = new Map<string, Rule>();

/** Rules are few and texts repeat. @throws Error for a text that no series of ours has */
function readRule(text: string): Rule {
  let rule = rules.get(text);
  if (!rule) {
    const parsed = parseRule(text);
    if (parsed.fault) throw new Error(`${text}: ${parsed.fault.code}`);
    if (rules.size > 1000) rules.clear();
    rule = parsed.rule;
    rules.set(text, rule);
  }
  return rule;
}

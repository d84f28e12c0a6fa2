import { AppError } from "../system/errors.ts";
import { dateOf, dayOf, minuteOf } from "./calendar/days.ts";
import { type Moment, type Zone, zoneOf } from "./calendar/zone.ts";
import { type Length, type Occurrence, type Override, recurs, type Series, type Wall, type Window } from "./model.ts";
import { lastDayOf, lastMoment, momentOf } from "./rule/end.ts";
import { eachDay } from "./rule/expand.ts";
import { parseRule } from "./rule/parse.ts";
import type { Rule } from "./rule/rule.ts";

const day = 86_400_000;
/** So many dates at once are more than anybody looks at; each takes some hundred bytes. */
export const mostOccurrences = 1_000_000;
const minute = 60_000;

/**
 * The occurrences of series that start within a window, by their start; those at the same moment by UID. Cancelled ones
 * are among them. @throws AppError (exit 2) `events.many` when there are more than a million. Everything comes from the series' own zones: nothing depends on where it runs.
 * @param running whether those that started before the window and are not over count, too
 */
export function expand(series: readonly Series[], window: Window, running = false): Occurrence[] {
  const found: Occurrence[] = [];
  for (const one of series) expandInto(one, window, running, found);
  return found.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0));
}

/** What adds an occurrence when it lies in the window. */
type Add = (one: Occurrence) => void;

function expandInto(series: Series, window: Window, running: boolean, into: Occurrence[]): void {
  const zone = zoneOf(series.timezone);
  const add: Add = (one) => {
    const isIn = one.start >= window.from || (running && one.end > window.from);
    if (!isIn || one.start >= window.to) return;
    // Memory would end before the dates do.
    if (into.length >= mostOccurrences) throw new AppError("events.many", { count: mostOccurrences }, 2);
    into.push(one);
  };
  const { rule, overrides, added = [] } = series;
  const irregular = new Set<number>();
  for (const one of overrides) {
    irregular.add(dayOf(one.original.date));
    add(overridden(series, zone, one));
  }
  const put = (start: Wall) => {
    const inDay = start.time === undefined ? undefined : minuteOf(start.time);
    const number = dayOf(start.date);
    add(occurrence(series, zone, start, number, inDay, momentOf(number, inDay, zone)));
  };
  for (const one of added) if (!irregular.has(dayOf(one.date))) put(one);
  for (const { date } of series.skipped) irregular.add(dayOf(date));
  if (rule !== undefined) {
    // Clocks are never more than a day ahead of UTC.
    const from = Math.floor((window.from - (running ? spanOf(series) : 0)) / day) - 1;
    addRegular(series, zone, readRule(rule), irregular, { from, to: Math.ceil(window.to / day) + 1 }, add);
  } else if (!irregular.has(dayOf(series.start.date)) && (irregular.size === 0 || recurs(series))) put(series.start);
}

/**
 * Adds what the rule gives, but for some days, from one day to the rule's own end or another day.
 * @param days day numbers
 */
function addRegular(
  series: Series,
  zone: Zone,
  rule: Rule,
  irregular: ReadonlySet<number>,
  days: Window,
  add: Add,
): void {
  const { date, time } = series.start;
  const inDay = time === undefined ? undefined : minuteOf(time);
  const lastDay = inDay === undefined ? Math.min(lastDayOf(rule), days.to) : days.to;
  const last = inDay === undefined ? Number.POSITIVE_INFINITY : lastMoment(rule, zone);
  const isEven = irregular.size === 0;
  eachDay(rule, dayOf(date), days.from, (number) => {
    if (number > lastDay) return false;
    const at = momentOf(number, inDay, zone);
    if (at.epoch > last) return false;
    if (isEven || !irregular.has(number)) {
      const wall = time === undefined ? { date: dateOf(number) } : { date: dateOf(number), time };
      add(occurrence(series, zone, wall, number, inDay, at));
    }
    return true;
  });
}

/**
 * @param number the day of the wall time
 * @param inDay its minute; undefined for a whole day
 */
function occurrence(
  series: Series,
  zone: Zone,
  wall: Wall,
  number: number,
  inDay: number | undefined,
  { epoch, clock }: Moment,
): Occurrence {
  const { uid, id, title, timezone, place, length } = series;
  const plain = {
    uid,
    id,
    title,
    start: epoch,
    end: length.days === 0 ? epoch + length.minutes * minute : endOf(number, inDay, length, zone),
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
  const inDay = wall.time === undefined ? undefined : minuteOf(wall.time);
  const number = dayOf(wall.date);
  const base = occurrence({ ...series, length }, zone, wall, number, inDay, momentOf(number, inDay, zone));
  const { title = series.title, place = series.place, cancelled, note } = change;
  return {
    ...base,
    title,
    originalStart: change.original,
    ...(cancelled === undefined ? {} : { cancelled }),
    ...(note === undefined ? {} : { note }),
    ...(place ? { place } : {}),
    series,
    change,
  };
}

/** Days are counted on the calendar, minutes by the clock (RFC 5545, 3.3.6). */
function endOf(number: number, inDay: number | undefined, { days, minutes }: Length, zone: Zone): number {
  return momentOf(number + days, inDay, zone).epoch + minutes * minute;
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

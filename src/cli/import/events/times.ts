import { dayOf, minuteOf, wallOf, wallText } from "../../../events/calendar/days.ts";
import { localOf, zoneOf } from "../../../events/calendar/zone.ts";
import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import type { Length, Wall } from "../../../events/model.ts";

/** Times of other calendars, on the clocks of one zone. */

const minute = 60_000;
const day = 1440 * minute;

/** A wall time as milliseconds, as if it were UTC. */
export function localMs({ date, time }: Wall): number {
  return dayOf(date) * day + (time === undefined ? 0 : minuteOf(time) * minute);
}

export function wallAt(local: number): Wall {
  return wallOf(new Date(local).toISOString().slice(0, 16));
}

/** What the clocks of `zone` show at a moment of another one. Whole days, and times without a zone, stay as they are. */
export function inZone({ wall, zone }: Moment, own: string): Wall {
  if (wall.time === undefined || zone === undefined || zone === own) return wall;
  return wallAt(localOf(zoneOf(zone).moment(localMs(wall)).epoch, zoneOf(own)));
}

/** How long it takes: by the clock, whole days by the calendar. Undefined where nothing is said of it. */
export function lengthOf({ start, end, length }: ReadEvent, zone: string): Length | undefined {
  if (!end) return length;
  const to = inZone(end, zone);
  if (start.wall.time === undefined || to.time === undefined)
    return { days: dayOf(to.date) - dayOf(start.wall.date), minutes: 0 };
  const [from, until] = [inZone(start, zone), to].map((wall) => zoneOf(zone).moment(localMs(wall)).epoch);
  return { days: 0, minutes: Math.round(((until as number) - (from as number)) / minute) };
}

/** `2d`, `1h30m`; undefined for nothing. */
export function durationText({ days, minutes }: Length): string | undefined {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const text = [
    [days, "d"],
    [hours, "h"],
    [rest, "m"],
  ].flatMap(([value, unit]) => ((value as number) > 0 ? [`${value}${unit}`] : []));
  return text.length > 0 ? text.join("") : undefined;
}

export { wallText };

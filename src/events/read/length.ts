import { dayOf, minuteOf, wallOf } from "../calendar/days.ts";
import type { Length } from "../model.ts";
import { type Ground, refuse } from "./ground.ts";

const hour: Length = { days: 0, minutes: 60 };
const wholeDay: Length = { days: 1, minutes: 0 };

/** Reads `45m`, `1h30m`, `2d`, `1w`, which the schema has checked. */
export function lengthOf(duration: string): Length {
  const of = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  return { days: of("w") * 7 + of("d"), minutes: of("h") * 60 + of("m") };
}

/**
 * How long an event takes: to its `until` for a single one, else its duration, else an hour or the day.
 * @param isTimed whether it has a time of day
 * @param isSingle whether it takes place once, so that `until` is its end
 */
export function eventLength(ground: Ground, isTimed: boolean, isSingle: boolean): Length {
  const { spec } = ground;
  if (isSingle && spec.until !== undefined) return toEnd(ground);
  if (spec.duration === undefined) return isTimed ? hour : wholeDay;
  const length = lengthOf(spec.duration);
  if (length.days + length.minutes === 0) {
    refuse(ground, "duration", "events.no-length");
    return hour;
  }
  if (isTimed || length.minutes === 0) return length;
  // What the file says for all its events is meant for those with a time.
  if (!ground.isUsualDuration) refuse(ground, "duration", "events.length-of-day", { duration: spec.duration });
  return wholeDay;
}

/** From `at` to `until`: whole days on the calendar, and the rest by the clock. */
function toEnd(ground: Ground): Length {
  const { spec } = ground;
  if (spec.duration !== undefined && !ground.isUsualDuration) refuse(ground, "duration", "events.until-and-duration");
  const [start, end] = [wallOf(spec.at ?? ""), wallOf(spec.until ?? "")];
  const days = dayOf(end.date) - dayOf(start.date);
  if (start.time === undefined) {
    if (end.time !== undefined) refuse(ground, "until", "events.until-time");
    return { days: days + 1, minutes: 0 };
  }
  // A date counts to its end.
  const minutes = (end.time === undefined ? 24 * 60 : minuteOf(end.time)) - minuteOf(start.time);
  const length = minutes < 0 ? { days: days - 1, minutes: minutes + 24 * 60 } : { days, minutes };
  if (length.days + length.minutes <= 0) refuse(ground, "until", "events.no-length");
  return length;
}

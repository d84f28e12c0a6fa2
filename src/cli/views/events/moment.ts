import { dateOf, timeOf, weekday } from "../../../events/calendar/days.ts";
import { localOf, zoneOf } from "../../../events/calendar/zone.ts";
import { type Occurrence, seriesAt } from "../../../events/model.ts";
import type { Context } from "../../context.ts";

const day = 86_400_000;
const minute = 60_000;

/** What clocks and calendars of a place show at a moment. */
export interface Shown {
  readonly date: string;
  readonly time: string;
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  /** Day number, to count days between two places. */
  readonly day: number;
}

export function shownIn(epoch: number, timezone: string): Shown {
  const local = localOf(epoch, zoneOf(timezone));
  const number = Math.floor(local / day);
  const time = timeOf(Math.floor((local - number * day) / minute));
  return { date: dateOf(number), time, weekday: weekday(number), day: number };
}

/** `2027-01-05T22:00:00Z`. */
export function utc(epoch: number): string {
  const number = Math.floor(epoch / day);
  const seconds = Math.floor((epoch - number * day) / 1000);
  const inMinute = seconds % 60;
  return `${dateOf(number)}T${timeOf(Math.floor(seconds / 60))}:${inMinute < 10 ? "0" : ""}${inMinute}Z`;
}

/** `2027-01-06T06:00:00+08:00`. */
export function withOffset(epoch: number, timezone: string): string {
  const offset = zoneOf(timezone).offset(epoch);
  if (offset === 0) return utc(epoch);
  const total = Math.round(Math.abs(offset) / minute);
  return `${new Date(epoch + offset).toISOString().slice(0, 19)}${offset < 0 ? "-" : "+"}${timeOf(total)}`;
}

/**
 * Beginning and end of an occurrence: moments in UTC, or dates where it lasts whole days, which are the same days wherever
 * one is. The end is not part of it, as in iCalendar.
 */
export function spanText({ start, end, allDay, wall, timezone }: Occurrence): { start: string; end: string } {
  return allDay ? { start: wall.date, end: shownIn(end, timezone).date } : { start: utc(start), end: utc(end) };
}

/** `Tue 2027-01-05`, `2027-01-05 周二`. */
export function dateText({ date, weekday: of }: Pick<Shown, "date" | "weekday">, { t, lang }: Context): string {
  const name = t("events.weekdays").split(" ")[of] ?? "";
  return lang === "zh" ? `${date} ${name}` : `${name} ${date}`;
}

/** An occurrence as JSON: the keys that the contract names first, then those that are there. */
export function occurrenceJson(one: Occurrence): Record<string, unknown> {
  const { uid, id, title, timezone, allDay, originalStart, cancelled, note, place, clock, series } = one;
  const { date, time } = originalStart;
  return {
    uid,
    id,
    title,
    ...spanText(one),
    timezone,
    allDay,
    originalStart: time === undefined ? date : `${date}T${time}`,
    kind: series.kind,
    tags: series.tags,
    ...(place ? { place } : {}),
    ...(cancelled === undefined ? {} : { cancelled }),
    ...(note === undefined ? {} : { note }),
    ...(clock === undefined ? {} : { clock }),
    ...(seriesAt(one).isTentative ? { status: "tentative" } : {}),
    ...(series.isPrivate ? { private: true } : {}),
  };
}

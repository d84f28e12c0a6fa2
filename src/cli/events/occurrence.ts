import { expand } from "../../events/expand.ts";
import type { Occurrence, Series } from "../../events/model.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";
import type { Context } from "../context.ts";

const day = 86_400_000;

/**
 * One occurrence, as `--event` (an id or a UID) and `--date` (the day in its own zone) name it. Without a date it is the
 * last one that has begun.
 * @throws AppError (exit 2) `attendance.no-event`, `attendance.unknown`, `attendance.no-date`, `attendance.several`
 */
export function chooseOccurrence(
  all: readonly Series[],
  { event, date }: Readonly<Record<string, unknown>>,
  { world }: Context,
): Occurrence {
  if (typeof event !== "string") throw usageError("attendance.no-event");
  const series = all.filter(({ id, uid }) => id === event || uid === event);
  if (series.length === 0) throw unknown(event, all);
  const found = occurrencesOn(series, date, world.now().getTime());
  const [first] = found;
  if (!first) throw noDate(event, date, series, world.now().getTime());
  if (found.length > 1) {
    throw new AppError("attendance.several", { uids: found.map(({ uid }) => uid).join(", ") }, 2);
  }
  return first;
}

function unknown(event: string, all: readonly Series[]): AppError {
  const near = nearest(event, [...new Set(all.map(({ id }) => id))]);
  return near === undefined
    ? new AppError("attendance.unknown", { event }, 2)
    : new AppError("attendance.unknown-near", { event, nearest: near }, 2);
}

/** Those of a day by the rule or by the clock; else all that began last. */
function occurrencesOn(series: readonly Series[], date: unknown, now: number): readonly Occurrence[] {
  if (date === undefined) {
    const begun = expand(series, { from: Number.NEGATIVE_INFINITY, to: now + 1 }).filter(takesPlace);
    const last = begun.at(-1)?.start;
    return begun.filter(({ start }) => start === last);
  }
  const text = String(date);
  const at = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at)) throw usageError("attendance.date", { date: text });
  const near = expand(series, { from: at - 30 * day, to: at + 30 * day });
  const own = near.filter(({ wall }) => wall.date === text);
  return own.length > 0 ? own : near.filter(({ originalStart }) => originalStart.date === text);
}

const takesPlace = ({ cancelled }: Occurrence) => cancelled === undefined;

/** The nearest day on which there is one. */
function noDate(event: string, date: unknown, series: readonly Series[], now: number): AppError {
  const at = date === undefined ? now : Date.parse(`${String(date)}T12:00:00Z`);
  const near = expand(series, { from: at - 400 * day, to: at + 400 * day });
  const [closest] = [...near].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  const params = { event, date: String(date ?? "–"), nearest: closest?.wall.date ?? "–" };
  return new AppError(date === undefined ? "attendance.not-begun" : "attendance.no-date", params, 2);
}

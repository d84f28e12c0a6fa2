import {
  before,
  dateOfDay,
  dayOfDate,
  dayOfMoment,
  fittingUnit,
  type Period,
  type Unit,
} from "../../reports/calendar.ts";
import { usageError } from "../../system/errors.ts";

/** The days that a report is about. */
export interface Periods {
  readonly period: Period;
  /** Of the same length, right before; undefined where the whole history is the period. */
  readonly previous: Period | undefined;
  readonly unit: Unit;
}

/**
 * Without `since` the whole history. It ends today, or with the newest commit where that is later; contributions dated
 * beyond (a broken clock) are not left out but belong to the last day.
 * @param since a date, or a span back from the end
 * @param span first and last day of everything that was read
 * @param head day of the newest head
 * @throws AppError (exit 2) `report.period` when it would end before it begins
 */
export function periodsOf(
  {
    since,
    until,
    unit,
  }: { readonly since: string | undefined; readonly until: string | undefined; readonly unit: Unit | undefined },
  now: Date,
  span: Period | undefined,
  head: number | undefined,
): Periods {
  const today = dayOfMoment(now.getTime());
  const to = until === undefined ? end(today, since, head ?? span?.to) : dayOfDate(until);
  const from = since === undefined ? Math.min(span?.from ?? to, to) : beginning(since, to);
  if (from > to) throw usageError("report.period", { since: since ?? "", until: until ?? dateOfDay(to) });
  const period = { from, to };
  const length = to - from + 1;
  const previous = since === undefined ? undefined : { from: from - length, to: from - 1 };
  return { period, previous, unit: unit ?? fittingUnit(period) };
}

/** Heads that are further ahead than this are made by a broken clock. */
const farthest = 3 * 366;

/** Today, or the newest commit where that is later; but a span goes back from today, whatever a clock says. */
function end(today: number, since: string | undefined, newest: number | undefined): number {
  const isSpan = since !== undefined && !/^\d{4}-/.test(since);
  if (isSpan || newest === undefined || newest > today + farthest) return today;
  return Math.max(today, newest);
}

/** A span ends today, so that `7d` is a week. */
function beginning(since: string, to: number): number {
  return /^\d{4}-/.test(since) ? dayOfDate(since) : before(to, since) + 1;
}

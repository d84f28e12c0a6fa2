import { bucketLabel, bucketOf, bucketStart, dateOfDay, dayOfMoment } from "../calendar.ts";
import { day } from "./figures.ts";

/** Months of the calendar, UTC, counted since January 1970. */

export const monthOf = (at: number) => bucketOf(dayOfMoment(at), "month");

/** Its first millisecond. */
export const monthStart = (month: number) => bucketStart(month, "month") * day;

/** `2026-03`. */
export const monthText = (month: number) => bucketLabel(month, "month");

/** `2026-03-09`. */
export const dayText = (at: number) => dateOfDay(dayOfMoment(at));

/** Months that are shown side by side: from the first on, `count` of them. */
export interface Months {
  readonly first: number;
  readonly count: number;
}

export const monthTexts = ({ first, count }: Months): string[] =>
  Array.from({ length: count }, (_, index) => monthText(first + index));

/**
 * The months up to the one in which `to` (not in it any more) ends.
 * @param from a time in the first month
 * @param known when given, only months of which all is known since then
 */
export function monthsBetween(from: number, to: number, known?: number): Months {
  const month = monthOf(from);
  const first = known !== undefined && known > monthStart(month) ? Math.max(month, monthOf(known - 1) + 1) : month;
  return { first, count: Math.max(0, monthOf(to - 1) - first + 1) };
}

/** How many of the times lie in each month; those at `to` and later are left out. */
export function perMonth(times: Iterable<number>, { first, count }: Months, to: number): number[] {
  const counts = new Array<number>(count).fill(0);
  for (const at of times) {
    const index = at < to ? monthOf(at) - first : -1;
    if (index >= 0 && index < count) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

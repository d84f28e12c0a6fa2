import * as v from "valibot";
import { isZoneName } from "../../system/zones/names.ts";

/** Dates, times and spans. YAML 1.2 reads a bare date as text, so they need no quotes. */

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "manifest.date"),
  v.check(isCalendarDate, "manifest.date"),
);

/** A wall time, `2027-01-05 17:00`, or a date for a whole day. */
export const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T](?:[01]\d|2[0-3]):[0-5]\d)?$/, "manifest.moment"),
  v.check((text) => isCalendarDate(text.slice(0, 10)), "manifest.moment"),
);

/** A date, or the first and the last of several: `2026-12-21..2027-01-03`. */
export const dateRange = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(?:\.\.\d{4}-\d{2}-\d{2})?$/, "manifest.break"),
  v.check((text) => {
    const [from = "", until = from] = text.split("..");
    return isCalendarDate(from) && isCalendarDate(until) && from <= until;
  }, "manifest.break"),
);

/** A length of time: `45m`, `1h30m`, `2d`. */
export const duration = v.pipe(
  v.string(),
  v.regex(/^(?=\d)(?:\d{1,4}w)?(?:\d{1,4}d)?(?:\d{1,4}h)?(?:\d{1,5}m)?$/, "manifest.duration"),
);

/** A span of days or longer: `90d`, `4w`, `6m`, `1y`. Here `m` is a month. */
export const span = v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}[dwmy]$/, "manifest.span"));

/** A name of the IANA time zone database. */
export const timezone = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){0,2}$/, "manifest.timezone"),
  v.check(isZoneName, "manifest.timezone"),
);

/** Whether a text of the form `YYYY-MM-DD` is a date of the calendar. */
export function isCalendarDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

import * as v from "valibot";

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

const zonePattern = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){0,2}$/;

/** A name of the IANA time zone database. */
export const timezone = v.pipe(
  v.string(),
  v.regex(zonePattern, "manifest.timezone"),
  v.check(isKnownZone, "manifest.timezone"),
);

/** Whether a text of the form `YYYY-MM-DD` is a date of the calendar. */
export function isCalendarDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

let zones: ReadonlySet<string> | undefined;

/** The zones that this Node.js lists by their first name. */
export function knownZones(): ReadonlySet<string> {
  zones ??= new Set(Intl.supportedValuesOf("timeZone"));
  return zones;
}

const asked = new Map<string, boolean>();
const mostAsked = 1000;

/** Whether `timezone` takes a name. */
export function isTimeZone(name: string): boolean {
  return zonePattern.test(name) && isKnownZone(name);
}

/** The list costs 2 ms, the first DateTimeFormat 20: only a name that is not listed (a link such as Asia/Kolkata) is asked there, once. */
function isKnownZone(name: string): boolean {
  if (name === "UTC" || knownZones().has(name)) return true;
  const known = asked.get(name) ?? isTaken(name);
  if (asked.size < mostAsked) asked.set(name, known);
  return known;
}

function isTaken(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

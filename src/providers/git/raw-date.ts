/**
 * The day, in the zone that is written beside it, of a date as git keeps it: `1700000000 +0800` (git-log, --date=raw).
 * What cannot be read is 1970-01-01, as git has it. Zones go from -12 to +14 hours; one further away counts as UTC.
 * @returns days since 1970-01-01
 */
export function rawDay(text: string): number {
  const [, seconds = "0", sign = "+", hours = "0", minutes = "0"] = /^(-?\d+)(?: ([+-])(\d\d)(\d\d))?/.exec(text) ?? [];
  const shift = Number(hours) * 60 + Number(minutes);
  const zone = shift > 14 * 60 ? 0 : shift * 60;
  return Math.floor((Number(seconds) + (sign === "-" ? -zone : zone)) / 86_400);
}

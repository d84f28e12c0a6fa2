import * as v from "valibot";
import type { Window } from "../../events/model.ts";
import { isCalendarDate, timezone } from "../../manifest/schema/time.ts";
import { zoneText } from "../../manifest/zone-text.ts";
import { usageError } from "../../system/errors.ts";
import { oddZone } from "../../system/zones/meant.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";

const day = 86_400_000;

/**
 * The window of `--from` and `--to`: from today, for a year. A date is its midnight in UTC, so that the same words mean
 * the same everywhere; the end is not part of it.
 * @throws AppError (exit 2) `usage.date`, `usage.window`
 */
export function windowOf({ options }: Input, now: Date): Window {
  const from = moment(options.from, "--from") ?? Math.floor(now.getTime() / day) * day;
  const to = moment(options.to, "--to") ?? oneYearOn(from);
  if (to <= from) throw usageError("usage.window", { from: iso(from), to: iso(to) });
  return { from, to };
}

function moment(value: unknown, option: string): number | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const found = isDate || (isMoment && isCalendarDate(text.slice(0, 10))) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(found)) throw usageError("usage.date", { option, value: text });
  return found;
}

function oneYearOn(from: number): number {
  const date = new Date(from);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
}

function iso(epoch: number): string {
  return new Date(epoch).toISOString().replace(".000Z", "Z");
}

/** A whole number of an option. @throws AppError (exit 2) `usage.number` */
export function wholeNumber(value: unknown, option: string): number | undefined {
  if (value === undefined) return undefined;
  const number = /^[1-9]\d{0,4}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw usageError("usage.number", { option, value: String(value) });
  return number;
}

/** The zones of `--timezone`, each once; several may stand in one, separated by commas. @throws AppError (exit 2) `usage.timezone` */
export function zonesOf({ options }: Input, { note, t }: Pick<Context, "note" | "t">): string[] {
  const names = ((options.timezone as string[] | undefined) ?? []).flatMap((value) => value.split(","));
  for (const name of names) {
    if (v.is(timezone, name)) {
      const odd = oddZone(name);
      if (odd) note(t(`usage.zone-${odd.by}`, { ...odd, zone: name, zones: odd.zones.join(", ") }));
      continue;
    }
    const { code, ...more } = zoneText(name, "usage.timezone");
    throw usageError(code, { value: name, ...more });
  }
  return [...new Set(names)];
}

/** The zone of whoever looks: that of TZ, else of the machine, else UTC: an empty TZ means that, and ICU calls it `Etc/Unknown`. */
export function ownZone({ world }: Context): string {
  const named = [world.env.TZ?.replace(/^:/, ""), new Intl.DateTimeFormat().resolvedOptions().timeZone];
  return named.find((zone) => zone && v.is(timezone, zone)) ?? "UTC";
}

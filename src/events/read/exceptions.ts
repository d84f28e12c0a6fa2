import { at, items, key, type Part, values } from "../../manifest/cross/part.ts";
import { dateOf, dayOf } from "../calendar/days.ts";
import { eachStart, firstFrom, nearestStart } from "./days.ts";
import { type Break, type Ground, refuse, type Strand } from "./ground.ts";

export type Change = NonNullable<Ground["spec"]["changes"]>[string];

/** What `skip` and `changes` say, by day. */
export interface Exceptions {
  /** Single dates of `skip`. */
  readonly dates: ReadonlySet<number>;
  /** Breaks that `skip` names. */
  readonly breaks: readonly Break[];
  readonly changes: ReadonlyMap<number, Change>;
}

export function exceptionsOf({ spec, breaks }: Ground): Exceptions {
  const skip = spec.skip ?? [];
  return {
    dates: new Set(skip.filter(isDate).map(dayOf)),
    // A name that no break has is reported by the manifest's own check.
    breaks: skip.flatMap((name) => (isDate(name) ? [] : (breaks.get(name) ?? []))),
    changes: new Map(Object.entries(spec.changes ?? {}).map(([date, change]) => [dayOf(date), change])),
  };
}

/** Whether there is nothing on a day. What `changes` says of a date holds against a break. */
export function isLeftOut({ dates, breaks, changes }: Exceptions, day: number): boolean {
  if (dates.has(day)) return true;
  return !changes.has(day) && breaks.some(({ first, last }) => day >= first && day <= last);
}

/** Days from the first one on for which a holiday that comes back every year is left out: ten years. */
const farthest = 3660;

/** The occurrences of a strand that are left out: those of its course, single dates, and all within a break. */
export function skippedDays(strand: Strand, exceptions: Exceptions): Set<number> {
  const skipped = new Set(strand.left);
  for (const day of exceptions.dates) if (firstFrom(strand, day) === day) skipped.add(day);
  const end = strand.day + farthest;
  for (const { first, last } of exceptions.breaks) {
    if (last < strand.day || first > end) continue;
    eachStart(strand, first, (day) => {
      if (day <= last && isLeftOut(exceptions, day)) skipped.add(day);
      return day <= last;
    });
  }
  return skipped;
}

/** Reports dates that meet no occurrence, with the nearest one, and dates that are both left out and changed. */
export function checkDates(ground: Ground, strands: readonly Strand[], exceptions: Exceptions): void {
  const skips = items(at(ground.part, "skip")).filter(({ value }) => isDate(String(value)));
  const changes = values(at(ground.part, "changes"));
  const said = [
    ...skips.map((part) => ({ part, date: String(part.value), code: "events.skip-meets-nothing" })),
    ...changes.map((part) => ({ part, date: key(part), code: "events.change-meets-nothing" })),
  ];
  for (const { part, date, code } of said) {
    const day = dayOf(date);
    if (code === "events.change-meets-nothing" && strands.some(({ added }) => added.has(day))) continue;
    const nearest = nearestStart(strands, day);
    if (nearest !== undefined && nearest !== day) report(ground, part, code, { date, nearest: dateOf(nearest) });
  }
  for (const part of changes) {
    const day = dayOf(key(part));
    if (exceptions.dates.has(day) && !strands.some(({ added }) => added.has(day)))
      report(ground, part, "events.skipped-and-changed", { date: key(part) });
  }
}

/** A change is reported at its key, the date. */
function report(ground: Ground, part: Part, code: string, params: Record<string, string>): void {
  const isKey = typeof part.value === "object";
  if (isKey) ground.findings.push({ ...placed(part), code, level: "error", params });
  else refuse(ground, part, code, params);
}

function placed({ source, path }: Part) {
  return { file: source.file, ...source.yaml.position(path, "key") };
}

function isDate(text: string): boolean {
  return /^\d/.test(text);
}

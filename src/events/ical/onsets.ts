import type { Transition } from "./transitions.ts";

/** By which rule the clocks of a zone change, read off the changes themselves. */

/** Changes from one offset to another: by a rule, or at dates of their own. */
export interface Observance {
  readonly onsets: readonly [Transition, ...Transition[]];
  /** `FREQ=YEARLY;BYMONTH=3;BYDAY=2SU`; absent for dates of their own. */
  readonly rule?: string;
  /** Whether the rule still holds where the changes end. */
  readonly open: boolean;
}

/** As many in a row make a rule; fewer may be chance. */
const least = 3;

/**
 * The observances of a zone's changes, of which the last ones are found whole: each change is an onset of exactly one.
 * @param all in their order
 * @param lastYear the last year that `all` covers
 */
export function observances(all: readonly Transition[], lastYear: number): Observance[] {
  const kinds = new Map<string, Transition[]>();
  for (const one of all) {
    const key = `${one.before}>${one.after}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()].flatMap((onsets) => split(onsets, lastYear));
}

function split(onsets: readonly Transition[], lastYear: number): Observance[] {
  const found: Observance[] = [];
  const single: Transition[] = [];
  let rest = onsets;
  while (rest.length > 0) {
    const { length, rule } = run(rest);
    const [first, ...others] = rest.slice(0, length) as [Transition, ...Transition[]];
    if (length >= least && rule !== undefined) {
      const open = localOf(others.at(-1) ?? first).year >= lastYear;
      found.push({ onsets: [first, ...others], rule, open });
    } else single.push(first, ...others);
    rest = rest.slice(length);
  }
  const [first, ...others] = single;
  return first ? [...found, { onsets: [first, ...others], open: false }] : found;
}

/** How many changes from the first on go by one rule, one a year. */
function run(onsets: readonly Transition[]): { length: number; rule: string | undefined } {
  const locals: Local[] = [];
  let rule: string | undefined;
  for (const onset of onsets) {
    const local = localOf(onset);
    const last = locals.at(-1);
    if (last && (local.year !== last.year + 1 || local.time !== last.time || local.weekday !== last.weekday)) break;
    const next = ruleOf([...locals, local]);
    if (next === undefined) break;
    rule = next;
    locals.push(local);
  }
  return { length: locals.length, rule };
}

interface Local {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** Within the day, in milliseconds. */
  readonly time: number;
  /** Days from here to the end of the month. */
  readonly left: number;
}

/** When it comes on the clocks that still show the former offset: RFC 5545, 3.6.5, DTSTART. */
function localOf({ at, before }: Transition): Local {
  const wall = new Date(at + before);
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
  const left = new Date(Date.UTC(year, month, 0)).getUTCDate() - day;
  return { year, month, day, weekday: wall.getUTCDay(), time: wall.getTime() % 86_400_000, left };
}

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** The rule that gives all these days, one a year; undefined when there is none. */
function ruleOf(locals: readonly Local[]): string | undefined {
  const [{ month, weekday, day }] = locals as [Local, ...Local[]];
  if (locals.some((one) => one.month !== month)) return undefined;
  const name = weekdays[weekday];
  const head = `FREQ=YEARLY;BYMONTH=${month}`;
  if (locals.every(({ left }) => left < 7)) return `${head};BYDAY=-1${name}`;
  const week = Math.ceil(day / 7);
  if (locals.every((one) => Math.ceil(one.day / 7) === week)) return `${head};BYDAY=${week}${name}`;
  const days = locals.map((one) => one.day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (last - first > 6) return undefined;
  // Any seven days hold each weekday once: these hold all that were seen.
  const from = Math.min(first, ...locals.map(({ left, day }) => left + day - 6));
  return `${head};BYMONTHDAY=${Array.from({ length: 7 }, (_, index) => from + index).join(",")};BYDAY=${name}`;
}

import { localOf, zoneOf } from "../calendar/zone.ts";
import { expand } from "../expand.ts";
import { type Length, type Occurrence, type Override, recurs, type Series, type Wall } from "../model.ts";
import { type Block, blocksOf, blockText } from "./blocks.ts";
import { timesOf } from "./left.ts";
import { basic, isUtc, local } from "./moment.ts";
import { lengthIn } from "./retire.ts";

/** What a series becomes so that its dates that have been stay where they were, though its rule or its hour changes. */
export interface Kept {
  readonly series: Series;
  /** What was published, without the overrides that stand in the way of the new ones. */
  readonly published: string;
  /** Dates that have been and have no place in the new rule: they would vanish. */
  readonly lost: number;
}

/**
 * A published object has one rule for what has been and what is to come. Where the new rule would move what has been, each
 * of those dates becomes an override of a date of the new rule, and dates that never were are skipped. Pure.
 * @param published the object as it is in the calendar
 */
export function keepPast(series: Series, published: string, now: number): Kept {
  const blocks = blocksOf(published, series.uid).filter(({ name }) => name === "VEVENT");
  const master = blocks.find(({ original }) => original === "");
  const overrides = blocks.filter((block) => block !== master);
  const former = master && timesOf(master, overrides);
  const same: Kept = { series, published, lost: 0 };
  if (!former || !(recurs(former) || recurs(series))) return same;
  const past = { from: Number.NEGATIVE_INFINITY, to: now };
  const was = byStart(expand([former], past));
  const is = byStart(expand([series], past));
  // What the manifest itself says of a single date holds.
  const own = new Set([...series.overrides.map(({ original }) => original.date), ...series.skipped.map(dateOf)]);
  const gone = [...was].flatMap(([start, one]) => (is.has(start) || own.has(one.originalStart.date) ? [] : [one]));
  const fresh = [...is].flatMap(([start, one]) => (was.has(start) || own.has(one.originalStart.date) ? [] : [one]));
  if (gone.length === 0 && fresh.length === 0) return same;
  const moved = fresh.slice(0, gone.length);
  const length = lengthIn(master);
  const kept = moved.map((one, index) => override(one, gone[index] as Occurrence, series, length));
  const skipped = fresh.slice(gone.length).map(({ originalStart }) => originalStart);
  return {
    series: {
      ...series,
      overrides: [...series.overrides, ...kept].sort((a, b) => compare(a.original, b.original)),
      skipped: [...series.skipped, ...skipped].sort(compare),
    },
    published: calendarOf(blocks.filter(({ original }) => !gone.some((one) => basic(one.originalStart) === original))),
    lost: Math.max(0, gone.length - fresh.length),
  };
}

/** Two at one moment are one. */
function byStart(occurrences: readonly Occurrence[]): Map<number, Occurrence> {
  return new Map(occurrences.map((one) => [one.start, one]));
}

/** A date of the new rule, where an old one was. */
function override(fresh: Occurrence, old: Occurrence, { timezone }: Series, length: Length): Override {
  const start = old.allDay ? old.wall : wallIn(timezone, old.start);
  return { original: fresh.originalStart, start, length };
}

function wallIn(timezone: string, at: number): Wall {
  const text = new Date(localOf(at, zoneOf(isUtc(timezone) ? "UTC" : timezone))).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

const dateOf = ({ date }: Wall): string => date;

function compare(a: Wall, b: Wall): number {
  return local(a) - local(b);
}

function calendarOf(blocks: readonly Block[]): string {
  return `BEGIN:VCALENDAR\r\n${blocks.map(blockText).join("")}END:VCALENDAR\r\n`;
}

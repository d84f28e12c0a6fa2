import { zoneOf } from "../calendar/zone.ts";

/** A change of a zone's offset. Offsets are in milliseconds that clocks are ahead of UTC. */
export interface Transition {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const day = 86_400_000;
/** Where clocks change twice a year, they keep an offset for months. */
const wide = 28 * day;
/** Where they change for Ramadan, too, it may be a week. */
const narrow = 6 * day;

/** All changes of a zone's offset in some years, of UTC, in their order. */
export function transitions(zone: string, fromYear: number, toYear: number): Transition[] {
  const [from, to] = [Date.UTC(fromYear, 0), Date.UTC(toYear + 1, 0)];
  const { offset } = zoneOf(zone);
  const found = walk(offset, from, to, wide);
  const years = found.map(({ at }) => new Date(at).getUTCFullYear());
  return years.some((year, index) => years[index + 2] === year) ? walk(offset, from, to, narrow) : found;
}

type Offset = (at: number) => number;

function walk(offset: Offset, from: number, to: number, step: number): Transition[] {
  const found: Transition[] = [];
  let before = offset(from);
  for (let at = from; at < to; at += step) {
    const next = Math.min(at + step, to);
    const after = offset(next);
    if (after !== before) found.push({ at: bisect(offset, at, next, before), before, after });
    before = after;
  }
  // One at the very end belongs to the year that begins with it.
  return found.filter(({ at }) => at < to);
}

/** The first second with another offset than `before`. */
function bisect(offset: Offset, from: number, to: number, before: number): number {
  let [low, high] = [from / 1000, to / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

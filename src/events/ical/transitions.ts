/** A change of a zone's offset. Offsets are in milliseconds that clocks are ahead of UTC. */
export interface Transition {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const minute = 60_000;
const day = 1440 * minute;
/** Where clocks change twice a year, they keep an offset for months. */
const wide = 28 * day;
/** Where they change for Ramadan, too, it may be a week. */
const narrow = 6 * day;

/**
 * All changes of a zone's offset in some years, of UTC, in their order. `calendar/zone.ts` answers for single moments;
 * here many years are looked through with as few questions to the platform as will do.
 */
export function transitions(zone: string, fromYear: number, toYear: number): Transition[] {
  const [from, to] = [Date.UTC(fromYear, 0), Date.UTC(toYear + 1, 0)];
  const offset = asker(zone);
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
    if (after !== before) found.push({ at: change(offset, at, next, { before, after, found }), before, after });
    before = after;
  }
  // One at the very end belongs to the year that begins with it.
  return found.filter(({ at }) => at < to);
}

interface Seen {
  readonly before: number;
  readonly after: number;
  readonly found: readonly Transition[];
}

/** The first minute of the new offset: often so many weeks after the one a year before, else by halving. */
function change(offset: Offset, from: number, to: number, { before, after, found }: Seen): number {
  const last = found.findLast((one) => one.before === before && one.after === after);
  for (const weeks of last ? [52, 53] : []) {
    const guess = (last?.at ?? 0) + weeks * 7 * day;
    if (guess > from && guess <= to && offset(guess) === after && offset(guess - minute) === before) return guess;
  }
  let [low, high] = [from / minute, to / minute];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * minute) === before) low = middle;
    else high = middle;
  }
  return high * minute;
}

/** What the platform says of a moment: `1/15/2027, GMT-05:00`. */
function asker(zone: string): Offset {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (at) => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? [];
    const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    return sign === "-" ? -offset : offset;
  };
}

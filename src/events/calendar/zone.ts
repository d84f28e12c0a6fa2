/**
 * Wall times and moments, by the platform's own zone data (Intl). Offsets are asked for once a stretch of 6 days and
 * kept, so that an occurrence costs two look-ups in a map.
 */

const minute = 60_000;
const day = 86_400_000;
/**
 * 6.2 days; a power of two divides fast. No zone changes twice in so short a time from 1990 to 2045: the closest is Gaza
 * in 2040, with 7 days.
 */
const stretch = 2 ** 29;

/** A stretch of time with at most one change of the offset. */
interface Stretch {
  readonly before: number;
  /** The first moment of the new offset; Infinity without a change. */
  readonly at: number;
  readonly after: number;
}

/** What the clocks of a place say. */
export interface Zone {
  readonly name: string;
  /** Milliseconds that clocks are ahead of UTC at a moment. */
  offset(epoch: number): number;
  /**
   * The moment of a wall time.
   * @param local the wall time as milliseconds, as if it were UTC
   */
  moment(local: number): Moment;
}

export interface Moment {
  readonly epoch: number;
  /**
   * `gap`: clocks never show this time; it is read with the offset before the change (RFC 5545, 3.3.5), which moves it
   * forward by the gap. `repeated`: they show it twice, and this is the first.
   */
  readonly clock?: "gap" | "repeated";
}

const zones = new Map<string, Zone>();

/** @param name one that the schema has found in the IANA database */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = name === "UTC" || name === "Etc/UTC" ? utc(name) : makeZone(name, offsets(name));
    zones.set(name, zone);
  }
  return zone;
}

/** The wall time of a moment, as milliseconds as if it were UTC. */
export function localOf(epoch: number, zone: Zone): number {
  return epoch + zone.offset(epoch);
}

/** The first DateTimeFormat of a process costs 30 ms, and UTC needs none. */
function utc(name: string): Zone {
  return { name, offset: () => 0, moment: (local) => ({ epoch: local }) };
}

function makeZone(name: string, ask: (epoch: number) => number): Zone {
  const known = new Map<number, Stretch>();
  // The end of one stretch is the beginning of the next.
  const edges = new Map<number, number>();
  const edge = (index: number): number => {
    let found = edges.get(index);
    if (found === undefined) {
      found = ask(index * stretch);
      edges.set(index, found);
    }
    return found;
  };
  let lastIndex = Number.NaN;
  let last: Stretch = { before: 0, at: 0, after: 0 };
  const stretchOf = (index: number): Stretch => {
    if (index === lastIndex) return last;
    let found = known.get(index);
    if (!found) {
      found = measure(index, edge(index), edge(index + 1), ask);
      known.set(index, found);
    }
    lastIndex = index;
    last = found;
    return found;
  };
  const offset = (epoch: number): number => {
    const { before, at, after } = stretchOf(Math.floor(epoch / stretch));
    return epoch < at ? before : after;
  };
  const moment = (local: number): Moment => {
    // No offset is more than a day, and none changes twice within two.
    const index = Math.floor((local - day) / stretch);
    const first = stretchOf(index);
    if (first.at === Number.POSITIVE_INFINITY && index === Math.floor((local + day) / stretch))
      return { epoch: local - first.before };
    return near(local, offset(local - day), offset(local + day), offset);
  };
  return { name, offset, moment };
}

/** The moment of a wall time that has a change of clocks near. */
function near(local: number, before: number, after: number, offset: (epoch: number) => number): Moment {
  if (before === after) return { epoch: local - before };
  const [early, late] = [local - before, local - after];
  const [isEarly, isLate] = [offset(early) === before, offset(late) === after];
  if (isEarly) return isLate && early !== late ? { epoch: early, clock: "repeated" } : { epoch: early };
  return isLate ? { epoch: late } : { epoch: early, clock: "gap" };
}

/** Finds the change in a stretch, when its ends differ, by halving it to the second. */
function measure(index: number, before: number, after: number, ask: (epoch: number) => number): Stretch {
  if (before === after) return { before, at: Number.POSITIVE_INFINITY, after };
  let [low, high] = [(index * stretch) / 1000, ((index + 1) * stretch) / 1000].map(Math.floor) as [number, number];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ask(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return { before, at: high * 1000, after };
}

/** Offsets as Intl has them: a moment is formatted in the zone, and what the clock says is read as if it were UTC. */
function offsets(name: string): (epoch: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (epoch) => {
    const second = Math.floor(epoch / 1000) * 1000;
    const [month = 1, inMonth = 1, year = 1970, hour = 0, minutes = 0, seconds = 0] = (
      format.format(second).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, inMonth, hour, minutes, seconds) - second;
  };
}

/** `UTC+8`, `UTC-3:30`: an offset as people write it. */
export function offsetText(offset: number): string {
  const total = Math.round(Math.abs(offset) / minute);
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  if (total === 0) return "UTC";
  return `UTC${offset < 0 ? "-" : "+"}${hours}${minutes > 0 ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}

import { localOf, zoneOf } from "./calendar/zone.ts";
import type { Occurrence } from "./model.ts";

const day = 86_400_000;
const hour = 3_600_000;

/** The hours in which a meeting is a fair thing to ask: from 08:00 to 22:00 on the clocks of a place. */
export const wakingHours = { from: 8, to: 22 } as const;

/** How a series treats the people of one zone. */
export interface Share {
  readonly timezone: string;
  /** Occurrences that lie outside of waking hours, in part or as a whole. */
  readonly outside: number;
  /** Minutes outside, over all occurrences. */
  readonly minutes: number;
}

export interface Fairness {
  readonly id: string;
  readonly title: string;
  readonly occurrences: number;
  readonly shares: readonly Share[];
  /**
   * Between 0 and 1: the zone that suffers most, less the one that suffers least, as shares of the occurrences. 0 is even,
   * whether nobody suffers or all alike.
   */
  readonly gap: number;
}

/**
 * For each series and zone how often it lies outside of waking hours. The lines of a rotation count as one series, since
 * that they even each other out is what they are for. Whole days, phases, what is cancelled and what is longer than a day
 * has waking hours say nothing.
 */
export function fairness(occurrences: readonly Occurrence[], zones: readonly string[]): Fairness[] {
  const lists = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const isLong = one.end - one.start > (wakingHours.to - wakingHours.from) * hour;
    if (one.allDay || isLong || one.cancelled !== undefined || one.series.parent !== undefined) continue;
    const key = `${one.id}\n${one.series.title}`;
    const list = lists.get(key);
    if (list) list.push(one);
    else lists.set(key, [one]);
  }
  return [...lists.values()].map((list) => fairnessOf(list, zones));
}

function fairnessOf(list: readonly Occurrence[], zones: readonly string[]): Fairness {
  const shares = zones.map((timezone) => share(list, timezone));
  const parts = shares.map(({ outside }) => outside / list.length);
  const [first] = list as [Occurrence];
  return {
    id: first.id,
    title: first.series.title,
    occurrences: list.length,
    shares,
    gap: parts.length === 0 ? 0 : Math.max(...parts) - Math.min(...parts),
  };
}

function share(list: readonly Occurrence[], timezone: string): Share {
  const zone = zoneOf(timezone);
  let [outside, total] = [0, 0];
  for (const { start, end } of list) {
    const from = localOf(start, zone);
    const spent = sleeping(from, from + (end - start));
    if (spent > 0) outside++;
    total += spent;
  }
  return { timezone, outside, minutes: Math.round(total / 60_000) };
}

/** Milliseconds of a stretch of local time that lie outside of waking hours. */
function sleeping(from: number, to: number): number {
  let awake = 0;
  for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day) {
    const [morning, night] = [midnight + wakingHours.from * hour, midnight + wakingHours.to * hour];
    awake += Math.max(0, Math.min(to, night) - Math.max(from, morning));
  }
  return to - from - awake;
}

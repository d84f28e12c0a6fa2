import type { Finding } from "../system/finding.ts";
import { dateOf, timeOf, wallText } from "./calendar/days.ts";
import { localOf, offsetText, zoneOf } from "./calendar/zone.ts";
import type { Occurrence } from "./model.ts";

const day = 86_400_000;
const minute = 60_000;

/** From one date on a series begins at another time of day somewhere. */
export interface Shift {
  readonly uid: string;
  readonly id: string;
  readonly title: string;
  /** Where clocks show another time than before; UTC for the moment itself. */
  readonly timezone: string;
  /** Date there of the first occurrence at the new time. */
  readonly date: string;
  /** `22:00`. */
  readonly before: string;
  readonly after: string;
}

/**
 * What daylight saving does to series: when the time of day changes that they begin at, in UTC and for people elsewhere.
 * Dates that the manifest moves are left out: those are no surprise.
 * @param occurrences sorted by start
 */
export function shifts(occurrences: readonly Occurrence[], zones: readonly string[]): Shift[] {
  return bySeries(occurrences).flatMap((list) =>
    ["UTC", ...zones.filter((zone) => zone !== "UTC")].flatMap((zone) => shiftsIn(list, zone)),
  );
}

function bySeries(occurrences: readonly Occurrence[]): Occurrence[][] {
  const lists = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const isRegular =
      !one.allDay && one.series.rule !== undefined && wallText(one.wall) === wallText(one.originalStart);
    if (!isRegular) continue;
    const list = lists.get(one.uid);
    if (list) list.push(one);
    else lists.set(one.uid, [one]);
  }
  return [...lists.values()];
}

function shiftsIn(list: readonly Occurrence[], timezone: string): Shift[] {
  const zone = zoneOf(timezone);
  let last: string | undefined;
  return list.flatMap(({ uid, id, title, start }) => {
    const local = localOf(start, zone);
    const after = timeOf(Math.floor((((local % day) + day) % day) / minute));
    const before = last;
    last = after;
    if (before === undefined || before === after) return [];
    return [{ uid, id, title, timezone, date: dateOf(Math.floor(local / day)), before, after }];
  });
}

/** A warning for each occurrence whose wall time clocks skip, or show twice. */
export function clockFindings(occurrences: readonly Occurrence[]): Finding[] {
  return occurrences.flatMap((one) => {
    if (one.clock === undefined || one.cancelled !== undefined) return [];
    const zone = zoneOf(one.timezone);
    const { file, line, column } = one.series.source;
    const local = localOf(one.start, zone);
    const start = timeOf(Math.floor((((local % day) + day) % day) / minute));
    const params = {
      timezone: one.timezone,
      wall: wallText(one.wall),
      start,
      offset: offsetText(zone.offset(one.start)),
    };
    return [{ code: `events.${one.clock}`, level: "warning" as const, file, line, column, params }];
  });
}

import { civil, dayNumber, weekday } from "../calendar/days.ts";
import { localOf, zoneOf } from "../calendar/zone.ts";
import type { Occurrence } from "../model.ts";

/** Which days an occurrence is on, by the clocks of its own zone. */

const length = 86_400_000;
/** A longer one is shown on its first days. */
const most = 62;

export interface Shown {
  readonly occurrence: Occurrence;
  /** Day numbers, see calendar/days.ts. */
  readonly first: number;
  readonly last: number;
  /** Wall times in its zone, as milliseconds as if they were UTC. */
  readonly start: number;
  readonly end: number;
}

export function shownOf(occurrence: Occurrence): Shown {
  const zone = zoneOf(occurrence.timezone);
  const start = localOf(occurrence.start, zone);
  const end = localOf(Math.max(occurrence.end, occurrence.start), zone);
  const first = Math.floor(start / length);
  // What ends at midnight is not on the day that begins then.
  const last = Math.max(first, Math.floor((end - 1) / length));
  return { occurrence, first, last: Math.min(last, first + most), start, end };
}

/** `17:00` */
export function clockOf(local: number): string {
  return new Date(local).toISOString().slice(11, 16);
}

/** `2027-01-05` */
export function dateText(day: number): string {
  return new Date(day * length).toISOString().slice(0, 10);
}

/** Months as whole numbers: years by twelve. */
export function monthOf(day: number): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly key: string;
  readonly first: number;
  /** Day after its last one. */
  readonly end: number;
}

export function monthAt(index: number): Month {
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const [first, end] = [dayNumber(year, month, 1), dayNumber(month === 12 ? year + 1 : year, (month % 12) + 1, 1)];
  return { year, month, key: `${year}-${String(month).padStart(2, "0")}`, first, end };
}

/** Weeks of a month, Monday first; undefined where a day is of another month. */
export function weeksOf({ first, end }: Month): (number | undefined)[][] {
  const weeks: (number | undefined)[][] = [];
  for (let monday = first - weekday(first); monday < end; monday += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = monday + index;
        return day >= first && day < end ? day : undefined;
      }),
    );
  }
  return weeks;
}

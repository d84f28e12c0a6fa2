import { bucketLabel, bucketOf, type Period, type Unit } from "../calendar.ts";
import type { Ledger } from "./ledger.ts";

/** Those who came in the same stretch of time, and how many of them did something in each stretch from then on. */
export interface Cohort {
  readonly cohort: string;
  readonly size: number;
  /** People who were active 0, 1, 2 … stretches later; the first is the size. */
  readonly active: readonly number[];
}

/**
 * Retention by cohort. CHAOSS has no metric of that name; this is the usual cohort table over its New Contributors
 * (chaoss.community/kb/metric-new-contributors): first contribution ever, of any kind.
 * @param isCounted whether a person is
 * @param most how many cohorts, the latest of them
 */
export function retentionOf(
  { people, start, day }: Ledger,
  { from, to }: Period,
  unit: Unit,
  isCounted: (person: number) => boolean,
  most = 12,
): Cohort[] {
  const last = bucketOf(to, unit);
  const first = Math.max(bucketOf(from, unit), last - most + 1);
  if (last < first) return [];
  const active = Array.from({ length: last - first + 1 }, (_, index) =>
    new Array<number>(last - first - index + 1).fill(0),
  );
  for (let person = 0; person < people.length; person += 1) {
    const begin = start[person] as number;
    const end = start[person + 1] as number;
    if (begin === end || !isCounted(person)) continue;
    const came = bucketOf(day[begin] as number, unit);
    if (came < first || came > last) continue;
    for (const later of stretches(day.subarray(begin, end), unit, to)) {
      const row = active[came - first] as number[];
      row[later - came] = (row[later - came] ?? 0) + 1;
    }
  }
  return active.map((row, index) => ({
    cohort: bucketLabel(first + index, unit),
    size: row[0] as number,
    active: row,
  }));
}

function stretches(days: Int32Array, unit: Unit, to: number): ReadonlySet<number> {
  const found = new Set<number>();
  let former = Number.NaN;
  for (const day of days) {
    if (day > to) break;
    if (day !== former) found.add(bucketOf(day, unit));
    former = day;
  }
  return found;
}

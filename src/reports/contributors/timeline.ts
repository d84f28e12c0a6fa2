import { bucketLabel, bucketOf, type Period, type Unit } from "../calendar.ts";
import { deeds } from "../port.ts";
import type { Ledger } from "./ledger.ts";
import type { Timeline } from "./report.ts";

const commit = deeds.indexOf("commit");
/** More stretches than this make no chart: only the latest are shown. */
const most = 60;

/** Commits, active people and newcomers in each stretch of the period. */
export function timelineOf(
  { people, start, day, deed, count }: Ledger,
  { from, to }: Period,
  unit: Unit,
  isCounted: (person: number) => boolean,
): Timeline {
  const last = bucketOf(to, unit);
  const first = Math.max(bucketOf(from, unit), last - most + 1);
  const size = Math.max(0, last - first + 1);
  const zeros = () => new Array<number>(size).fill(0);
  const [commits, contributors, newcomers] = [zeros(), zeros(), zeros()];
  const add = (row: number[], at: number, more: number) => {
    if (at >= 0 && at < size) row[at] = (row[at] as number) + more;
  };
  for (let person = 0; person < people.length; person += 1) {
    const begin = start[person] as number;
    if (begin === start[person + 1] || !isCounted(person)) continue;
    add(newcomers, inPeriod(day[begin] as number), 1);
    let former = -1;
    for (let row = begin; row < (start[person + 1] as number); row += 1) {
      const at = inPeriod(day[row] as number);
      if (deed[row] === commit) add(commits, at, count[row] as number);
      if (at !== former) add(contributors, at, 1);
      former = at;
    }
  }
  return {
    unit,
    labels: commits.map((_, index) => bucketLabel(first + index, unit)),
    commits,
    contributors,
    newcomers,
  };

  function inPeriod(on: number): number {
    return on < from || on > to ? -1 : bucketOf(on, unit) - first;
  }
}

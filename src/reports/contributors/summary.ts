import type { Period } from "../calendar.ts";
import { type Deed, deeds } from "../port.ts";
import type { Ledger } from "./ledger.ts";

/** What one person did within a period. Days since 1970. */
export interface Summary {
  /** Index into the ledger's people. */
  readonly person: number;
  readonly counts: Readonly<Record<Deed, number>>;
  /** Sum of all counts. */
  readonly contributions: number;
  readonly activeDays: number;
  /** First and last day within the period. */
  readonly first: number;
  readonly last: number;
  /** The very first one, also when it lies before the period. */
  readonly firstEver: number;
  /** The longest break that ended within the period, in days; 0 when there was none. */
  readonly longestBreak: number;
}

const none: Readonly<Record<Deed, number>> = Object.fromEntries(deeds.map((deed) => [deed, 0])) as Record<Deed, number>;

/** Everybody who did something within the period; most commits first, then most contributions, then by name. */
export function summarise(ledger: Ledger, period: Period): Summary[] {
  const found = ledger.people.flatMap((_, person) => summary(ledger, person, period) ?? []);
  const name = ({ person }: Summary) => ledger.people[person]?.name ?? "";
  return found.sort(
    (a, b) =>
      b.counts.commit - a.counts.commit ||
      b.contributions - a.contributions ||
      (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.person - b.person),
  );
}

function summary({ start, day, deed, count }: Ledger, person: number, { from, to }: Period): Summary | undefined {
  const [begin, end] = [start[person] as number, start[person + 1] as number];
  const counts = { ...none };
  let [first, last, activeDays, contributions, longestBreak] = [Infinity, -Infinity, 0, 0, 0];
  for (let row = begin; row < end; row += 1) {
    const on = day[row] as number;
    if (on > to) break;
    if (on < from) continue;
    const kind = deeds[deed[row] as number] as Deed;
    counts[kind] += count[row] as number;
    contributions += count[row] as number;
    if (on !== last) {
      activeDays += 1;
      if (row > begin) longestBreak = Math.max(longestBreak, on - (day[row - 1] as number));
    }
    first = Math.min(first, on);
    last = on;
  }
  if (contributions === 0) return undefined;
  return { person, counts, contributions, activeDays, first, last, firstEver: day[begin] as number, longestBreak };
}

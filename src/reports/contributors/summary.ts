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
  /** First and last day with a commit of one's own or one that names one as co-author; infinite when there is none. */
  readonly firstCommit: number;
  readonly lastCommit: number;
  /** The very first one, also when it lies before the period. */
  readonly firstEver: number;
  /** The longest break that ended within the period, in days; 0 when there was none. */
  readonly longestBreak: number;
}

/** Up to and including this index of `deeds`, a deed is a commit. */
const commits = deeds.indexOf("co-author");

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

function summary(ledger: Ledger, person: number, { from, to }: Period): Summary | undefined {
  const { day, start } = ledger;
  const begin = start[person] as number;
  let first = begin;
  while (first < (start[person + 1] as number) && (day[first] as number) < from) first += 1;
  let end = first;
  while (end < (start[person + 1] as number) && (day[end] as number) <= to) end += 1;
  if (first === end) return undefined;
  return { person, ...work(ledger, first, end), ...days(ledger, begin, first, end), firstEver: day[begin] as number };
}

/** How much, in the rows from `first` up to `end`, and when the first and last commit was. */
function work({ day, deed, count }: Ledger, first: number, end: number) {
  const counts = { ...none };
  let [contributions, firstCommit, lastCommit] = [0, Infinity, -Infinity];
  for (let row = first; row < end; row += 1) {
    counts[deeds[deed[row] as number] as Deed] += count[row] as number;
    contributions += count[row] as number;
    if ((deed[row] as number) > commits) continue;
    if (firstCommit === Infinity) firstCommit = day[row] as number;
    lastCommit = day[row] as number;
  }
  return { counts, contributions, firstCommit, lastCommit };
}

/** On how many days, and the longest break before one of them; the break before the first counts too. */
function days({ day }: Ledger, begin: number, first: number, end: number) {
  let [activeDays, longestBreak] = [0, 0];
  for (let row = first; row < end; row += 1) {
    const former = row > begin ? (day[row - 1] as number) : undefined;
    if (row > first && former === day[row]) continue;
    activeDays += 1;
    if (former !== undefined) longestBreak = Math.max(longestBreak, (day[row] as number) - former);
  }
  return { activeDays, longestBreak, first: day[first] as number, last: day[end - 1] as number };
}

import { dateOfDay, type Period } from "../calendar.ts";
import type { Ledger } from "./ledger.ts";
import type { Named } from "./report.ts";
import type { Summary } from "./summary.ts";

/** Contributions that somebody must have made to be missed. */
export const inactiveMinimum = 3;
const year = 365;

/** Those whose very first contribution lies in the period (CHAOSS New Contributors), the latest first. */
export function newcomersOf(summaries: readonly Summary[], { from }: Period): Summary[] {
  return summaries.filter(({ firstEver }) => firstEver >= from).sort((a, b) => b.firstEver - a.firstEver);
}

/** Those who came back within the period after a break of at least `quiet` days, the latest first. */
export function returningOf(summaries: readonly Summary[], quiet: number): Summary[] {
  return summaries.filter(({ longestBreak }) => longestBreak >= quiet).sort((a, b) => b.last - a.last);
}

/** Somebody who has gone quiet: contributions until then, and the day of the last one. */
export interface Quiet {
  readonly person: number;
  readonly contributions: number;
  readonly last: number;
}

/**
 * Those who have gone quiet (CHAOSS Inactive Contributors, whose interval and least number are for the reader to set): at
 * least `inactiveMinimum` contributions, and `quiet` days without one were over within the period (of a longer one: in
 * its last year). Most contributions first.
 */
export function inactiveOf({ people, start, day, count }: Ledger, { from, to }: Period, quiet: number): Quiet[] {
  const latest = to - quiet;
  const earliest = Math.max(from - quiet, latest - year);
  const found = people.flatMap((_, person): Quiet[] => {
    let [contributions, last] = [0, -Infinity];
    for (let row = start[person] as number; row < (start[person + 1] as number); row += 1) {
      if ((day[row] as number) > to) break;
      contributions += count[row] as number;
      last = day[row] as number;
    }
    const isQuiet = last >= earliest && last < latest && contributions >= inactiveMinimum;
    return isQuiet ? [{ person, contributions, last }] : [];
  });
  return found.sort((a, b) => b.contributions - a.contributions || b.last - a.last || a.person - b.person);
}

/** Names for a list; those who asked not to be named are left out. */
export function namesOf<T extends { readonly person: number; readonly contributions: number }>(
  found: readonly T[],
  { people }: Ledger,
  dayOf: (one: T) => number,
): Named[] {
  return found.flatMap((one) => {
    const person = people[one.person];
    if (!person || person.unlisted) return [];
    return [{ name: person.name, contributions: one.contributions, date: dateOfDay(dayOf(one)) }];
  });
}

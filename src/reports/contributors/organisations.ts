import type { Period } from "../calendar.ts";
import { organisationOn } from "../identity/organisations.ts";
import { deeds } from "../port.ts";
import type { Ledger } from "./ledger.ts";

export interface OrganisationWork {
  readonly name: string;
  readonly commits: number;
  readonly contributors: number;
}

const commit = deeds.indexOf("commit");

/**
 * Commits by the organisation that each author was with on the day (CHAOSS Organizational Diversity,
 * chaoss.community/kb/metric-organizational-diversity), most commits first; `unknown` are those of nobody's.
 */
export function organisationsOf(
  { people, start, day, deed, count }: Ledger,
  { from, to }: Period,
  isCounted: (person: number) => boolean,
): { readonly organisations: readonly OrganisationWork[]; readonly unknown: number } {
  const commits = new Map<string, number>();
  const members = new Map<string, Set<number>>();
  let unknown = 0;
  for (const [person, { organisations: stays }] of people.entries()) {
    if (!isCounted(person)) continue;
    for (let row = start[person] as number; row < (start[person + 1] as number); row += 1) {
      const on = day[row] as number;
      if (deed[row] !== commit || on < from || on > to) continue;
      const name = organisationOn(stays, on);
      if (name === undefined) unknown += count[row] as number;
      else {
        commits.set(name, (commits.get(name) ?? 0) + (count[row] as number));
        members.set(name, (members.get(name) ?? new Set()).add(person));
      }
    }
  }
  const organisations = [...commits].map(([name, sum]) => ({
    name,
    commits: sum,
    contributors: members.get(name)?.size ?? 0,
  }));
  organisations.sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
  return { organisations, unknown };
}

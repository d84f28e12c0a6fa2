import type { Period } from "../calendar.ts";
import { stayOn } from "../identity/organisations.ts";
import type { Stay } from "../identity/person.ts";
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
 *
 * A domain that is known only from addresses of people who asked not to be named would tell who they are: it is unknown,
 * too. What a people file or the manifest calls an organisation is named.
 */
export function organisationsOf(
  ledger: Ledger,
  period: Period,
  isCounted: (person: number) => boolean,
): { readonly organisations: readonly OrganisationWork[]; readonly unknown: number } {
  const found = new Map<string, Work>();
  let unknown = 0;
  for (const [person, { organisations: stays, unlisted }] of ledger.people.entries()) {
    if (!isCounted(person)) continue;
    for (const [day, count] of commitsOf(ledger, person, period)) {
      const stay = stayOn(stays, day);
      if (stay === undefined) unknown += count;
      else add(found, stay, person, count, !unlisted || !stay.domain);
    }
  }
  const all = [...found].map(([name, work]) => ({ name, ...work }));
  const organisations = all
    .filter(({ named }) => named)
    .map(({ name, commits, members }) => ({ name, commits, contributors: members.size }));
  organisations.sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
  return { organisations, unknown: all.reduce((sum, { named, commits }) => sum + (named ? 0 : commits), unknown) };
}

interface Work {
  commits: number;
  /** It may be told. */
  named: boolean;
  readonly members: Set<number>;
}

function add(found: Map<string, Work>, { name }: Stay, person: number, count: number, named: boolean): void {
  const work = found.get(name) ?? { commits: 0, named: false, members: new Set<number>() };
  work.commits += count;
  work.named ||= named;
  work.members.add(person);
  found.set(name, work);
}

/** A person's commits within the period, as day and count. */
function commitsOf({ start, day, deed, count }: Ledger, person: number, { from, to }: Period): [number, number][] {
  const found: [number, number][] = [];
  for (let row = start[person] as number; row < (start[person + 1] as number); row += 1) {
    const on = day[row] as number;
    if (deed[row] === commit && on >= from && on <= to) found.push([on, count[row] as number]);
  }
  return found;
}

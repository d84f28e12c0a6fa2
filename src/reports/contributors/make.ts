import { dateOfDay, type Period, type Unit } from "../calendar.ts";
import { maskedCast } from "../identity/mask.ts";
import { organisationOn } from "../identity/organisations.ts";
import type { Cast } from "../identity/person.ts";
import type { Activity, Deed } from "../port.ts";
import { concentration } from "./factors.ts";
import { candidatesOf, type Rung } from "./ladder.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { levelsOf } from "./levels.ts";
import { organisationsOf } from "./organisations.ts";
import { inactiveMinimum, inactiveOf, namesOf, newcomersOf, returningOf } from "./people.ts";
import type { Contributor, ContributorsReport, Measures, Note } from "./report.ts";
import { retentionOf } from "./retention.ts";
import { type Summary, summarise } from "./summary.ts";
import { timelineOf } from "./timeline.ts";
import { typesOf } from "./types.ts";

/** What a contributors report is made from. */
export interface ContributorsInput {
  readonly repositories: ContributorsReport["repositories"];
  /** In the order in which the cast counts their contacts through. */
  readonly activities: readonly Activity[];
  readonly cast: Cast;
  readonly period: Period;
  readonly previous: Period | undefined;
  readonly unit: Unit;
  readonly settings: {
    /** Percent of the two factors. */
    readonly bound: number;
    /** Days without a contribution after which somebody has gone quiet. */
    readonly quiet: number;
    readonly ladder: readonly Rung[];
    /** Machines are counted as contributors, too. */
    readonly bots: boolean;
    /** Addresses are told; without, names that hold one are told without its mailbox. */
    readonly emails: boolean;
  };
  /** Left out of everything. */
  readonly isExcluded: (person: number) => boolean;
  readonly hasRole: (person: number, role: string) => boolean;
  /** Lines by person, where they were asked for. */
  readonly lines?: ReadonlyMap<number, { readonly added: number; readonly deleted: number }>;
  readonly notes: readonly Note[];
}

/** The report, from facts. Pure. */
export function makeContributors(input: ContributorsInput): ContributorsReport {
  const { cast, period, previous, unit, settings } = input;
  const ledger = ledgerOf(input.activities, settings.emails ? cast : maskedCast(cast));
  // Whoever has deleted their account is many people: nobody to list or to count.
  const isOut = (person: number) => input.isExcluded(person) || ledger.people[person]?.gone === true;
  const all = summarise(ledger, period).filter(({ person }) => !isOut(person));
  const bots = all.filter(({ person }) => ledger.people[person]?.bot);
  const counted = settings.bots ? all : all.filter(({ person }) => !ledger.people[person]?.bot);
  const isCounted = (person: number) => !isOut(person) && (settings.bots || !ledger.people[person]?.bot);
  const measures = measuresOf(ledger, counted, period, unit, isCounted, settings);
  const contributors = all.flatMap((one) => entryOf(one, ledger, period, input) ?? []);
  return {
    schemaVersion: 1,
    report: "contributors",
    period: { ...dates(period), unit },
    previous: previous ? dates(previous) : null,
    repositories: input.repositories,
    totals: {
      contributors: counted.length,
      commits: sum(all, "commit"),
      bots: bots.length,
      newcomers: measures.newContributors,
      unlisted: all.filter(({ person }) => ledger.people[person]?.unlisted).length,
      contacts: cast.personOf.length,
    },
    contributors,
    measures,
    before: previous && hasBefore(ledger, previous) ? beforeOf(ledger, previous, unit, isCounted, input) : null,
    timeline: timelineOf(ledger, period, unit, isCounted),
    ladder: candidatesOf(counted, settings.ladder, ledger, period, input.hasRole).flatMap(
      ({ person, role, evidence }) => {
        const { name, unlisted } = ledger.people[person] as Ledger["people"][number];
        return unlisted ? [] : [{ name, role, evidence }];
      },
    ),
    notes: input.notes,
  };
}

function measuresOf(
  ledger: Ledger,
  counted: readonly Summary[],
  period: Period,
  unit: Unit,
  isCounted: (person: number) => boolean,
  { bound, quiet }: ContributorsInput["settings"],
): Measures {
  const commits = counted.map(({ counts }) => counts.commit);
  const { organisations, unknown } = organisationsOf(ledger, period, isCounted);
  const known = organisations.reduce((total, one) => total + one.commits, 0);
  const newcomers = newcomersOf(counted, period);
  const returning = returningOf(counted, quiet);
  const inactive = inactiveOf(ledger, period, quiet).filter(({ person }) => isCounted(person));
  return {
    contributorAbsenceFactor: concentration(commits, bound),
    elephantFactor: concentration(
      organisations.map((one) => one.commits),
      bound,
    ),
    bound,
    newContributors: newcomers.length,
    returningContributors: returning.length,
    inactiveContributors: inactive.length,
    quietDays: quiet,
    inactiveMinimum,
    levels: levelsOf(counted),
    organisations,
    organisationKnown: known + unknown === 0 ? 0 : Math.round((known / (known + unknown)) * 1000) / 1000,
    retention: { unit, cohorts: retentionOf(ledger, period, unit, isCounted) },
    newcomers: namesOf(newcomers, ledger, ({ firstEver }) => firstEver),
    returning: namesOf(returning, ledger, ({ last }) => last),
    inactive: namesOf(inactive, ledger, ({ last }) => last),
  };
}

function beforeOf(
  ledger: Ledger,
  previous: Period,
  unit: Unit,
  isCounted: (person: number) => boolean,
  { settings }: ContributorsInput,
): ContributorsReport["before"] {
  const counted = summarise(ledger, previous).filter(({ person }) => isCounted(person));
  const measures = measuresOf(ledger, counted, previous, unit, isCounted, settings);
  return {
    contributors: counted.length,
    commits: sum(counted, "commit"),
    contributorAbsenceFactor: measures.contributorAbsenceFactor,
    elephantFactor: measures.elephantFactor,
    newContributors: measures.newContributors,
    returningContributors: measures.returningContributors,
    inactiveContributors: measures.inactiveContributors,
  };
}

/** Undefined for somebody who asked not to be named. */
function entryOf(one: Summary, ledger: Ledger, period: Period, input: ContributorsInput): Contributor | undefined {
  const person = ledger.people[one.person] as Ledger["people"][number];
  if (person.unlisted) return undefined;
  const { counts } = one;
  const [email, login] = [person.emails[0], person.logins[0]];
  const organisation = organisationOn(person.organisations, one.last);
  const lines = input.lines?.get(one.person);
  return {
    name: person.name,
    ...(input.settings.emails && email !== undefined ? { email } : {}),
    ...(login === undefined ? {} : { login }),
    commits: counts.commit,
    coAuthored: counts["co-author"],
    reviews: counts.review,
    pulls: counts.pull,
    issues: counts.issue,
    comments: counts.comment + counts.discussion,
    ...(input.lines ? { linesAdded: lines?.added ?? 0, linesDeleted: lines?.deleted ?? 0 } : {}),
    firstCommit: one.firstCommit === Infinity ? null : dateOfDay(one.firstCommit),
    lastCommit: one.firstCommit === Infinity ? null : dateOfDay(one.lastCommit),
    firstContribution: dateOfDay(one.first),
    lastContribution: dateOfDay(one.last),
    activeDays: one.activeDays,
    bot: person.bot,
    newcomer: one.firstEver >= period.from,
    ...(organisation === undefined ? {} : { organisation }),
    types: typesOf(counts),
  };
}

/** What is younger than the period has nothing to be compared with. */
function hasBefore({ day }: Ledger, { to }: Period): boolean {
  return day.some((on) => on <= to);
}

function dates({ from, to }: Period) {
  return { from: dateOfDay(from), to: dateOfDay(to) };
}

function sum(summaries: readonly Summary[], deed: Deed): number {
  return summaries.reduce((total, { counts }) => total + counts[deed], 0);
}

/** First and last day on which anything was done; undefined when nothing was. */
export function spanOf(activities: readonly Activity[]): Period | undefined {
  let [from, to] = [Infinity, -Infinity];
  for (const { day } of activities) {
    for (let row = 0; row < day.length; row += 1) {
      const on = day[row] as number;
      if (on < from) from = on;
      if (on > to) to = on;
    }
  }
  return from === Infinity ? undefined : { from, to };
}

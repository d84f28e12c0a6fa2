import type { Unit } from "../calendar.ts";
import type { Cohort } from "./retention.ts";

/**
 * `report contributors` as a plain value, ready for JSON: the same input gives the same bytes. Dates are `YYYY-MM-DD`:
 * those of a commit in its author's zone, all others in UTC. No address is in it unless it was asked for.
 */
export interface ContributorsReport {
  readonly schemaVersion: 1;
  readonly report: "contributors";
  readonly period: Dates & { readonly unit: Unit };
  /** The period of the same length before; `null` where the whole history is the period. */
  readonly previous: Dates | null;
  readonly repositories: readonly { readonly name: string; readonly head: string; readonly commits: number }[];
  readonly totals: {
    /** People; machines are in `bots`. */
    readonly contributors: number;
    /** Of people and machines. */
    readonly commits: number;
    readonly bots: number;
    readonly newcomers: number;
    /** People among the contributors who asked not to be named: they are counted and not listed. */
    readonly unlisted: number;
    /** Contacts (a name with an address, or an account) that were read. */
    readonly contacts: number;
  };
  /** Most commits first. Machines too, marked `bot`. */
  readonly contributors: readonly Contributor[];
  readonly measures: Measures;
  /** The same measures of the period before; `null` where nothing was done before the period. */
  readonly before: (Pick<Measures, Compared> & { readonly contributors: number; readonly commits: number }) | null;
  readonly timeline: Timeline;
  readonly ladder: readonly LadderEntry[];
  readonly notes: readonly Note[];
}

export type Compared =
  | "contributorAbsenceFactor"
  | "elephantFactor"
  | "newContributors"
  | "returningContributors"
  | "inactiveContributors";

export interface Dates {
  readonly from: string;
  readonly to: string;
}

export interface Contributor {
  readonly name: string;
  /** Only with `--emails`. */
  readonly email?: string;
  readonly login?: string;
  readonly commits: number;
  /**
   * Commits of others that name the person in a `Co-authored-by` trailer. One that names the same person under two
   * addresses counts twice: they are counted by address, before it is known who is who.
   */
  readonly coAuthored: number;
  readonly reviews: number;
  readonly pulls: number;
  readonly issues: number;
  readonly comments: number;
  readonly linesAdded?: number;
  readonly linesDeleted?: number;
  /** First and last commit or co-authored commit within the period; `null` for somebody who made none. */
  readonly firstCommit: string | null;
  readonly lastCommit: string | null;
  /** First and last contribution of any kind within the period. */
  readonly firstContribution: string;
  readonly lastContribution: string;
  readonly activeDays: number;
  readonly bot: boolean;
  /** The very first contribution lies in the period. */
  readonly newcomer: boolean;
  readonly organisation?: string;
  /** Keys of all-contributors' emoji list (allcontributors.org/docs/en/emoji-key). */
  readonly types: readonly string[];
}

export interface Measures {
  /** CHAOSS Contributor Absence Factor over commits; `null` without commits. */
  readonly contributorAbsenceFactor: number | null;
  /** CHAOSS Elephant Factor over the commits whose author's organisation is known; `null` where none is. */
  readonly elephantFactor: number | null;
  /** Percent that both factors go by. */
  readonly bound: number;
  /** CHAOSS New Contributors. */
  readonly newContributors: number;
  /** Back after a break of at least `quietDays`. */
  readonly returningContributors: number;
  /** CHAOSS Inactive Contributors: `inactiveMinimum` contributions or more before, none in the last `quietDays`, gone quiet within the period (at most a year back). */
  readonly inactiveContributors: number;
  readonly quietDays: number;
  readonly inactiveMinimum: number;
  readonly levels: { readonly driveBy: number; readonly casual: number; readonly core: number };
  readonly organisations: readonly { readonly name: string; readonly commits: number; readonly contributors: number }[];
  /** Share, 0 to 1, of the people's commits whose organisation is known. */
  readonly organisationKnown: number;
  readonly retention: { readonly unit: Unit; readonly cohorts: readonly Cohort[] };
  readonly newcomers: readonly Named[];
  readonly returning: readonly Named[];
  readonly inactive: readonly Named[];
}

export interface Named {
  readonly name: string;
  readonly contributions: number;
  /** First contribution ever of a newcomer, the last one of others. */
  readonly date: string;
}

export interface Timeline {
  readonly unit: Unit;
  readonly labels: readonly string[];
  /** Of people. */
  readonly commits: readonly number[];
  readonly contributors: readonly number[];
  readonly newcomers: readonly number[];
}

export interface LadderEntry {
  readonly name: string;
  readonly role: string;
  /** What was counted, and what it takes. */
  readonly evidence: Readonly<Record<string, readonly [number, number]>>;
}

export interface Note {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

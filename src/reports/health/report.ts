/**
 * `report health` as a plain value, ready for JSON: the same facts give the same bytes. Keys are sorted nowhere by
 * chance, names of unlisted people do not occur, and a figure that too few cases stand behind is not there.
 *
 * Units are in the names: `hours`, `days`, `share` (0 to 1). Days of the calendar are UTC, `YYYY-MM-DD`, months
 * `YYYY-MM`. A measure is `null` when nothing was read that could tell it; `notes` say why.
 */
export interface HealthReport {
  readonly schemaVersion: 1;
  readonly report: "health";
  readonly period: Dates;
  /** What the trends compare with; `null` when there is none, or what was read does not reach back so far. */
  readonly previous: Dates | null;
  readonly settings: HealthSettings;
  readonly repositories: readonly RepositoryHealth[];
  readonly measures: {
    readonly timeToFirstResponse: Response | null;
    readonly changeRequestClosureRatio: Closure | null;
    readonly issueAge: Backlog | null;
    readonly changeRequestReviews: Reviews | null;
    readonly releaseFrequency: Releases | null;
    readonly newContributors: Newcomers | null;
    readonly contributorAbsenceFactor: Absence | null;
  };
  readonly notes: readonly Note[];
}

/** The first and the last day, both in it. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

export interface HealthSettings {
  /** A first response is wanted within this time. */
  readonly responseHours: number;
  /** An issue without activity for longer is stale. */
  readonly staleDays: number;
  /** Below this many cases no figure is given. */
  readonly minimum: number;
  /** Percent of the work that those counted by an absence factor did. */
  readonly bound: number;
}

/** What could not be told, or not told exactly: a code of the catalogue with its parameters. */
export interface Note {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A figure over `n` cases, or none where they are too few. */
export type Measured = { readonly n: number; readonly value: number } | { readonly n: number; readonly tooFew: true };

/** A figure of the period beside that of the period before. `change` is there when both are: value − value before. */
export type Trended = Measured & { readonly before: Measured | null; readonly change?: number };

/** How many: exact, however few. */
export interface Count {
  readonly value: number;
  readonly before: number | null;
}

/** One value a month; `null` where there were too few cases. The last month may not be over. */
export interface Monthly {
  readonly months: readonly string[];
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
}

/** What is known of one repository in the period. */
export interface RepositoryHealth {
  readonly name: string;
  /** Id of the commit that the history was read from; empty when there is none. */
  readonly head: string;
  /** Opened, released in the period; `null` when it was not read. */
  readonly issues: number | null;
  readonly pulls: number | null;
  readonly discussions: number | null;
  readonly releases: number | null;
  /** Open at the end of the period; `null` when what was read does not tell. */
  readonly openIssues: number | null;
  readonly openPulls: number | null;
  readonly medianResponseHours: Measured;
}

/** See `response.ts`. */
export interface Response {
  readonly opened: Count;
  /** Those of them that nobody else had answered by the end of the period, and that were still open. */
  readonly waiting: Count;
  /** Those of them that were closed without a word from anybody else. */
  readonly closedUnanswered: Count;
  readonly medianHours: Trended;
  readonly p90Hours: Trended;
  /** Share of those that were answered within `settings.responseHours`. */
  readonly withinShare: Trended;
  readonly kinds: readonly {
    readonly kind: "issue" | "pull" | "discussion";
    readonly opened: number;
    readonly waiting: number;
    readonly medianHours: Trended;
    readonly p90Hours: Trended;
    readonly withinShare: Trended;
  }[];
  /** `median` and `p90` in hours, by the month in which the thread was opened. */
  readonly monthly: Monthly;
}

/** See `closure.ts`. */
export interface Closure {
  readonly opened: Count;
  readonly merged: Count;
  readonly closedUnmerged: Count;
  /** Open at the end of the period. */
  readonly open: Count;
  readonly closureRatio: Trended;
  readonly acceptedShare: Trended;
  readonly medianDaysToClose: Trended;
  /** `opened`, `closed` in that month, `open` at its end. */
  readonly monthly: Monthly;
}

/** See `backlog.ts`. */
export interface Backlog {
  readonly opened: Count;
  readonly closed: Count;
  readonly open: Count;
  readonly stale: Count;
  readonly medianAgeDays: Trended;
  readonly p90AgeDays: Trended;
  readonly staleShare: Trended;
  /** By how many the open ones grew in a month, on average over the period. */
  readonly growthPerMonth: Trended;
  /** `opened`, `closed` in that month, `open` at its end. */
  readonly monthly: Monthly;
}

/** See `reviews.ts`. */
export interface Reviews {
  readonly reviews: Count;
  readonly reviewers: Count;
  /** Most first. People who asked not to be named are in `unlisted`. */
  readonly byReviewer: readonly { readonly name: string; readonly reviews: number; readonly pulls: number }[];
  readonly unlisted: { readonly people: number; readonly reviews: number };
  readonly topShare: Trended;
  /** The smallest number of reviewers who did `settings.bound` percent of the reviews. */
  readonly concentration: Trended;
  /** Share of the merged pull requests that somebody other than the author had reviewed. */
  readonly reviewedShare: Trended;
  /** Open at the end of the period, no draft, and not yet reviewed; `null` when what was read does not tell. */
  readonly awaiting: Count | null;
  readonly medianDaysAwaiting: Trended | null;
}

/** See `releases.ts`. */
export interface Releases {
  readonly releases: Count;
  readonly prereleases: Count;
  readonly medianDaysBetween: Trended;
  /** The newest of all before the end of the period. */
  readonly last: {
    readonly repository: string;
    readonly tag: string;
    readonly day: string;
    readonly daysSince: number;
  } | null;
  readonly repositories: readonly {
    readonly name: string;
    readonly releases: number;
    readonly lastTag: string | null;
    readonly daysSince: number | null;
  }[];
  /** `releases` and `prereleases` in that month. */
  readonly monthly: Monthly;
}

/** See `newcomers.ts`. */
export interface Newcomers {
  readonly goodFirstIssues: {
    /** Open at the end of the period; `null` when what was read does not tell. */
    readonly open: Count | null;
    /** Open, and nobody has taken them. */
    readonly free: Count | null;
    readonly opened: Count;
    readonly taken: Count;
    /** Newcomers who said something on one in the period, once an issue. */
    readonly asked: Count;
    readonly answeredShare: Trended;
    readonly medianWaitHours: Trended;
  };
  readonly firstPulls: {
    readonly opened: Count;
    /** Those of them that were merged by the end of the period. */
    readonly merged: Count;
    readonly mergedShare: Trended;
    readonly medianResponseHours: Trended;
  };
}

/** See `absence.ts`. */
export interface Absence {
  /** Whole months, as the folders' facts have them. */
  readonly months: { readonly from: string; readonly to: string };
  /** Fewest people first, then most commits. */
  readonly folders: readonly FolderAbsence[];
}

export interface FolderAbsence {
  readonly repository: string;
  readonly folder: string;
  readonly commits: number;
  readonly people: number;
  /** How many people did `settings.bound` percent of the commits that touched the folder. */
  readonly factor: Trended;
  /** Who did most, and what share; `null` when that person asked not to be named, or the commits are too few. */
  readonly main: { readonly name: string; readonly share: number } | null;
}

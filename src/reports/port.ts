/** What a source of facts offers. A fact is a plain value; nothing here knows where it came from or how it will look. */

/**
 * What somebody did. A commit belongs to its author; `co-author` is a commit that names somebody in a
 * `Co-authored-by` trailer; `pull` is the opening of a pull or merge request.
 */
export const deeds = ["commit", "co-author", "review", "issue", "pull", "comment", "discussion", "release"] as const;
export type Deed = (typeof deeds)[number];

/** Somebody as one source names them. The same person may be several contacts: `identity/` finds out. */
export interface Contact {
  readonly name: string;
  readonly email?: string;
  /** User name on the forge. */
  readonly login?: string;
  /** Number of the account on the forge, which outlives a change of the user name. */
  readonly accountId?: number;
  /** The source itself says that this is a machine (type `Bot`). */
  readonly bot?: true;
  /** What the source really has, where a `.mailmap` says something else. */
  readonly unmapped?: { readonly name: string; readonly email: string };
}

/**
 * Who did what, how often, on which day: columns of equal length, one row for each contact, day and deed. Its size is
 * bound by people and days, not by commits.
 */
export interface Activity {
  readonly contacts: readonly Contact[];
  /** Index into `contacts`. */
  readonly who: Int32Array;
  /** Days since 1970-01-01, in the zone that the deed was dated in (for a commit, the author's own; else UTC). */
  readonly day: Int32Array;
  /** Index into `deeds`. */
  readonly deed: Uint8Array;
  readonly count: Int32Array;
  /** For `co-author`, the contact of the commit's author: who names oneself under another address is no co-author. Else -1. */
  readonly beside?: Int32Array;
}

/** How many commits of whom touched a folder in a month. */
export interface FolderWork {
  readonly folder: string;
  /** Index into the contacts of the activity beside it. */
  readonly who: number;
  /** Months since January 1970. */
  readonly month: number;
  readonly commits: number;
}

/** Lines that somebody's commits added and took away on a day, merges and binary files left out. */
export interface LineWork {
  readonly who: number;
  readonly day: number;
  readonly added: number;
  readonly deleted: number;
}

/** What the history of one repository says. */
export interface HistoryFacts {
  readonly name: string;
  /** Id of the commit that was read from. Empty for a repository without commits, and for a source that has no history. */
  readonly head: string;
  /** Day of that commit, by its committer's clock: no contribution is later but by a broken clock. */
  readonly headDay?: number;
  readonly commits: number;
  readonly activity: Activity;
  readonly folders?: readonly FolderWork[];
  readonly lines?: readonly LineWork[];
  /** Codes of the catalogue for what this source cannot tell: `report.note.shallow`, `report.note.no-co-authors` … */
  readonly notes: readonly string[];
}

/** Somebody said something: a comment, a review, a reply in a discussion. Times are milliseconds since 1970, UTC. */
export interface Reply {
  /** Index into the contacts. */
  readonly who: number;
  readonly at: number;
  readonly kind: "comment" | "review";
  /** `review`: what it came to. */
  readonly verdict?: "approved" | "changes" | "commented" | "dismissed";
}

/** An issue, a pull request or a discussion, with what followed. */
export interface Thread {
  readonly kind: "issue" | "pull" | "discussion";
  readonly repository: string;
  readonly number: number;
  readonly author: number;
  readonly opened: number;
  readonly closed?: number;
  /** `pull`: when it was merged; such a one has `closed` as well. */
  readonly merged?: number;
  readonly draft?: true;
  readonly labels: readonly string[];
  /** `issue`: who has taken it on, and since when, where the source tells. */
  readonly assigned?: { readonly who: number; readonly at?: number };
  /** Oldest first. Those by the author of the thread are among them. */
  readonly replies: readonly Reply[];
  /** `discussion`: when an answer was chosen. */
  readonly answered?: number;
  /** What the forge calls the author here: `FIRST_TIME_CONTRIBUTOR`, `MEMBER` … */
  readonly association?: string;
}

export interface Release {
  readonly repository: string;
  readonly tag: string;
  readonly at: number;
  readonly who?: number;
  readonly prerelease: boolean;
}

/** What a forge says of its repositories. */
export interface ForgeFacts {
  readonly contacts: readonly Contact[];
  readonly threads: readonly Thread[];
  readonly releases: readonly Release[];
  readonly notes: readonly string[];
  /** What the reading took. */
  readonly spent: { readonly requests: number; readonly points: number };
}

/** What is to be read from a forge. Times are milliseconds since 1970, UTC. */
export interface ForgeScope {
  /** `owner/name`. */
  readonly repositories: readonly string[];
  /** Only threads that changed since, and releases since; all when absent. */
  readonly since?: number;
  /** Only what the measures at hand need. */
  readonly parts: ReadonlySet<"issues" | "pulls" | "reviews" | "comments" | "discussions" | "releases">;
}

/** A forge (GitHub, or the folder of the local place) as a source of facts. */
export interface ForgeSource {
  readonly provider: string;
  /** What reading will take, from counts that the forge tells. @throws AppError as `read` */
  estimate(scope: ForgeScope): Promise<{ readonly requests: number; readonly points: number }>;
  /**
   * Reads everything in the scope, whole.
   * @param tell how much is done, after each page
   * @throws AppError for a refused credential (exit 4), a host that cannot be reached, a wait too long (exit 5), an
   *   answer that cannot be believed
   */
  read(scope: ForgeScope, tell: (done: number, all: number) => void): Promise<ForgeFacts>;
}

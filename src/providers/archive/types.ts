import type { Contact, HistoryFacts, Release, Thread } from "../../reports/port.ts";

/** Which events are wanted. Times are milliseconds since 1970, UTC. */
export interface ArchiveScope {
  /** `owner/name`, `owner/*`, `owner/name*`, or `*` for all that there are. */
  readonly repositories: readonly string[];
  /**
   * Activity and releases from then on, and only threads that were opened, closed or reopened since, or are open; all when
   * absent. What was said in a thread is looked for in all that was recorded.
   */
  readonly from?: number;
  /** Only what was recorded before. */
  readonly until?: number;
  /** Whether a login is a machine's, whose reply is no response. Those that end in `[bot]` are, in any case. */
  readonly isBot?: (login: string) => boolean;
}

/** What events in GH Archive's shape say. */
export interface ArchiveFacts {
  /**
   * One for each repository that has activity, and for each that was asked for by its whole name; sorted by name. All
   * share `contacts`. A push counts as a commit of who pushed. `head` is empty.
   */
  readonly history: readonly HistoryFacts[];
  readonly contacts: readonly Contact[];
  /**
   * Sorted by repository and number; `replies` has all reviews, and of comments only one that is the first response: by
   * somebody else than the author, and by no machine. Threads that were opened before the recording began are absent.
   */
  readonly threads: readonly Thread[];
  /** Sorted by repository and time. */
  readonly releases: readonly Release[];
  /** Codes of the catalogue for what this source cannot tell. */
  readonly notes: readonly string[];
}

/** Events in GH Archive's shape as a source of facts. */
export interface ArchiveSource {
  /** `clickhouse` or `duckdb`, and where: host and database, or file. */
  readonly at: { readonly engine: "clickhouse" | "duckdb"; readonly place: string };
  /**
   * Reads everything in the scope, whole, and changes nothing there.
   * @throws AppError for refused credentials (exit 4), a scope that cannot be asked for (exit 2), and (exit 1) a place that
   *   cannot be reached, takes too long, has no such table or columns, or has more than fits
   */
  read(scope: ArchiveScope): Promise<ArchiveFacts>;
}

/** One value of a row: engines give numbers as such or in decimal, and no nulls. */
export type Cell = string | number | bigint;

/** Something that runs a SELECT. */
export interface Engine {
  readonly at: ArchiveSource["at"];
  /** Whether the place is there and lets us in. Called before anything is asked. @throws AppError as `read` */
  open(): Promise<void>;
  /**
   * Rows as they come, some at a time.
   * @param limit how many rows there may be at most
   * @throws AppError as `read`
   */
  rows(sql: string, limit: number): AsyncIterable<readonly (readonly Cell[])[]>;
  /** Lets go of the place. Never throws. */
  close(): Promise<void>;
}

/** What an engine needs of the machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where paths begin, and the user's own project is. */
  readonly cwd: string;
  /** The folder of this package, beside which those lie that are installed for all. */
  readonly home: string;
}

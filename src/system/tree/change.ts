/** One file to be created, replaced or removed. */
export interface FileChange {
  /** Relative to the root, `/` between segments; already checked with `pathFault`. */
  readonly path: string;
  /** The new content, or null to remove the file. */
  readonly content: Uint8Array | null;
  /** True when the file may be run. */
  readonly executable?: boolean;
}

/** What a journal keeps of a change: enough to take it back. */
export interface JournalEntry {
  readonly path: string;
  /** SHA-256 of the new content, or null when the file goes. */
  readonly after: string | null;
  /** Name of the before-image beside the journal, or null when there was no file. */
  readonly before: string | null;
}

export interface Journal {
  readonly version: 1;
  readonly entries: readonly JournalEntry[];
  /** Folders that the change creates, parents first. */
  readonly folders: readonly string[];
}

/** Where a running change keeps its staged files, relative to the root. Ends with a random part. */
export const pendingPrefix = ".commonry/.pending-";
/** The same folder once the change is complete and only waits to be swept up. */
export const donePrefix = ".commonry/.done-";

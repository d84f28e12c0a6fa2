/** One file to be created, replaced or removed. */
export interface FileChange {
  /** Relative to the root, `/` between segments; already checked with `pathFault`. */
  readonly path: string;
  /** The new content, or null to remove the file. */
  readonly content: Uint8Array | null;
  /** Whether the file may be run. Left out, a file that is replaced keeps its permissions. */
  readonly executable?: boolean;
  /** SHA-256 of what stood there when the change was planned, null for nothing: should it be anything else by now, the change is refused. */
  readonly expected?: string | null;
}

/** What a journal keeps of a change: enough to take it back. */
export interface JournalEntry {
  readonly path: string;
  /** SHA-256 of the new content, or null when the file goes. */
  readonly after: string | null;
  /** Name of the before-image beside the journal, or null when there was no file. */
  readonly before: string | null;
  /** SHA-256 of that image. */
  readonly was?: string | null;
}

export interface Journal {
  readonly version: 1;
  readonly entries: readonly JournalEntry[];
  /** Folders that the change creates, parents first. */
  readonly folders: readonly string[];
  /** What `commonry undo` says of the change; absent when it cannot be taken back. */
  readonly note?: UndoNote;
}

/** What is kept beside the before-images of a change that can be taken back. */
export interface UndoNote {
  /** The command that made it: `update`, `add course`. */
  readonly command: string;
  /** When, in ISO 8601. */
  readonly at: string;
  /** Entries of git's index that the change has marked as conflicting, as they were: see `indexEntries`. */
  readonly index?: readonly string[];
}

/** Where a running change keeps its staged files, relative to the root: `.commonry/.pending-ID-4711`, by an id (see `own.ts`) and its process. */
export const pendingPrefix = ".commonry/.pending-";
/** The same folder once the change is complete and only waits to be swept up. */
export const donePrefix = ".commonry/.done-";
/** A complete change that can be taken back: `.commonry/.undo-0003-ID`. The highest number is the latest. */
export const undoPrefix = ".commonry/.undo-";

/** What becomes of one file. */
export type Verdict =
  /** The template has it, the repository does not. */
  | "create"
  /** Untouched since it was written: the template's new text takes its place. */
  | "update"
  /** Both changed it, in different places. */
  | "merged"
  /** Both changed it, in the same place: for a person to settle. */
  | "conflict"
  /** Yours differs from the template, and stays. */
  | "kept"
  /** You deleted it, and it stays deleted. */
  | "deleted-by-you"
  /** The template gives it up, and you had not changed it. */
  | "delete"
  | "unchanged";

/** Why, where the verdict alone does not say. A code, its text is in the catalogue. */
export type Reason =
  /** Kept: the template did not change it, or changed it in the same way. */
  | "yours"
  /** Kept: it was there before the template came, and has too little in common with it to be merged. */
  | "own"
  /** Kept: you have the same at another place, see `place`. */
  | "elsewhere"
  /** Kept: the template no longer has it and leaves it to you. */
  | "released"
  /** Kept: no regular file stands there, or it lies behind a symbolic link. */
  | "blocked"
  /** Conflict: the template gives it up, and you changed it. */
  | "modify-delete"
  /** Conflict: template and you have added a file of this name. */
  | "add-add"
  /** Conflict: both changed it, and it is not text, or too large to be merged line by line. */
  | "binary"
  /** Conflict: the merged text would no longer parse. */
  | "syntax"
  /** Conflict: something stands already where the template moved it. */
  | "occupied";

export interface FileState {
  readonly content: Uint8Array;
  readonly executable: boolean;
}

/** One line of the plan of an update. */
export interface Decision {
  /** The file in the repository, after the change. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly reason?: Reason;
  /** Where the file was, when it moves. */
  readonly from?: string;
  /** Where you have it, when the template's path is another. */
  readonly place?: string;
  /** The file now: null when there is none. */
  readonly before: FileState | null;
  /** The file then: null when it goes, the same object as `before` when it stays. */
  readonly after: FileState | null;
  /** Places marked in the text. */
  readonly conflicts: number;
  /** Both sides' common ancestor and the template's text, for the stages of git's index. */
  readonly base?: FileState | undefined;
  readonly theirs?: FileState | undefined;
}

/** True when the decision writes, moves or removes something. */
export function changes(decision: Decision): boolean {
  return decision.after !== decision.before || decision.from !== undefined;
}

import type { Finding } from "../system/finding.ts";

/** The files of the repository under check. */
export interface Repository {
  /** All files, sorted, `/` between segments. */
  readonly files: readonly string[];
  /** @throws AppError when a file cannot be read as text */
  readText(path: string): string;
}

/** One rule: what it looks at, and what it finds. */
export interface Rule {
  /** Stable name, shown with each finding and used to look a rule up. */
  readonly id: string;
  readonly applies: (path: string) => boolean;
  /** Findings of one file. */
  readonly inspect: (path: string, text: string) => Finding[];
}

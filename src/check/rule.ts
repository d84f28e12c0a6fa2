import type { Finding, FindingLevel } from "../system/finding.ts";

/** Where a repository lives: `github.com`, `lepton/hub`, and the branches that links to it may name. */
export interface Origin {
  readonly host: string;
  readonly path: string;
  readonly branches: readonly string[];
}

/** The files of the repository under check. */
export interface Repository {
  /** All files, sorted, `/` between segments. */
  readonly files: readonly string[];
  /** Where it lives, when that is known. */
  readonly origin?: Origin;
  /** True for a folder within a larger repository: what lies above it cannot be seen. */
  readonly isPart?: boolean;
  /** Folders and files that are there, but not among the files: submodules, what git ignores. */
  readonly unlisted?: readonly string[];
  /** Files of which it is known already that the rules `yaml` and `conflict` have nothing to say. */
  readonly cleared?: ReadonlySet<string>;
  /** @throws AppError when a file cannot be read as text */
  readText(path: string): string;
}

/** A text in both languages. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

/**
 * What the rule book says of a rule. Its id is the part of its findings' codes before the first dot: `links` reports
 * `links.file` and `links.anchor`.
 */
export interface RuleEntry {
  readonly id: string;
  /** The gravest level that it reports. */
  readonly level: FindingLevel;
  /** Where it comes from: a vendor's page, a specification, a check of another tool. */
  readonly sources: readonly string[];
  /** Whether `check --fix` mends what it finds: by itself, by writing a template's file, or not at all. */
  readonly fix: "itself" | "template" | "none";
  /** What must hold, in a few words. */
  readonly title: InBoth;
  /** Why it matters. */
  readonly reason: InBoth;
  /** Texts of its own, by the end of a finding's code; those that many rules share are in the message files. */
  readonly texts?: Readonly<Record<string, InBoth>>;
}

/** A rule over one file: what it looks at, and what it finds. */
export interface Rule extends RuleEntry {
  readonly applies: (path: string) => boolean;
  /** Findings of one file. */
  readonly inspect: (path: string, text: string) => Finding[];
}

/** A rule over the repository as a whole: which files there are, and what they say of one another. */
export interface RepositoryRule extends RuleEntry {
  readonly examine: (repository: Repository) => Finding[];
}

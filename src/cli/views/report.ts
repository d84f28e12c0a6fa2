import type { Unchecked } from "../../check/coverage.ts";
import type { NotOffered } from "../../kinds/offered.ts";
import type { Finding } from "../../system/finding.ts";

/** What a check has to say. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  /** How many files were read. */
  readonly files: number;
  /** Sections of the manifest that a plan does not carry out. */
  readonly notOffered: readonly NotOffered[];
  /** Whether `--fix` would mend a finding. */
  readonly isMendable: (finding: Finding) => boolean;
}

/** A finding with its text. */
export interface Shown extends Finding {
  readonly message: string;
}

import type { Params } from "./errors.ts";

/** How grave a finding is: an error is broken, a warning should be mended, a note is advice. */
export type FindingLevel = "error" | "warning" | "note";

/** One thing that is wrong in a file, as data: its text is chosen where it is shown, in the reader's language. */
export interface Finding {
  /** Stable name of the rule, and of its text in the catalogue. */
  readonly code: string;
  readonly level: FindingLevel;
  /** Path relative to the project, `/` between segments. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly params: Params;
}

/** Order for reading: by file, then by place. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** More than anybody reads: a file with a thousand faults most likely has one. */
const mostPerFile = 100;

/**
 * The findings in order, the first hundred of each file. One more, `finding.more`, stands for the rest and counts them;
 * it is an error when one of them is.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(compareFindings)) {
    const list = byFile.get(finding.file);
    if (list) list.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return [...byFile.values()].flatMap((list) => {
    const [rest, first] = [list.slice(mostPerFile), list[mostPerFile]];
    if (!first) return list;
    const level = rest.some((finding) => finding.level === "error") ? "error" : "warning";
    return [...list.slice(0, mostPerFile), { ...first, code: "finding.more", level, params: { count: rest.length } }];
  });
}

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

const ranks: Readonly<Record<FindingLevel, number>> = { error: 0, warning: 1, note: 2 };

/** Order for a person: what is broken first, so that a hundred warnings never hide it; then by file and place. */
export function gravestFirst<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => ranks[a.level] - ranks[b.level] || compareFindings(a, b));
}

/** More than anybody reads: a file with a thousand faults most likely has one. */
const mostPerFile = 100;
const more = "finding.more";

/**
 * The findings in order, the hundred gravest of each file. One more, `finding.more`, stands for the rest and counts them;
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
    if (list.length <= mostPerFile) return list;
    // What stands for others already, from a list that was shortened before, goes on standing for them.
    const grave = gravestFirst(list.filter((finding) => finding.code !== more));
    const rest = [...grave.slice(mostPerFile), ...list.filter((finding) => finding.code === more)];
    const [first] = rest;
    if (!first) return list;
    const level = rest.some((finding) => finding.level === "error") ? "error" : "warning";
    const count = rest.reduce((sum, { code, params }) => sum + (code === more ? Number(params.count) : 1), 0);
    return [...grave.slice(0, mostPerFile).sort(compareFindings), { ...first, code: more, level, params: { count } }];
  });
}

import { AppError } from "../system/errors.ts";
import { compareFindings, type Finding } from "../system/finding.ts";
import { type Unchecked, type UncheckedReason, uncheckedFiles } from "./coverage.ts";
import { jsonRule } from "./json.ts";
import { isMarkdown } from "./links/pages.ts";
import { notebookRule } from "./notebook.ts";
import { ReadOnce } from "./read-once.ts";
import { conflictRule } from "./repository/conflict.ts";
import type { Repository, RepositoryRule, Rule } from "./rule.ts";
import { tolerate } from "./tolerance.ts";
import { yamlRule } from "./yaml.ts";

/** The rules that need nothing but a file. */
export const rules: readonly Rule[] = [yamlRule, jsonRule, notebookRule];

/** What a check gives: every finding, which files it read, and what it could not check. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly files: ReadonlySet<string>;
  readonly unchecked: readonly Unchecked[];
}

/** The rules of one run. */
export interface Selection {
  readonly files: readonly Rule[];
  readonly whole: readonly RepositoryRule[];
}

/** Applies rules to every file that one of them is for, and to the repository as a whole. Each file is read once. */
export function inspect(source: Repository, selection: Selection): CheckResult {
  const inspection = new Inspection(source);
  for (const path of source.files) inspection.file(path, selection.files);
  for (const rule of selection.whole) inspection.whole(rule);
  return inspection.result(selection.files);
}

/**
 * The same, with the files of `sweptFiles` looked at by somebody else meanwhile.
 * @param ahead gives those of them of which `isClear` is true; all others are looked at here
 */
export async function inspectBeside(
  source: Repository,
  selection: Selection,
  swept: readonly string[],
  ahead: Promise<ReadonlySet<string>>,
): Promise<CheckResult> {
  const inspection = new Inspection(source);
  const handed = new Set(swept);
  for (const path of source.files) if (!handed.has(path)) inspection.file(path, selection.files);
  for (const rule of selection.whole) if (rule.id !== conflictRule.id) inspection.whole(rule);
  const cleared = await ahead;
  inspection.clear(cleared);
  for (const path of swept) if (!cleared.has(path)) inspection.file(path, selection.files);
  for (const rule of selection.whole) if (rule.id === conflictRule.id) inspection.whole(rule);
  return inspection.result(selection.files);
}

const reasons: Readonly<Record<string, UncheckedReason>> = { "file.link": "link", "file.large": "large" };

class Inspection {
  readonly #repository: ReadOnce;
  readonly #findings: Finding[] = [];
  readonly #unchecked: Unchecked[] = [];

  constructor(source: Repository) {
    this.#repository = new ReadOnce(source);
  }

  file(path: string, all: readonly Rule[]): void {
    const applied = all.filter((rule) => rule.applies(path));
    if (applied.length === 0) return;
    const text = this.#read(path);
    if (text !== undefined) for (const rule of applied) this.#add(rule.inspect(path, text));
  }

  whole(rule: RepositoryRule): void {
    this.#add(rule.examine(this.#repository));
  }

  clear(paths: ReadonlySet<string>): void {
    this.#repository.clear(paths);
  }

  result(files: readonly Rule[]): CheckResult {
    // Rules over the whole pass over what they cannot read; of pages that is said.
    for (const [path, { code }] of this.#repository.failed) {
      const reason = reasons[code] ?? (code === "file.encoding" ? "encoding" : undefined);
      if (reason && isMarkdown(path)) this.#unchecked.push({ path, reason });
    }
    const unchecked = once([...this.#unchecked, ...uncheckedFiles(this.#repository, files)]);
    return { findings: this.#findings.sort(compareFindings), files: this.#repository.readPaths, unchecked };
  }

  #add(found: readonly Finding[]): void {
    for (const finding of found) {
      const judged = tolerate(finding, () => this.#repository.textOr(finding.file, ""));
      if ("reason" in judged) this.#unchecked.push(judged);
      else this.#findings.push(judged);
    }
  }

  /** A file that cannot be read (a link, bytes that are no UTF-8) is not the end of the check. */
  #read(path: string): string | undefined {
    try {
      return this.#repository.readText(path);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason = reasons[error.code];
      if (reason) this.#unchecked.push({ path, reason });
      else this.#add([{ code: error.code, level: "error", file: path, line: 1, column: 1, params: error.params }]);
      return undefined;
    }
  }
}

/** Each file once, by its first reason, in order. */
function once(unchecked: readonly Unchecked[]): Unchecked[] {
  const first = new Map<string, Unchecked>();
  for (const one of unchecked) if (!first.has(one.path)) first.set(one.path, one);
  return [...first.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

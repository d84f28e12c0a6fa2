import { AppError } from "../system/errors.ts";
import { compareFindings, type Finding } from "../system/finding.ts";
import { jsonRule } from "./json.ts";
import { notebookRule } from "./notebook.ts";
import type { Repository, Rule } from "./rule.ts";
import { yamlRule } from "./yaml.ts";

export const rules: readonly Rule[] = [yamlRule, jsonRule, notebookRule];

/** What a check gives: every finding, and how many files it looked at. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly files: number;
}

/**
 * Applies the rules to every file that one of them is for.
 * @param more rules that need what this room does not know, such as the regions made from people files
 */
export function inspect(repository: Repository, more: readonly Rule[] = []): CheckResult {
  const all = [...rules, ...more];
  const findings: Finding[] = [];
  let files = 0;
  for (const path of repository.files) {
    const applied = all.filter((rule) => rule.applies(path));
    if (applied.length === 0) continue;
    files++;
    const text = read(repository, path, findings);
    if (text !== undefined) findings.push(...applied.flatMap((rule) => rule.inspect(path, text)));
  }
  return { findings: findings.sort(compareFindings), files };
}

/** A file that cannot be read (a link, bytes that are no UTF-8) is a finding, not the end of the check. */
function read(repository: Repository, path: string, findings: Finding[]): string | undefined {
  try {
    return repository.readText(path);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const level = error.code === "file.link" ? "warning" : "error";
    findings.push({ code: error.code, level, file: path, line: 1, column: 1, params: error.params });
    return undefined;
  }
}

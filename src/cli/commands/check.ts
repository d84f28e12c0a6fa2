import { inspect } from "../../check/run.ts";
import { loadManifest } from "../../manifest/load.ts";
import { usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { compareFindings, type Finding } from "../../system/finding.ts";
import { changeTree } from "../../system/tree/apply.ts";
import { isInterrupted, recoverTree } from "../../system/tree/recover.ts";
import { regionChanges, regionRule } from "../check/regions.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { type ProjectFiles, projectFiles } from "../project.ts";
import { showFindings } from "../views/findings.ts";

/** `commonry check`: validates the manifest, people and event files, and that the repository's own data files parse. */
export const check: Run = async (input, context) => {
  const { options } = input;
  const format = context.json ? "json" : ((options.format as "text" | "json" | "actions" | undefined) ?? "text");
  if (context.json && options.format !== undefined && options.format !== "json")
    throw usageError("usage.json-and-format");
  if (options.fix === true) fix(context);
  const project = projectFiles(context.dir);
  const { findings, invalid, files } = examine(project, context);
  showFindings(findings, files, format, context);
  return exitCode(findings, invalid);
};

function examine(project: ProjectFiles, context: Context): { findings: Finding[]; invalid: boolean; files: number } {
  const findings: Finding[] = [];
  const at = { file: "community.yaml", line: 1, column: 1, params: {} };
  let invalid = false;
  if (project.exists("community.yaml")) {
    const loaded = loadManifest(project, "community.yaml").findings;
    invalid = loaded.some((finding) => finding.level === "error");
    findings.push(...loaded);
  } else findings.push({ ...at, code: "manifest.none", level: "warning" });
  if (isInterrupted(context.dir)) findings.push({ ...at, file: ".commonry", code: "tree.interrupted", level: "error" });
  const listed = { files: project.list(), readText: project.readText };
  const result = inspect(listed, [regionRule(project)]);
  findings.push(...result.findings);
  return { findings: unique(findings), invalid, files: result.files };
}

/** The manifest's loader and the rule for YAML both read the same files: what they agree on is said once. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return [...findings].sort(compareFindings).filter(({ code, file, line, column }) => {
    const key = `${code} ${file} ${line} ${column}`;
    return !seen.has(key) && seen.add(key);
  });
}

function exitCode(findings: readonly Finding[], invalid: boolean): ExitCode {
  if (invalid) return exit.usage;
  return findings.some((finding) => finding.level === "error") ? exit.failure : exit.done;
}

/** Mends what a rule can mend: an interrupted change is taken back, regions are made anew. */
function fix(context: Context): void {
  const { dir, t, note } = context;
  const recovered = recoverTree(dir);
  if (recovered > 0) note(t("tree.recovered", { count: recovered }));
  const changes = regionChanges(projectFiles(dir));
  if (changes.length === 0) return;
  changeTree(dir, changes, { onlyNew: false });
  for (const { path } of changes) note(t("check.fixed", { path }));
}

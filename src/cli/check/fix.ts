import { ruleIdOf, ruleOf } from "../../check/book.ts";
import type { Choice } from "../../check/choice.ts";
import { rightCase } from "../../check/links/case.ts";
import type { Finding } from "../../system/finding.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { FileChange } from "../../system/tree/change.ts";
import { recoverTree } from "../../system/tree/recover.ts";
import type { Context } from "../context.ts";
import { sealOf } from "../seal.ts";
import type { Examined, ReadManifest } from "./examine.ts";
import { idChange, noId } from "./identity.ts";
import { regionChanges } from "./regions.ts";
import type { Checked } from "./repository.ts";

/** What writes the files that a template has and the repository lacks. */
export interface TemplateFiles {
  /** Of some paths, those that the template would write, with what it would write there. */
  offer(paths: readonly string[]): readonly FileChange[];
}

/** Takes back a change that was interrupted. This comes first: all else would be read from half of it. */
export function recover(context: Context): void {
  const { dir, t, note } = context;
  const recovered = recoverTree(dir, sealOf(context));
  if (recovered > 0) note(t("tree.recovered", { count: recovered }));
}

/** What was found in a repository as it is now. */
export interface Found {
  readonly checked: Checked;
  readonly choice: Choice;
  readonly examined: Examined;
  /** The manifest; undefined where there is none. */
  readonly loaded?: ReadManifest | undefined;
}

/**
 * Mends what can be mended without asking: regions are made anew, links get the case of the file that they mean, and
 * missing files come from the template where the repository was made from one. Returns whether anything was changed.
 */
export function mend(found: Found, context: Context, templates: TemplateFiles | undefined): boolean {
  const { checked, choice, examined, loaded } = found;
  const regions = regionChanges(checked.project).filter(({ path }) => !choice.ignore(path));
  // A file of which a region is made anew has other places now: its links are mended the next time.
  const taken = new Set(regions.map(({ path }) => path));
  const links = linkChanges(checked, examined.findings).filter(({ path }) => !taken.has(path));
  const named = loaded && idChange(checked.project.readText("community.yaml"), loaded);
  const replaced = [...regions, ...links, ...(named ? [named] : [])];
  const wanted = missingFiles(examined.findings);
  const offered = wanted.length > 0 ? (templates?.offer(wanted) ?? []) : [];
  const all = [...replaced, ...offered];
  const note = { command: "check --fix", at: context.world.now().toISOString() };
  if (all.length > 0) changeTree(context.dir, all, { onlyNew: false, note, seal: sealOf(context) });
  for (const { path } of all) context.note(context.t("check.fixed", { path }));
  for (const { code, file } of examined.findings)
    if (code === "region.unmarked") context.note(`${file}: ${context.t(code)}`);
  if (!checked.isScaffolded && wanted.length > 0) context.note(context.t("check.adopt", { count: wanted.length }));
  return all.length > 0;
}

/** Whether `--fix` would mend a finding. */
export function isMendable(finding: Finding, templates: TemplateFiles | undefined): boolean {
  const { code } = finding;
  if (code === "region.stale" || code === "tree.interrupted" || code === "links.case" || code === noId.code)
    return true;
  const wanted = missingFiles([finding]);
  return wanted.length > 0 && (templates?.offer(wanted) ?? []).length > 0;
}

/** The files that are missing and that a template may have. */
function missingFiles(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ code }) => ruleOf(ruleIdOf(code))?.fix === "template" && absent.test(code))
    .map(({ file }) => file);
}

const absent = /\.missing$|^templates\./;

/** The pages whose links differ from a file's name in case only, mended. */
function linkChanges({ project }: Checked, findings: readonly Finding[]): FileChange[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.code !== "links.case") continue;
    const list = byFile.get(finding.file);
    if (list) list.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return [...byFile].flatMap(([path, found]) => {
    const text = project.readText(path);
    const mended = rightCase(text, found);
    return mended === text ? [] : [{ path, content: Buffer.from(mended) }];
  });
}

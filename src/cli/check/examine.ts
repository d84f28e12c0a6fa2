import { availableParallelism } from "node:os";
import { wholeRules } from "../../check/book.ts";
import { applyChoice, type Choice, chosen } from "../../check/choice.ts";
import { isSweeping, sweptFiles } from "../../check/clear.ts";
import type { Unchecked } from "../../check/coverage.ts";
import { fileRepositoryRules, fileRules } from "../../check/files/index.ts";
import type { Repository } from "../../check/rule.ts";
import { type CheckResult, inspect, inspectBeside, rules, type Selection } from "../../check/run.ts";
import { readEvents } from "../../events/read.ts";
import { type LoadedManifest, loadManifest } from "../../manifest/load.ts";
import { compareFindings, type Finding, sortFindings } from "../../system/finding.ts";
import { foreignRecords, isInterrupted } from "../../system/tree/recover.ts";
import type { Context } from "../context.ts";
import { settingsOf } from "../events/settings.ts";
import { sealOf } from "../seal.ts";
import { lacksId, noId } from "./identity.ts";
import { regionRule } from "./regions.ts";
import { type Checked, most } from "./repository.ts";
import { builtValidators } from "./validators.ts";

/** What one check says. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  /** How many files were read. */
  readonly files: number;
}

const at = { line: 1, column: 1, params: {} };

/** A manifest, with the files that were read for it. */
export type ReadManifest = LoadedManifest & { readonly read: ReadonlySet<string> };

/** The manifest of a project, with what is wrong with it and its events; undefined where there is none. */
export function manifestOf({ project }: Checked): ReadManifest | undefined {
  if (!project.exists("community.yaml")) return undefined;
  const read = new Set<string>();
  const readText = (path: string): string => {
    const text = project.readText(path);
    read.add(path);
    return text;
  };
  const loaded = { ...loadManifest({ ...project, readText }, "community.yaml"), read };
  if (loaded.events.length === 0) return loaded;
  const { findings } = readEvents(loaded.events, settingsOf(loaded, "en"));
  const nameless = loaded.community && lacksId(loaded) ? [{ ...at, file: "community.yaml", ...noId }] : [];
  return { ...loaded, findings: sortFindings([...loaded.findings, ...findings, ...nameless]) };
}

/** Applies every chosen rule. */
export async function examine(
  checked: Checked,
  loaded: ReadManifest | undefined,
  choice: Choice,
  context: Context,
): Promise<Examined> {
  const { project, repository } = checked;
  const own: Finding[] = loaded
    ? [...loaded.findings]
    : [{ ...at, file: "community.yaml", code: "manifest.none", level: "note" }];
  const seal = sealOf(context);
  if (isInterrupted(context.dir, seal))
    own.push({ ...at, file: ".commonry", code: "tree.interrupted", level: "error" });
  for (const path of foreignRecords(context.dir, seal))
    own.push({ ...at, file: path, code: "tree.foreign", level: "error", params: { path } });
  const validate = builtValidators(context.world);
  const files = repository.files.filter((path) => !choice.ignore(path));
  const unlisted = [...(repository.unlisted ?? []), ...repository.files.filter(choice.ignore)];
  const selection = {
    files: chosen(choice, [...rules, ...fileRules(validate), regionRule(project)]),
    whole: chosen(choice, [...wholeRules, ...fileRepositoryRules(validate)]),
  };
  const result = await inspected({ ...repository, files, unlisted }, selection, context);
  const read = new Set([...(loaded?.read ?? []), ...result.files]).size;
  const told = applyChoice(choice, [...own, ...result.findings]);
  return { ...result, files: read, findings: unique([...told, ...unsaid(told, loaded)]) };
}

/** Fewer files are looked at before a thread has started. */
export const fewest = 600;

/** A large repository is looked at by two threads, where the machine has them. */
async function inspected(repository: Repository, selection: Selection, { dir, world }: Context): Promise<CheckResult> {
  const sweeping = new Set([...selection.files, ...selection.whole].map(({ id }) => id).filter(isSweeping));
  const swept = sweptFiles(repository.files, sweeping, selection.files);
  if (swept.length < fewest || availableParallelism() < 2) return inspect(repository, selection);
  const { clearedAhead } = await import("./ahead.ts");
  const ahead = clearedAhead(world.home, { dir, paths: swept, chosen: [...sweeping], most });
  return await inspectBeside(repository, selection, swept, ahead);
}

/** What ends the command with 2 is said, whatever was chosen: a check that fails never says that all is well. */
function unsaid(told: readonly Finding[], loaded: LoadedManifest | undefined): readonly Finding[] {
  if (told.some(({ level }) => level === "error")) return [];
  return loaded?.findings.filter(({ level }) => level === "error") ?? [];
}

/** The manifest's loader and the rule for YAML both read the same files: what they agree on is said once. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return [...findings].sort(compareFindings).filter(({ code, file, line, column }) => {
    const key = `${code} ${file} ${line} ${column}`;
    return !seen.has(key) && seen.add(key);
  });
}

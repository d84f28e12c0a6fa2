import { lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Group, Person } from "../../manifest/schema/people.ts";
import type { Clone } from "../../providers/git/index.ts";
import { AppError } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import type { Wish } from "./histories.ts";

/** What the folder at hand says of reports; all of it may be missing. */
export interface ReportSettings {
  readonly community: Community | undefined;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
}

const manifest = "community.yaml";
const privacy = "privacy.yaml";

/**
 * The schemas are loaded only for a folder that has a manifest: they take a third of the time of a report that finds
 * nothing new.
 * @throws AppError (exit 2) `report.invalid` when a file is there that says something else than it may
 */
export async function loadSettings(context: Context): Promise<ReportSettings> {
  const project = projectFiles(context.dir);
  if (!project.exists(manifest)) return { community: undefined, people: [], groups: [] };
  const { loadManifest } = await import("../../manifest/load.ts");
  const loaded = loadManifest(project, manifest);
  // Whoever is left out, called a bot or joined by a file that cannot be read would show up wrongly.
  const events = new Set(loaded.events.map(({ file }) => file));
  await refuse(
    loaded.findings.filter(({ level, file }) => level === "error" && !events.has(file)),
    context,
  );
  return {
    community: loaded.community,
    people: loaded.people.flatMap(({ value }) => value.people ?? []),
    groups: loaded.people.flatMap(({ value }) => value.groups ?? []),
  };
}

/**
 * Those who asked not to be named, in the folder at hand and in each repository that is read.
 * @throws AppError (exit 2) `report.invalid`: a wish that cannot be read is not passed over
 */
export async function unlistedIn(
  clones: readonly Clone[],
  wishes: readonly Wish[],
  context: Context,
): Promise<string[]> {
  const all: string[] = [];
  const take = async (text: string | undefined, path: string): Promise<void> => {
    if (text === undefined) return;
    const { readPrivacy } = await import("../../manifest/privacy.ts");
    const { value, findings } = readPrivacy(text, path);
    await refuse(
      findings.filter(({ level }) => level === "error"),
      context,
    );
    all.push(...(value?.unlisted ?? []));
  };
  const trees = new Set([context.dir, ...clones.flatMap(({ tree }) => tree ?? [])]);
  for (const folder of trees) await take(textIn(folder), join(folder, privacy));
  for (const { text, path } of wishes) await take(text, path);
  return all;
}

/** @throws AppError (exit 2) `report.invalid` for what is no file: a pipe would be waited for */
function textIn(folder: string): string | undefined {
  const path = join(folder, privacy);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new AppError("report.no-file", { path }, 2);
  return projectFiles(folder).readText(privacy);
}

async function refuse(errors: readonly Finding[], context: Context): Promise<void> {
  if (errors.length === 0) return;
  const { messageOf } = await import("../views/finding-texts.ts");
  for (const finding of errors) {
    const { file, line, column, code } = finding;
    context.note(`${file}:${line}:${column}: ${context.t("level.error")}: ${messageOf(finding, context)} [${code}]`);
  }
  throw new AppError("report.invalid", { count: errors.length }, 2);
}

import { join } from "node:path";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Group, Person } from "../../manifest/schema/people.ts";
import { AppError } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";

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
  refuse(
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
export async function unlistedIn(folders: readonly string[], context: Context): Promise<string[]> {
  const all: string[] = [];
  for (const folder of new Set(folders)) {
    const project = projectFiles(folder);
    if (!project.exists(privacy)) continue;
    const { readPrivacy } = await import("../../manifest/privacy.ts");
    const { value, findings } = readPrivacy(project.readText(privacy), join(folder, privacy));
    await refuse(
      findings.filter(({ level }) => level === "error"),
      context,
    );
    all.push(...(value?.unlisted ?? []));
  }
  return all;
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

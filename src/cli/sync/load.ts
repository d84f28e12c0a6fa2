import { type LoadedManifest, loadManifest } from "../../manifest/load.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { AppError } from "../../system/errors.ts";
import { sha256 } from "../../system/hash.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { messageOf } from "../views/finding-texts.ts";

export interface Source {
  readonly community: Community;
  readonly path: string;
  readonly sha256: string;
}

const path = "community.yaml";

/**
 * The manifest of the folder at hand. What is wrong with it is printed, each finding with its place.
 * @throws AppError (exit 2) `sync.no-manifest`, `sync.invalid`
 */
export function loadSource(context: Context): Source {
  const project = projectFiles(context.dir);
  if (!project.exists(path)) throw new AppError("sync.no-manifest", { dir: context.dir }, 2);
  const loaded: LoadedManifest = loadManifest(project, path);
  const errors = loaded.findings.filter(({ level }) => level === "error");
  for (const finding of errors) {
    const { file, line, column, code } = finding;
    context.note(`${file}:${line}:${column}: ${context.t("level.error")}: ${messageOf(finding, context)} [${code}]`);
  }
  if (!loaded.community || errors.some(({ file }) => file === path)) {
    throw new AppError("sync.invalid", { count: errors.length }, 2);
  }
  return { community: loaded.community, path, sha256: sha256(project.readText(path)) };
}

/** The digest of the manifest at hand; undefined where there is none. */
export function manifestDigest({ dir }: Context): string | undefined {
  const project = projectFiles(dir);
  return project.exists(path) ? sha256(project.readText(path)) : undefined;
}

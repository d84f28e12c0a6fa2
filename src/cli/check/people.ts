import * as v from "valibot";
import { matchFiles } from "../../manifest/glob.ts";
import { type LoadedManifest, loadManifest } from "../../manifest/load.ts";
import { filePattern } from "../../manifest/schema/common.ts";
import { collectPeople } from "../../people/collect.ts";
import type { People } from "../../people/tables.ts";
import { AppError } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import type { ProjectFiles } from "../project.ts";

const manifest = "community.yaml";

/** Everyone of a project, or the first fault that keeps it from being known who they are; neither without people files. */
export interface PeopleRead {
  readonly people?: People;
  readonly fault?: Finding;
}

/** Everyone from the people files; undefined when there is no such file, or one that has an error. */
export function peopleOf(project: ProjectFiles): People | undefined {
  return readPeople(project).people;
}

/**
 * Reads the people files that the manifest names, else those of the folder `people`, together: a group of one file may
 * have members of another, and a person stands in one of them only.
 */
export function readPeople(project: ProjectFiles): PeopleRead {
  const paths = peopleFiles(project);
  if (paths.length === 0) return {};
  const fault = faultIn(project, paths);
  return fault ? { fault } : { people: collectPeople(paths.map(project.readText), firstForge(project)) };
}

/** The paths of the people files, sorted. */
function peopleFiles(project: ProjectFiles): string[] {
  const { people } = (parseYaml(readable(project, manifest), { file: manifest }).value ?? {}) as { people?: unknown };
  const patterns = (Array.isArray(people) ? people : []).filter((pattern): pattern is string =>
    v.is(filePattern, pattern),
  );
  const named = new Set(patterns.flatMap((pattern) => matchFiles(pattern, project.list())));
  if (named.size > 0) return [...named].sort();
  return project.list().filter((path) => /^people\/[^/]+\.ya?ml$/.test(path));
}

function faultIn(project: ProjectFiles, paths: readonly string[]): Finding | undefined {
  const { findings }: LoadedManifest = loadManifest(
    { list: () => paths, readText: (file) => (file === manifest ? onlyPeople(paths) : project.readText(file)) },
    manifest,
  );
  return findings.find(({ file, level }) => level === "error" && paths.includes(file));
}

/** A manifest that names people files and nothing else, so that the loader checks them whatever the real one says. */
function onlyPeople(paths: readonly string[]): string {
  return JSON.stringify({ version: 1, community: { name: "people" }, people: paths });
}

/** The forge that the manifest names first; where it names none, that of the files. */
function firstForge(project: ProjectFiles): People["forge"] {
  const named = /^(github|gitlab):/m.exec(readable(project, manifest))?.[1];
  if (named === "github" || named === "gitlab") return named;
  const isGitLab = project.list().some((path) => path.startsWith(".gitlab/") || path === ".gitlab-ci.yml");
  return isGitLab ? "gitlab" : "github";
}

/** A file that cannot be read as text says nothing; the rules report it. */
export function readable(project: ProjectFiles, path: string): string {
  try {
    return project.readText(path);
  } catch (error) {
    if (error instanceof AppError) return "";
    throw error;
  }
}

import { regionEntry } from "../../check/region-entry.ts";
import type { Rule } from "../../check/rule.ts";
import { loadManifest } from "../../manifest/load.ts";
import { collectPeople } from "../../people/collect.ts";
import { fillRegions, findRegions, hasRegions, peopleFor } from "../../people/regions.ts";
import type { People } from "../../people/tables.ts";
import { AppError } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { ProjectFiles } from "../project.ts";

const mayHoldRegions = (path: string) => /\.md$|(^|\/)CODEOWNERS$/.test(path) && !path.startsWith(".commonry/");

/** Rule: what stands between the markers is what the people files say. */
export function regionRule(project: ProjectFiles): Rule {
  let people: People | "unknown" | undefined;
  return {
    ...regionEntry,
    applies: mayHoldRegions,
    inspect: (path, text) => {
      if (!hasRegions(text)) return [];
      people ??= peopleOf(project) ?? "unknown";
      const { regions, faults } = findRegions(text);
      const broken = faults.map(({ code, line, name }) => finding(code, path, line, name));
      if (broken.length > 0 || people === "unknown" || fillRegions(text, peopleFor(path, people)) === text)
        return broken;
      const [first] = regions;
      return first ? [finding("region.stale", path, first.begin, first.name)] : [];
    },
  };
}

/**
 * The files whose regions differ from what the people files say, with their new content. None while a people file has
 * an error: whoever is named in it would otherwise vanish from the lists.
 */
export function regionChanges(project: ProjectFiles): FileChange[] {
  const people = peopleOf(project);
  if (!people) return [];
  return project
    .list()
    .filter(mayHoldRegions)
    .flatMap((path) => {
      const text = readable(project, path);
      const filled = hasRegions(text) ? fillRegions(text, peopleFor(path, people)) : text;
      return filled === text ? [] : [{ path, content: Buffer.from(filled) }];
    });
}

/** Everyone from the people files; undefined when there is no such file, or one that has an error. */
export function peopleOf(project: ProjectFiles): People | undefined {
  const paths = project.list().filter((path) => /^people\/[^/]+\.ya?ml$/.test(path));
  if (paths.length === 0 || paths.some((path) => hasError(project, path))) return undefined;
  return collectPeople(paths.map(project.readText), firstForge(project));
}

/** The forge that the manifest names first; where it names none, that of the files. */
function firstForge(project: ProjectFiles): People["forge"] {
  const manifest = readable(project, "community.yaml");
  const named = /^(github|gitlab):/m.exec(manifest)?.[1];
  if (named === "github" || named === "gitlab") return named;
  const isGitLab = project.list().some((path) => path.startsWith(".gitlab/") || path === ".gitlab-ci.yml");
  return isGitLab ? "gitlab" : "github";
}

function hasError(project: ProjectFiles, path: string): boolean {
  const { findings } = loadManifest(
    { list: () => [path], readText: (file) => (file === path ? project.readText(path) : onlyPeople(path)) },
    "community.yaml",
  );
  return findings.some((found) => found.file === path && found.level === "error");
}

/** A manifest that names one people file, so that the loader checks that file by itself. */
function onlyPeople(path: string): string {
  return `version: 1\ncommunity: { name: people }\npeople: [${JSON.stringify(path)}]\n`;
}

/** A file that cannot be read as text holds no region; the rules report it. */
function readable(project: ProjectFiles, path: string): string {
  try {
    return project.readText(path);
  } catch (error) {
    if (error instanceof AppError) return "";
    throw error;
  }
}

function finding(code: string, file: string, line: number, name: string): Finding {
  return { code, level: "error", file, line, column: 1, params: { name } };
}

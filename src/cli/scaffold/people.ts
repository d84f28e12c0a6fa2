import type { People } from "../../people/tables.ts";
import { changes, type Decision } from "../../scaffold/update/decision.ts";
import { peopleOf } from "../check/people.ts";
import { type ProjectFiles, projectFiles } from "../project.ts";
import { filled } from "./regions.ts";

/** Files that say who the people are, and which forge's names of theirs the lists show. */
export function saysPeople(path: string): boolean {
  return path === "community.yaml" || /^people\/[^/]+\.ya?ml$/.test(path);
}

/** The people of a repository as it is, and as it will be when its people files have been changed. */
export interface PeopleOver {
  readonly before: People | undefined;
  readonly after: People | undefined;
}

/**
 * @param decisions what becomes of the files that `saysPeople` names
 * @returns undefined people where there are no people files, or one of them has an error
 */
export function peopleOver(root: string, decisions: readonly Decision[]): PeopleOver {
  const project = projectFiles(root);
  const before = peopleOf(project);
  const changed = decisions.filter(changes);
  return { before, after: changed.length === 0 ? before : (peopleOf(withFiles(project, changed)) ?? before) };
}

/** A project as it will be, as far as some decisions go. */
function withFiles(project: ProjectFiles, decisions: readonly Decision[]): ProjectFiles {
  const texts = new Map(decisions.map(({ path, after }) => [path, after && Buffer.from(after.content).toString()]));
  const gone = new Set(decisions.flatMap(({ path, from, after }) => (after ? (from ?? []) : path)));
  const present = (path: string) => texts.get(path) != null || (!gone.has(path) && project.exists(path));
  return {
    exists: present,
    readText: (path) => texts.get(path) ?? project.readText(path),
    list: () => [...new Set([...project.list(), ...texts.keys()])].filter((path) => !gone.has(path)).sort(),
  };
}

/**
 * Lists that were what the people files said stay so: their regions follow the people files as these will be. A list that
 * somebody has changed by hand is left to `check`.
 */
export function withNewPeople(decisions: readonly Decision[], { before, after }: PeopleOver): Decision[] {
  if (!before || !after || before === after) return [...decisions];
  return decisions.map((decision) => {
    const { path, before: old, after: made } = decision;
    if (!made) return decision;
    const was = decision.from ?? path;
    if (old && filled(was, old.content, before) !== old.content) return decision;
    const content = filled(path, made.content, after);
    if (content === made.content) return decision;
    const verdict = decision.verdict === "kept" || decision.verdict === "unchanged" ? "update" : decision.verdict;
    const { reason: _, ...rest } = decision;
    return { ...rest, verdict, after: { content, executable: made.executable } };
  });
}

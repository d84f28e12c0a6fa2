import type { Rule } from "../../check/rule.ts";
import { collectPeople } from "../../people/collect.ts";
import { fillRegions, findRegions, hasRegions } from "../../people/regions.ts";
import type { People } from "../../people/tables.ts";
import type { Finding } from "../../system/finding.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { ProjectFiles } from "../project.ts";

const mayHoldRegions = (path: string) => /\.md$|(^|\/)CODEOWNERS$/.test(path) && !path.startsWith(".commonry/");

/** Rule: what stands between the markers is what the people files say. */
export function regionRule(project: ProjectFiles): Rule {
  let people: People | undefined;
  return {
    id: "regions",
    applies: mayHoldRegions,
    inspect: (path, text) => {
      if (!hasRegions(text)) return [];
      people ??= peopleOf(project);
      const { regions, faults } = findRegions(text);
      const broken = faults.map(({ code, line, name }) => finding(code, path, line, name));
      if (broken.length > 0 || fillRegions(text, people) === text) return broken;
      const [first] = regions;
      return first ? [finding("region.stale", path, first.begin, first.name)] : [];
    },
  };
}

/** The files whose regions differ from what the people files say, with their new content. */
export function regionChanges(project: ProjectFiles): FileChange[] {
  const people = peopleOf(project);
  return project
    .list()
    .filter(mayHoldRegions)
    .flatMap((path) => {
      const text = project.readText(path);
      const filled = hasRegions(text) ? fillRegions(text, people) : text;
      return filled === text ? [] : [{ path, content: Buffer.from(filled) }];
    });
}

function peopleOf(project: ProjectFiles): People {
  const texts = project
    .list()
    .filter((path) => /^people\/[^/]+\.ya?ml$/.test(path))
    .map(project.readText);
  const forge = project.list().some((path) => path.startsWith(".gitlab/") || path === ".gitlab-ci.yml")
    ? "gitlab"
    : "github";
  return collectPeople(texts, forge);
}

function finding(code: string, file: string, line: number, name: string): Finding {
  return { code, level: "error", file, line, column: 1, params: { name } };
}

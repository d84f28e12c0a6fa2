import { regionEntry } from "../../check/region-entry.ts";
import type { Rule } from "../../check/rule.ts";
import { fillRegions, findRegions, hasRegions, peopleFor } from "../../people/regions.ts";
import type { Finding } from "../../system/finding.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { ProjectFiles } from "../project.ts";
import { type PeopleRead, peopleOf, readable, readPeople } from "./people.ts";

const mayHoldRegions = (path: string) => /\.md$|(^|\/)CODEOWNERS$/.test(path) && !path.startsWith(".commonry/");

/** Rule: what stands between the markers is what the people files say; where nobody can tell, that is said. */
export function regionRule(project: ProjectFiles): Rule {
  let read: PeopleRead | undefined;
  return {
    ...regionEntry,
    applies: mayHoldRegions,
    inspect: (path, text) => {
      if (!hasRegions(text) && !isOwnersFile(path)) return [];
      read ??= readPeople(project);
      return hasRegions(text) ? compared(path, text, read) : unmarked(path, read);
    },
  };
}

/**
 * The files whose regions differ from what the people files say, with their new content. None while a people file has
 * an error: whoever is named in it would otherwise vanish from the lists. The rule above says so.
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

const isOwnersFile = (path: string) => /^(?:\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/.test(path);

/** Of a file without marks it is said once that it is left alone, where the people files say who owns what. */
function unmarked(path: string, { people }: PeopleRead): Finding[] {
  const owns = people?.groups.some((group) => (group.owns ?? []).length > 0) === true;
  return owns ? [{ ...finding("region.unmarked", path, 1, {}), level: "note" }] : [];
}

/** Whether the regions of a file say what the people files say. */
function compared(path: string, text: string, { people, fault }: PeopleRead): Finding[] {
  const { regions, faults } = findRegions(text);
  const broken = faults.map(({ code, line, name, first }) =>
    finding(code, path, line, first === undefined ? { name } : { name, first, line }),
  );
  const [first] = regions;
  if (broken.length > 0 || !first) return broken;
  if (fault)
    return [finding("region.unread", path, first.begin, { name: first.name, file: fault.file, at: fault.line })];
  if (!people || fillRegions(text, peopleFor(path, people)) === text) return [];
  return [finding("region.stale", path, first.begin, { name: first.name })];
}

function finding(code: string, file: string, line: number, params: Finding["params"]): Finding {
  return { code, level: "error", file, line, column: 1, params };
}

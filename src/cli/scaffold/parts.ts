import type { Added } from "../../scaffold/lock.ts";
import type { Copy } from "../../scaffold/plan.ts";
import { type FindTemplate, loadTemplates, readTemplate, type Template } from "../../scaffold/source.ts";
import { type Level, levels } from "../../scaffold/template.ts";

/** The templates of a repository, with the parts that were added to it in front of the one that was chosen. */
export function templatesWith(id: string, added: readonly Added[], level: Level, find: FindTemplate): Template[] {
  const own = loadTemplates(id, find);
  const [main] = own.slice(-1);
  const known = new Set(own.map(({ spec }) => spec.id));
  const named = new Set(added.flatMap(({ part, answers }) => (answers === undefined ? part : [])));
  const more = [...named]
    .flatMap((part) => loadTemplates(part, find))
    .filter(({ spec }) => !known.has(spec.id) && known.add(spec.id));
  const all = main ? [...own.slice(0, -1), ...more, main] : more;
  return all.map((template) => (named.has(template.spec.id) ? fromLevel(template, level) : template));
}

/** The parts that are there with answers of their own. */
export function copiesOf(added: readonly Added[], level: Level, find: FindTemplate): Copy[] {
  return added.flatMap(({ part, answers }) =>
    answers ? [{ template: fromLevel(readTemplate(part, find), level), answers }] : [],
  );
}

/** Whether a part writes anything at a level. */
export function isAtLevel({ spec }: Template, level: Level): boolean {
  return levels.indexOf(level) >= lowest(spec);
}

/** What somebody asked for by name comes at every level: where that is too low for it, with what it has on its lowest one. */
function fromLevel(template: Template, level: Level): Template {
  if (isAtLevel(template, level)) return template;
  const { spec } = template;
  const first = levels[lowest(spec)];
  const files = spec.files.map((file) => (file.level === first ? { ...file, level } : file));
  return { ...template, spec: { ...spec, files } };
}

function lowest({ files }: Template["spec"]): number {
  return Math.min(...files.map((file) => levels.indexOf(file.level)));
}

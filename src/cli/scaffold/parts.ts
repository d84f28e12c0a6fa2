import type { Added } from "../../scaffold/lock.ts";
import type { Copy } from "../../scaffold/plan.ts";
import { type FindTemplate, loadTemplates, readTemplate, type Template } from "../../scaffold/source.ts";

/** The templates of a repository, with the parts that were added to it in front of the one that was chosen. */
export function templatesWith(id: string, added: readonly Added[], find: FindTemplate): Template[] {
  const own = loadTemplates(id, find);
  const [main] = own.slice(-1);
  const known = new Set(own.map(({ spec }) => spec.id));
  const more = added
    .filter(({ answers }) => answers === undefined)
    .flatMap(({ part }) => loadTemplates(part, find))
    .filter(({ spec }) => !known.has(spec.id) && known.add(spec.id));
  return main ? [...own.slice(0, -1), ...more, main] : more;
}

/** The parts that are there with answers of their own. */
export function copiesOf(added: readonly Added[], find: FindTemplate): Copy[] {
  return added.flatMap(({ part, answers }) => (answers ? [{ template: readTemplate(part, find), answers }] : []));
}

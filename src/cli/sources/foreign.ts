import { type FindTemplate, type Found, readTemplate } from "../../scaffold/source.ts";
import { type Contents, contentsFolder } from "../../system/contents/gather.ts";
import { usageError } from "../../system/errors.ts";
import type { Opened } from "./opened.ts";

/**
 * Makes a template of what was read. Its parts are looked for below its own `parts/` first, then among the built-in
 * ones; its own id means itself, also when a built-in template has the same.
 * @param shown how messages name it
 * @param source how the record names it
 * @throws AppError (exit 2) `source.no-template`, `template.invalid`
 */
export function openForeign(contents: Contents, shown: string, source: string, builtin: FindTemplate): Opened {
  const main = read(contents, "", shown);
  if (!main) throw usageError("source.no-template", { source: shown });
  const parts = new Map<string, Found | undefined>();
  const part = (id: string): Found | undefined => {
    if (!parts.has(id)) parts.set(id, readPart(contents, id, shown));
    return parts.get(id);
  };
  return {
    id: main.spec.id,
    source,
    find: (id) => (id === main.spec.id ? main : (part(id) ?? builtin(id))),
  };
}

/** A part is named by its folder when it is included, and by its id in the record: the two must be the same. */
function readPart(contents: Contents, id: string, shown: string): Found | undefined {
  const found = read(contents, `parts/${id}/`, `${shown}/parts/${id}`);
  if (found && found.spec.id !== id) throw usageError("source.part-id", { id, other: found.spec.id });
  return found;
}

/** Read here, so that a mistake is told with the file that it is in. */
function read(contents: Contents, below: string, shown: string) {
  const folder = contentsFolder(contents, below, shown);
  if (!contents.has(`${below}template.yaml`)) return undefined;
  return readTemplate(shown, () => ({ folder }));
}

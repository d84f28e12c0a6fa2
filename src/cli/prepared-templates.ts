import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readTemplate } from "../scaffold/source.ts";
import { type Folder, folder } from "../system/folder.ts";
import { pack } from "../system/packed.ts";

/**
 * What the build makes of the templates in a folder, so that no run has to: the descriptions, checked and with every default
 * of their schema, and of each template all files as one, since to open them takes longer than to render them.
 * @returns what is in each file, by its path below dist/; `templates.ts` reads them
 * @throws AppError those of `readTemplate`: nothing is built of a template that is wrong
 */
export function preparedTemplates(root: string): Record<string, string | Buffer> {
  const ids = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = ids.map(({ name }) => ({ id: name, files: folder(join(root, name)) }));
  const specs = found.map(({ id, files }) => [id, readTemplate(id, () => ({ folder: files })).spec]);
  return {
    "templates.json": JSON.stringify(Object.fromEntries(specs)),
    ...Object.fromEntries(found.map(({ id, files }) => [`templates/${id}.pack`, packed(files)])),
  };
}

function packed(files: Folder): Buffer {
  const paths = files.list().filter((path) => path.startsWith("files/"));
  return pack(paths.map((path) => ({ path, content: files.read(path) as Uint8Array })));
}

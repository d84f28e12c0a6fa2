import type { Choices, RenderedFile } from "../../../src/scaffold/plan.ts";
import { renderTemplates } from "../../../src/scaffold/plan.ts";
import { type FindTemplate, loadTemplates } from "../../../src/scaffold/source.ts";
import type { Folder } from "../../../src/system/folder.ts";

/** Files of one template: its `template.yaml` without what every one says, and its sources by path below `files/`. */
export interface Spec {
  readonly yaml: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The whole description instead of `yaml`; null for none. */
  readonly whole?: string | Uint8Array | null;
  /** Read instead of what stands here. */
  readonly folder?: Folder;
}

export type Library = Readonly<Record<string, Spec>>;

/** A folder that exists only here. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const content = new Map(Object.entries(files));
  return {
    root: "memory",
    read: (path) => {
      const found = content.get(path);
      return typeof found === "string" ? Buffer.from(found) : found;
    },
    list: () => [...content.keys()].sort(),
  };
}

/** The text of a `template.yaml`: what each has, and then what is given. */
export function templateYaml(id: string, yaml: string): string {
  return `template: 1\nid: ${id}\nversion: 1.0.0\ntitle: ${id}\ndescription: ${id}\n${yaml}`;
}

/** All files of a template, by path below its folder. */
export function templateSource(id: string, { yaml, whole, files = {} }: Spec): Record<string, string | Uint8Array> {
  const description = whole === undefined ? templateYaml(id, yaml) : whole;
  const sources = Object.entries(files).map(([path, text]) => [`files/${path}`, text]);
  return { ...(description === null ? {} : { "template.yaml": description }), ...Object.fromEntries(sources) };
}

/** Finds templates that exist only here. */
export function finder(library: Library): FindTemplate {
  return (id) => {
    const spec = Object.hasOwn(library, id) ? library[id] : undefined;
    if (!spec) return undefined;
    if (spec.folder) return { folder: spec.folder };
    return { folder: memoryFolder(templateSource(id, spec)) };
  };
}

export const choices: Choices = {
  forge: "github",
  level: "standard",
  langs: ["en"],
  answers: {},
  builtin: { today: "2027-01-05", year: "2027", commonry: "0.1.0", template: "main" },
};

/** Renders the template `main` of a library. */
export function renderLibrary(library: Library, wanted: Partial<Choices> = {}): RenderedFile[] {
  return renderTemplates(loadTemplates("main", finder(library)), { ...choices, ...wanted });
}

/** Renders one template; gives texts by path. */
export function render(
  yaml: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  wanted: Partial<Choices> = {},
): Record<string, string> {
  return texts(renderLibrary({ main: { yaml, files } }, wanted));
}

export function texts(files: readonly RenderedFile[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.path, Buffer.from(file.content).toString()]));
}

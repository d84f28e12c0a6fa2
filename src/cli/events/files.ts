import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Files } from "../../manifest/load.ts";
import type { Context } from "../context.ts";
import { type ProjectFiles, projectFiles } from "../project.ts";

/** Event files as they were typed, and how the loader reaches them and what they include. */
export interface TypedFiles {
  /** Relative to the folder at hand with `/` between segments; absolute for files outside of it. */
  readonly paths: readonly string[];
  readonly files: Files;
}

/** Files that were named on the command line, in the folder at hand or anywhere else. */
export function typedFiles(words: readonly string[], { dir }: Context): TypedFiles {
  const project = projectFiles(dir);
  const outside = new Map<string, ProjectFiles>();
  const paths = words.map((word) => {
    const place = resolve(dir, word);
    const inside = relative(dir, place);
    if (!inside.startsWith("..") && !isAbsolute(inside)) return inside.split(sep).join("/");
    outside.set(dirname(place), projectFiles(dirname(place)));
    return place;
  });
  const filesOf = (path: string): [ProjectFiles, string] => {
    for (const [folder, files] of outside) {
      if (dirname(path) === folder) return [files, basename(path)];
      if (path.startsWith(`${folder}/`)) return [files, path.slice(folder.length + 1)];
    }
    return [project, path];
  };
  return {
    paths,
    files: {
      readText: (path) => {
        const [files, name] = filesOf(path);
        return files.readText(name);
      },
      // What a file outside includes lies below its own folder.
      list: () =>
        outside.size === 0
          ? project.list()
          : [...outside].flatMap(([folder, files]) => files.list().map((name) => `${folder}/${name}`)),
    },
  };
}

import { AppError } from "../errors.ts";
import type { Folder } from "../folder.ts";
import { foldPath, pathFault } from "../paths.ts";

/** Files from outside, in memory: path (`/` between segments) and bytes. */
export type Contents = ReadonlyMap<string, Uint8Array> & {
  /** Those of the paths that their source marks as programs. */
  readonly executables?: ReadonlySet<string>;
};

/** What is read of a source, and how much of it at most. */
export interface Wanted {
  /** Files and folders at the top; nothing else is looked at. */
  readonly names: readonly string[];
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
}

/** Keeps count while a source is listed, before any of its contents are read. Each method refuses with exit code 6. */
export interface Gathering {
  folder(path: string): void;
  file(path: string, size: number, executable: boolean): void;
  readonly files: ReadonlyMap<string, number>;
  readonly executables: ReadonlySet<string>;
}

/**
 * Starts a count.
 * @throws AppError from its methods: `source.entry` (a path that may not be), `source.twice` (one file on some systems),
 *   `source.files`, `source.file-large`, `source.large`
 */
export function gather({ files: most, fileBytes, totalBytes }: Wanted): Gathering {
  const seen = new Map<string, string>();
  const files = new Map<string, number>();
  const executables = new Set<string>();
  let total = 0;
  const entry = (path: string): void => {
    const fault = pathFault(path);
    if (fault) refuse("source.entry", { path, fault });
    const folded = foldPath(path);
    const twin = seen.get(folded);
    if (twin !== undefined) refuse("source.twice", { path, other: twin });
    seen.set(folded, path);
    // Folders count as well: a tree of empty ones has no file to count.
    if (seen.size > most * 2) refuse("source.files", { path });
  };
  return {
    files,
    executables,
    folder: entry,
    file: (path, size, executable) => {
      entry(path);
      if (size > fileBytes) refuse("source.file-large", { path });
      total += size;
      if (total > totalBytes) refuse("source.large", { path });
      files.set(path, size);
      if (executable) executables.add(path);
      if (files.size > most) refuse("source.files", { path });
    },
  };
}

/** Refuses a source: exit code 6, nothing written. */
export function refuse(code: string, params: Readonly<Record<string, string>>): never {
  throw new AppError(code, params, 6);
}

/**
 * Contents as a folder.
 * @param below only what lies below this path, from there on: `""` or with a `/` at its end
 * @param root where they come from, for messages
 */
export function contentsFolder(contents: Contents, below: string, root: string): Folder {
  return {
    root,
    read: (path) => contents.get(below + path),
    isExecutable: (path) => contents.executables?.has(below + path) === true,
    list: () =>
      [...contents.keys()]
        .filter((path) => path.startsWith(below))
        .map((path) => path.slice(below.length))
        .sort(),
  };
}

import { statSync } from "node:fs";
import { calendarText } from "../events/ical/bytes.ts";
import { AppError } from "../system/errors.ts";
import { type FolderOptions, folder } from "../system/folder.ts";
import { decodeUtf8 } from "../system/text/utf8.ts";

/** Read access to the files of a project, as the manifest's loader wants it. */
export interface ProjectFiles {
  exists(path: string): boolean;
  /** @throws AppError `file.missing`, `file.link`, `file.unreadable` */
  readText(path: string): string;
  /** All files, sorted. */
  list(): string[];
}

/** Those of a folder on this disk, with what was left out of the list. */
export interface DiskFiles extends ProjectFiles {
  leftOut(): readonly string[];
}

/** The files of a folder on this disk. @throws AppError (exit 2) `project.missing` when there is no such folder */
export function projectFiles(dir: string, options: FolderOptions = {}): DiskFiles {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new AppError("project.missing", { dir }, 2);
  const files = folder(dir, options);
  let listed: string[] | undefined;
  return {
    exists: (path) => files.read(path) !== undefined,
    readText: (path) => {
      const bytes = files.read(path);
      if (!bytes) throw new AppError("file.missing", { path }, 2);
      // Those of holidays come from others, in whatever encoding.
      return /\.ics$/i.test(path) ? calendarText(bytes).text : decodeUtf8(bytes, path);
    },
    list: () => {
      listed ??= ownFiles(files.list());
      return listed;
    },
    leftOut: () => files.leftOut(),
  };
}

/** Before-images: see `changeTree`. */
const kept = /^\.commonry\/\.(undo|pending|done)-/;

/** What tells a scaffolded repository that lies inside of this one. */
const record = ".commonry/lock.json";

/**
 * Without what commonry keeps of changes to take back, and without the files of scaffolded repositories inside of this
 * one: each has a manifest and people of its own.
 */
function ownFiles(all: readonly string[]): string[] {
  const paths = all.filter((path) => !kept.test(path));
  const inner = paths.filter((path) => path.endsWith(`/${record}`)).map((path) => path.slice(0, -record.length));
  return paths.filter((path) => !inner.some((folder) => path.startsWith(folder)));
}

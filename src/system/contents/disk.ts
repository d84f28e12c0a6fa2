import { closeSync, constants, fstatSync, lstatSync, opendirSync, openSync, readSync, type Stats } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { type Contents, type Gathering, gather, refuse, type Wanted } from "./gather.ts";

/**
 * Reads what is wanted of a folder on this disk into memory: first everything is listed and counted, then read. Nothing
 * is followed or waited for: a link, a pipe, a socket or a device is an error.
 * @throws AppError (exit 6) `source.link`, `source.special`, those of `gather`; (exit 1) `file.unreadable`
 */
export function readContents(root: string, wanted: Wanted): Contents {
  const gathering = gather(wanted);
  for (const name of wanted.names) visit(root, name, gathering, wanted);
  const paths = [...gathering.files.keys()].sort();
  const contents = paths.map(
    (path) => [path, readFile(join(root, path), path, gathering.files.get(path) ?? 0)] as const,
  );
  return Object.assign(new Map(contents), { executables: gathering.executables });
}

function visit(root: string, path: string, gathering: Gathering, wanted: Wanted): void {
  const stats = look(join(root, path));
  if (!stats) return;
  if (stats.isSymbolicLink()) refuse("source.link", { path });
  if (stats.isFile()) {
    gathering.file(path, stats.size, (stats.mode & 0o100) !== 0);
    return;
  }
  if (!stats.isDirectory()) refuse("source.special", { path });
  gathering.folder(path);
  for (const name of names(join(root, path), wanted.files * 2 + 1)) visit(root, `${path}/${name}`, gathering, wanted);
}

function look(path: string): Stats | undefined {
  return attempt(path, () => lstatSync(path, { throwIfNoEntry: false }));
}

/** The names in a folder, sorted; of more than fit, only so many that they are found to be too many. */
function names(path: string, most: number): string[] {
  return attempt(path, () => {
    const found: string[] = [];
    const folder = opendirSync(path, { bufferSize: 256 });
    try {
      for (let entry = folder.readSync(); entry && found.length < most; entry = folder.readSync()) {
        found.push(entry.name);
      }
    } finally {
      folder.closeSync();
    }
    return found.sort();
  });
}

/** Windows has neither flag, nor pipes in its folders. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Looks again once the file is open: since it was listed, another may have come in its place. */
function readFile(path: string, shown: string, size: number): Uint8Array {
  return attempt(path, () => {
    const file = openSync(path, flags);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || stats.size !== size) refuse("source.changed", { path: shown });
      const bytes = Buffer.alloc(size);
      let read = 0;
      for (let count = -1; count !== 0 && read < size; read += count)
        count = readSync(file, bytes, read, size - read, read);
      if (read !== size) refuse("source.changed", { path: shown });
      return bytes;
    } finally {
      closeSync(file);
    }
  });
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

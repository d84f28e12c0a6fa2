import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "./errors.ts";

/** Read access to one folder, by paths relative to it with `/` between segments. */
export interface Folder {
  /** Where it is, for messages. */
  readonly root: string;
  /** The bytes of a file; undefined when it is not there. @throws AppError `file.link`, `file.unreadable` */
  read(path: string): Uint8Array | undefined;
  /** All files below it, sorted; links and `.git` are not followed. */
  list(): string[];
}

/** A folder on this disk. Symbolic links are never followed: a linked file or parent is an error when read. */
export function folder(root: string): Folder {
  return {
    root,
    read: (path) => readInside(root, path),
    list: () => listFiles(root),
  };
}

function readInside(root: string, path: string): Uint8Array | undefined {
  const segments = path.split("/");
  try {
    for (let depth = 1; depth <= segments.length; depth++) {
      const part = join(root, ...segments.slice(0, depth));
      if (lstatSync(part).isSymbolicLink()) throw new AppError("file.link", { path: part });
    }
    return readFileSync(join(root, path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new AppError("file.unreadable", { path: join(root, path), reason: code ?? "unknown" }, 1, error);
  }
}

/** Folders that hold no source of the repository itself. */
const skipped = new Set([".git", "node_modules"]);

function listFiles(root: string): string[] {
  const found: string[] = [];
  const visit = (prefix: string): void => {
    for (const entry of readdirSync(join(root, prefix), { withFileTypes: true })) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
    }
  };
  visit("");
  return found.sort();
}

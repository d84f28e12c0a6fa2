import { existsSync, mkdirSync, readFileSync, type Stats, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { usageError } from "../errors.ts";
import { makeFolder } from "../make-folder.ts";

/**
 * Makes an empty bare repository. Written by hand: `git init` would copy the user's template folder into it, hooks and
 * all, and take the user's default for the format of ids.
 * @param commit an id of the format that the repository is to have
 * @param objects a folder of another repository's objects, to be read as if they were its own
 */
export function makeBare(path: string, commit: string, objects?: string): void {
  const sha256 = commit.length === 64;
  makeFolder(join(path, "objects", "info"), 0o700);
  mkdirSync(join(path, "objects", "pack"));
  mkdirSync(join(path, "refs"));
  writeFileSync(join(path, "HEAD"), "ref: refs/heads/none\n");
  const format = sha256
    ? "\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n"
    : "\trepositoryformatversion = 0\n\tbare = true\n";
  writeFileSync(join(path, "config"), `[core]\n${format}`);
  // Quoted, so that no sign in the path has a meaning: gitrepository-layout, `objects/info/alternates`.
  if (objects !== undefined) writeFileSync(join(path, "objects", "info", "alternates"), `${JSON.stringify(objects)}\n`);
}

/**
 * The folder of objects of a repository on this disk: of a work tree, a linked one, a submodule, or a bare repository.
 * Nothing else of the repository is read, so nothing in its settings can matter.
 * @throws AppError (exit 2) `source.no-repository`
 */
export function objectsOf(path: string): string {
  for (const place of [join(path, ".git"), path]) {
    const repository = isFile(place) ? pointedTo(place) : place;
    const common = join(repository, "commondir");
    const shared = isFile(common) ? resolve(repository, readFileSync(common, "utf8").trim()) : repository;
    if (existsSync(join(shared, "HEAD")) && isFolder(join(shared, "objects"))) return join(shared, "objects");
  }
  throw usageError("source.no-repository", { path });
}

/** A linked work tree and a submodule have a file `.git` that says where the repository is. */
function pointedTo(file: string): string {
  const target = /^gitdir: (.+?)\n?$/s.exec(readFileSync(file, "utf8"))?.[1];
  return target === undefined ? file : resolve(file, "..", target);
}

function isFile(path: string): boolean {
  const stats = look(path);
  return stats?.isFile() === true && stats.size < 4096;
}

function isFolder(path: string): boolean {
  return look(path)?.isDirectory() === true;
}

/** What may not be looked at, or lies below a file, is not there. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

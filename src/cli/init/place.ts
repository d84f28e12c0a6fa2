import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../../system/errors.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";

/**
 * The folder that `init` is to write: an absolute path, there or not.
 * @throws AppError (exit 6) `init.dangling` for a link that leads nowhere, `init.inside-git` for git's own folder
 */
export function placeOf(input: Input, context: Context): string {
  const root = resolve(context.dir, input.arguments[0] ?? ".");
  if (leadsNowhere(root)) throw new AppError("init.dangling", { path: root }, 6);
  const store = gitStoreAround(root);
  if (store !== undefined) throw new AppError("init.inside-git", { path: store }, 6);
  return root;
}

function leadsNowhere(path: string): boolean {
  return isKind(path, "link") && !isKind(path, "folder") && !isKind(path, "file");
}

/**
 * The bare repository or `.git` that a path lies in. A work tree inside of a bare repository, as `git worktree add` makes
 * it there, has a `.git` of its own and is none.
 */
function gitStoreAround(path: string): string | undefined {
  let at = path;
  for (;;) {
    if (isKind(join(at, ".git"), "folder") || isKind(join(at, ".git"), "file")) return undefined;
    if (isGitStore(at)) return at;
    const above = dirname(at);
    if (above === at) return undefined;
    at = above;
  }
}

/** The repository that a folder is only a part of: services read their files at its top alone. Undefined for a top, or outside of any. */
export function repositoryAbove(path: string): string | undefined {
  if (existsSync(join(path, ".git"))) return undefined;
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) if (existsSync(join(at, ".git"))) return at;
  return undefined;
}

/** What git itself looks for in such a folder (its setup.c, is_git_directory): a HEAD that names something, objects, refs. */
function isGitStore(path: string): boolean {
  if (!isKind(join(path, "objects"), "folder") || !isKind(join(path, "refs"), "folder")) return false;
  try {
    return /^(ref:\s*refs\/|[0-9a-f]{40})/.test(readFileSync(join(path, "HEAD"), "utf8"));
  } catch {
    return false;
  }
}

function isKind(path: string, kind: "link" | "folder" | "file"): boolean {
  try {
    if (kind === "link") return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const stats = statSync(path, { throwIfNoEntry: false });
    return kind === "folder" ? stats?.isDirectory() === true : stats !== undefined && !stats.isDirectory();
  } catch {
    return false;
  }
}

import { randomBytes } from "node:crypto";
import { copyFileSync, linkSync, lstatSync, mkdirSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { donePrefix, type FileChange, type Journal, type JournalEntry, pendingPrefix } from "./change.ts";
import { rollBack, sweep } from "./recover.ts";

/**
 * Changes files below an existing root, all or none.
 *
 * Everything new is staged first, with a before-image of what is replaced and a journal; then each file is moved into
 * place; then one rename of the staging folder says that it is done. An error on the way restores the before-images at
 * once. A kill on the way leaves the journal, and `recoverTree`, which every command runs first, restores them.
 * @param options.onlyNew refuse (exit 6) when any of the files is there already
 * @throws AppError `tree.exists`, `tree.link` (a parent is a symbolic link), `tree.failed`
 */
export function changeTree(root: string, changes: readonly FileChange[], options: { onlyNew: boolean }): void {
  const id = randomBytes(4).toString("hex");
  const pending = join(root, pendingPrefix + id);
  const done = join(root, donePrefix + id);
  const present = presentOf(root, [...changes.map((change) => change.path), pendingPrefix + id]);
  if (options.onlyNew && present.length > 0) {
    throw new AppError("tree.exists", { count: present.length, paths: present.join(", ") }, 6);
  }
  try {
    const journal = stage(root, pending, changes, options.onlyNew);
    for (const folder of journal.folders) mkdirSync(join(root, folder), { recursive: true });
    changes.forEach((change, index) => {
      place(join(root, change.path), change, join(pending, String(index)), journal.entries[index]?.before !== null);
    });
    renameSync(pending, done);
  } catch (error) {
    rollBack(root, pending);
    throw asAppError(root, error);
  }
  sweep(root, done);
}

/** Those of some paths at which something stands. @throws AppError `tree.link`, `tree.exists`, `tree.failed` */
function presentOf(root: string, paths: readonly string[]): string[] {
  try {
    return paths.filter((path) => kindOf(root, path) !== undefined);
  } catch (error) {
    throw asAppError(root, error);
  }
}

function asAppError(root: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError("tree.failed", { path: root, reason: systemCode(error) ?? String(error) }, 1, error);
}

/** Writes the new contents, the before-images and, last, the journal. Until the journal is there, nothing counts. */
function stage(root: string, pending: string, changes: readonly FileChange[], onlyNew: boolean): Journal {
  const folders = missingFolders(root, changes);
  mkdirSync(pending, { recursive: true });
  const entries = changes.map((change, index): JournalEntry => {
    if (change.content !== null) {
      writeFileSync(join(pending, String(index)), change.content, { mode: modeOf(root, change) });
    }
    // Where all must be new, a file that has appeared meanwhile is not replaced but makes the change fail.
    const before = !onlyNew && kindOf(root, change.path) === "file" ? `${index}.before` : null;
    if (before) copyFileSync(join(root, change.path), join(pending, before));
    return { path: change.path, after: change.content === null ? null : sha256(change.content), before };
  });
  const journal: Journal = { version: 1, entries, folders };
  writeFileSync(join(pending, "journal.tmp"), JSON.stringify(journal));
  renameSync(join(pending, "journal.tmp"), join(pending, "journal.json"));
  return journal;
}

/** A file that is replaced keeps its permissions. */
function modeOf(root: string, { path, executable }: FileChange): number {
  const present = lstatSync(join(root, path), { throwIfNoEntry: false });
  return present ? present.mode & 0o777 : executable ? 0o755 : 0o644;
}

function place(target: string, change: FileChange, staged: string, replaces: boolean): void {
  if (change.content === null) {
    if (replaces) unlinkSync(target);
  } else if (replaces) renameSync(staged, target);
  else linkNew(staged, target);
}

/**
 * A hard link fails where a file has appeared meanwhile, a rename would replace it. Where the file system has no links,
 * an empty file of ours takes the place first: nothing half-written ever stands there.
 */
function linkNew(staged: string, target: string): void {
  try {
    try {
      linkSync(staged, target);
    } catch (error) {
      if (systemCode(error) === "EEXIST") throw error;
      writeFileSync(target, "", { flag: "wx" });
      renameSync(staged, target);
    }
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw new AppError("tree.exists", { count: 1, paths: target }, 6, error);
    throw error;
  }
}

function missingFolders(root: string, changes: readonly FileChange[]): string[] {
  const missing = new Set<string>();
  for (const change of changes) {
    if (change.content === null) continue;
    const segments = change.path.split("/").slice(0, -1);
    for (let depth = 1; depth <= segments.length; depth++) {
      const folder = segments.slice(0, depth).join("/");
      if (kindOf(root, folder) === undefined) missing.add(folder);
    }
  }
  return [...missing];
}

/** What stands at a path (a `folder` is all that is no file), or undefined for nothing. @throws AppError `tree.link` when it is, or lies behind, a link */
function kindOf(root: string, path: string): "file" | "folder" | undefined {
  const segments = path.split("/");
  for (let depth = 1; depth <= segments.length; depth++) {
    const part = join(root, ...segments.slice(0, depth));
    try {
      const stat = lstatSync(part);
      if (stat.isSymbolicLink()) throw new AppError("tree.link", { path: part }, 6);
      if (depth === segments.length) return stat.isFile() ? "file" : "folder";
      if (!stat.isDirectory()) throw new AppError("tree.exists", { count: 1, paths: part }, 6);
    } catch (error) {
      if (systemCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }
  return undefined;
}

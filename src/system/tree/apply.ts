import { chmodSync, copyFileSync, linkSync, lstatSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { makeFolder } from "../make-folder.ts";
import {
  donePrefix,
  type FileChange,
  type Journal,
  type JournalEntry,
  pendingPrefix,
  type UndoNote,
} from "./change.ts";
import { newId, sealed } from "./own.ts";
import { ownNumber } from "./process.ts";
import {
  behindLink,
  foreignRecord,
  foreignRecords,
  hashOf,
  isBusy,
  isInterrupted,
  removeIfEmpty,
  rollBack,
  sweep,
} from "./recover.ts";
import type { Seal } from "./seal.ts";
import { forgetOldest, nextUndo } from "./undo.ts";

export interface ChangeOptions {
  /** Refuse (exit 6) when any of the files is there already. */
  readonly onlyNew: boolean;
  /** What tells the record of this change, later on, from one that came with a clone. */
  readonly seal: Seal;
  /** Keeps the before-images, so that `undoTree` can take the change back. */
  readonly note?: UndoNote;
  /** Folders that go with the change when they are empty, parents first; otherwise those that it empties itself. */
  readonly emptied?: readonly string[];
}

/**
 * Changes files below an existing root, all or none.
 *
 * Everything new is staged first, with a before-image of what is replaced and a journal; then each file is moved into
 * place; then one rename of the staging folder says that it is done. An error on the way restores the before-images at
 * once. A kill on the way leaves the journal, and `recoverTree`, which every command runs first, restores them.
 * @throws AppError `tree.exists`, `tree.link` (a parent is a symbolic link), `tree.failed`; `tree.changed` when a file is
 *   not the `expected` one, `tree.busy` while another process changes the same tree, `tree.interrupted` when one was killed
 */
export function changeTree(root: string, changes: readonly FileChange[], options: ChangeOptions): void {
  const id = newId(options.seal);
  const own = `${pendingPrefix}${id}-${ownNumber}`;
  const pending = join(root, own);
  const done = join(root, options.note ? nextUndo(root, id, options.seal) : donePrefix + id);
  const present = presentOf(root, [...changes.map((change) => change.path), own]);
  if (options.onlyNew && present.length > 0) {
    throw new AppError("tree.exists", { count: present.length, paths: present.join(", ") }, 6);
  }
  let journal: Journal | undefined;
  try {
    claim(root, pending, options.seal);
    journal = stage(root, pending, changes, options);
    for (const folder of journal.folders) makeFolder(join(root, folder));
    for (const [index, change] of changes.entries()) {
      place(join(root, change.path), change, join(pending, String(index)), journal.entries[index]?.before !== null);
    }
    for (const folder of [...(options.emptied ?? emptiedBy(changes))].reverse()) {
      if (!behindLink(root, folder)) removeIfEmpty(join(root, folder));
    }
    renameSync(pending, done);
  } catch (error) {
    rollBack(root, pending, journal);
    throw asAppError(root, error);
  }
  if (options.note) forgetOldest(root, options.seal);
  else sweep(root, done);
}

/** Makes the folder of a change. Of two processes that do so at once, one at least sees the other's, and steps back. */
function claim(root: string, pending: string, seal: Seal): void {
  makePending(pending);
  const own = basename(pending);
  const code = isBusy(root, own) ? "tree.busy" : isInterrupted(root, seal, own) ? "tree.interrupted" : undefined;
  const [foreign] = foreignRecords(root, seal, own);
  if (code === undefined && foreign === undefined) return;
  sweep(root, pending);
  throw code === undefined ? foreignRecord(foreign ?? "") : new AppError(code, {}, 6);
}

/** Another process may take the empty folder above away in between. */
function makePending(path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      makeFolder(path);
      return;
    } catch (error) {
      if (tries > 3 || systemCode(error) !== "ENOENT") throw error;
    }
  }
}

/** The folders of files that go, parents first. A repository of git holds no empty folder, so none is left behind. */
function emptiedBy(changes: readonly FileChange[]): string[] {
  const folders = new Set<string>();
  for (const { path, content } of changes) {
    const segments = path.split("/");
    for (let depth = 1; content === null && depth < segments.length; depth++)
      folders.add(segments.slice(0, depth).join("/"));
  }
  return [...folders].sort();
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
function stage(
  root: string,
  pending: string,
  changes: readonly FileChange[],
  { onlyNew, note, seal }: ChangeOptions,
): Journal {
  const folders = missingFolders(root, changes);
  // Before-images are no part of the repository: git does not see a folder that ignores itself.
  writeFileSync(join(pending, ".gitignore"), "*\n");
  const entries = changes.map((change, index): JournalEntry => {
    if (change.content !== null) {
      writeStaged(join(pending, String(index)), change.content, modeOf(root, change));
    }
    // Where all must be new, a file that has appeared meanwhile is not replaced but makes the change fail.
    const before = !onlyNew && kindOf(root, change.path) === "file" ? `${index}.before` : null;
    if (before) copyFileSync(join(root, change.path), join(pending, before));
    refuseUnexpected(root, change, before && join(pending, before));
    const was = before === null ? null : (hashOf(join(pending, before)) ?? null);
    return { path: change.path, after: change.content === null ? null : sha256(change.content), before, was };
  });
  const journal: Journal = { version: 1, entries, folders, ...(note ? { note } : {}) };
  writeFileSync(join(pending, "journal.tmp"), sealed(journal, seal));
  renameSync(join(pending, "journal.tmp"), join(pending, "journal.json"));
  return journal;
}

/** What was planned is what is done: somebody may have edited a file while a person read the plan, or another run was faster. */
function refuseUnexpected(root: string, { path, expected }: FileChange, image: string | null): void {
  if (expected === undefined) return;
  const current = image === null ? (kindOf(root, path) ?? null) : hashOf(image);
  if (current !== expected) throw new AppError("tree.changed", { path }, 6);
}

/** The permissions of a file that is there count whole; those of a new one as far as the process's mask lets them. */
function writeStaged(path: string, content: Uint8Array, { mode, kept }: { mode: number; kept: boolean }): void {
  writeFileSync(path, content, { mode });
  if (kept) chmodSync(path, mode);
}

/** A file that is replaced keeps its permissions, as far as nothing is said of running it. */
function modeOf(root: string, { path, executable }: FileChange): { mode: number; kept: boolean } {
  const present = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!present) return { mode: executable ? 0o755 : 0o644, kept: false };
  const mode = present.mode & 0o777;
  if (executable === undefined) return { mode, kept: true };
  // Whoever may read it may run it, as git has it.
  return { mode: executable ? mode | ((mode & 0o444) >> 2) : mode & 0o666, kept: true };
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
      return;
    }
    // A change that is kept must not share the file with its owner.
    unlinkSync(staged);
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

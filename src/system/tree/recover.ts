import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync, type Stats, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { makeFolder } from "../make-folder.ts";
import { pathFault } from "../paths.ts";
import { readRegular } from "../regular.ts";
import type { Journal, JournalEntry, UndoNote } from "./change.ts";
import { isOwn, unsealed } from "./own.ts";
import { isOther } from "./process.ts";
import type { Seal } from "./seal.ts";

/**
 * Takes back a change that was killed on its way, so that the tree is the old one again. One that another process is
 * still at is left to it, and one that this machine has not made is left alone.
 * @returns the number of interrupted changes that were taken back
 */
export function recoverTree(root: string, seal: Seal): number {
  const interrupted = leftovers(root, ".pending-").filter((name) => !isRunning(root, name) && isMade(root, name, seal));
  for (const name of interrupted)
    rollBack(root, join(root, ".commonry", name), readJournal(join(root, ".commonry", name, "journal.json"), seal));
  for (const name of leftovers(root, ".done-")) if (isOwn(name, seal)) sweep(root, join(root, ".commonry", name));
  removeIfEmpty(join(root, ".commonry"));
  return interrupted.length;
}

/** True when a change to this tree was interrupted and not yet taken back, and this machine can do so. Reads only. */
export function isInterrupted(root: string, seal: Seal, except = ""): boolean {
  return leftovers(root, ".pending-").some(
    (name) => name !== except && !isRunning(root, name) && isMade(root, name, seal),
  );
}

/** True while another process changes this tree. Reads only. */
export function isBusy(root: string, except = ""): boolean {
  return leftovers(root, ".pending-").some((name) => name !== except && isRunning(root, name));
}

/**
 * Records of interrupted changes that this machine has not made, relative to the root: they came with a clone, or another
 * machine was at work on the same folder. Reads only.
 */
export function foreignRecords(root: string, seal: Seal, except = ""): string[] {
  return leftovers(root, ".pending-")
    .filter((name) => name !== except && !isRunning(root, name) && !isMade(root, name, seal))
    .map((name) => `.commonry/${name}`);
}

/** The refusal of a change where there is such a record. */
export function foreignRecord(path: string): AppError {
  return new AppError("tree.foreign", { path }, 6);
}

/** Whether this machine has made a record, as it is now. */
function isMade(root: string, name: string, seal: Seal): boolean {
  if (!isOwn(name, seal)) return false;
  const journal = join(root, ".commonry", name, "journal.json");
  return statOf(journal) === undefined || readJournal(journal, seal) !== undefined;
}

/** A change takes less than this, in milliseconds. Later the number of its process may be another's. */
const longest = 600_000;

/** Whether the process that began a change is still there: the name of the change's folder ends in its number. */
function isRunning(root: string, name: string): boolean {
  const pid = Number(/^\.pending-[0-9a-f]{8,24}-(\d{1,9})$/.exec(name)?.[1]);
  const since = statOf(join(root, ".commonry", name))?.mtimeMs;
  if (since === undefined || Math.abs(Date.now() - since) > longest) return false;
  return isOther(pid);
}

/** Folders of commonry's own whose name begins in a certain way. */
export function leftovers(root: string, prefix: string): string[] {
  try {
    const folder = join(root, ".commonry");
    if (lstatSync(folder).isSymbolicLink()) return [];
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix)).map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** Removes what a complete change left. The change stands, so a disk that refuses is no error: the next command tries again. */
export function sweep(root: string, done: string): void {
  try {
    rmSync(done, { recursive: true, force: true });
  } catch {
    return;
  }
  removeIfEmpty(join(root, ".commonry"));
}

/** Restores what the journal of one change names. Without a journal the change had not begun: only its staging goes. */
export function rollBack(
  root: string,
  pending: string,
  journal: Pick<Journal, "entries" | "folders"> | undefined,
): void {
  const { entries, folders } = journal ?? { entries: [], folders: [] };
  for (const entry of entries) restore(root, pending, entry);
  for (const folder of [...folders].reverse()) {
    if (!pathFault(folder) && !behindLink(root, folder)) removeIfEmpty(join(root, folder));
  }
  rmSync(pending, { recursive: true, force: true });
  removeIfEmpty(join(root, ".commonry"));
}

/** A file that no longer holds what the change wrote has been touched since: it stays as it is. */
function restore(root: string, pending: string, { path, after, before, was }: JournalEntry): void {
  if (pathFault(path) || behindLink(root, path)) return;
  const target = join(root, path);
  const current = hashOf(target);
  const claimed = before === null && after !== null && current === emptyHash;
  if (current === undefined || (current !== after && !claimed)) return;
  if (before === null) {
    if (current !== null) unlinkSync(target);
  } else if (/^\d+\.before$/.test(before) && hashOf(join(pending, before)) === was) {
    makeFolder(dirname(target));
    renameSync(join(pending, before), target);
  }
}

/** What a new file holds for a moment where the file system has no hard links: see `changeTree`. */
/** SHA-256 of no bytes (FIPS 180-4); written out, since to compute it loads a library at every start. */
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export function behindLink(root: string, path: string): boolean {
  const segments = path.split("/");
  return segments.some((_, index) => statOf(join(root, ...segments.slice(0, index + 1)))?.isSymbolicLink());
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** Hash of a file, null when nothing is there, undefined when it is anything else. */
export function hashOf(path: string): string | null | undefined {
  try {
    const bytes = lstatSync(path).isFile() ? readRegular(path, Number.MAX_SAFE_INTEGER, { noLink: true }) : undefined;
    return bytes && sha256(bytes);
  } catch (error) {
    return systemCode(error) === "ENOENT" ? null : undefined;
  }
}

/** What a journal says, as far as it has the right shape; undefined when this machine has not written it so. */
export function readJournal(
  path: string,
  seal: Seal,
): { entries: JournalEntry[]; folders: string[]; note?: UndoNote } | undefined {
  try {
    const value = unsealed(path, seal) as Journal | undefined;
    if (value === undefined) return undefined;
    const { entries, folders, note } = value;
    const isNote = typeof note?.command === "string" && typeof note.at === "string" && isIndex(note.index);
    return {
      entries: entries.filter(isEntry),
      folders: folders.filter((folder) => typeof folder === "string"),
      ...(isNote ? { note } : {}),
    };
  } catch {
    return undefined;
  }
}

/** Entries as git prints them: nothing else of a record reaches git. */
function isIndex(index: unknown): boolean {
  const isLine = (line: unknown) => typeof line === "string" && /^[0-7]{6} [0-9a-f]{40,64} [0-3]\t[^\0]+$/.test(line);
  return index === undefined || (Array.isArray(index) && index.every(isLine));
}

function isEntry(entry: JournalEntry | null): entry is JournalEntry {
  const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
  return (
    typeof entry?.path === "string" &&
    isTextOrNull(entry.after) &&
    isTextOrNull(entry.before) &&
    isTextOrNull(entry.was ?? null)
  );
}

/** Removes a folder with nothing in it. */
export function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // It holds something of somebody else's, or is gone: both are fine.
  }
}

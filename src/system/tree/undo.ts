import { lstatSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { pathFault } from "../paths.ts";
import { donePrefix, type FileChange, type JournalEntry, type UndoNote, undoPrefix } from "./change.ts";
import { behindLink, hashOf, leftovers, readJournal, sweep } from "./recover.ts";

/** So many changes can be taken back, one after another. */
const kept = 10;
const prefix = undoPrefix.slice(undoPrefix.indexOf("/") + 1);

/** The changes that can be taken back, the latest last. */
function records(root: string): string[] {
  return leftovers(root, prefix)
    .filter((name) => /^\d{4,}-[0-9a-f]{8}$/.test(name.slice(prefix.length)))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(name: string): number {
  return Number.parseInt(name.slice(prefix.length), 10);
}

/** Where the next change is kept. */
export function nextUndo(root: string, id: string): string {
  const last = records(root).at(-1);
  return `${undoPrefix}${String(last === undefined ? 1 : numberOf(last) + 1).padStart(4, "0")}-${id}`;
}

/** Forgets the changes that are too long ago. A disk that refuses is no error: the next change tries again. */
export function forgetOldest(root: string): void {
  try {
    for (const name of records(root).slice(0, -kept))
      rmSync(join(root, ".commonry", name), { recursive: true, force: true });
  } catch {
    return;
  }
}

/** The latest change: what it was, and the changes that take it back. */
export interface Undo {
  readonly note: UndoNote;
  readonly changes: readonly FileChange[];
  /** Folders that the change had made, parents first: they go when they are empty. */
  readonly folders: readonly string[];
  /** Its place, relative to the root. */
  readonly record: string;
}

/**
 * Reads what would take back the latest change. Writes nothing.
 * @returns undefined when there is none
 * @throws AppError `undo.changed` (exit 6) when a file has been edited since: its edits would be lost; `undo.damaged`
 */
export function readUndo(root: string): Undo | undefined {
  const record = records(root).at(-1);
  if (record === undefined) return undefined;
  const folder = join(root, ".commonry", record);
  const { entries, folders, note } = readJournal(join(folder, "journal.json"));
  const path = `.commonry/${record}`;
  if (!note) throw new AppError("undo.damaged", { path }, 6);
  const states = entries.map((entry) => ({ entry, state: stateOf(root, folder, entry) }));
  const edited = states.filter(({ state }) => state === "edited").map(({ entry }) => entry.path);
  if (edited.length > 0) throw new AppError("undo.changed", { count: edited.length, paths: edited.join(", ") }, 6);
  const changes = states.filter(({ state }) => state === "done").map(({ entry }) => reversed(folder, entry));
  return { note, changes, folders: folders.filter((made) => !pathFault(made)), record: path };
}

/** Whether a file is as the change left it, as it was before (a kill between undoing and forgetting), or edited since. */
function stateOf(root: string, folder: string, { path, after, before }: JournalEntry): "done" | "undone" | "edited" {
  // The record may have come with a cloned repository: its paths are no more trusted than a template's.
  if (pathFault(path) || behindLink(root, path)) return "edited";
  if (before !== null && !/^\d+\.before$/.test(before)) return "edited";
  const current = hashOf(join(root, path));
  const earlier = before === null ? null : hashOf(join(folder, before));
  if (earlier === undefined || (before !== null && earlier === null)) return "edited";
  if (current === earlier) return "undone";
  return current === after ? "done" : "edited";
}

function reversed(folder: string, { path, before, after }: JournalEntry): FileChange {
  if (before === null) return { path, content: null, expected: after };
  const image = join(folder, before);
  const executable = (lstatSync(image).mode & 0o100) !== 0;
  return { path, content: readFileSync(image), executable, expected: after };
}

/** Forgets a change that has been taken back: by one rename, so that no half of its record is ever read. */
export function forget(root: string, { record }: Undo): void {
  const done = join(root, donePrefix + record.slice(-8));
  renameSync(join(root, record), done);
  sweep(root, done);
}

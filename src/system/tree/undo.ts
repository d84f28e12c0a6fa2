import { lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { pathFault } from "../paths.ts";
import { readRegular } from "../regular.ts";
import { donePrefix, type FileChange, type JournalEntry, type UndoNote, undoPrefix } from "./change.ts";
import { isOwn } from "./own.ts";
import { behindLink, hashOf, leftovers, readJournal, sweep } from "./recover.ts";
import type { Seal } from "./seal.ts";

/** So many changes can be taken back, one after another. */
const kept = 10;
const prefix = undoPrefix.slice(undoPrefix.indexOf("/") + 1);

/** The changes that can be taken back, the latest last. Records that this machine has not made are none of them. */
function records(root: string, seal: Seal): string[] {
  return leftovers(root, prefix)
    .filter((name) => isOwn(name, seal))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(name: string): number {
  return Number.parseInt(name.slice(prefix.length), 10);
}

/** Where the next change is kept. */
export function nextUndo(root: string, id: string, seal: Seal): string {
  const last = records(root, seal).at(-1);
  return `${undoPrefix}${String(last === undefined ? 1 : numberOf(last) + 1).padStart(4, "0")}-${id}`;
}

/** Forgets the changes that are too long ago. A disk that refuses is no error: the next change tries again. */
export function forgetOldest(root: string, seal: Seal): void {
  for (const name of records(root, seal).slice(0, -kept)) sweep(root, join(root, ".commonry", name));
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
 * @throws AppError `undo.changed` (exit 6) when a file has been edited since: its edits would be lost; `undo.damaged`;
 *   `undo.foreign` when there are only records that this machine has not made
 */
export function readUndo(root: string, seal: Seal): Undo | undefined {
  const record = records(root, seal).at(-1);
  if (record === undefined) {
    const [foreign] = leftovers(root, prefix);
    if (foreign !== undefined) throw new AppError("undo.foreign", { path: `.commonry/${foreign}` }, 6);
    return undefined;
  }
  const folder = join(root, ".commonry", record);
  const { entries = [], folders = [], note } = readJournal(join(folder, "journal.json"), seal) ?? {};
  const path = `.commonry/${record}`;
  if (!note) throw new AppError("undo.damaged", { path }, 6);
  const states = entries.map((entry) => ({ entry, state: stateOf(root, folder, entry) }));
  const edited = states.filter(({ state }) => state === "edited").map(({ entry }) => entry.path);
  if (edited.length > 0) throw new AppError("undo.changed", { count: edited.length, paths: edited.join(", ") }, 6);
  const changes = states.filter(({ state }) => state === "done").map(({ entry }) => reversed(folder, entry));
  return { note, changes, folders: folders.filter((made) => !pathFault(made)), record: path };
}

/** Whether a file is as the change left it, as it was before (a kill between undoing and forgetting), or edited since. */
function stateOf(
  root: string,
  folder: string,
  { path, after, before, was }: JournalEntry,
): "done" | "undone" | "edited" {
  if (pathFault(path) || behindLink(root, path)) return "edited";
  if (before !== null && !/^\d+\.before$/.test(before)) return "edited";
  const current = hashOf(join(root, path));
  const earlier = before === null ? null : hashOf(join(folder, before));
  if (earlier === undefined || (before !== null && (earlier === null || earlier !== was))) return "edited";
  if (current === earlier) return "undone";
  return current === after ? "done" : "edited";
}

function reversed(folder: string, { path, before, after }: JournalEntry): FileChange {
  if (before === null) return { path, content: null, expected: after };
  const image = join(folder, before);
  const executable = (lstatSync(image).mode & 0o100) !== 0;
  return { path, content: bytesOf(image), executable, expected: after };
}

function bytesOf(path: string): Uint8Array {
  const bytes = readRegular(path, Number.MAX_SAFE_INTEGER, { noLink: true });
  if (!bytes) throw new AppError("undo.damaged", { path }, 6);
  return bytes;
}

/** Forgets a change that has been taken back: by one rename, so that no half of its record is ever read. */
export function forget(root: string, { record }: Undo): void {
  const done = join(root, donePrefix + record.slice(record.lastIndexOf("-") + 1));
  renameSync(join(root, record), done);
  sweep(root, done);
}

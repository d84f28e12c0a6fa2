import { join } from "node:path";
import type { HistoryFacts } from "../../reports/port.ts";
import { AppError } from "../../system/errors.ts";
import type { Clone } from "./clone.ts";
import { committedFile } from "./committed.ts";
import { readFolders, readLines } from "./details.ts";
import { readHistory, type Tell } from "./history.ts";
import { type Kept, keep } from "./keep.ts";
import { contactsOf, hasMailmap } from "./mailmap.ts";
import { createTally } from "./tally.ts";
import { usable } from "./usable.ts";

export { type Clone, openClone } from "./clone.ts";
export { committedFile } from "./committed.ts";
export { originOf, parseOrigin } from "./origin.ts";

export interface ReadOptions {
  /** How many gits may run at once. */
  readonly cores: number;
  /** Folders and lines are read from trees and contents, which takes ten to fifty times as long, the first time. */
  readonly folders?: boolean;
  readonly lines?: boolean;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
}

/**
 * The history of one clone: read from where the last run ended, as long as that is still a part of it.
 * @throws AppError `report.unreadable` when git does not come to the end of the history; `git.missing`
 */
export async function readClone(
  clone: Clone,
  { cores, folders, lines, signal }: ReadOptions,
  tell: Tell,
): Promise<HistoryFacts> {
  const notes: string[] = clone.shallow ? ["report.note.shallow"] : [];
  const { head, headDay, name } = clone;
  if (head === undefined) {
    return { name, head: "", commits: 0, activity: { contacts: [], ...createTally().result().activity }, notes };
  }
  const file = join(clone.folder, "history.bin");
  const kept = await usable<Kept>(file, clone, head);
  const { keys, activity, commits, mailmap } =
    kept?.head === head ? kept : await renew(clone, head, kept, { cores, ...(signal ? { signal } : {}) }, tell, file);
  if (mailmap && clone.tree === undefined) await committedFile(clone, ".mailmap");
  const contacts = await contactsOf(keys, clone, mailmap);
  return {
    name,
    head,
    headDay,
    commits,
    activity: { ...activity, contacts },
    ...(folders ? await foldersOf(clone, keys, tell, notes, signal) : {}),
    ...(lines ? { lines: await readLines(clone, keys, tell, signal) } : {}),
    notes,
  };
}

/** A clone without trees, or on a partial one whose server is not asked, tells no folders: all else is told. */
async function foldersOf(clone: Clone, keys: readonly string[], tell: Tell, notes: string[], signal?: AbortSignal) {
  try {
    return { folders: await readFolders(clone, keys, tell, signal) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "report.unreadable") throw error;
    notes.push("report.note.no-folders");
    return {};
  }
}

/** Reads what is new, and keeps all of it for the next time. */
async function renew(
  clone: Clone,
  head: string,
  kept: Kept | undefined,
  { cores, signal }: ReadOptions,
  tell: Tell,
  file: string,
): Promise<Kept> {
  const tally = createTally();
  if (kept) tally.add({ ...kept.activity, contacts: [] }, kept.keys, kept.commits);
  await readHistory(clone, head, kept?.head, tally, cores, tell, signal);
  const { keys, activity } = tally.result();
  const mailmap = await hasMailmap(clone, head);
  const fresh = { mailmap, head, cut: clone.cut, commits: tally.commits, keys, activity };
  keep(file, fresh);
  return fresh;
}

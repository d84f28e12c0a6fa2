import { join } from "node:path";
import type { HistoryFacts } from "../../reports/port.ts";
import type { Clone } from "./clone.ts";
import { readHistory, type Tell } from "./history.ts";
import { type Kept, readKept, writeKept } from "./keep.ts";
import { contactsOf } from "./mailmap.ts";
import { createTally } from "./tally.ts";
import { ask } from "./walk.ts";

export { type Clone, openClone } from "./clone.ts";

/**
 * The history of one clone: read from where the last run ended, as long as that is still a part of it.
 * @param cores how many gits may run at once
 * @throws AppError `report.unreadable` when git does not come to the end of the history; `git.missing`
 */
export async function readClone(clone: Clone, cores: number, tell: Tell): Promise<HistoryFacts> {
  const notes = clone.shallow ? ["report.note.shallow"] : [];
  const { head, name } = clone;
  if (head === undefined) {
    return { name, head: "", commits: 0, activity: createTally().activity(() => ({ name: "" })), notes };
  }
  const file = join(clone.folder, "history.bin");
  const kept = await usable(file, clone, head);
  const { keys, activity, commits } = kept?.head === head ? kept : await renew(clone, head, kept, cores, tell, file);
  return { name, head, commits, activity: { ...activity, contacts: await contactsOf(keys, clone) }, notes };
}

/** Reads what is new, and keeps all of it for the next time. */
async function renew(
  clone: Clone,
  head: string,
  kept: Kept | undefined,
  cores: number,
  tell: Tell,
  file: string,
): Promise<Kept> {
  const tally = createTally();
  if (kept) tally.add({ ...kept.activity, contacts: [] }, kept.keys, kept.commits);
  await readHistory(clone, head, kept?.head, tally, cores, tell);
  const { contacts: _, ...activity } = tally.activity(() => ({ name: "" }));
  const fresh = { head, cut: clone.cut, commits: tally.commits, keys: tally.names, activity };
  writeKept(file, fresh);
  return fresh;
}

/** What was kept, unless the history has been rewritten since, or is cut off elsewhere: then all is read anew. */
async function usable(file: string, clone: Clone, head: string): Promise<Kept | undefined> {
  const kept = readKept(file);
  if (!kept || kept.cut !== clone.cut) return undefined;
  if (kept.head === head) return kept;
  try {
    await ask(["merge-base", "--is-ancestor", kept.head, head], clone.env);
    return kept;
  } catch {
    return undefined;
  }
}

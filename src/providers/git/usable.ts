import type { Clone } from "./clone.ts";
import { type KeptHead, readKept } from "./keep.ts";
import { ask } from "./walk.ts";

/** What was kept of a clone, unless its history has been rewritten since, or is cut off elsewhere: then all is read anew. */
export async function usable<T extends KeptHead>(file: string, clone: Clone, head: string): Promise<T | undefined> {
  const kept = readKept<T>(file);
  if (!kept || kept.cut !== clone.cut) return undefined;
  if (kept.head === head) return kept;
  try {
    await ask(["merge-base", "--is-ancestor", kept.head, head], clone.env);
    return kept;
  } catch {
    return undefined;
  }
}

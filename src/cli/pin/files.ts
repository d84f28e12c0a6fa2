import { type Pin, type Pinned, pinFiles, readPin } from "../../scaffold/pin.ts";
import { AppError } from "../../system/errors.ts";
import { sha256 } from "../../system/hash.ts";
import type { FileChange } from "../../system/tree/change.ts";
import { pathState } from "../../system/tree/state.ts";

/**
 * The pin of a folder. Links are not followed.
 * @throws AppError `tree.link` (exit 6) where a link, or what is no file, stands in its place
 */
export function pinOf(root: string): Pinned {
  return readPin((path) => contentAt(root, path));
}

/** True where a version is pinned whole. */
export function isPinned(root: string): boolean {
  try {
    const pin = pinOf(root);
    return pin !== undefined && "integrity" in pin && pin.integrity !== "";
  } catch {
    // Something else stands there: `commonry pin` says what.
    return false;
  }
}

/**
 * The changes that pin a version: those files that do not say so yet.
 * @throws AppError (exit 6) `pin.foreign` where a file is not one that `commonry pin` writes
 */
export function pinChanges(root: string, wanted: Pin): FileChange[] {
  const present = pinOf(root);
  if (present && "foreign" in present) throw new AppError("pin.foreign", { path: present.foreign }, 6);
  const same = present?.version === wanted.version && present.integrity === wanted.integrity;
  return pinFiles(wanted).flatMap(({ path, content }) => {
    const current = contentAt(root, path);
    // Another tool may have written more into a file that says the same; a list of what git leaves out is its owner's.
    if (current && (same || path.endsWith(".gitignore"))) return [];
    return [{ path, content, expected: current ? sha256(current) : null }];
  });
}

function contentAt(root: string, path: string): Uint8Array | undefined {
  const state = pathState(root, path);
  if (state === "nothing") return undefined;
  if (state === "blocked") throw new AppError("tree.link", { path }, 6);
  return state.content;
}

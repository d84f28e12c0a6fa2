import { lstatSync } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { readNamed } from "../regular.ts";

/** What stands at a path: a file, nothing, or what is neither (a folder, a link, something behind a link). */
export type PathState = { readonly content: Uint8Array; readonly executable: boolean } | "nothing" | "blocked";

/**
 * Reads what stands at a path below a root; symbolic links are not followed.
 * @throws AppError `file.unreadable` when a file is there and cannot be read
 */
export function pathState(root: string, path: string): PathState {
  const segments = path.split("/");
  try {
    for (let depth = 1; depth < segments.length; depth++) {
      if (!lstatSync(join(root, ...segments.slice(0, depth))).isDirectory()) return "blocked";
    }
    const file = join(root, path);
    const stat = lstatSync(file);
    if (!stat.isFile()) return "blocked";
    return { content: readNamed(file, path, Number.MAX_SAFE_INTEGER), executable: (stat.mode & 0o100) !== 0 };
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT") return "nothing";
    throw new AppError("file.unreadable", { path, reason: code ?? String(error) }, 1, error);
  }
}

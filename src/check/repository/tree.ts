import { AppError } from "../../system/errors.ts";
import type { Repository } from "../rule.ts";

/** The files of a repository by their names. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  /** Every folder that holds a file, without a `/` at its end; the root is the empty text. */
  readonly folders: ReadonlySet<string>;
  /** Paths of files and folders by what they are without regard to case. */
  readonly folded: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Repository, Tree>();

/** The tree of a repository, made once. */
export function treeOf(repository: Repository): Tree {
  const tree = known.get(repository) ?? makeTree(repository.files);
  known.set(repository, tree);
  return tree;
}

function makeTree(paths: readonly string[]): Tree {
  const folders = new Set<string>([""]);
  for (const path of paths) {
    // A folder that is known has all of its parents known, too.
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  const folded = new Map<string, string[]>();
  for (const path of [...paths, ...folders]) {
    const key = fold(path);
    const list = folded.get(key);
    if (list) list.push(path);
    else folded.set(key, [path]);
  }
  return { files: new Set(paths), folders, folded };
}

/** A name as a file system that takes no notice of case sees it; macOS also makes composed letters one. */
export function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The text of a file; undefined for a link, for bytes that are no text, for a file that has gone. */
export function textOf(repository: Repository, path: string): string | undefined {
  try {
    return repository.readText(path);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

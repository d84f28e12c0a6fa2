import { type Tree, treeOf } from "../repository/tree.ts";
import type { Repository } from "../rule.ts";

/** Tells whether a path is there, or lies where nobody can see: in a submodule, behind a symbolic link, in a folder that git ignores. */
export function existence(repository: Repository): (path: string) => boolean {
  const { files, folders }: Tree = treeOf(repository);
  const unlisted = new Set(repository.unlisted);
  return (path) => {
    if (files.has(path) || folders.has(path) || unlisted.has(path)) return true;
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) {
      const part = path.slice(0, end);
      if (files.has(part) || unlisted.has(part)) return true;
    }
    return false;
  };
}

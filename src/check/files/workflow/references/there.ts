import { posix } from "node:path";
import { textOf, treeOf } from "../../../repository/tree.ts";
import type { Repository } from "../../../rule.ts";

/** How sure one may be that a file is there once it is looked for. */
export type Presence = "there" | "unseen" | "ignored" | "missing";

/** A path below the root of the repository without `./` and `..`; undefined when it leads out of it. */
export function plainPath(...parts: readonly string[]): string | undefined {
  const path = posix.normalize(posix.join(".", ...parts.map((part) => part.replace(/\\/g, "/")))).replace(/\/+$/, "");
  return path === ".." || path.startsWith("../") ? undefined : path === "." ? "" : path;
}

/** Whether a file is there: `unseen` within what is not among the files, `ignored` where `.gitignore` names it. */
export function presenceOf(repository: Repository, path: string): Presence {
  if (treeOf(repository).files.has(path)) return "there";
  if (liesIn(path, repository.unlisted ?? [])) return "unseen";
  return isIgnored(repository, path) ? "ignored" : "missing";
}

/** Whether a path is one of these, or lies in one of these folders. */
export function liesIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder.replace(/\/$/, "")}/`));
}

/** Whether a line of a `.gitignore` names a part of the path: what is built for a release only most often stands there. */
function isIgnored(repository: Repository, path: string): boolean {
  const parts = path.split("/");
  return parts.some((_, depth) => {
    const text = textOf(repository, [...parts.slice(0, depth), ".gitignore"].join("/")) ?? "";
    return text.split("\n").some((line) => {
      const name = line
        .trim()
        .replace(/^\//, "")
        .replace(/\/\*{0,2}$/, "");
      if (name === "" || name.startsWith("#") || name.startsWith("!")) return false;
      if (/^\*\.\w+$/.test(name)) return path.endsWith(name.slice(1));
      const rest = parts.slice(depth);
      return rest.includes(name) || `${rest.join("/")}/`.startsWith(`${name}/`);
    });
  });
}

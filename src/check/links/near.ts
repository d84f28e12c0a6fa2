import { posix } from "node:path";
import { nearest } from "../../system/nearest.ts";
import { fold, type Tree } from "../repository/tree.ts";

/** More names than a person would go through; comparing with them all takes time. */
const most = 500;

/** Finds the file that a link to none most likely meant: the same name in another folder, or a near name in the same. */
export class Near {
  readonly #tree: Tree;
  #byName: Map<string, string[]> | undefined;
  readonly #byFolder = new Map<string, string[]>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** A path of the repository; undefined when nothing is near. */
  of(path: string): string | undefined {
    const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
    const name = posix.basename(path);
    const beside = nearest(name, this.#beside(folder));
    if (beside) return folder === "" ? beside : `${folder}/${beside}`;
    const same = this.#named(name);
    return same.length === 1 ? same[0] : undefined;
  }

  #beside(folder: string): readonly string[] {
    const made = this.#byFolder.get(folder);
    if (made) return made;
    const names: string[] = [];
    const start = folder === "" ? "" : `${folder}/`;
    for (const file of this.#tree.files) {
      if (names.length === most) break;
      if (file.startsWith(start) && !file.includes("/", start.length)) names.push(file.slice(start.length));
    }
    this.#byFolder.set(folder, names);
    return names;
  }

  #named(name: string): readonly string[] {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const file of this.#tree.files) {
        const key = fold(file.slice(file.lastIndexOf("/") + 1));
        const list = this.#byName.get(key);
        if (list) list.push(file);
        else this.#byName.set(key, [file]);
      }
    }
    return this.#byName.get(fold(name)) ?? [];
  }
}

/** A path as a link from a page would name it. */
export function linkTo(path: string, page: string): string {
  return asTarget(posix.relative(posix.dirname(page), path));
}

/** A path as the target of a link can be written: a blank ends one, and some signs begin something else (CommonMark 0.31.2, 6.3). */
export function asTarget(path: string): string {
  return path.replace(/[\s%#?()<>[\]\\"`*]/g, percent);
}

/** All signs but letters, digits and `-._~!'` as percent escapes. */
export function percent(text: string): string {
  return encodeURIComponent(text).replace(/[()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

import { matchName, matchSegments } from "../glob.ts";

/** Answers whether a pattern names any file of a repository. */
export type HasMatch = (pattern: string) => boolean;

/**
 * A matcher of CODEOWNERS patterns over the files of a repository, by the rules of `gitignore(5)`: a pattern with a
 * slash starts at the root, one without matches at any depth, a folder stands for all that is in it. Linear in the
 * number of files for each pattern, whatever its stars.
 */
export function matcher(files: readonly string[], submodules: readonly string[]): HasMatch {
  const paths = new Set<string>(submodules);
  for (const file of files) {
    for (let at = file.length; at !== -1; at = file.lastIndexOf("/", at - 1)) {
      const path = file.slice(0, at);
      if (at < file.length && paths.has(path)) break;
      paths.add(path);
      if (at === 0) break;
    }
  }
  const names = new Set([...paths].map((path) => path.slice(path.lastIndexOf("/") + 1)));
  return (pattern) => {
    const plain = pattern.replace(/\\(.)/g, "$1");
    const trimmed = plain.replace(/(?<!\/)\/+$/, "");
    const path = trimmed.replace(/^\/+/, "");
    if (path === "" || path === "*" || path === "**") return true;
    if (submodules.some((module) => path.startsWith(`${module}/`))) return true;
    const isPlain = !/[*?]/.test(path);
    if (!trimmed.includes("/")) return isPlain ? names.has(path) : some(names, (name) => matchName(path, name));
    if (isPlain) return paths.has(path);
    const parts = path.split("/");
    return some(paths, (candidate) => matchSegments(parts, candidate.split("/")));
  };
}

function some(values: ReadonlySet<string>, test: (value: string) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}

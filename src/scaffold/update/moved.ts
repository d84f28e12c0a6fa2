import { linesOf, similarity } from "./lines.ts";

/** Below this share of common lines a file is another file, not the same one at another place (git takes 50 %). */
const alike = 0.6;
/** Files that are read to find one that has been moved: a repository may have a hundred thousand. */
const mostRead = 200;

/**
 * Where the owner has moved a file that is gone from its place: to a path of the same extension whose text is mostly the
 * same. A file of the same name is looked at first.
 * @param candidates paths that neither render has
 */
export function findMoved(
  path: string,
  content: Uint8Array,
  candidates: readonly string[],
  read: (path: string) => Uint8Array | undefined,
): string | undefined {
  const lines = linesOf(content);
  // Of a few lines nobody can say where they come from.
  if (!lines || lines.filter((line) => line.trim() !== "").length < 4) return undefined;
  const name = nameOf(path);
  const extension = extensionOf(name);
  const fitting = candidates.filter((file) => extensionOf(nameOf(file)) === extension);
  const ordered = [
    ...fitting.filter((file) => nameOf(file) === name),
    ...fitting.filter((file) => nameOf(file) !== name),
  ];
  let best: { readonly file: string; readonly score: number } | undefined;
  for (const file of ordered.slice(0, mostRead)) {
    const found = read(file);
    const other = found && found.byteLength < content.byteLength * 4 + 1024 ? linesOf(found) : undefined;
    const score = other ? similarity(lines, other) : 0;
    if (score >= alike && score > (best?.score ?? 0)) best = { file, score };
    if (score === 1) break;
  }
  return best?.file;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function extensionOf(name: string): string {
  return name.includes(".") ? name.slice(name.lastIndexOf(".")).toLowerCase() : "";
}

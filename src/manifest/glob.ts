/**
 * The files that a pattern names: `*` stands for any part of a name, `**` for any folders. Patterns come from a
 * manifest, so matching never backtracks further than to the last star: at most segments × segments steps a file.
 */
export function matchFiles(pattern: string, files: readonly string[]): string[] {
  const parts = pattern.split("/").filter((part) => part !== ".");
  return files.filter((file) => matchParts(parts, file.split("/")));
}

function matchParts(pattern: readonly string[], path: readonly string[]): boolean {
  let [part, at] = [0, 0];
  let star: { part: number; at: number } | undefined;
  while (at < path.length) {
    const [wanted, name = ""] = [pattern[part], path[at]];
    if (wanted === "**") {
      star = { part, at };
      part++;
    } else if (wanted !== undefined && matchName(wanted, name)) {
      part++;
      at++;
    } else {
      // The last `**` takes one folder more; never a hidden one.
      if (!star || path[star.at]?.startsWith(".")) return false;
      star.at++;
      [part, at] = [star.part + 1, star.at];
    }
  }
  return pattern.slice(part).every((rest) => rest === "**");
}

/** One name against one pattern without `/`. Names that begin with a dot need a pattern that does, too. */
function matchName(pattern: string, name: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) return false;
  const pieces = pattern.split("*");
  if (pieces.length === 1) return pattern === name;
  const [first = "", last = ""] = [pieces[0], pieces[pieces.length - 1]];
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

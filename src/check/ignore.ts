/**
 * Whether a path is one of those that patterns name. `*` stands for any part of a name, `**` for any folders, hidden
 * ones too; a pattern that names a folder means all that is in it, and one without `/` means that name anywhere, as in
 * a `.gitignore`. Matching goes back no further than to the last star, whatever the pattern.
 */
export function ignoring(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.filter((pattern) => pattern !== "").map(segmentsOf);
  return (path) => {
    const names = path.split("/");
    return all.some((pattern) => matches(pattern, names));
  };
}

function segmentsOf(pattern: string): string[] {
  const parts = pattern
    .replace(/\/$/, "")
    .split("/")
    .filter((part) => part !== "." && part !== "");
  return pattern.replace(/\/$/, "").includes("/") ? parts : ["**", ...parts];
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  let [part, at] = [0, 0];
  let star: { part: number; at: number } | undefined;
  while (at < path.length) {
    // Everything in a folder that is named is meant.
    if (part === pattern.length) return true;
    const wanted = pattern[part];
    if (wanted === "**") {
      star = { part, at };
      part++;
    } else if (wanted !== undefined && matchesName(wanted, path[at] ?? "")) {
      part++;
      at++;
    } else {
      if (!star) return false;
      star.at++;
      [part, at] = [star.part + 1, star.at];
    }
  }
  return pattern.slice(part).every((rest) => rest === "**");
}

function matchesName(pattern: string, name: string): boolean {
  const pieces = pattern.split("*");
  const [first = "", last = ""] = [pieces[0], pieces[pieces.length - 1]];
  if (pieces.length === 1) return pattern === name;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

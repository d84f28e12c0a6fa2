/** Whole segments: `**` stands for any number of them. Only the last `**` is ever taken back. */
export function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let [part, at, star, starAt] = [0, 0, -1, 0];
  while (at < path.length) {
    const wanted = pattern[part];
    if (wanted === "**") [star, starAt, part] = [part, at, part + 1];
    else if (wanted !== undefined && matchName(wanted, path[at] ?? "")) [part, at] = [part + 1, at + 1];
    else if (star === -1) return false;
    else {
      starAt++;
      [part, at] = [star + 1, starAt];
    }
  }
  return pattern.slice(part).every((rest) => rest === "**");
}

/** One segment: `*` stands for any text, `?` for one sign. */
export function matchName(pattern: string, name: string): boolean {
  let [part, at, star, starAt] = [0, 0, -1, 0];
  while (at < name.length) {
    if (pattern[part] === "*") [star, starAt, part] = [part, at, part + 1];
    else if (part < pattern.length && (pattern[part] === "?" || pattern[part] === name[at]))
      [part, at] = [part + 1, at + 1];
    else if (star === -1) return false;
    else {
      starAt++;
      [part, at] = [star + 1, starAt];
    }
  }
  return /^\**$/.test(pattern.slice(part));
}

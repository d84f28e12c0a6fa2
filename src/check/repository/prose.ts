/**
 * The lines of a text, with an empty one for each that stands in a block of code between fences: what looks like
 * something there is but shown.
 */
export function outsideFences(text: string): string[] {
  let fence = "";
  return text.split(/\r?\n/).map((line) => {
    const ticks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (ticks === undefined) return fence === "" ? line : "";
    if (fence === "") fence = ticks.slice(0, 3);
    else if (ticks.startsWith(fence)) fence = "";
    return "";
  });
}

/** The same, with blanks where spans of code and comments stand: places stay. */
export function plainProse(text: string): string[] {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  return outsideFences(text)
    .join("\n")
    .replace(/`[^`\n]*`/g, blank)
    .replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, blank)
    .split("\n");
}

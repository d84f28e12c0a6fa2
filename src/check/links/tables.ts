import type { Segment } from "./lines.ts";

/** The cells of a table's row: split at each `|` without a backslash before it (GitHub Flavored Markdown 0.29, 4.10). */
export function cells({ text, line, column }: Segment): Segment[] {
  const found: Segment[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === "\\") at++;
    else if (at === text.length || text[at] === "|") {
      found.push({ text: text.slice(start, at), line, column: column + start });
      start = at + 1;
    }
  }
  // A backslash at the very end has taken the end with it.
  if (start <= text.length && found.length === 0) found.push({ text, line, column });
  if (found.length > 1 && found[0]?.text.trim() === "") found.shift();
  if (found.length > 1 && found[found.length - 1]?.text.trim() === "") found.pop();
  return found;
}

/** Whether a line is the one between a table's head and its body: it has as many cells. */
export function isDelimiterRow(row: Segment, head: Segment): boolean {
  if (!/^[|:\- \t]+$/.test(row.text) || !/[|:]/.test(row.text)) return false;
  const marks = cells(row);
  return marks.every(({ text }) => /^:?-+:?$/.test(text.trim())) && marks.length === cells(head).length;
}

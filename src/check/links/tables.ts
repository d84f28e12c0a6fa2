import { part, type Segment, textOf } from "./lines.ts";

/** The cells of a table's row: split at each `|` without a backslash before it (GitHub Flavored Markdown 0.29, 4.10). */
export function cells(row: Segment): Segment[] {
  const text = textOf(row);
  const found: Segment[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === "\\") at++;
    else if (at === text.length || text[at] === "|") {
      found.push(part(row, start, at));
      start = at + 1;
    }
  }
  // A backslash at the very end has taken the end with it.
  if (start <= text.length && found.length === 0) found.push(row);
  if (found.length > 1 && isEmpty(found[0])) found.shift();
  if (found.length > 1 && isEmpty(found[found.length - 1])) found.pop();
  return found;
}

function isEmpty(cell: Segment | undefined): boolean {
  return cell !== undefined && textOf(cell).trim() === "";
}

/** Whether a line is the one between a table's head and its body: it has as many cells. */
export function isDelimiterRow(row: Segment, head: Segment): boolean {
  const text = textOf(row);
  if (!/^[|:\- \t]+$/.test(text) || !/[|:]/.test(text)) return false;
  const marks = cells(row);
  return marks.every((cell) => /^:?-+:?$/.test(textOf(cell).trim())) && marks.length === cells(head).length;
}

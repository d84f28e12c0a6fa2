import { blanksEnd, type Destination, destination, titleEnd } from "./resource.ts";

/** A definition, `[label]: target "title"`, at the start of a paragraph (CommonMark 0.31.2, 4.7). */
export interface Definition extends Destination {
  readonly label: string;
  /** One past the end of its last line. */
  readonly close: number;
}

/** The definition that begins at a place; undefined when there is none. A footnote is none. */
export function definitionAt(text: string, start: number): Definition | undefined {
  if (text[start] !== "[" || text[start + 1] === "^") return undefined;
  const end = labelEnd(text, start);
  if (end < 0 || text[end] !== ":") return undefined;
  const label = normalize(text.slice(start + 1, end - 1));
  const target = destination(text, blanksEnd(text, end + 1));
  if (label === "" || !target || target.end === target.start) return undefined;
  const close = withTitle(text, target.end) ?? lineEnd(text, target.end);
  return close === undefined ? undefined : { ...target, label, close };
}

/** Where a definition with a title ends; undefined when no title follows, or more than a title. */
function withTitle(text: string, from: number): number | undefined {
  const start = blanksEnd(text, from);
  const end = start > from ? titleEnd(text, start) : -1;
  return end < 0 ? undefined : lineEnd(text, end);
}

/** One past the line's end, when nothing but blanks stands before it. */
function lineEnd(text: string, from: number): number | undefined {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at >= text.length || text[at] === "\n" ? at + 1 : undefined;
}

const ofLabel = /[\\[\]]/g;

/** One past the `]` of the label that opens at a place; -1 when it is none. A label has at most 999 signs. */
export function labelEnd(text: string, open: number): number {
  const last = open + 1002;
  ofLabel.lastIndex = open + 1;
  for (let found = ofLabel.exec(text); found && found.index < last; found = ofLabel.exec(text)) {
    if (found[0] === "]") return found.index + 1;
    if (found[0] === "[") return -1;
    ofLabel.lastIndex++;
  }
  return -1;
}

/** Labels are the same without regard to case and to how many blanks there are. */
export function normalize(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}

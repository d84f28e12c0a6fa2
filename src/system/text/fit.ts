import { width } from "./width.ts";

let segmenter: Intl.Segmenter | undefined;

/** Made when the first text is too long: it loads the data of ICU, which takes longer than most commands' own work. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** A text of at most so many columns: what is too long ends with an ellipsis. No character is cut in two. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  if (columns < 1) return "";
  const [head = ""] = split(text, columns - 1);
  return `${head}…`;
}

/** Pads a text with blanks on the left up to a number of columns. */
export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - width(text))) + text;
}

/**
 * What a line may be broken between: a word, or one Chinese character, with the punctuation that must not stand at the
 * start of a line behind it and the brackets that must not stand at the end of one before it.
 */
const pieces =
  /\s+|[（「『《〈【“‘([]*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}（「『《〈【]+|[（「『《〈【]+)[，。、；：？！）」』》〉】”’…]*/gu;

/** A text as lines of at most so many columns (2 at least). Blanks at a break go; words that are too long are broken. */
export function wrap(text: string, columns: number): string[] {
  const room = Math.max(2, columns);
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(pieces)) {
    if (/^\s/.test(piece)) line += line === "" ? "" : " ";
    else if (width(line + piece) <= room) line += piece;
    else {
      if (line.trim() !== "") lines.push(line.trimEnd());
      const parts = broken(piece, room);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? "";
    }
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

function broken(word: string, columns: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (width(rest) > columns) {
    const [head, tail] = split(rest, columns);
    parts.push(head);
    rest = tail;
  }
  return [...parts, rest];
}

/** As many characters as have room, and what is left. Takes one at least when `columns` is 2 or more. */
function split(text: string, columns: number): [string, string] {
  let head = "";
  let used = 0;
  for (const { segment } of graphemes(text)) {
    used += width(segment);
    if (used > columns) break;
    head += segment;
  }
  // A character that is told apart from its neighbour may be narrower than beside it.
  while (width(head) > columns) head = head.slice(0, -1);
  if (head === "" && columns > 1) head = [...text][0] ?? "";
  return [head, text.slice(head.length)];
}

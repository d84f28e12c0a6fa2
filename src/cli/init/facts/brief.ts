import { width } from "../../../system/text/width.ts";

/** Columns from which on a description is cut where it can be: what a list of repositories shows on a line or two. */
const long = 100;
/** Fewer are a beginning and no description. */
const enough = 30;

/**
 * One sentence of a text, without the full stop at its end. A long one ends at the last comma, semicolon or dash within the
 * first 100 columns, where at least 30 stand before it and no bracket or quote is open; one that has none stays whole.
 */
export function briefOf(text: string): string {
  // An abbreviation ends no sentence.
  const sentence = /^.+?(?:(?<!\b(?:\w|e\.g|i\.e|vs|etc|cf))[.!?](?=\s|$)|[。！？])/u.exec(text)?.[0] ?? text;
  const whole = closed(sentence.replace(/[.。]$/u, ""));
  if (width(whole) <= long) return whole;
  const heads = [...whole.matchAll(/[,;](?=\s)|\s[–—-](?=\s)|[，；]|——/gu)]
    .map(({ index }) => whole.slice(0, index))
    .map(closed)
    .filter((head) => isClosed(head) && width(head) >= enough && width(head) <= long);
  return heads.at(-1) ?? whole;
}

/** Without a quote in front that is not closed any more. */
function closed(text: string): string {
  return isClosed(text) ? text : text.replace(/^[“"]/u, "");
}

function isClosed(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  const pairs = ["()", "[]", "（）", "“”", "「」", "《》"];
  return pairs.every(([open = "", close = ""]) => count(open) === count(close)) && count('"') % 2 === 0;
}

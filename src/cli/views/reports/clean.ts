import { plainLine } from "../../../system/text/escape.ts";
import { oneLine } from "../../../system/text/sanitize.ts";

/** Characters of a name or a cell, and of a paragraph: more is no text that anybody reads. */
const longest = { cell: 300, paragraph: 5_000 } as const;

/** One line for a page or a file: what hides or reorders text goes. */
export function clean(text: string): string {
  return shortened(tame(plainLine(text.slice(0, longest.paragraph))), longest.cell);
}

/** Several lines of text, each clean, none empty. */
export function paragraphs(text: string): string[] {
  return text
    .slice(0, longest.paragraph)
    .split(/\r?\n/)
    .map((line) => tame(plainLine(line)).trim())
    .filter((line) => line !== "");
}

/** One line for a terminal: what hides or reorders text is shown by its code point. */
export function cleanForTerminal(text: string): string {
  return shortened(tame(oneLine(text.slice(0, longest.paragraph))), longest.cell);
}

/** The same for several lines. */
export function linesForTerminal(text: string): string[] {
  return text
    .slice(0, longest.paragraph)
    .split(/\r?\n/)
    .map((line) => tame(oneLine(line)).trim())
    .filter((line) => line !== "");
}

/** Halves of characters and what XML does not allow are replaced; marks piled up over other lines are taken off. */
function tame(text: string): string {
  return text.replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd").replace(/(\p{M}{4})\p{M}+/gu, "$1");
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

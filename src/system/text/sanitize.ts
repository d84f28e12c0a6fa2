import { codePoint, hiddenBut } from "./hidden.ts";

/**
 * Text from outside made harmless for a terminal: what is hidden, or hides or reorders other text, becomes its code point
 * in brackets, so that a reader sees that something was there. That also disarms every escape sequence. Newlines and
 * tabs stay.
 */
export function sanitize(text: string): string {
  return text.replace(hidden, codePoint);
}

const hidden = hiddenBut("\\n\\t");

/** The same for a text that must stay on one line: newlines and tabs become a blank. */
export function oneLine(text: string): string {
  return sanitize(text.replace(/[\r\n\t\u2028\u2029]+/g, " "));
}

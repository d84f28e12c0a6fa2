/**
 * Text from outside made harmless for a terminal: control characters (C0 but newline and tab, DEL, C1), which
 * also disarms every escape sequence, and the marks that reorder or hide text (bidirectional controls, zero-width
 * characters) become their code point in brackets, so that a reader sees that something was there.
 */
export function sanitize(text: string): string {
  return text.replace(hidden, mark);
}

/** Control characters but newline and tab, and the marks that hide or reorder text (Unicode UAX #9, "Bidi controls"). */
const hidden = /(?![\n\t])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** The same for a text that must stay on one line: newlines and tabs become a blank. */
export function oneLine(text: string): string {
  return sanitize(text.replace(/[\r\n\t\u2028\u2029]+/g, " "));
}

function mark(character: string): string {
  return `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}>`;
}

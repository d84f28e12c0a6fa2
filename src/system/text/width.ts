import stringWidth from "fast-string-width";

/** Columns that a text takes on a terminal: two for a Chinese character, none for a combining mark. */
export const width: (text: string) => number = (text) => stringWidth(text);

/** Pads a text with blanks on the right up to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

import stringWidth from "fast-string-width";

/** Columns that a text takes on a terminal: two for a Chinese character, none for a combining mark. */
export const width: (text: string) => number = (text) => stringWidth(text);

/** Pads a text with blanks on the right up to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** A text of at most so many columns; what does not fit becomes one `…`. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = "";
  let used = 1;
  for (const sign of text) {
    used += width(sign);
    if (used > columns) break;
    kept += sign;
  }
  return columns > 0 ? `${kept}…` : "";
}

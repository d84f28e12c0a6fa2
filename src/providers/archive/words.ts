import { usageError } from "../../system/errors.ts";
import { oneLine } from "../../system/text/sanitize.ts";

/**
 * A text as an SQL literal. Both engines take signs other than quotes and backslashes as they are, so that no text that
 * is let through can end the literal or be read in two ways.
 * @throws RangeError for any other text: it is to be checked, and explained, before it comes here
 */
export function literal(text: string): string {
  if (!isPlain(text)) throw new RangeError("no literal of both engines");
  return `'${text}'`;
}

/** Printable ASCII but for the quote and the backslash. */
export function isPlain(text: string): boolean {
  return /^[ -&(-[\]-~]*$/.test(text);
}

/** A name of a table or database, in the quotes that both engines take. @throws AppError (exit 2) `archive.table` */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
    throw usageError("archive.table", { name: oneLine(name).slice(0, 200) });
  }
  return `"${name}"`;
}

/** Characters that a list of names may take in the text of a query: engines take 256 KiB in all, and a list stands there twice. */
export const longestList = 60_000;

/** `column IN ('a', 'b')`; false for an empty list. */
export function isOneOf(column: string, texts: readonly string[]): string {
  return texts.length === 0 ? "1 = 0" : `${column} IN (${texts.map(literal).join(", ")})`;
}

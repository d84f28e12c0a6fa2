import { isBreak } from "./breaks.ts";
import type { Line } from "./lines.ts";

/** A quote, or an item of a list (or a footnote), whose further lines are set in by some columns. */
export type Container = { readonly kind: "quote" } | { readonly kind: "item"; readonly indent: number };

/** Takes what shows that a line belongs to a container; false when it does not. */
export function continues(container: Container, line: Line): boolean {
  if (container.kind === "quote") return takeQuote(line);
  if (line.indent < container.indent) return line.isBlank();
  if (!line.isBlank()) line.skip(container.indent);
  return true;
}

const [quote, bracket, star, plus, minus, zero, nine] = [62, 91, 42, 43, 45, 48, 57];

/**
 * The container that begins at this place of a line, with its signs taken.
 * @param inParagraph within one, only an item with text begins a list, and of numbered ones only the first
 */
export function startOf(line: Line, inParagraph: boolean): Container | undefined {
  const sign = line.sign();
  if (sign === star || sign === minus) return isBreak(line.text()) ? undefined : itemOf(line, inParagraph);
  if (sign === plus || (sign >= zero && sign <= nine)) return itemOf(line, inParagraph);
  if (sign === quote && takeQuote(line)) return { kind: "quote" };
  return sign === bracket ? footnoteOf(line) : undefined;
}

function footnoteOf(line: Line): Container | undefined {
  const footnote = /^\[\^[^\]\s]{1,100}\]:/.exec(line.text());
  if (!footnote) return undefined;
  line.skip(line.indent + footnote[0].length);
  return { kind: "item", indent: 4 };
}

function itemOf(line: Line, inParagraph: boolean): Container | undefined {
  const { indent } = line;
  const text = line.text();
  const marker = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(text);
  if (!marker) return undefined;
  const isEmpty = text.slice(marker[0].length).trim() === "";
  if (inParagraph && (isEmpty || (marker[1] !== undefined && Number(marker[1]) !== 1))) return undefined;
  line.skip(indent + marker[0].length);
  const blanks = line.indent;
  // Without text behind it, or with code, an item's text begins one column after its sign.
  const padding = isEmpty || blanks > 4 ? 1 : blanks;
  if (!isEmpty) line.skip(padding);
  return { kind: "item", indent: indent + marker[0].length + padding };
}

function takeQuote(line: Line): boolean {
  if (line.indent >= 4 || line.sign() !== quote) return false;
  line.skip(line.indent + 1);
  if (line.indent > 0) line.skip(1);
  return true;
}

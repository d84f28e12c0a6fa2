import { hiddenBut } from "./hidden.ts";

/** JSON.stringify escapes C0 alone. A tab or a line end is never raw in JSON. */
const hidden = new RegExp(`${hiddenBut().source}|[\\u2028\\u2029]`, "gu");

/**
 * JSON on one line that harms no terminal and no log it is printed to: what is hidden or reorders text is escaped, and
 * so is what a runner takes for a command. Whoever parses it gets the same value.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value)
    .replace(hidden, escaped)
    .replace(/#(?=#[a-z]*\[)/gi, "\\u0023");
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

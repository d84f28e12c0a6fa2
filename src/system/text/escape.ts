import { hiddenBut } from "./hidden.ts";

const hidden = hiddenBut();

/**
 * One line of plain text: line breaks become blanks; other control characters and the marks that hide or reorder
 * text go.
 */
export function plainLine(value: unknown): string {
  return plain(value)
    .replace(/[\r\n\t\u0085\u2028\u2029]+/g, " ")
    .replace(hidden, "");
}

/**
 * Markdown text: punctuation that Markdown could take for its own is escaped (CommonMark 0.31.2, 2.4), HTML's own signs
 * become references, which hold within a block of HTML too. Several blanks, which could indent or break, become one.
 */
export function escapeMarkdown(value: unknown): string {
  return (
    plainLine(value)
      .replace(/ {2,}/g, " ")
      // An underscore within a word is none of emphasis, and within a bare address a backslash would be part of it.
      .replace(/[\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
      .replace(/[&<>]/g, (sign) => entities[sign] as string)
      .replace(/^( ?)([#+=-]|:(?=-)|\d+(?=[.)]))/, escapeStart)
      .replace(/ (?=#+ ?$)/, " \\")
  );
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What would start a heading, a list, a table or an underline at the beginning of a line: `1.` becomes `1\.`. */
function escapeStart(_: string, blank: string, sign: string): string {
  return /\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`;
}

/** Text in a Markdown code span or fenced block: nothing that could end it. */
export function escapeCode(value: unknown): string {
  return plainLine(value).replace(/`/g, "'").replace(/~{3,}/g, "~~");
}

/** Text in HTML, within an element or a quoted attribute. */
export function escapeHtml(value: unknown): string {
  return plainLine(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One word of a POSIX shell command (POSIX.1-2017, 2.2.2 Single-Quotes). */
export function escapeShell(value: unknown): string {
  return `'${plainLine(value).replace(/'/g, `'\\''`)}'`;
}

/**
 * A URL, or a part of one, in a link's target: what RFC 3986 does not allow, and brackets and quotes, percent-encoded.
 * A scheme that could run code (`javascript:`, `data:`) and a character reference lose the sign that makes them one.
 */
export function escapeUrl(value: unknown): string {
  return encodeURI(plainLine(value))
    .replace(/%25(?=[0-9a-f]{2})/gi, "%")
    .replace(/^(?!(?:https?|mailto):)([a-z][a-z0-9+.-]*):/i, "$1%3A")
    .replace(/&(?=#|\w+;)/g, "%26")
    .replace(/[()'[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(plain).join(", ") : String(value);
}

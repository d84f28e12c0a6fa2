/**
 * Content lines of iCalendar (RFC 5545, 3.1): what goes in is any text, what comes out is one property and nothing more.
 */

/** Signs of a text that cannot stand as they are: RFC 5545, 3.3.11, line breaks, control characters, hidden marks, halves of a pair. */
const special = /[\\;,\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/** A value of type TEXT. Line breaks of every kind become `\n`; other control characters and hidden marks go. */
export function text(value: string): string {
  if (!special.test(value)) return value;
  return wellFormed(value)
    .replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(hidden, "")
    .replaceAll("\n", "\\n");
}

/** Control characters but newline and tab, and the marks that hide or reorder text. */
const hidden = /(?![\n\t])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Half of a surrogate pair has no bytes in UTF-8. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The text of a value of type TEXT. */
export function plain(value: string): string {
  return value.replace(/\\(.)/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}

/** A text as a reader gets it back. */
export function asRead(value: string): string {
  return special.test(value) ? plain(text(value)) : value;
}

/** The value of a parameter, quoted: RFC 5545, 3.2 has no sign for a quote in it, and RFC 6868 takes `^` for its own. */
export function parameter(value: string): string {
  const plain = wellFormed(value)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(hidden, "");
  return `"${plain.replaceAll('"', "'").replaceAll("^", "^^")}"`;
}

/** A value of type URI: what RFC 3986 does not allow, percent-encoded. Undefined for what is no address on the web. */
export function uri(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value)) return undefined;
  return wellFormed(value).replace(/[^!-~]|["<>\\^`{|}]/gu, (sign) => encodeURIComponent(sign));
}

/** A name as it stands in a parameter without quotes: those of time zones. */
export function token(value: string): string {
  return value.replace(/[^A-Za-z0-9_+\-/]/g, "");
}

/** Octets of a line without its end: RFC 5545, 3.1. */
const most = 75;
const ascii = /^\p{ASCII}*$/u;

/** One content line with its end, folded so that no line is longer than 75 octets and no character is cut. */
export function fold(line: string): string {
  // No UTF-16 unit takes more than three octets.
  if (line.length * 3 <= most || (line.length <= most && ascii.test(line))) return `${line}\r\n`;
  return ascii.test(line) ? foldAscii(line) : foldUtf8(line);
}

function foldAscii(line: string): string {
  let folded = line.slice(0, most);
  for (let from = most; from < line.length; from += most - 1) folded += `\r\n ${line.slice(from, from + most - 1)}`;
  return `${folded}\r\n`;
}

function foldUtf8(line: string): string {
  let folded = "";
  let from = 0;
  let room = most;
  let at = 0;
  while (at < line.length) {
    const code = line.codePointAt(at) as number;
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets > room) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      room = most - 1;
    }
    room -= octets;
    at += octets === 4 ? 2 : 1;
  }
  return `${folded}${line.slice(from)}\r\n`;
}

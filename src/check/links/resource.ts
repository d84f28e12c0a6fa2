/** What stands in the round brackets of a link, and behind the colon of a definition (CommonMark 0.31.2, 6.3 and 4.7). */

export interface Destination {
  /** As it is written, without `<>`. */
  readonly raw: string;
  readonly start: number;
  /** One past its end. */
  readonly end: number;
}

/** More brackets within one another than cmark reads. */
const deepest = 32;

/** The destination that begins at a place. */
export function destination(text: string, start: number): Destination | undefined {
  if (text[start] === "<") {
    for (let at = start + 1; at < text.length; at++) {
      const sign = text[at];
      if (sign === "\\") at++;
      else if (sign === ">") return { raw: text.slice(start + 1, at), start: start + 1, end: at + 1 };
      else if (sign === "<" || sign === "\n") return undefined;
    }
    return undefined;
  }
  const end = bareEnd(text, start);
  return end < 0 ? undefined : { raw: text.slice(start, end), start, end };
}

/** What ends a destination, or may: blanks and other controls, brackets, and what a backslash makes none of these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control ends a destination (CommonMark 0.31.2, 6.3).
const ofBare = /\\[!-/:-@[-`{-~]|[\x00-\x20\x7f()]/g;

/** A destination without `<>` ends before a blank, and has as many closing brackets as opening ones. */
function bareEnd(text: string, start: number): number {
  let open = 0;
  ofBare.lastIndex = start;
  let found = ofBare.exec(text);
  for (; found; found = ofBare.exec(text)) {
    const { 0: sign, index } = found;
    if (sign === "(") open++;
    else if (sign === ")") open--;
    else if (sign.length === 1) break;
    if (open < 0) return index;
    if (open > deepest) return -1;
  }
  return open > 0 ? -1 : (found?.index ?? text.length);
}

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")" };

/** One past the title that begins at a place; -1 when there is none. */
export function titleEnd(text: string, start: number): number {
  const opener = text[start] ?? "";
  const closer = closers[opener];
  if (!closer) return -1;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === closer) return at + 1;
    else if (sign === "(" && closer === ")") return -1;
  }
  return -1;
}

/** One past the blanks, and at most one line's end among them. */
export function blanksEnd(text: string, start: number): number {
  let at = start;
  let lines = 0;
  for (; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n" && ++lines > 1) break;
    if (sign !== " " && sign !== "\t" && sign !== "\n") break;
  }
  return at;
}

/** The link's target in round brackets that open at a place; undefined when it is none. */
export function resource(text: string, open: number): (Destination & { readonly close: number }) | undefined {
  const start = blanksEnd(text, open + 1);
  if (text[start] === ")") return { raw: "", start, end: start, close: start + 1 };
  const target = destination(text, start);
  if (!target) return undefined;
  let at = blanksEnd(text, target.end);
  if (at > target.end) {
    const end = titleEnd(text, at);
    if (end > 0) at = blanksEnd(text, end);
  }
  return text[at] === ")" ? { ...target, close: at + 1 } : undefined;
}

/** ASCII punctuation: what a backslash can stand before (CommonMark 0.31.2, 2.4). */
export function isPunctuation(sign: string | undefined): boolean {
  return sign !== undefined && /^[!-/:-@[-`{-~]$/.test(sign);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** A destination as it is meant: backslashes and character references resolved. */
export function resolveEscapes(raw: string): string {
  const either = /\\([!-/:-@[-`{-~])|&[#\w]{1,8};/g;
  return raw.replace(either, (whole, sign: string | undefined) => sign ?? resolveReferences(whole));
}

/** A value of HTML as it is meant: there a backslash is a sign like others (CommonMark 0.31.2, 2.4). */
export function resolveReferences(raw: string): string {
  return raw.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

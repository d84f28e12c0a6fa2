/** HTML within Markdown, as CommonMark 0.31.2 (6.6) reads it. */

/** One attribute of a tag; its place counts from the start of the text that was read. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

const name = /[A-Za-z][A-Za-z0-9-]*/y;
const attributeName = /\s+([A-Za-z_:][\w.:-]*)/y;
const attributeValue = /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/y;
const opening = /\s*\/?>/y;
const closing = /\s*>/y;

/**
 * Where the tag that begins at a place ends, one past its `>`; -1 when there is none.
 * @param found gets each attribute
 */
export function tagEnd(text: string, start: number, found?: (attribute: Attribute) => void): number {
  const isClosing = text[start + 1] === "/";
  let at = match(name, text, start + (isClosing ? 2 : 1));
  if (at < 0) return -1;
  if (isClosing) return match(closing, text, at);
  while (at < text.length) {
    const end = match(opening, text, at);
    if (end > 0) return end;
    attributeName.lastIndex = at;
    const attribute = attributeName.exec(text);
    if (!attribute) return -1;
    at = attributeName.lastIndex;
    attributeValue.lastIndex = at;
    const given = attributeValue.exec(text);
    if (given) at = attributeValue.lastIndex;
    const value = given?.[1] ?? given?.[2] ?? given?.[3] ?? "";
    const quoted = given?.[3] === undefined ? 1 : 0;
    found?.({ name: (attribute[1] ?? "").toLowerCase(), value, at: at - value.length - quoted });
  }
  return -1;
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Looks for the ends of comments and the like, and remembers which there is no more of: a page may begin thousands. */
export class Ends {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** One past the next `end` from a place on; -1 when there is none. */
  after(end: string, from: number): number {
    if (this.#missing.has(end)) return -1;
    const at = this.#text.indexOf(end, from);
    if (at < 0) this.#missing.add(end);
    return at < 0 ? -1 : at + end.length;
  }
}

/** The end of a comment, an instruction, a declaration or character data that begins at a place; -1 for none. */
export function specialEnd(text: string, at: number, ends: Ends): number {
  if (text.startsWith("<!--", at)) {
    if (text.startsWith("<!-->", at)) return at + 5;
    if (text.startsWith("<!--->", at)) return at + 6;
    return ends.after("-->", at + 4);
  }
  if (text.startsWith("<?", at)) return ends.after("?>", at + 2);
  if (text.startsWith("<![CDATA[", at)) return ends.after("]]>", at + 9);
  return /^<![A-Za-z]/.test(text.slice(at, at + 3)) ? ends.after(">", at + 3) : -1;
}

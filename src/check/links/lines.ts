/** A piece of one line. */
export interface Segment {
  /** The text that it is cut out of: the page's, or its line's with tabs made blanks. */
  readonly source: string;
  readonly from: number;
  /** One past its end. */
  readonly to: number;
  /** Where in the page it begins. */
  readonly at: number;
}

export function textOf({ source, from, to }: Segment): string {
  return source.slice(from, to);
}

/** A part of a piece; both numbers count from the start of it. */
export function part({ source, from, at }: Segment, start: number, end: number): Segment {
  return { source, from: from + start, to: from + end, at: at + start };
}

/** A block that can hold links, headings or anchors. */
export interface Leaf {
  readonly kind: "text" | "heading" | "html";
  /** A heading made of a paragraph by the line below it: definitions may stand before its text. */
  readonly isUnderlined?: true;
  readonly lines: readonly Segment[];
  /** Whether it holds a sign that a link or a tag begins with. */
  readonly mayLink: boolean;
}

/** What can stand before the text of a line: blanks, and the signs of quotes and lists. */
const prefix = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/;

const blank = 32;

/** The line that is read, from the left: blanks and signs are taken away until its own text is left. */
export class Line {
  #source = "";
  #at = 0;
  #end = 0;
  /** What is to be added to a place in the source to have the place in the page. */
  #shift = 0;
  /** Where the line begins in the page. */
  #start = 0;
  /** Blanks at this place. */
  indent = 0;

  /** Takes the line of a page between two places. */
  take(page: string, start: number, end: number, hasTab: boolean): void {
    this.#source = page;
    this.#start = start;
    this.#at = start;
    this.#end = end;
    this.#shift = 0;
    if (hasTab) this.#expand(page.slice(start, end));
    this.#measure();
  }

  /** Tabs at the start of a line stand for blanks; a tab within its text is a sign like others. */
  #expand(text: string): void {
    const start = prefix.exec(text)?.[0] ?? "";
    if (!start.includes("\t")) return;
    const expanded = expandTabs(start);
    this.#source = expanded + text.slice(start.length);
    this.#at = 0;
    this.#end = this.#source.length;
    this.#shift = this.#start + start.length - expanded.length;
  }

  isBlank(): boolean {
    const sign = this.sign();
    if (sign > blank && sign < 128) return false;
    return Number.isNaN(sign) || this.#source.slice(this.#at, this.#end).trim() === "";
  }

  /** The code of the first sign that is no blank; NaN at the end of the line. */
  sign(): number {
    const at = this.#at + this.indent;
    return at < this.#end ? this.#source.charCodeAt(at) : Number.NaN;
  }

  /** Everything from this place on that is no blank. */
  rest(): Segment {
    const from = this.#at + this.indent;
    return { source: this.#source, from, to: this.#end, at: Math.max(this.#start, from + this.#shift) };
  }

  /** The same as text. */
  text(): string {
    return this.#source.slice(this.#at + this.indent, this.#end);
  }

  skip(signs: number): void {
    this.#at += signs;
    this.#measure();
  }

  #measure(): void {
    let at = this.#at;
    while (at < this.#end && this.#source.charCodeAt(at) === blank) at++;
    this.indent = at - this.#at;
  }
}

/** Tab stops are four columns apart (CommonMark 0.31.2, 2.2). */
function expandTabs(text: string): string {
  let out = "";
  for (const sign of text) out += sign === "\t" ? " ".repeat(4 - (out.length % 4)) : sign;
  return out;
}

/** Where the page begins: behind what a generator of sites reads at its start, between lines of `---` or `+++`. */
export function pageStart(text: string): number {
  const fence = text.slice(0, 3);
  if (fence !== "---" && fence !== "+++") return 0;
  const lines = text.split("\n");
  if (lines[0]?.trimEnd() !== fence) return 0;
  const end = lines.findIndex((line, index) => index > 0 && (line.trimEnd() === fence || line.trimEnd() === "..."));
  // Between two lines there must be something that is no paragraph: else they are just lines across the page.
  if (end < 1 || (lines[1] ?? "").trim() === "") return 0;
  return lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
}

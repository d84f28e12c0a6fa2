/** A piece of one line, and where it stands; both numbers count from 1. */
export interface Segment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A block that can hold links, headings or anchors. */
export interface Leaf {
  readonly kind: "text" | "heading" | "html";
  /** A heading made of a paragraph by the line below it: definitions may stand before its text. */
  readonly isUnderlined?: true;
  readonly lines: readonly Segment[];
}

/** What can stand before the text of a line: blanks, and the signs of quotes and lists. */
const prefix = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/;

/** One line, read from the left: blanks and signs are taken away until its own text is left. */
export class Line {
  readonly #text: string;
  readonly #number: number;
  /** By how much the tabs at its start have moved its text. */
  readonly #shift: number;
  #at = 0;

  constructor(text: string, number: number) {
    const start = prefix.exec(text)?.[0] ?? "";
    const expanded = start.includes("\t") ? expandTabs(start) : start;
    this.#text = expanded + text.slice(start.length);
    this.#shift = expanded.length - start.length;
    this.#number = number;
  }

  /** Blanks at this place. */
  indent(): number {
    let end = this.#at;
    while (this.#text[end] === " ") end++;
    return end - this.#at;
  }

  isBlank(): boolean {
    return this.#text.slice(this.#at).trim() === "";
  }

  /** Everything from this place on that is no blank. */
  rest(): Segment {
    const start = this.#at + this.indent();
    return { text: this.#text.slice(start), line: this.#number, column: Math.max(1, start - this.#shift + 1) };
  }

  /** From this place on, blanks and all. */
  here(): string {
    return this.#text.slice(this.#at);
  }

  skip(signs: number): void {
    this.#at += signs;
  }
}

/** Tab stops are four columns apart (CommonMark 0.31.2, 2.2). */
function expandTabs(text: string): string {
  let out = "";
  for (const sign of text) out += sign === "\t" ? " ".repeat(4 - (out.length % 4)) : sign;
  return out;
}

/** The lines of a page; what a generator of sites reads at its start, between lines of `---` or `+++`, is left out. */
export function linesOf(text: string): Line[] {
  const lines = text.split(/\r\n|\n|\r/);
  const skipped = frontMatter(lines);
  return lines.slice(skipped).map((line, index) => new Line(line, skipped + index + 1));
}

function frontMatter(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== "---" && fence !== "+++") return 0;
  const end = lines.findIndex((line, index) => index > 0 && (line.trimEnd() === fence || line.trimEnd() === "..."));
  // Between two lines there must be something that is no paragraph: else they are just lines across the page.
  return end > 0 && (lines[1] ?? "").trim() !== "" ? end + 1 : 0;
}

import { isBreak } from "./breaks.ts";
import { type Container, continues, startOf } from "./containers.ts";
import { blankLine, type HtmlEnd, htmlEnds, htmlStart } from "./html-blocks.ts";
import { type Leaf, Line, pageStart, part, type Segment, textOf } from "./lines.ts";
import { beginsText, Signs } from "./signs.ts";
import { cells, isDelimiterRow } from "./tables.ts";

/**
 * The blocks of a Markdown page that can hold links, headings or anchors (CommonMark 0.31.2, chapters 4 and 5; tables
 * of GitHub Flavored Markdown 0.29, 4.10). Code is left out: what looks like a link there is none; and so is text
 * without a sign that begins a link, as long as no heading of HTML can go on with it.
 * @param text its lines end with a line feed alone
 * @param bare what an address begins with that is a link without any sign
 */
export function leavesOf(text: string, bare?: string): Leaf[] {
  return new BlockReader(text, bare).read();
}

/** More levels of quotes and lists than any page has: beyond them, text is text. */
const deepest = 64;

/** The block that further lines may belong to. */
type Open =
  | { readonly kind: "text"; readonly lines: Segment[] }
  | { readonly kind: "table" }
  | { readonly kind: "fence"; readonly sign: string; readonly length: number }
  | { readonly kind: "html"; readonly end: HtmlEnd; readonly lines: Segment[] };

class BlockReader {
  readonly #page: string;
  readonly #leaves: Leaf[] = [];
  readonly #line = new Line();
  readonly #tabs: Signs;
  readonly #brackets: Signs;
  readonly #angles: Signs;
  readonly #bare: Signs | undefined;
  /** Whether text without a link may be part of a heading that HTML begins. */
  readonly #keepsAll: boolean;
  #containers: Container[] = [];
  #open: Open | undefined;
  /** Where the next line begins. */
  #next: number;

  constructor(page: string, bare: string | undefined) {
    this.#page = page;
    this.#bare = bare === undefined ? undefined : new Signs(page, bare);
    this.#tabs = new Signs(page, "\t");
    this.#brackets = new Signs(page, "[");
    this.#angles = new Signs(page, "<");
    this.#keepsAll = /<h[1-6]/.test(page) || /<H[1-6]/.test(page);
    this.#next = pageStart(page);
  }

  read(): Leaf[] {
    const page = this.#page;
    while (this.#next < page.length) {
      const start = this.#next;
      const found = page.indexOf("\n", start);
      const end = found < 0 ? page.length : found;
      this.#next = end + 1;
      if (start === end) this.#blank(start);
      else if (beginsText(page.charCodeAt(start))) this.#flush(start, end);
      else this.#add(start, end);
      if (this.#open?.kind === "fence" && this.#containers.length === 0) this.#skipCode(this.#open.sign);
    }
    this.#close(0);
    return this.#leaves;
  }

  /** A line with nothing: items of lists go on behind it, quotes do not. */
  #blank(start: number): void {
    if (!this.#open && this.#containers.length === 0) return;
    const quote = this.#containers.findIndex(({ kind }) => kind === "quote");
    if (quote < 0 && this.#open?.kind === "fence") return;
    if (quote < 0 && this.#open?.kind === "html")
      this.#html(this.#open, { source: this.#page, from: start, to: start, at: start });
    else this.#close(quote < 0 ? this.#containers.length : quote);
  }

  /** A line that begins with text, at its very start: it belongs to no container, and begins no block but a paragraph. */
  #flush(start: number, end: number): void {
    const line = { source: this.#page, from: start, to: end, at: start };
    if (this.#open?.kind !== "text" && this.#containers.length > 0) this.#close(0);
    if (this.#open?.kind === "fence") return;
    if (this.#open?.kind === "html") this.#html(this.#open, line);
    else this.#text(line, 0);
  }

  #add(start: number, end: number): void {
    const line = this.#line;
    line.take(this.#page, start, end, this.#tabs.isIn(start, end));
    const matched = this.#matched(line);
    const isInside = matched === this.#containers.length;
    if (!isInside && this.#open?.kind !== "text") this.#close(matched);
    if (this.#continuesVerbatim(line)) return;
    const depth = this.#startContainers(line, matched);
    const started = depth > matched;
    if (line.isBlank()) this.#close(depth);
    else if (line.indent >= 4) this.#indented(line, depth);
    else if (isInside && !started && this.#underlines(line)) return;
    else if (!this.#startLeaf(line, depth)) this.#text(line.rest(), depth);
  }

  /** How many of the open containers a line belongs to. */
  #matched(line: Line): number {
    let matched = 0;
    for (const container of this.#containers) {
      if (!continues(container, line)) break;
      matched++;
    }
    return matched;
  }

  /** Code between fences and HTML take every line until their end. */
  #continuesVerbatim(line: Line): boolean {
    const open = this.#open;
    if (open?.kind === "fence") {
      if (isClosingFence(line, open.sign, open.length)) this.#open = undefined;
      return true;
    }
    if (open?.kind !== "html") return false;
    this.#html(open, line.rest());
    return true;
  }

  #html({ end, lines }: Extract<Open, { kind: "html" }>, line: Segment): void {
    lines.push(line);
    if (htmlEnds(end, textOf(line))) this.#closeLeaf();
  }

  /** Opens the quotes and list items that begin in a line; returns how many it is in. */
  #startContainers(line: Line, matched: number): number {
    let depth = matched;
    while (depth < deepest && line.indent < 4) {
      const container = startOf(line, this.#open?.kind === "text" && depth === this.#containers.length);
      if (!container) break;
      this.#close(depth);
      this.#containers.push(container);
      depth++;
    }
    return depth;
  }

  /** Code, unless it goes on with a paragraph. */
  #indented(line: Line, depth: number): void {
    if (this.#open?.kind === "text") this.#open.lines.push(line.rest());
    else this.#close(depth);
  }

  /** The line below a paragraph that makes a heading or a table of it. */
  #underlines(line: Line): boolean {
    const lines = this.#open?.kind === "text" ? this.#open.lines : [];
    const last = lines[lines.length - 1];
    if (!last || !"=-|:".includes(String.fromCharCode(line.sign()))) return false;
    if (/^(?:=+|-+)[ \t]*$/.test(line.text())) {
      this.#open = undefined;
      this.#leaves.push({ kind: "heading", lines, isUnderlined: true, mayLink: this.#mayLink(lines) });
      return true;
    }
    if (!isDelimiterRow(line.rest(), last)) return false;
    lines.pop();
    this.#closeLeaf();
    this.#row(last);
    this.#open = { kind: "table" };
    return true;
  }

  /** A fence, a heading, a line across the page, HTML: what the first sign tells. */
  #startLeaf(line: Line, depth: number): boolean {
    switch (String.fromCharCode(line.sign())) {
      case "`":
      case "~":
        return this.#startFence(line, depth);
      case "#":
        return this.#startHeading(line, depth);
      case "<":
        return this.#startHtml(line, depth);
      case "*":
      case "-":
      case "_":
        if (!isBreak(line.text())) return false;
        this.#close(depth);
        return true;
      default:
        return false;
    }
  }

  #startFence(line: Line, depth: number): boolean {
    const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line.text());
    const sign = fence?.[1] ?? fence?.[2];
    if (!sign) return false;
    this.#close(depth);
    this.#open = { kind: "fence", sign: sign[0] ?? "", length: sign.length };
    return true;
  }

  /** Goes to the next line that can end a block of code: lines before it are code, whatever they are. */
  #skipCode(sign: string): void {
    const fence = this.#page.indexOf(sign.repeat(3), this.#next);
    this.#next = fence < 0 ? this.#page.length : this.#page.lastIndexOf("\n", fence) + 1;
  }

  #startHeading(line: Line, depth: number): boolean {
    const heading = /^#{1,6}(?=[ \t]|$)/.exec(line.text());
    if (!heading) return false;
    this.#close(depth);
    const text = headingText(line.rest(), heading[0].length);
    this.#leaves.push({ kind: "heading", lines: [text], mayLink: this.#mayLink([text]) });
    return true;
  }

  #startHtml(line: Line, depth: number): boolean {
    const rest = line.rest();
    const end = htmlStart(textOf(rest), this.#open?.kind === "text");
    if (end === undefined) return false;
    this.#close(depth);
    this.#open = { kind: "html", end, lines: [rest] };
    if (end !== blankLine && htmlEnds(end, textOf(rest))) this.#closeLeaf();
    return true;
  }

  /** Text: more of the paragraph (which a line without its quote's sign goes on with too), a row, or a new paragraph. */
  #text(rest: Segment, depth: number): void {
    if (this.#open?.kind === "text") {
      this.#open.lines.push(rest);
      return;
    }
    if (this.#open?.kind === "table" && depth === this.#containers.length) {
      this.#row(rest);
      return;
    }
    this.#close(depth);
    this.#open = { kind: "text", lines: [rest] };
  }

  #row(row: Segment): void {
    const mayLink = this.#mayLink([row]);
    if (!mayLink && !this.#keepsAll) return;
    for (const cell of cells(row)) this.#leaves.push({ kind: "text", lines: [cell], mayLink });
  }

  #close(depth: number): void {
    if (this.#open) this.#closeLeaf();
    if (this.#containers.length > depth) this.#containers.length = depth;
  }

  #closeLeaf(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.kind === "html") this.#leaves.push({ kind: "html", lines: open.lines, mayLink: true });
    if (open?.kind !== "text" || open.lines.length === 0) return;
    const mayLink = this.#mayLink(open.lines);
    if (mayLink || this.#keepsAll) this.#leaves.push({ kind: "text", lines: open.lines, mayLink });
  }

  /** Whether lines hold what a link or a tag begins with. */
  #mayLink(lines: readonly Segment[]): boolean {
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (!first || !last) return false;
    const end = last.at + last.to - last.from;
    const isSigned = this.#brackets.isIn(first.at, end) || this.#angles.isIn(first.at, end);
    return isSigned || this.#bare?.isIn(first.at, end) === true;
  }
}

function isClosingFence(line: Line, sign: string, length: number): boolean {
  if (line.indent >= 4 || line.sign() !== sign.charCodeAt(0)) return false;
  const text = line.text().trimEnd();
  return text.length >= length && text === sign.repeat(text.length);
}

/** Without the signs in front, and without the closing ones, which stand behind a blank. */
function headingText(line: Segment, signs: number): Segment {
  const body = textOf(line).slice(signs);
  const start = body.length - body.trimStart().length;
  const whole = body.trim();
  let end = whole.length;
  while (whole[end - 1] === "#") end--;
  const isClosed = end === 0 || whole[end - 1] === " " || whole[end - 1] === "\t";
  const text = (isClosed ? whole.slice(0, end) : whole).trimEnd();
  return part(line, signs + start, signs + start + text.length);
}

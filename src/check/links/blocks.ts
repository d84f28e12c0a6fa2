import { isBreak } from "./breaks.ts";
import { type Container, continues, startOf } from "./containers.ts";
import { blankLine, type HtmlEnd, htmlEnds, htmlStart } from "./html-blocks.ts";
import { type Leaf, type Line, linesOf, type Segment } from "./lines.ts";
import { cells, isDelimiterRow } from "./tables.ts";

/**
 * The blocks of a Markdown page that can hold links, headings or anchors (CommonMark 0.31.2, chapters 4 and 5; tables
 * of GitHub Flavored Markdown 0.29, 4.10). Code is left out: what looks like a link there is none.
 */
export function leavesOf(text: string): Leaf[] {
  const reader = new BlockReader();
  for (const line of linesOf(text)) reader.add(line);
  return reader.end();
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
  readonly #leaves: Leaf[] = [];
  #containers: Container[] = [];
  #open: Open | undefined;

  add(line: Line): void {
    const matched = this.#matched(line);
    const isInside = matched === this.#containers.length;
    if (!isInside && this.#open?.kind !== "text") this.#close(matched);
    if (this.#continuesVerbatim(line)) return;
    const depth = this.#startContainers(line, matched);
    const started = depth > matched;
    if (line.isBlank()) this.#close(depth);
    else if (line.indent() >= 4) this.#indented(line, depth);
    else if (isInside && !started && this.#underlines(line.rest())) return;
    else if (!this.#startLeaf(line, depth)) this.#text(line.rest(), depth);
  }

  end(): Leaf[] {
    this.#close(0);
    return this.#leaves;
  }

  /** How many of the open containers a line belongs to. */
  #matched(line: Line): number {
    const stopped = this.#containers.findIndex((container) => !continues(container, line));
    return stopped < 0 ? this.#containers.length : stopped;
  }

  /** Code between fences and HTML take every line until their end. */
  #continuesVerbatim(line: Line): boolean {
    const open = this.#open;
    if (open?.kind === "fence") {
      if (isClosingFence(line, open.sign, open.length)) this.#open = undefined;
      return true;
    }
    if (open?.kind !== "html") return false;
    const rest = line.rest();
    open.lines.push(rest);
    if (htmlEnds(open.end, rest.text)) this.#closeLeaf();
    return true;
  }

  /** Opens the quotes and list items that begin in a line; returns how many it is in. */
  #startContainers(line: Line, matched: number): number {
    let depth = matched;
    while (depth < deepest && line.indent() < 4) {
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
  #underlines(rest: Segment): boolean {
    const lines = this.#open?.kind === "text" ? this.#open.lines : [];
    const last = lines[lines.length - 1];
    if (!last) return false;
    if (/^(?:=+|-+)[ \t]*$/.test(rest.text)) {
      this.#open = undefined;
      this.#leaves.push({ kind: "heading", lines, isUnderlined: true });
      return true;
    }
    if (!isDelimiterRow(rest, last)) return false;
    lines.pop();
    this.#closeLeaf();
    this.#row(last);
    this.#open = { kind: "table" };
    return true;
  }

  /** A fence, a heading, a line across the page, HTML: what the first signs tell. */
  #startLeaf(line: Line, depth: number): boolean {
    const rest = line.rest();
    const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(rest.text);
    const sign = fence?.[1] ?? fence?.[2];
    const heading = /^#{1,6}(?=[ \t]|$)/.exec(rest.text);
    const html = htmlStart(rest.text, this.#open?.kind === "text");
    if (!sign && !heading && html === undefined && !isBreak(rest.text)) return false;
    this.#close(depth);
    if (sign) this.#open = { kind: "fence", sign: sign[0] ?? "", length: sign.length };
    else if (heading) this.#leaves.push({ kind: "heading", lines: [headingText(rest, heading[0].length)] });
    else if (html !== undefined) {
      this.#open = { kind: "html", end: html, lines: [rest] };
      if (html !== blankLine && htmlEnds(html, rest.text)) this.#closeLeaf();
    }
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
    for (const cell of cells(row)) this.#leaves.push({ kind: "text", lines: [cell] });
  }

  #close(depth: number): void {
    this.#closeLeaf();
    this.#containers = this.#containers.slice(0, depth);
  }

  #closeLeaf(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.kind === "text" && open.lines.length > 0) this.#leaves.push({ kind: "text", lines: open.lines });
    if (open?.kind === "html") this.#leaves.push({ kind: "html", lines: open.lines });
  }
}

function isClosingFence(line: Line, sign: string, length: number): boolean {
  if (line.indent() >= 4) return false;
  const text = line.rest().text.trimEnd();
  return text.length >= length && text === sign.repeat(text.length);
}

/** Without the signs in front, and without the closing ones, which stand behind a blank. */
function headingText({ text, line, column }: Segment, signs: number): Segment {
  const body = text.slice(signs);
  const start = body.length - body.trimStart().length;
  const whole = body.trim();
  let end = whole.length;
  while (whole[end - 1] === "#") end--;
  const isClosed = end === 0 || whole[end - 1] === " " || whole[end - 1] === "\t";
  return { text: (isClosed ? whole.slice(0, end) : whole).trimEnd(), line, column: column + signs + start };
}

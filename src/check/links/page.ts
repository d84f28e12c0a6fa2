import { leavesOf } from "./blocks.ts";
import { type Definition, definitionAt } from "./definitions.ts";
import { HtmlReader } from "./html-text.ts";
import { readInline, type Target } from "./inline.ts";
import type { Leaf, Segment } from "./lines.ts";
import { resolveEscapes } from "./resource.ts";

/** A link of a page: of Markdown, of a definition, or an `href` or `src` of HTML. Both numbers count from 1. */
export interface PageLink {
  readonly target: string;
  readonly line: number;
  readonly column: number;
  /** A definition that no link of the page uses, or that comes after another of its label: no reader meets it. */
  readonly isUnused?: true;
}

/** What a Markdown page holds, as far as links go. */
export interface Page {
  readonly links: readonly PageLink[];
  /** Labels that links name and the page does not define, and where. */
  readonly undefinedLabels: readonly PageLink[];
  /** The text of each heading, of HTML's too, in the order of the page. */
  readonly headings: readonly string[];
  /** Values of `id` and `name`, and the ids that a heading gives itself: `{#id}`. */
  readonly anchors: ReadonlySet<string>;
}

/** Several lines as one text, and the way back to their places. */
class Joined {
  readonly text: string;
  readonly #lines: readonly Segment[];
  readonly #starts: number[] = [];

  constructor(lines: readonly Segment[]) {
    this.#lines = lines;
    this.text = lines.map(({ text }) => text).join("\n");
    let start = 0;
    for (const { text } of lines) {
      this.#starts.push(start);
      start += text.length + 1;
    }
  }

  place(at: number): { line: number; column: number } {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    const { line = 1, column = 1 } = this.#lines[low] ?? {};
    return { line, column: column + at - (this.#starts[low] ?? 0) };
  }
}

interface Block {
  readonly kind: Leaf["kind"];
  readonly joined: Joined;
  /** Where its text begins, behind the definitions. */
  readonly from: number;
  readonly definitions: readonly Definition[];
}

/** Reads a page. Definitions count for the whole of it, so they are gathered first. */
export function readPage(text: string): Page {
  const blocks = leavesOf(text).map(blockOf);
  const labels = new Set(blocks.flatMap(({ definitions }) => definitions.map(({ label }) => label)));
  const used = new Set<string>();
  const isDefined = (label: string) => labels.has(label) && used.add(label).size > 0;
  const links: PageLink[] = [];
  const undefinedLabels: PageLink[] = [];
  /** The links of definitions, and their labels. */
  const defined = new Map<PageLink, string>();
  const headings: string[] = [];
  const anchors = new Set<string>();
  const html = new HtmlReader(headings);
  for (const { kind, joined, from, definitions } of blocks) {
    for (const { raw, start, label } of definitions) {
      const link = { target: resolveEscapes(raw), ...joined.place(start) };
      links.push(link);
      defined.set(link, label);
    }
    const body = joined.text.slice(from);
    const read = kind === "html" ? html.read(body) : readInline(body, isDefined);
    links.push(...located(read.links, joined, from));
    undefinedLabels.push(...located(read.undefinedLabels, joined, from));
    for (const anchor of read.anchors) anchors.add(anchor);
    if (kind === "heading" && (read.plain !== "" || from === 0)) addHeading(read.plain, headings, anchors);
    else if (kind === "text") html.between(read.plain);
  }
  return { links: links.map((link) => withUse(link, defined, used)), undefinedLabels, headings, anchors };
}

function located(found: readonly Target[], joined: Joined, offset: number): PageLink[] {
  return found.map(({ target, at }) => ({ target, ...joined.place(at + offset) }));
}

/** Says of a definition's link that nothing uses it; the first use of a label takes its first definition. */
function withUse(link: PageLink, defined: ReadonlyMap<PageLink, string>, used: Set<string>): PageLink {
  const label = defined.get(link);
  return label === undefined || used.delete(label) ? link : { ...link, isUnused: true };
}

function blockOf({ kind, lines, isUnderlined }: Leaf): Block {
  const joined = new Joined(lines);
  const definitions: Definition[] = [];
  let from = 0;
  while (kind === "text" || isUnderlined) {
    const found = definitionAt(joined.text, from);
    if (!found) break;
    definitions.push(found);
    from = found.close;
  }
  return { kind, joined, from, definitions };
}

/** `# Title {#id}` and `# Title { #id }` give an id of their own in many generators of sites. */
function addHeading(plain: string, headings: string[], anchors: Set<string>): void {
  headings.push(plain);
  const own = /\{:?\s*#([^\s}]+)[^}]*\}\s*$/.exec(plain.slice(-200));
  if (!own?.[1]) return;
  anchors.add(own[1]);
  headings.push(plain.slice(0, plain.length - own[0].length).trimEnd());
}

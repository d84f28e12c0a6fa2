import { leavesOf } from "./blocks.ts";
import { type Definition, definitionAt } from "./definitions.ts";
import { HtmlReader } from "./html-text.ts";
import { linksIn, shownIn, type Target } from "./inline.ts";
import { Joined, Places } from "./joined.ts";
import type { Leaf } from "./lines.ts";
import { resolveEscapes } from "./resource.ts";

/** A link of a page: of Markdown, of a definition, or an `href` or `src` of HTML. */
export class PageLink {
  readonly target: string;
  /** A definition that no link of the page uses, or that comes after another of its label: no reader meets it. */
  readonly isUnused: boolean;
  readonly #at: number;
  readonly #joined: Joined;
  readonly #places: Places;

  constructor(target: string, at: number, joined: Joined, places: Places, isUnused = false) {
    this.target = target;
    this.isUnused = isUnused;
    this.#at = at;
    this.#joined = joined;
    this.#places = places;
  }

  /** Where it stands; both numbers count from 1. Most links lead somewhere, so that nobody asks. */
  place(): { line: number; column: number } {
    return this.#places.of(this.#joined.inPage(this.#at));
  }
}

/** What can be led to within a page. */
interface Marks {
  /** The text of each heading, of HTML's too, in the order of the page. */
  readonly headings: readonly string[];
  /** Values of `id` and `name`, and the ids that a heading gives itself: `{#id}`. */
  readonly anchors: ReadonlySet<string>;
}

/** What a Markdown page holds, as far as links go. */
export interface Page extends Marks {
  readonly links: readonly PageLink[];
  /** Labels that links name and the page does not define, and where. */
  readonly undefinedLabels: readonly PageLink[];
  /** Targets that are none for the blanks in them. */
  readonly withBlanks: readonly PageLink[];
}

interface Block {
  readonly kind: Leaf["kind"];
  readonly joined: Joined;
  /** Where its text begins, behind the definitions. */
  readonly from: number;
  /** Its text. */
  readonly body: string;
  readonly definitions: readonly Definition[];
}

/**
 * Reads the links of a page. Definitions count for the whole of it, so they are gathered first. What can be led to is read
 * when it is asked for: to most pages nobody links with an anchor.
 * @param own what the addresses begin with that are links of interest in plain text, too
 */
export function readPage(text: string, own?: string): Page {
  const page = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const bare = own !== undefined && page.includes(own) ? own : undefined;
  const leaves = leavesOf(page, bare);
  const blocks = leaves.filter(({ mayLink }) => mayLink).map(blockOf);
  const labels = new Set(blocks.flatMap(({ definitions }) => definitions.map(({ label }) => label)));
  let marks: Marks | undefined;
  const read = () => {
    marks ??= marksOf(leaves.map(blockOf), labels);
    return marks;
  };
  return {
    ...linksOf(blocks, labels, new Places(page), bare),
    get headings() {
      return read().headings;
    },
    get anchors() {
      return read().anchors;
    },
  };
}

function blockOf({ kind, lines, isUnderlined }: Leaf): Block {
  const joined = new Joined(lines);
  const { text } = joined;
  const definitions: Definition[] = [];
  let from = 0;
  while (kind === "text" || isUnderlined) {
    const found = definitionAt(text, from);
    if (!found) break;
    definitions.push(found);
    from = found.close;
  }
  return { kind, joined, from, body: from === 0 ? text : text.slice(from), definitions };
}

function linksOf(blocks: readonly Block[], labels: ReadonlySet<string>, places: Places, bare: string | undefined) {
  const used = new Set<string>();
  const isDefined = (label: string) => labels.has(label) && used.add(label).size > 0;
  const read = blocks.map(({ kind, body }) => linksOfBlock(kind, body, isDefined, labels.size > 0, bare));
  const links: PageLink[] = [];
  const undefinedLabels: PageLink[] = [];
  const withBlanks: PageLink[] = [];
  blocks.forEach(({ joined, from, definitions }, index) => {
    // The first use of a label takes its first definition.
    for (const { raw, start, label } of definitions)
      links.push(new PageLink(resolveEscapes(raw), start, joined, places, !used.delete(label)));
    const found = read[index];
    const linked = ({ target, at }: Target) => new PageLink(target, at + from, joined, places);
    for (const one of found?.links ?? []) links.push(linked(one));
    for (const one of found?.undefinedLabels ?? []) undefinedLabels.push(linked(one));
    for (const one of found?.withBlanks ?? []) withBlanks.push(linked(one));
  });
  return { links, undefinedLabels, withBlanks };
}

interface Found {
  readonly links: readonly Target[];
  readonly undefinedLabels?: readonly Target[];
  readonly withBlanks?: readonly Target[];
}

/** Undefined where nothing can be: without a tag, and with no text in brackets that something follows or defines. */
function linksOfBlock(
  kind: Leaf["kind"],
  text: string,
  isDefined: (label: string) => boolean,
  hasLabels: boolean,
  bare: string | undefined,
): Found | undefined {
  if (kind === "html") return /href|src/i.test(text) ? new HtmlReader([]).read(text) : undefined;
  const mayLink = text.includes("](") || text.includes("<") || text.includes(hasLabels ? "[" : "][");
  return mayLink || (bare !== undefined && text.includes(bare)) ? linksIn(text, isDefined, bare) : undefined;
}

function marksOf(blocks: readonly Block[], labels: ReadonlySet<string>): Marks {
  const headings: string[] = [];
  const anchors = new Set<string>();
  const html = new HtmlReader(headings);
  const isDefined = (label: string) => labels.has(label);
  for (const { kind, from, body } of blocks) {
    if (kind === "html") {
      addAll(anchors, html.read(body).anchors);
      continue;
    }
    if (kind === "text" && !html.isInHeading && !body.includes("<")) continue;
    const shown = shownIn(body, isDefined);
    addAll(anchors, shown.anchors);
    if (kind === "text") html.between(shown.plain);
    else if (shown.plain !== "" || from === 0) addHeading(shown.plain, headings, anchors);
  }
  return { headings, anchors };
}

function addAll(anchors: Set<string>, found: readonly string[]): void {
  for (const anchor of found) anchors.add(anchor);
}

/** `# Title {#id}` and `# Title { #id }` give an id of their own in many generators of sites. */
function addHeading(plain: string, headings: string[], anchors: Set<string>): void {
  headings.push(plain);
  const own = /\{:?\s*#([^\s}]+)[^}]*\}\s*$/.exec(plain.slice(-200));
  if (!own?.[1]) return;
  anchors.add(own[1]);
  headings.push(plain.slice(0, plain.length - own[0].length).trimEnd());
}

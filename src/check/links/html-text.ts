import { type Attribute, Ends, specialEnd, tagEnd } from "./html.ts";
import { gather, type Target } from "./inline.ts";

/** Elements whose content is no text of the page. */
const silent = /^<(script|style|template)(?=[\s>])/i;

/**
 * Reads blocks of HTML, one after the other: links, anchors, and headings, which a forge gives anchors as it does those
 * of Markdown. A heading may begin in one block and end in another.
 */
export class HtmlReader {
  readonly #headings: string[];
  /** The text so far of a heading that has not ended. */
  #heading: string[] | undefined;

  constructor(headings: string[]) {
    this.#headings = headings;
  }

  /** Whether a heading has begun and not ended. */
  get isInHeading(): boolean {
    return this.#heading !== undefined;
  }

  /** Text of a Markdown block that stands between blocks of HTML. */
  between(plain: string): void {
    this.#heading?.push(plain, " ");
  }

  read(text: string): { readonly links: readonly Target[]; readonly anchors: readonly string[] } {
    const links: Target[] = [];
    const anchors: string[] = [];
    const ends = new Ends(text);
    let at = 0;
    while (at < text.length) {
      const next = text.indexOf("<", at);
      this.#heading?.push(text.slice(at, next < 0 ? text.length : next));
      if (next < 0) break;
      at = this.#sign(text, next, ends, links, anchors);
    }
    return { links, anchors };
  }

  #sign(text: string, at: number, ends: Ends, links: Target[], anchors: string[]): number {
    const special = specialEnd(text, at, ends);
    if (special > 0) return special;
    const found: Attribute[] = [];
    const end = tagEnd(text, at, (attribute) => found.push(attribute));
    if (end < 0) return at + 1;
    gather(found, links, anchors);
    const head = text.slice(at, at + 12);
    if (/^<h[1-6](?=[\s>])/i.test(head)) this.#heading = [];
    else if (/^<\/h[1-6](?=[\s>])/i.test(head)) this.#endHeading();
    const name = silent.exec(head)?.[1]?.toLowerCase();
    if (!name) return end;
    const after = ends.after(`</${name}>`, end);
    return after < 0 ? text.length : after;
  }

  #endHeading(): void {
    if (this.#heading) this.#headings.push(this.#heading.join("").replace(/\s+/g, " ").trim());
    this.#heading = undefined;
  }
}

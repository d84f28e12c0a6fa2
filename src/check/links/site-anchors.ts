import type { Slugs } from "./generators.ts";
import type { Page } from "./page.ts";
import { slugOf } from "./slug.ts";

/** What is to be said of an anchor of a page that a generator of sites makes: nothing, a better one, or that there is none. */
export type SiteAnchor = "there" | "missing" | "perhaps-missing" | { readonly nearest: string };

/**
 * What a generator puts into a page that is not written in it: other pages, pieces of code, the documentation of
 * functions, what a template draws. Its anchors cannot be seen.
 */
const drawn =
  /\{\{|\{%|\{<|<!--\s*@?include|--8<--|^[ \t]*:::+\s*[\w-]+(?:\.[\w-]+)+|^[ \t]*import\s[^\n]*\.mdx?['"]|^```\{|^\([\w.:-]+\)=|^[ \t]*@(?:ref|docs|autodocs)\b|\[TOC\]|<<<\s*@/m;

/** What a component draws may hold anchors, and mostly does not. */
const component = /<[A-Z]\w*[\s/>]/;

/** What any element may be given, an id among it: `{ #id }`, `{: #id .class }`. */
const given = /\{([^{}\n]*)\}/g;

/** Anchors of the generator's own: footnotes, tabs, lines of code, the top, an address within the site. */
const ofGenerator = /^(?:_{2}|fn(?:ref)?[:\d_-]|footnote|_?top$|L\d|~|!|\/|\?)/i;

/** The anchors of one page of a site, by the rule of its generator; what is read once serves for all links to it. */
export class SiteAnchors {
  readonly #page: Page;
  readonly #text: string;
  readonly #slugs: Slugs;
  /** How many headings make an anchor. */
  readonly #made = new Map<string, number>();
  #more: Further | undefined;

  constructor(page: Page, text: string, slugs: Slugs) {
    this.#page = page;
    this.#text = text;
    this.#slugs = slugs;
    for (const heading of page.headings) {
      const slug = slugBy(heading, slugs);
      this.#made.set(slug, (this.#made.get(slug) ?? 0) + 1);
    }
  }

  find(anchor: string): SiteAnchor {
    // Most anchors are those of headings, as they are written: the rest of the page is read for all others.
    if (this.#isMade(anchor) || ofGenerator.test(anchor)) return "there";
    this.#more ??= furtherOf(this.#page, this.#text, this.#slugs);
    const { isDrawn, hasComponents, own, skeletons, bySkeleton } = this.#more;
    const wanted = skeleton(anchor);
    if (isDrawn || own.has(anchor) || wanted === "" || skeletons.has(wanted)) return "there";
    const near = bySkeleton.get(wanted) ?? bySkeleton.get(skeleton(anchor.replace(/[-_]\d+$/, "")));
    if (near !== undefined) return near === "" || this.#slugs === "unknown" ? "there" : { nearest: near };
    return this.#slugs === "unknown" || hasComponents ? "perhaps-missing" : "missing";
  }

  /** The second heading of a name gets a number; where nothing is left of a name (for MkDocs, of 安装), the first does. */
  #isMade(anchor: string): boolean {
    if (this.#made.has(anchor)) return true;
    const [, base = "", number = ""] = /^(.*)[-_](\d+)$/s.exec(anchor) ?? [];
    return number !== "" && (this.#made.get(base) ?? 0) >= Number(number) + (base === "" ? 0 : 1);
  }
}

/** What a page tells of its anchors beside its headings. */
interface Further {
  readonly isDrawn: boolean;
  readonly hasComponents: boolean;
  readonly own: ReadonlySet<string>;
  readonly skeletons: ReadonlySet<string>;
  /** An anchor of a heading, by its letters and digits. */
  readonly bySkeleton: ReadonlyMap<string, string>;
}

function furtherOf({ headings, anchors }: Page, text: string, slugs: Slugs): Further {
  const inBraces = [...text.matchAll(given)].flatMap(([, all = ""]) => /#(\S+)/.exec(all)?.[1] ?? []);
  const own = new Set([...anchors, ...inBraces]);
  return {
    // A page without headings is a piece of another one.
    isDrawn: headings.length === 0 || drawn.test(text),
    hasComponents: component.test(text),
    own,
    skeletons: new Set([...own].map(skeleton)),
    bySkeleton: new Map(headings.map((heading) => [skeleton(heading), slugBy(heading, slugs)])),
  };
}

/** Letters and digits alone: whatever a generator makes of the signs between them. */
function skeleton(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** The anchor of a heading; for an unknown rule, as most make it. */
function slugBy(heading: string, slugs: Slugs): string {
  // Signs of emphasis are no part of any anchor.
  const plain = heading.replace(/[*`]/g, "").trim();
  if (slugs === "mkdocs") return byPythonMarkdown(plain);
  return slugs === "vitepress" ? byVitePress(plain) : slugOf(plain, "github");
}

/** Python-Markdown, extension toc, `slugify`: what is no ASCII goes, then all but letters, digits, `_`, `-` and blanks. */
function byPythonMarkdown(heading: string): string {
  const ascii = [...heading.normalize("NFKD")].filter((sign) => sign < "\x80").join("");
  return ascii
    .replace(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, "-");
}

/** The package `@mdit-vue/shared`, `slugify`: signs and blanks become one hyphen, and a digit in front gets a `_`. */
function byVitePress(heading: string): string {
  const slug = heading
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return slug.replace(/^(?=\d)/, "_");
}

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
  readonly #slugs: Slugs;
  readonly #isDrawn: boolean;
  readonly #hasComponents: boolean;
  readonly #own: ReadonlySet<string>;
  readonly #ownSkeletons: ReadonlySet<string>;
  /** How many headings make an anchor. */
  readonly #made = new Map<string, number>();
  /** An anchor of a heading, by its letters and digits. */
  readonly #bySkeleton = new Map<string, string>();

  constructor(page: Page, text: string, slugs: Slugs) {
    this.#slugs = slugs;
    // A page without headings is a piece of another one.
    this.#isDrawn = drawn.test(text) || page.headings.length === 0;
    this.#hasComponents = component.test(text);
    this.#own = new Set([
      ...page.anchors,
      ...[...text.matchAll(given)].flatMap(([, all = ""]) => /#(\S+)/.exec(all)?.[1] ?? []),
    ]);
    this.#ownSkeletons = new Set([...this.#own].map(skeleton));
    for (const heading of page.headings) {
      const slug = slugBy(heading, slugs);
      this.#made.set(slug, (this.#made.get(slug) ?? 0) + 1);
      this.#bySkeleton.set(skeleton(heading), slug);
    }
  }

  find(anchor: string): SiteAnchor {
    if (this.#isDrawn || this.#own.has(anchor) || ofGenerator.test(anchor)) return "there";
    const wanted = skeleton(anchor);
    if (wanted === "" || this.#ownSkeletons.has(wanted) || this.#isMade(anchor)) return "there";
    const near = this.#bySkeleton.get(wanted) ?? this.#bySkeleton.get(skeleton(anchor.replace(/[-_]\d+$/, "")));
    if (near !== undefined) return near === "" || this.#slugs === "unknown" ? "there" : { nearest: near };
    return this.#slugs === "unknown" || this.#hasComponents ? "perhaps-missing" : "missing";
  }

  /** The second heading of a name gets a number; where nothing is left of a name (for MkDocs, of 安装), the first does. */
  #isMade(anchor: string): boolean {
    if (this.#made.has(anchor)) return true;
    const [, base = "", number = ""] = /^(.*)[-_](\d+)$/s.exec(anchor) ?? [];
    return number !== "" && (this.#made.get(base) ?? 0) >= Number(number) + (base === "" ? 0 : 1);
  }
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

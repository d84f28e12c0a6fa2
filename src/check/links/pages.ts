import { textOf } from "../repository/tree.ts";
import type { Repository } from "../rule.ts";
import { type Page, readPage } from "./page.ts";
import { slugOf, slugsOf } from "./slug.ts";

export const isMarkdown = (path: string) => /\.(?:md|markdown|mkdn?)$/i.test(path);

/** What can be led to within a page. */
export interface Anchors {
  has(anchor: string): boolean;
  /** The anchor that is the same but for its case. */
  inOtherCase(anchor: string): string | undefined;
  readonly all: readonly string[];
}

/** The Markdown pages of a repository, each read once. */
export class Pages {
  readonly #repository: Repository;
  readonly #forge: "github" | "gitlab" | "either";
  readonly #pages = new Map<string, Page | undefined>();
  readonly #anchors = new Map<string, Anchors>();

  constructor(repository: Repository) {
    this.#repository = repository;
    this.#forge = forgeOf(repository);
  }

  /** @returns undefined when there is no such page, or it cannot be read */
  page(path: string): Page | undefined {
    if (this.#pages.has(path)) return this.#pages.get(path);
    const text = textOf(this.#repository, path);
    const { origin } = this.#repository;
    const own = origin && `https://${origin.host}/${origin.path}/`;
    const page = text === undefined ? undefined : readPage(text, own);
    this.#pages.set(path, page);
    return page;
  }

  anchors(path: string): Anchors | undefined {
    const made = this.#anchors.get(path);
    if (made) return made;
    const page = this.page(path);
    if (!page) return undefined;
    const anchors = anchorsOf(page, this.#forge);
    this.#anchors.set(path, anchors);
    return anchors;
  }
}

/** GitLab shows it, GitHub shows it, or there is no telling. */
function forgeOf({ origin, files }: Repository): "github" | "gitlab" | "either" {
  if (origin?.host === "github.com") return "github";
  if (origin && /gitlab/.test(origin.host)) return "gitlab";
  const [github, gitlab] = [/^\.github\//, /^\.gitlab(?:\/|-ci\.yml$)/].map((own) =>
    files.some((path) => own.test(path)),
  );
  return github === gitlab ? "either" : github ? "github" : "gitlab";
}

function anchorsOf({ headings, anchors }: Page, forge: "github" | "gitlab" | "either"): Anchors {
  const all = new Set(anchors);
  if (forge !== "gitlab") for (const slug of slugsOf(headings, "github")) all.add(slug);
  if (forge !== "github") for (const slug of slugsOf(headings, "gitlab")) all.add(slug);
  const exact = new Set([...all].map(withoutSelectors));
  let folded: Map<string, string> | undefined;
  return {
    has: (anchor) => exact.has(withoutSelectors(anchor.replace(/^user-content-/, ""))),
    inOtherCase: (anchor) => {
      folded ??= new Map([...all].map((one) => [foldAnchor(one), one]));
      return folded.get(foldAnchor(anchor));
    },
    all: [...all],
  };
}

/** Whether the sign that follows an emoji is part of its anchor depends on who wrote the link: it is passed over. */
function withoutSelectors(anchor: string): string {
  return anchor.normalize("NFC").replace(/[\ufe00-\ufe0f]/g, "");
}

function foldAnchor(anchor: string): string {
  return slugOf(withoutSelectors(anchor), "github");
}

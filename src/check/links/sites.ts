import { textOf } from "../repository/tree.ts";
import type { Repository } from "../rule.ts";
import { generators, type Slugs } from "./generators.ts";

/**
 * Generators of sites resolve links in their own way: from the site's root, without endings, in another language. So a
 * page that one of them reads is not judged by the rules of the forge.
 */

/** A folder that a generator reads, as what a page's path begins with. */
interface Folder {
  readonly path: RegExp;
  readonly slugs: Slugs;
}

/** What the file of any generator is named: one test for each file of the repository instead of twenty. */
const ofAny = new RegExp(generators.map(({ file }) => `(?:${file.source})`).join("|"));

/** The folders that generators read, the innermost first. */
function siteFolders(repository: Repository): Folder[] {
  const found = new Map<string, Slugs>();
  for (const path of repository.files.filter((file) => ofAny.test(file))) {
    for (const { file, slugs, folders } of generators) {
      if (!file.test(path)) continue;
      const text = () => textOf(repository, path) ?? "";
      for (const folder of folders(path, text)) {
        // Where two could have made a page, or a setting changes the rule, nobody knows its anchors.
        const isOther = (found.get(folder) ?? slugs) !== slugs || /slugif|auto_?id|autoHeadingID/i.test(text());
        found.set(folder, isOther ? "unknown" : slugs);
      }
    }
  }
  return [...found]
    .filter(([folder]) => !folder.startsWith("../"))
    .sort(([a], [b]) => b.length - a.length)
    .map(([folder, slugs]) => ({ path: pattern(folder), slugs }));
}

/** A folder of one language stands for those of all others beside it: `docs/en/docs/`, `docs/zh/docs/`. */
function pattern(folder: string): RegExp {
  const segments = folder.split("/").map((segment) => segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const anyLanguage = segments.map((segment) => (language.test(segment) ? language.source.slice(1, -1) : segment));
  return new RegExp(`^${anyLanguage.join("/")}`);
}

const language = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;

/**
 * The pages that a generator reads, and how it makes their anchors: the pages of its folders, and those that begin with
 * data for one, with all pages of a folder most of which do. Pages that the forge itself shows (in the root, but for an index
 * with such data, and in `.github`) are none of them.
 */
export function sitePages(repository: Repository, pages: readonly string[]): Map<string, Slugs> {
  const folders = siteFolders(repository);
  const isMarkedItself = (path: string) => {
    const text = textOf(repository, path) ?? "";
    return text.startsWith("---") && frontMatter.test(text.slice(0, 4000));
  };
  const own = pages.filter((path) => path.includes("/") && !/^\.git(?:hub|lab)\//.test(path));
  const marked = own.filter(isMarkedItself);
  const counts = new Map<string, { marked: number; all: number }>();
  for (const path of own) for (const folder of above(path)) count(counts, folder).all++;
  for (const path of marked) for (const folder of above(path)) count(counts, folder).marked++;
  const isMarked = (path: string) =>
    above(path).some(
      (folder) => count(counts, folder).marked >= 3 && count(counts, folder).marked * 2 >= count(counts, folder).all,
    );
  const found = new Map<string, Slugs>(marked.map((path) => [path, "unknown"]));
  for (const path of own) {
    const slugs = folders.find((folder) => folder.path.test(path))?.slugs;
    if (slugs || isMarked(path)) found.set(path, slugs ?? "unknown");
  }
  for (const path of pages) if (/^(?:index|404)\.\w+$/.test(path) && isMarkedItself(path)) found.set(path, "unknown");
  return found;
}

function count(counts: Map<string, { marked: number; all: number }>, folder: string): { marked: number; all: number } {
  const known = counts.get(folder) ?? { marked: 0, all: 0 };
  counts.set(folder, known);
  return known;
}

/** The folders that a file lies in, but for the root. */
function above(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** Data at the start of a page that only a generator reads. */
const frontMatter =
  /^---\r?\n(?:[^\n]*\n){0,40}?(?:title|layout|permalink|sidebar\w*|slug|id|weight|nav_order|order|description|redirect_from)\s*:/;

import { posix } from "node:path";
import { textOf } from "../repository/tree.ts";
import type { Repository } from "../rule.ts";

/**
 * Generators of sites resolve links in their own way: from the site's root, without endings, in another language. So a
 * page that one of them reads is not judged by the rules of the forge.
 */

/** Files that tell a generator, and the folder beside them that it reads. */
const generators: readonly (readonly [RegExp, (path: string, text: () => string) => readonly string[]])[] = [
  [
    /(?:^|\/)(?:mkdocs|properdocs)[\w.-]*\.ya?ml$/,
    (path, text) => [inside(path, setting(text(), "docs_dir") ?? "docs")],
  ],
  [/(?:^|\/)book\.toml$/, (path, text) => [inside(path, setting(text(), "src") ?? "src")]],
  [/(?:^|\/)docusaurus\.config\.\w+$/, (path, text) => [inside(path, "."), ...siblings(path, text())]],
  [/(?:^|\/)\.(?:vitepress|vuepress)\/config(?:\.\w+|\/.*)$/, (path) => [path.slice(0, path.search(/\.vue|\.vite/))]],
  [/(?:^|\/)(?:astro\.config|gatsby-config|nuxt\.config|rspress\.config|eleventy\.config|\.eleventy)\.\w+$/, here],
  [/(?:^|\/)(?:_config\.ya?ml|hugo\.(?:toml|ya?ml|json)|_quarto\.yml|myst\.yml|_toc\.yml|antora\.yml)$/, here],
  [
    /(?:^|\/)(?:mint\.json|theme\.config\.\w+|_sidebar\.md|\.gitbook\.yaml|book\.json|SUMMARY\.md|source\.config\.ts)$/,
    here,
  ],
  [/(?:^|\/)config\/_default\/(?:config|hugo)\.\w+$/, (path) => [inside(path, "../..")]],
  [/(?:^|\/)config\.(?:toml|ya?ml)$/, (path, text) => (/^\s*baseURL/im.test(text()) ? here(path) : [])],
  [/(?:^|\/)conf\.py$/, (path, text) => (/extensions|sphinx|html_theme/.test(text()) ? here(path) : [])],
  [/(?:^|\/)(?:source|src)\/_posts\//, (path) => [path.slice(0, path.indexOf("_posts/"))]],
];

/** The folders that generators read, as what a page's path begins with. */
function siteFolders(repository: Repository): RegExp[] {
  const found = new Set<string>();
  for (const path of repository.files) {
    for (const [pattern, folders] of generators) {
      if (!pattern.test(path)) continue;
      for (const folder of folders(path, () => textOf(repository, path) ?? "")) found.add(folder);
    }
  }
  return [...found].filter((folder) => !folder.startsWith("../")).map(pattern);
}

/** A folder of one language stands for those of all others beside it: `docs/en/docs/`, `docs/zh/docs/`. */
function pattern(folder: string): RegExp {
  const segments = folder.split("/").map((segment) => segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const anyLanguage = segments.map((segment) => (language.test(segment) ? language.source.slice(1, -1) : segment));
  return new RegExp(`^${anyLanguage.join("/")}`);
}

const language = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;

/**
 * The pages that a generator reads: those of its folders, and those that begin with data for one, with all pages of a
 * folder most of which do. Pages that the forge itself shows (in the root, in `.github`) are none of them.
 */
export function sitePages(repository: Repository, pages: readonly string[]): Set<string> {
  const folders = siteFolders(repository);
  const own = pages.filter((path) => path.includes("/") && !/^\.git(?:hub|lab)\//.test(path));
  const marked = own.filter((path) => frontMatter.test((textOf(repository, path) ?? "").slice(0, 4000)));
  const counts = new Map<string, { marked: number; all: number }>();
  for (const path of own) for (const folder of above(path)) count(counts, folder).all++;
  for (const path of marked) for (const folder of above(path)) count(counts, folder).marked++;
  const isMarked = (path: string) =>
    above(path).some(
      (folder) => count(counts, folder).marked >= 3 && count(counts, folder).marked * 2 >= count(counts, folder).all,
    );
  const found = new Set(marked);
  for (const path of own) if (folders.some((folder) => folder.test(path)) || isMarked(path)) found.add(path);
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

function here(path: string): string[] {
  return [inside(path, ".")];
}

/** A folder named from where a file lies. */
function inside(path: string, relative: string): string {
  const joined = posix.join(posix.dirname(path), relative);
  return joined === "." ? "" : `${joined.replace(/\/$/, "")}/`;
}

/** Docusaurus may read pages from folders beside its own. */
function siblings(path: string, text: string): string[] {
  return [...text.matchAll(/path:\s*["'`](\.\.\/[^"'`\n]+)["'`]/g)].map(([, folder]) => inside(path, folder ?? "."));
}

/** A setting of YAML or TOML that stands on a line of its own. */
function setting(text: string, key: string): string | undefined {
  const value = new RegExp(`^${key}\\s*[:=]\\s*["']?([^"'#\\n]+)`, "m").exec(text)?.[1]?.trim();
  return value?.replace(/^\.\//, "") || undefined;
}

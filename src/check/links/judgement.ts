import type { FindingLevel } from "../../system/finding.ts";

/** How grave it is that a link leads nowhere: who reads the page, where, and what the link looks like. */

/** A page of which nobody can say here where its links are read from. */
export const elsewhere =
  /^\.git(?:hub|lab)\/(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|issue_templates|merge_request_templates|DISCUSSION_TEMPLATE)|(?:^|\/)(?:pull_request_template|issue_template)[^/]*$/i;

/**
 * What an address on the web names may stand on a branch that is not this one. A path without an ending, or
 * to HTML, in a page that the forge does not put forward most likely is for a site that is made elsewhere.
 */
export function levelOf({ absolute, path }: { absolute: boolean; path: string }, page: string): FindingLevel {
  if (absolute) return "warning";
  const isForReaders = !page.includes("/") || /(?:^|\/)readme[^/]*$|^(?:\.github|docs)\/[A-Z_-]+\.\w+$/i.test(page);
  return isForReaders || /\.(?!html?$)\w+$/i.test(path) ? "error" : "note";
}

/** An address without `https://` or `mailto:` is a file's name to Markdown. */
export const looksLikeWeb = /^www\.|^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cn|ai)(?:\/|$)|^[\w.+-]+@[\w-]+\.[\w.-]+$/i;

/** Files that generators of sites find by the path that is written. */
export function isFileOfSite(path: string): boolean {
  return /\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|ipynb)$/i.test(path);
}

/** What it tells was so once: what it links to may have gone since. */
export function isHistory(page: string): boolean {
  return /(?:^|\/)(?:change[-_]?log|changes|history|news|releases?(?:[-_]notes)?)[^/]*$/i.test(page);
}

/** Texts that come with the work of others. */
export function isOfOthers(page: string): boolean {
  return /(?:^|\/)(?:licen[cs]e|notice|third[-_]?party)[^/]*$|(?:^|\/)(?:vendor|third[-_]?party|extern(?:al)?)\//i.test(
    page,
  );
}

/** A page that a template engine makes pages from. */
export function isPattern(path: string): boolean {
  return /[{}]|<%|(?:^|\/)(?:_?templates?|skeletons?|boilerplates?|archetypes|scaffolds?|cookiecutter[^/]*)\//i.test(
    path,
  );
}

/** Anchors that the forge makes (lines of a file, its own places of a page, text to be found), and the routes of a site: `#/guide`. */
export function isOfForge(anchor: string): boolean {
  return /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|readme|readme-ov-file|:~:text=.*|(?:user-content-)?fn(?:ref)?-.*|issuecomment-\d+|diff-.*|!?\/.*)$/i.test(
    anchor,
  );
}

/**
 * Whether a place of a line stands in mathematics, where `[a](b)` is no link: `$…$` with no blank inside of its ends and no
 * digit behind, or `$$…$$`, as GitHub and pandoc have it. An amount of dollars begins none.
 * @param at from 0
 */
export function isInMathematics(line: string, at: number): boolean {
  const parts = line.matchAll(/\$\$[^$]+\$\$|\$(?![\s$])[^$]*[^\s$]\$(?![\d$])/g);
  return [...parts].some(({ index, 0: part }) => index < at && at < index + part.length);
}

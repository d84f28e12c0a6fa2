import type { Finding, FindingLevel } from "../../system/finding.ts";
import { nearest } from "../../system/nearest.ts";
import { fold, type Tree, textOf, treeOf } from "../repository/tree.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { linkTo, Near } from "./near.ts";
import type { PageLink } from "./page.ts";
import { isMarkdown, Pages } from "./pages.ts";
import { sitePages } from "./sites.ts";
import { type Leads, readTarget } from "./target.ts";

/**
 * Links and images between the repository's own pages lead somewhere: to a file, a folder, a heading. As GitHub and
 * GitLab show the pages (docs.github.com, «Basic writing and formatting syntax», relative links and section links).
 */
export const linksRule: RepositoryRule = {
  id: "links",
  level: "error",
  sources: ["CommonMark 0.31.2", "docs.github.com: relative links, section links", "docs.gitlab.com: heading IDs"],
  fix: "itself",
  title: { en: "Links between the repository's own files lead somewhere", zh: "仓库内部的链接都能打开" },
  reason: {
    en: "A link that leads nowhere stops a newcomer where help was promised.",
    zh: "打不开的链接会让新人在需要帮助的地方止步。",
  },
  examine: (repository) => new Links(repository).findings(),
};

/** The pages of which the links are read. */
function pagesOf({ files }: Repository): string[] {
  return files.filter((path) => isMarkdown(path) && !isPattern(path) && !isOfOthers(path));
}

const sites = new WeakMap<Repository, ReadonlySet<string>>();

/** The pages whose links a generator of sites resolves in its own way: they are judged in part. */
export function sitePagesOf(repository: Repository): ReadonlySet<string> {
  const known = sites.get(repository) ?? sitePages(repository, pagesOf(repository));
  sites.set(repository, known);
  return known;
}

/** More of one page than anybody reads. */
const most = 100;

type Led = Extract<Leads, { to: "path" }>;

/** A page of which nobody can say here where its links are read from. */
const elsewhere =
  /^\.git(?:hub|lab)\/(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|issue_templates|merge_request_templates|DISCUSSION_TEMPLATE)|(?:^|\/)(?:pull_request_template|issue_template)[^/]*$/i;

class Links {
  readonly #repository: Repository;
  readonly #tree: Tree;
  readonly #pages: Pages;
  readonly #near: Near;
  readonly #own: readonly string[];
  readonly #site: ReadonlySet<string>;
  readonly #findings: Finding[] = [];
  readonly #unlisted: ReadonlySet<string>;
  /** The page that is read: how many findings it has, and whether all-contributors has written to it. */
  #here = { count: 0, hasContributors: false };
  /** How many times more a near name is looked for: whatever a repository holds, the check comes to an end. */
  #hints = 500;
  readonly #counts = new Map<string, { all: number; missing: number }>();

  constructor(repository: Repository) {
    this.#repository = repository;
    this.#tree = treeOf(repository);
    this.#pages = new Pages(repository);
    this.#near = new Near(this.#tree);
    this.#unlisted = new Set(repository.unlisted);
    this.#own = pagesOf(repository);
    this.#site = sitePagesOf(repository);
  }

  findings(): Finding[] {
    for (const path of this.#own) {
      const text = textOf(this.#repository, path) ?? "";
      this.#here = { count: 0, hasContributors: text.includes("ALL-CONTRIBUTORS-LIST") };
      for (const link of this.#pages.page(path)?.links ?? []) {
        if (this.#here.count === most) break;
        this.#check(link, path, this.#site.has(path));
      }
    }
    return this.#findings.map((finding) => (this.#isElsewhere(finding) ? { ...finding, level: "note" } : finding));
  }

  /** Where most links of a folder lead nowhere, its pages are not read where they lie: a site is made of them. */
  #isElsewhere({ file, code }: Finding): boolean {
    const { all, missing } = this.#count(file);
    return /^links\.(?:file|scheme|case)/.test(code) && file.includes("/") && missing >= 10 && missing * 2 > all;
  }

  /** Links to files from the pages of a folder in the root, and those among them that lead nowhere. */
  #count(page: string): { all: number; missing: number } {
    const folder = page.slice(0, page.indexOf("/") + 1);
    const count = this.#counts.get(folder) ?? { all: 0, missing: 0 };
    this.#counts.set(folder, count);
    return count;
  }

  #check(link: PageLink, page: string, isSite: boolean): void {
    const leads = readTarget(link.target, page, this.#repository);
    if (leads.to === "elsewhere") return;
    // An issue made from a template shows its links from the issue's own address.
    if (elsewhere.test(page) && !(leads.to === "path" && leads.absolute)) return;
    if (leads.to === "outside") {
      if (!isSite) this.#add("outside", "warning", link, page, {});
      return;
    }
    const exists = this.#exists(leads.path);
    if (!leads.absolute && leads.path !== page) this.#count(page).all++;
    if (!leads.absolute && !exists) this.#count(page).missing++;
    if (!exists) this.#missing(leads, link, page, isSite);
    else if (leads.anchor !== "" && !isSite) this.#anchor(leads, link, page);
  }

  /** What lies in a submodule, behind a symbolic link or in a folder that git ignores cannot be seen. */
  #exists(path: string): boolean {
    const { files, folders } = this.#tree;
    if (files.has(path) || folders.has(path) || this.#unlisted.has(path)) return true;
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) {
      const part = path.slice(0, end);
      if (files.has(part) || this.#unlisted.has(part)) return true;
    }
    return false;
  }

  #missing(leads: Led, link: PageLink, page: string, isSite: boolean): void {
    if (isSite && (leads.fromRoot || !isFileOfSite(leads.path))) return;
    const level = isSite || leads.fromRoot || isHistory(page) ? "note" : levelOf(leads, page);
    const [other, another] = this.#tree.folded.get(fold(leads.path)) ?? [];
    if (other !== undefined && another === undefined) {
      const right = leads.absolute || leads.fromRoot ? other : linkTo(other, page);
      this.#add("case", level, link, page, { right });
    } else if (!leads.absolute && looksLikeWeb.test(link.target)) this.#add("scheme", level, link, page, {});
    else this.#file(leads.path, level, link, page);
  }

  #file(path: string, level: FindingLevel, link: PageLink, page: string): void {
    const near = this.#hints-- > 0 ? this.#near.of(path) : undefined;
    const nearest = near === undefined ? "" : linkTo(near, page);
    if (nearest) this.#add("file-near", level, link, page, { nearest });
    else this.#add("file", level, link, page, {});
  }

  #anchor({ path, anchor }: Led, link: PageLink, page: string): void {
    const target = isMarkdown(path) ? path : this.#readmeOf(path);
    const anchors = target === undefined ? undefined : this.#pages.anchors(target);
    if (!anchors || isOfForge(anchor) || anchors.has(anchor) || this.#isContributor(anchor)) return;
    const other = anchors.inOtherCase(anchor);
    if (other !== undefined && other.toLowerCase() === anchor.toLowerCase()) {
      this.#add("anchor-case", "note", link, page, { right: other });
      return;
    }
    const near = other ?? (this.#hints-- > 0 ? nearest(anchor, anchors.all.slice(0, 500)) : undefined);
    if (near) this.#add("anchor-near", "warning", link, page, { anchor, nearest: near });
    else this.#add("anchor", "warning", link, page, { anchor });
  }

  /** The list that all-contributors writes has anchors that lead nowhere by design: `#ideas-ada`. */
  #isContributor(anchor: string): boolean {
    return this.#here.hasContributors && /^[A-Za-z0-9]+-[\w-]+$/.test(anchor);
  }

  /** A folder's page shows its README. */
  #readmeOf(path: string): string | undefined {
    if (!this.#tree.folders.has(path)) return undefined;
    const readme = this.#tree.folded.get(fold(path === "" ? "README.md" : `${path}/README.md`));
    return readme?.[0];
  }

  #add(kind: string, level: FindingLevel, link: PageLink, page: string, params: Finding["params"]): void {
    const { target, line, column, isUnused } = link;
    this.#here.count++;
    this.#findings.push({
      code: `links.${kind}`,
      level: isUnused ? "note" : level,
      file: page,
      line,
      column,
      params: { target, ...params },
    });
  }
}

/**
 * What an address on the web names may stand on a branch that is not this one. A path without an ending, or
 * to HTML, in a page that the forge does not put forward most likely is for a site that is made elsewhere.
 */
function levelOf({ absolute, path }: Led, page: string): FindingLevel {
  if (absolute) return "warning";
  const isForReaders = !page.includes("/") || /(?:^|\/)readme[^/]*$|^(?:\.github|docs)\/[A-Z_-]+\.\w+$/i.test(page);
  return isForReaders || /\.(?!html?$)\w+$/i.test(path) ? "error" : "note";
}

/** An address without `https://` or `mailto:` is a file's name to Markdown. */
const looksLikeWeb = /^www\.|^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cn|ai)(?:\/|$)|^[\w.+-]+@[\w-]+\.[\w.-]+$/i;

/** Files that generators of sites find by the path that is written. */
function isFileOfSite(path: string): boolean {
  return /\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|ipynb)$/i.test(path);
}

/** What it tells was so once: what it links to may have gone since. */
function isHistory(page: string): boolean {
  return /(?:^|\/)(?:change[-_]?log|changes|history|news|releases?(?:[-_]notes)?)[^/]*$/i.test(page);
}

/** Texts that come with the work of others. */
function isOfOthers(page: string): boolean {
  return /(?:^|\/)(?:licen[cs]e|notice|third[-_]?party)[^/]*$|(?:^|\/)(?:vendor|third[-_]?party|extern(?:al)?)\//i.test(
    page,
  );
}

/** A page that a template engine makes pages from. */
function isPattern(path: string): boolean {
  return /[{}]|<%|(?:^|\/)(?:_?templates?|skeletons?|boilerplates?|archetypes|scaffolds?|cookiecutter[^/]*)\//i.test(
    path,
  );
}

/** Anchors that the forge makes: lines of a file, its own places of a page, text to be found. */
function isOfForge(anchor: string): boolean {
  return /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|readme|readme-ov-file|:~:text=.*|(?:user-content-)?fn(?:ref)?-.*|issuecomment-\d+|diff-.*)$/i.test(
    anchor,
  );
}

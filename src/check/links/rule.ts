import type { Finding, FindingLevel } from "../../system/finding.ts";
import { nearest } from "../../system/nearest.ts";
import { fold, type Tree, textOf, treeOf } from "../repository/tree.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { existence } from "./exists.ts";
import type { Slugs } from "./generators.ts";
import {
  elsewhere,
  isFileOfSite,
  isHistory,
  isInMathematics,
  isOfForge,
  isOfOthers,
  isPattern,
  levelOf,
  looksLikeWeb,
} from "./judgement.ts";
import { asTarget, linkTo, Near, percent } from "./near.ts";
import type { PageLink } from "./page.ts";
import { isMarkdown, Pages } from "./pages.ts";
import { SiteAnchors } from "./site-anchors.ts";
import { sitePages } from "./sites.ts";
import { slugOf } from "./slug.ts";
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

const sites = new WeakMap<Repository, ReadonlyMap<string, Slugs>>();

/** The pages whose links a generator of sites resolves in its own way (they are judged in part), and how it makes anchors. */
export function sitePagesOf(repository: Repository): ReadonlyMap<string, Slugs> {
  const known = sites.get(repository) ?? sitePages(repository, pagesOf(repository));
  sites.set(repository, known);
  return known;
}

/** More of one page than anybody reads. */
const most = 100;

/** A target as it has to be written; blanks in an anchor are those of a heading. */
function withoutBlanks(target: string): string {
  const [path = "", anchor] = target.split(/#(.*)/s, 2);
  const right = path.replace(/[ \t]/g, percent);
  return anchor === undefined ? right : `${right}#${/[ \t]/.test(anchor) ? slugOf(anchor, "github") : anchor}`;
}

type Led = Extract<Leads, { to: "path" }>;

class Links {
  readonly #repository: Repository;
  readonly #tree: Tree;
  readonly #pages: Pages;
  readonly #near: Near;
  readonly #own: readonly string[];
  readonly #site: ReadonlyMap<string, Slugs>;
  readonly #sites = new Map<string, SiteAnchors | undefined>();
  readonly #findings: Finding[] = [];
  readonly #exists: (path: string) => boolean;
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
    this.#exists = existence(repository);
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
      this.#labels(path);
      this.#blanks(path);
    }
    return this.#findings.map((finding) => (this.#isElsewhere(finding) ? { ...finding, level: "note" } : finding));
  }

  /** Two texts in brackets, one after the other, may be meant so: a note. Generators of sites know labels of their own. */
  #labels(path: string): void {
    if (this.#site.has(path) || elsewhere.test(path)) return;
    for (const label of this.#pages.page(path)?.undefinedLabels.slice(0, 20) ?? [])
      this.#add("label", "note", label, path, {});
  }

  /** What names a file, and for its blanks is no link. Python-Markdown, and so MkDocs, takes it for one. */
  #blanks(path: string): void {
    if (this.#site.has(path) || elsewhere.test(path)) return;
    for (const link of this.#pages.page(path)?.withBlanks.slice(0, 20) ?? []) {
      const leads = readTarget(link.target, path, this.#repository);
      if (leads.to !== "path" || !this.#exists(leads.path)) continue;
      this.#add("blank", "warning", link, path, { right: withoutBlanks(link.target) });
    }
  }

  /** Where most links of a folder lead nowhere, its pages are not read where they lie: a site is made of them. */
  #isElsewhere({ file, code }: Finding): boolean {
    const { all, missing } = this.#count(file);
    return /^links\.(?:file|scheme|case)/.test(code) && file.includes("/") && missing >= 10 && missing * 2 > all;
  }

  #tally(page: string, exists: boolean): void {
    const count = this.#count(page);
    count.all++;
    if (!exists) count.missing++;
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
    if (!leads.absolute && leads.path !== page) this.#tally(page, exists);
    if (!exists) this.#missing(leads, link, page, isSite);
    else if (leads.anchor !== "" && !isOfForge(leads.anchor))
      isSite ? this.#siteAnchor(leads, link, page) : this.#anchor(leads, link, page);
  }

  #missing(leads: Led, link: PageLink, page: string, isSite: boolean): void {
    if (isSite && (leads.fromRoot || !isFileOfSite(leads.path))) return;
    const level = isSite || leads.fromRoot || isHistory(page) ? "note" : levelOf(leads, page);
    const [other, another] = this.#tree.folded.get(fold(leads.path)) ?? [];
    if (other !== undefined && another === undefined) {
      const right = leads.absolute || leads.fromRoot ? asTarget(other) : linkTo(other, page);
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
    if (!anchors || anchors.has(anchor) || this.#isContributor(anchor)) return;
    const other = anchors.inOtherCase(anchor);
    if (other !== undefined && other.toLowerCase() === anchor.toLowerCase()) {
      this.#add("anchor-case", "note", link, page, { right: other });
      return;
    }
    const near = other ?? (this.#hints-- > 0 ? nearest(anchor, anchors.all.slice(0, 500)) : undefined);
    if (near) this.#add("anchor-near", "warning", link, page, { anchor, nearest: near });
    else this.#add("anchor", "warning", link, page, { anchor });
  }

  /** An anchor of a page that a generator makes: told where its rule is known, for its own pages alone. */
  #siteAnchor({ path, anchor, absolute }: Led, link: PageLink, page: string): void {
    const found = absolute ? "there" : (this.#siteAnchors(path)?.find(anchor) ?? "there");
    if (typeof found === "object") this.#add("anchor-near", "note", link, page, { anchor, ...found });
    else if (found !== "there") this.#add("anchor", found === "missing" ? "warning" : "note", link, page, { anchor });
  }

  #siteAnchors(path: string): SiteAnchors | undefined {
    if (this.#sites.has(path)) return this.#sites.get(path);
    const slugs = this.#site.get(path);
    const target = slugs && this.#pages.page(path);
    const anchors = target && new SiteAnchors(target, textOf(this.#repository, path) ?? "", slugs);
    this.#sites.set(path, anchors);
    return anchors;
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
    const { target, isUnused } = link;
    const place = link.place();
    const text = (textOf(this.#repository, page) ?? "").split(/\r\n|\n|\r/)[place.line - 1] ?? "";
    if (isInMathematics(text, place.column - 1)) return;
    this.#here.count++;
    this.#findings.push({
      code: `links.${kind}`,
      level: isUnused ? "note" : level,
      file: page,
      ...place,
      params: { target, ...params },
    });
  }
}

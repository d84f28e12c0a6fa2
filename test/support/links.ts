import { posix } from "node:path";
import type { Forge } from "../../src/scaffold/template.ts";
import type { Page } from "./markdown.ts";
import type { Files } from "./render.ts";

/**
 * The anchors of a page's headings. GitHub (html-pipeline): lower case, all but letters, marks, digits, `_`, `-` and
 * blanks away, blanks to hyphens, `-1` for the second of a name. GitLab also makes several hyphens one.
 */
export function anchorsOf(page: Page, forge: Forge): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const made = page.headings.map(({ text }) => {
    const plain = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]/gu, "")
      .replace(/ /g, "-");
    const slug = forge === "gitlab" ? plain.replace(/-{2,}/g, "-") : plain;
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set([...made, ...page.anchors]);
}

/** Where a relative link leads: a path in the repository and an anchor; undefined for a link that leaves it. */
export function resolveLink(from: string, target: string): { path: string; anchor: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return undefined;
  const [path = "", anchor = ""] = target.split("#");
  const plain = decodeURIComponent(path.split("?")[0] ?? "");
  if (plain === "") return { path: from, anchor };
  const joined = plain.startsWith("/") ? plain.slice(1) : posix.join(posix.dirname(from), plain);
  return { path: joined.replace(/\/$/, ""), anchor };
}

/** True for a file of the render, and for a folder that holds one. */
export function exists(files: Files, path: string): boolean {
  return files.has(path) || path === "." || [...files.keys()].some((file) => file.startsWith(`${path}/`));
}

/**
 * Paths that a text names by an absolute address of its own repository: on the forge's pages, in raw addresses, in
 * launch links of Colab, Binder, nbviewer and the like, as workflows of badges, as forms of "new issue" links.
 */
export function ownPaths(text: string, owner: string, repo: string): string[] {
  const own = `${escapePattern(owner)}/${escapePattern(repo)}`;
  const rules: readonly (readonly [RegExp, (found: string) => string])[] = [
    [
      new RegExp(`${own}(?:/-)?/(?:blob|tree|raw|edit|blame)/(?:main|HEAD)/([^\\s"'<>)\\]?#\`|\\\\]+)`, "g"),
      (path) => path,
    ],
    [new RegExp(`raw\\.githubusercontent\\.com/${own}/(?:main|HEAD)/([^\\s"'<>)\\]?#\`|\\\\]+)`, "g"), (path) => path],
    [new RegExp(`${own}/actions/workflows/([\\w.-]+\\.ya?ml)`, "g"), (name) => `.github/workflows/${name}`],
    [new RegExp(`${own}/issues/new\\?[^\\s"')]*template=([\\w.-]+)`, "g"), (name) => `.github/ISSUE_TEMPLATE/${name}`],
    [
      new RegExp(`${own}/-/issues/new\\?[^\\s"')]*issuable_template=([\\w.%-]+)`, "g"),
      (name) => `.gitlab/issue_templates/${decodeURIComponent(name)}.md`,
    ],
  ];
  return rules.flatMap(([pattern, place]) =>
    [...text.matchAll(pattern)].map(([, found]) =>
      place(decodeURI((found ?? "").replace(/[.,;:。，；：]+$/, "")).replace(/\/$/, "")),
    ),
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

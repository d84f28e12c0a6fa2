import type { Finding } from "../../system/finding.ts";
import type { Place } from "../../system/yaml/index.ts";
import { jsonReader } from "../files/read/json.ts";
import { parseJson } from "../json.ts";
import { textOf } from "../repository/tree.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { existence } from "./exists.ts";
import { isOfOthers, isPattern } from "./judgement.ts";
import { readPage } from "./page.ts";
import { readTarget } from "./target.ts";

/**
 * Links, images and attachments of a notebook's text lead somewhere, as Jupyter and GitHub show it: relative to the
 * notebook. Anchors are left alone: each viewer makes them in its own way.
 */
export const notebookLinksRule: RepositoryRule = {
  id: "notebook-links",
  level: "warning",
  sources: ["nbformat 4: cell attachments", "jupyterlab: links in Markdown cells are relative to the notebook"],
  fix: "none",
  title: { en: "Links and images in notebooks lead somewhere", zh: "笔记本中的链接和图片都能打开" },
  reason: {
    en: "A lesson without its picture, or with a next step that is not there, loses its readers.",
    zh: "缺少图片或下一步链接失效的课程会失去读者。",
  },
  examine: (repository) => {
    const notebooks = repository.files.filter(
      (path) => /\.ipynb$/i.test(path) && !isPattern(path) && !isOfOthers(path),
    );
    if (notebooks.length === 0) return [];
    const exists = existence(repository);
    return notebooks.flatMap((path) => inNotebook(repository, path, exists));
  },
};

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
  readonly attachments?: unknown;
}

function inNotebook(repository: Repository, path: string, exists: (path: string) => boolean): Finding[] {
  const text = textOf(repository, path);
  // Most cells of most notebooks link to the web alone.
  if (text === undefined || !/\]\(|<(?:img|a)\b|attachment:/i.test(text)) return [];
  const { value, findings } = parseJson(path, text);
  const { nbformat, cells } = (value ?? {}) as { nbformat?: unknown; cells?: unknown };
  if (findings.length > 0 || nbformat !== 4 || !Array.isArray(cells)) return [];
  const program = cells.flatMap((cell: Cell) => (cell?.cell_type === "code" ? [sourceOf(cell)] : [])).join("\n");
  const faults = cells.flatMap((cell: Cell, index) =>
    cell?.cell_type === "markdown" ? inCell(cell, index, path, repository, exists, program) : [],
  );
  if (faults.length === 0) return [];
  const file = jsonReader({ comments: false })(path, text);
  const place = (cell: number): Place => file?.position(["cells", cell - 1, "source"]) ?? { line: 1, column: 1 };
  return faults.map(({ code, target, cell }) => {
    return { code, level: "warning", file: path, ...place(cell), params: { target, cell } };
  });
}

interface Fault {
  readonly code: "notebook-links.file" | "notebook-links.attachment";
  readonly target: string;
  /** Counts from 1. */
  readonly cell: number;
}

function inCell(
  cell: Cell,
  index: number,
  path: string,
  repository: Repository,
  exists: (path: string) => boolean,
  program: string,
): Fault[] {
  const attached = new Set(Object.keys((cell.attachments ?? {}) as object));
  return readPage(sourceOf(cell).replace(mathematics, "")).links.flatMap(({ target, isUnused }): Fault[] => {
    if (isUnused) return [];
    const [, attachment] = /^attachment:(.+)$/.exec(target) ?? [];
    if (attachment !== undefined) {
      const isThere = attached.has(attachment) || attached.has(decoded(attachment));
      return isThere ? [] : [{ code: "notebook-links.attachment", target: attachment, cell: index + 1 }];
    }
    const leads = readTarget(target, path, repository);
    if (leads.to !== "path" || leads.absolute || leads.fromRoot || exists(leads.path)) return [];
    // A picture that the notebook itself draws is there once it has run.
    const name = leads.path.slice(leads.path.lastIndexOf("/") + 1);
    return program.includes(name) ? [] : [{ code: "notebook-links.file", target, cell: index + 1 }];
  });
}

/** Taken out before Markdown is read: `$$ f[i](x) $$` is no link. */
const mathematics = /\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Source is one text or a list of lines. */
function sourceOf({ source }: Cell): string {
  if (typeof source === "string") return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : "";
}

import { AppError } from "../../../system/errors.ts";
import type { Path } from "../../../system/yaml/index.ts";
import type { Repository, RepositoryRule } from "../../rule.ts";
import { asMap, asText, isMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import type { Fault } from "../schema/describe.ts";
import { short } from "../schema/describe.ts";
import { findingsOf } from "../schema/rule.ts";

/** MkDocs reads with PyYAML, and with tags of its own: `!ENV`, `!!python/name`, `!relative`. */
const read = yamlReader({ words: "1.1", merges: true });

/** Plugins that make pages, or the navigation, when the site is built. */
const makers =
  /gen-files|literate-nav|awesome-pages|awesome-nav|monorepo|multirepo|techdocs-core|blog|section-index|mkdocs-jupyter|mkdocs_jupyter|i18n|simple|swagger|typedoc|gallery|include|macros|tags|autorefs|api-autonav|mike|exclude|redirects|same-dir/;

/** The pages that the navigation of a MkDocs site names are there (mkdocs.org: Configuration, nav). */
export const mkdocsRule: RepositoryRule = {
  ...{ id: "mkdocs", level: "warning", fix: "none" },
  sources: ["https://www.mkdocs.org/user-guide/configuration/#nav"],
  title: { en: "The navigation of a MkDocs site leads to pages that are there", zh: "MkDocs 站点导航指向的页面都存在" },
  reason: {
    en: "The entry leads nowhere, and a strict build stops.",
    zh: "该导航项无处可去，严格模式下构建会中止。",
  },
  examine: (repository) => {
    const path = ["mkdocs.yml", "mkdocs.yaml"].find((name) => repository.files.includes(name));
    const file = path === undefined ? undefined : readable(repository, path);
    if (!file) return [];
    const { nav, docs_dir: folder = "docs", plugins, hooks } = asMap(file.value);
    const root = asText(folder).replace(/^\.\/|(?<!\/)\/+$/g, "");
    const isMade = hooks !== undefined || makers.test(JSON.stringify(plugins ?? []));
    // A site that is made of several settings, or has its pages elsewhere, is not to be seen from here.
    if (root === "" || file.isOpen(["docs_dir"]) || Object.hasOwn(asMap(file.value), "INHERIT")) return [];
    const names = new Set(repository.files);
    if (![...names].some((name) => name.startsWith(`${root}/`))) return [];
    const missing = pagesOf(nav, ["nav"])
      .filter(({ page, at }) => !names.has(`${root}/${page}`) && !file.isOpen(at))
      .map(({ page, at }): Fault => ({ code: "no-page", path: at, params: { page: short(`${root}/${page}`) } }));
    return findingsOf({ id: "mkdocs", level: isMade ? "note" : "warning" }, file, missing.slice(0, 50));
  },
};

function readable(repository: Repository, path: string): ServiceFile | undefined {
  try {
    return read(path, repository.readText(path));
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

interface Page {
  readonly page: string;
  readonly at: Path;
}

/** The pages of a navigation, at any depth: addresses of other sites and folders left out. */
function pagesOf(nav: unknown, at: Path): Page[] {
  if (typeof nav === "string")
    return /^[^:#?*]+\.(?:md|markdown|html|ipynb)$/.test(nav) && !/^\//.test(nav) ? [{ page: nav, at }] : [];
  if (Array.isArray(nav)) return nav.flatMap((item, index) => pagesOf(item, [...at, index]));
  return isMap(nav) ? Object.entries(nav).flatMap(([title, item]) => pagesOf(item, [...at, title])) : [];
}

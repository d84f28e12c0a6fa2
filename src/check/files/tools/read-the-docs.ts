import type { Path } from "../../../system/yaml/index.ts";
import { textOf, treeOf } from "../../repository/tree.ts";
import type { RepositoryRule } from "../../rule.ts";
import { asList, asMap } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { findingsOf } from "../schema/rule.ts";
import { plainPath, presenceOf } from "../workflow/references/there.ts";
import { readTheDocsKind } from "./docs.ts";

const entry = { id: "read-the-docs-file", level: "error", levels: { "no-file-maybe": "note" } } as const;
const text = {
  en: "there is no “{path}”, which “{key}” names; add it, or mend the path (it leads from the root of the repository)",
  zh: "没有“{key}”所指的“{path}”；请添加，或修正路径（相对于仓库的根目录）",
};

/** What Read the Docs is told to read is there: Sphinx, MkDocs, pip and Conda stop where it is not. */
export const readTheDocsFilesRule: RepositoryRule = {
  ...{ id: entry.id, level: entry.level, fix: "none", texts: { "no-file": text, "no-file-maybe": text } },
  sources: [
    "https://docs.readthedocs.com/platform/stable/config-file/v2.html",
    "https://github.com/readthedocs/readthedocs.org/issues/11143",
  ],
  title: { en: "The files that Read the Docs is told to read are there", zh: "Read the Docs 需要读取的文件都存在" },
  reason: { en: "The build of the documentation fails.", zh: "文档构建会失败。" },
  examine: (repository) => {
    if (repository.isPart) return [];
    return repository.files.filter(readTheDocsKind.applies).flatMap((path) => {
      const file = readTheDocsKind.read(path, textOf(repository, path) ?? "");
      if (!file) return [];
      const { build } = asMap(file.value);
      // Commands take the place of all that is named; jobs may make files before they are read.
      if (asMap(build).commands !== undefined) return [];
      const code = asMap(build).jobs === undefined ? "no-file" : "no-file-maybe";
      const missing = namedIn(file.value).flatMap(({ at, name }): Fault[] => {
        const plain = /^\/|:\/\//.test(name) ? undefined : plainPath(name);
        if (plain === undefined || file.isOpen(at) || treeOf(repository).folders.has(plain)) return [];
        const presence = presenceOf(repository, plain);
        if (presence === "there" || presence === "unseen") return [];
        return [{ code, path: at, params: { path: short(plain), key: at.join(".") } }];
      });
      return findingsOf(entry, file, missing);
    });
  },
};

interface Named {
  readonly at: Path;
  readonly name: string;
}

/** The paths that the settings name, of files and of folders to install. */
function namedIn(value: unknown): Named[] {
  const { sphinx, mkdocs, conda, python } = asMap(value);
  const all: readonly (readonly [Path, unknown])[] = [
    [["sphinx", "configuration"], asMap(sphinx).configuration],
    [["mkdocs", "configuration"], asMap(mkdocs).configuration],
    [["conda", "environment"], asMap(conda).environment],
    ...asList(asMap(python).install).flatMap((item, index) => {
      const { requirements, path } = asMap(item);
      const at = ["python", "install", index];
      // It is handed to pip, to which brackets behind a path name extras: `.[docs]`.
      const folder = typeof path === "string" ? path.replace(/\[[\w\s,.-]*\]$/, "") : path;
      return [[[...at, "requirements"], requirements] as const, [[...at, "path"], folder] as const];
    }),
  ];
  return all.flatMap(([at, name]) => (typeof name === "string" && name !== "" ? [{ at, name }] : []));
}

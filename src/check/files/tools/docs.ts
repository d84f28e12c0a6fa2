import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, asText, isMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";

/** Both are read with PyYAML: YAML 1.1. */
const read = yamlReader({ words: "1.1", merges: true });

/** Read the Docs: configuration file reference, version 2. */
export const readTheDocsKind: Kind = {
  id: "read-the-docs",
  sources: ["https://docs.readthedocs.com/platform/stable/config-file/v2.html"],
  title: { en: "Read the Docs accepts its settings", zh: "Read the Docs 接受其设置" },
  reason: { en: "With a fault in the file no documentation is built.", zh: "文件有错误时，文档不会构建。" },
  applies: (path) => /^\.?readthedocs\.ya?ml$/.test(path),
  read,
  schema: "read-the-docs",
};

/** pre-commit: its settings, and what it says of keys that it does not know. */
export const preCommitKind: Kind = {
  id: "pre-commit",
  sources: ["https://pre-commit.com/#plugins", "https://pre-commit.com/#repository-local-hooks"],
  title: { en: "pre-commit accepts its settings", zh: "pre-commit 接受其设置" },
  reason: {
    en: "With a fault in the file no hook runs, and every commit is refused.",
    zh: "文件有错误时，任何钩子都不会运行，且每次提交都会被拒绝。",
  },
  applies: (path) => path === ".pre-commit-config.yaml",
  read,
  schema: "pre-commit",
  levels: { "unknown-key": "warning", "unknown-key-near": "warning", choice: "warning", "mutable-rev": "warning" },
  more: (file) => asList(asMap(file.value).repos).flatMap((repo, index) => repoFaults(file, repo, ["repos", index])),
};

/** What a repository of hooks offers to those that name it in their settings. */
export const preCommitHooksKind: Kind = {
  id: "pre-commit-hooks",
  sources: ["https://pre-commit.com/#new-hooks"],
  title: { en: "pre-commit accepts the hooks that are offered", zh: "pre-commit 接受所提供的钩子" },
  reason: {
    en: "With a fault in the file nobody can use a hook of this repository.",
    zh: "文件有错误时，任何人都无法使用此仓库的钩子。",
  },
  applies: (path) => path === ".pre-commit-hooks.yaml",
  read,
  schema: "pre-commit-hooks",
  // Keys that are not known are passed over; tools that read the same file have languages of their own.
  levels: { "unknown-key": "warning", "unknown-key-near": "warning", choice: "warning" },
};

/** What depends on the kind of repository: one elsewhere has a fixed revision, one's own says how its hooks run. */
function repoFaults(file: ServiceFile, value: unknown, path: Path): Fault[] {
  if (!isMap(value) || file.isOpen(path)) return [];
  const repo = asText(value.repo);
  if (repo === "local") {
    return asList(value.hooks).flatMap((hook, index) =>
      ["name", "entry", "language"]
        .filter((key) => isMap(hook) && hook[key] === undefined)
        .map((key) => ({ code: "missing-key", path: [...path, "hooks", index], params: { key } })),
    );
  }
  if (repo === "meta" || repo === "") return [];
  if (value.rev === undefined) return [{ code: "missing-key", path, params: { key: "rev" } }];
  // pre-commit itself warns of these: it never looks again at what a branch has become.
  return /^(?:HEAD|main|master|stable|latest|develop|dev)$/i.test(asText(value.rev))
    ? [{ code: "mutable-rev", path: [...path, "rev"], params: { value: short(value.rev) } }]
    : [];
}

import type { Finding } from "../../system/finding.ts";
import type { RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { treeOf } from "./tree.ts";

/** Names that Windows takes for a device, or does not take (learn.microsoft.com, «Naming Files, Paths, and Namespaces»). */
const refused = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:\/|$)|[<>:"\\|?*]|[. ](?:\/|$)/i;

const most = 20;

/** Every path is a path of its own on every system. */
export const pathRule: RepositoryRule = {
  id: "paths",
  level: "warning",
  sources: ["git-config: core.ignoreCase", "learn.microsoft.com: naming files"],
  fix: "none",
  title: { en: "Paths are told apart on every system", zh: "路径在各种系统上都能区分" },
  reason: {
    en: "On Windows and macOS two names that differ in case only are one file: a clone there is changed from the start.",
    zh: "在 Windows 和 macOS 上，仅大小写不同的两个名称是同一个文件，克隆下来就已处于被修改状态。",
  },
  examine: (repository) => {
    const { folded, folders } = treeOf(repository);
    const findings: Finding[] = [];
    for (const [, [first = "", second]] of folded) {
      if (second !== undefined && findings.length < most)
        findings.push(about(files(repository.files, second, folders), "paths.case", "warning", { first, second }));
    }
    for (const path of repository.files) if (refused.test(path)) findings.push(about(path, "paths.windows", "note"));
    return findings.slice(0, most);
  },
};

/** A folder has no place of its own to show: its first file has. */
function files(all: readonly string[], path: string, folders: ReadonlySet<string>): string {
  return folders.has(path) ? (all.find((file) => file.startsWith(`${path}/`)) ?? path) : path;
}

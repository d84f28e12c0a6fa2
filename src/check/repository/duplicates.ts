import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { textOf } from "./tree.ts";

/** Files of which GitHub shows one, in this order of folders (docs.github.com, «Creating a default community health file»). */
const folders = [".github/", "", "docs/"];
const names =
  /^(?:readme|code_of_conduct|contributing|security|support|governance|accessibility|funding|pull_request_template|issue_template)(?:\.(?:md|rst|txt|adoc|yml))?$/i;

/** A health file is in one place only. */
export const duplicateRule: RepositoryRule = {
  id: "duplicate",
  level: "warning",
  sources: ["docs.github.com: default community health files", "docs.github.com: about READMEs"],
  fix: "none",
  title: { en: "Each health file is in one place only", zh: "每个社区文件只在一处" },
  reason: {
    en: "GitHub shows the first that it finds; whoever edits the other one wonders why nothing changes.",
    zh: "GitHub 只显示最先找到的那一个；修改另一个的人会奇怪为何没有变化。",
  },
  examine: (repository) => [...groups(repository)].flatMap((group) => doubles(repository, group)),
};

/** Files of one name in the order in which they are looked for. */
function groups({ files }: Repository): Iterable<string[]> {
  const byName = new Map<string, string[]>();
  for (const folder of folders) {
    for (const path of files) {
      const name = path.slice(folder.length);
      if (!path.toLowerCase().startsWith(folder) || name.includes("/") || !names.test(name)) continue;
      const key = name.toLowerCase().replace(/\.\w+$/, "");
      // A README of the documentation is the page of its folder.
      if (key === "readme" && folder === "docs/") continue;
      const list = byName.get(key);
      if (list) list.push(path);
      else byName.set(key, [path]);
    }
  }
  return byName.values();
}

function doubles(repository: Repository, [shown, ...others]: readonly string[]): Finding[] {
  if (shown === undefined || others.length === 0) return [];
  const text = textOf(repository, shown);
  return others.flatMap((path) => {
    const other = textOf(repository, path);
    // A link, a copy, and a page that leads to the other one mislead nobody.
    if (text === undefined || other === undefined || text.trim() === other.trim()) return [];
    if (leadsTo(text, path, shown) || leadsTo(other, shown, path)) return [];
    const folder = (one: string) => one.slice(0, one.lastIndexOf("/") + 1);
    if (folder(shown) === folder(path)) return [];
    return [about(path, "duplicate.hidden", "warning", { shown })];
  });
}

function leadsTo(text: string, path: string, from: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return text.length < 1500 && text.includes(name) && path !== from;
}

import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { healthFiles } from "./health.ts";
import { textOf } from "./tree.ts";

/** Less than a sentence or two. */
const few = 40;

/** There is a README, it says something, and it says under which licence (docs.github.com, «About READMEs»). */
export const readmeRule: RepositoryRule = {
  id: "readme",
  level: "warning",
  sources: ["GitHub community profile", "repolinter: readme-file-exists, readme-references-license", "OSPS-DO-01.01"],
  fix: "template",
  title: { en: "There is a README that says what this is", zh: "有说明项目内容的 README" },
  reason: {
    en: "It is the first page that anybody sees, and often the only one.",
    zh: "它是大家看到的第一页，往往也是唯一的一页。",
  },
  examine: (repository) => {
    const [path] = healthFiles(repository, "readme");
    if (path === undefined) return [about("README.md", "readme.missing", "warning")];
    const text = textOf(repository, path);
    return text === undefined ? [] : faults(repository, path, text);
  },
};

function faults(repository: Repository, path: string, text: string): Finding[] {
  if (text.trim().length < few) return [about(path, "readme.short", "warning")];
  const speaksOfLicence = /licen[cs]|copying|copyright|SPDX|许可|授权|版权|协议/i.test(text);
  const isAsked = healthFiles(repository, "license").length > 0 && !speaksOfLicence;
  return isAsked ? [about(path, "readme.license", "note")] : [];
}

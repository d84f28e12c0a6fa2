import type { Finding } from "../../system/finding.ts";
import { readPage } from "../links/page.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { textOf, treeOf } from "./tree.ts";

/** `README.zh-CN.md`, `README_zh.md`, `README-ja.md`: the language behind the name. */
const translation =
  /^(?:\.github\/|docs\/)?(readme)[._-]((?:zh|en|ja|ko|de|fr|es|pt|ru|it|tr|vi|id|uk|pl|nl|ar|fa|hi)(?:[-_][a-z]{2,4})?)\.md$/i;

/** Translations of the README name one another, and have the same sections. */
export const translationRule: RepositoryRule = {
  id: "translations",
  level: "note",
  sources: ["GitHub community profile: README"],
  fix: "none",
  title: { en: "Translations of the README keep in step", zh: "README 的各语言版本保持同步" },
  reason: {
    en: "A translation that nothing leads to, or that lacks a section, leaves its readers behind.",
    zh: "没有入口或缺少章节的译文会把它的读者落下。",
  },
  examine: (repository) => repository.files.flatMap((path) => inFile(repository, path)),
};

function inFile(repository: Repository, path: string): Finding[] {
  const [, name = ""] = translation.exec(path) ?? [];
  if (name === "") return [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const [original] = treeOf(repository).folded.get(`${folder}${name}.md`.toLowerCase()) ?? [];
  const [text, first] = [textOf(repository, path), original && textOf(repository, original)];
  if (text === undefined || original === undefined || first === undefined) return [];
  const base = (one: string) => one.slice(one.lastIndexOf("/") + 1);
  const findings: Finding[] = [];
  if (!first.includes(base(path))) findings.push(about(original, "translations.link", "note", { other: path }));
  if (!text.includes(base(original))) findings.push(about(path, "translations.link", "note", { other: original }));
  const [here, there] = [readPage(text).headings.length, readPage(first).headings.length];
  if (here !== there) findings.push(about(path, "translations.step", "note", { here, there, other: original }));
  return findings;
}

import type { RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { healthFiles } from "./health.ts";
import { textOf } from "./tree.ts";

const cited = /^(?:citation\.cff|citations?(?:\.(?:md|bib))?|inst\/citation)$/i;

/** A work that asks to be cited says how, where GitHub reads it (docs.github.com, «About CITATION files»). */
export const citationRule: RepositoryRule = {
  id: "citation-file",
  level: "warning",
  sources: ["docs.github.com: about CITATION files", "Citation File Format 1.2.0"],
  fix: "template",
  title: { en: "A work to be cited has its CITATION.cff in the root", zh: "需要引用的作品在根目录有 CITATION.cff" },
  reason: {
    en: "GitHub makes a citation of the file in the root and of no other.",
    zh: "GitHub 只根据根目录下的文件生成引用。",
  },
  examine: (repository) => {
    if (repository.files.some((path) => cited.test(path))) return [];
    const elsewhere = repository.files.find((path) => /^(?:\.github|docs|\.gitlab)\/citation\.cff$/i.test(path));
    if (elsewhere) return [about(elsewhere, "citation-file.place", "warning")];
    const [readme] = healthFiles(repository, "readme");
    const text = readme === undefined ? "" : (textOf(repository, readme) ?? "");
    const asks =
      /^#+\s*(?:citation|citing|cite|how to cite|引用)\b|@(?:article|inproceedings|software|misc)\s*\{/im.test(text);
    return asks ? [about("CITATION.cff", "citation-file.missing", "note")] : [];
  },
};

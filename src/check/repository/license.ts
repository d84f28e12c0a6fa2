import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";
import { healthFiles } from "./health.ts";
import { recognise } from "./license-texts.ts";
import { textOf } from "./tree.ts";

/** There is a licence that people and tools recognise (docs.github.com, «Licensing a repository»). */
export const licenseRule: RepositoryRule = {
  id: "license",
  level: "warning",
  sources: [
    "GitHub community profile",
    "repolinter: license-file-exists",
    "Scorecard: License",
    "OSPS-LE-02.01",
    "OSPS-LE-03.01",
  ],
  fix: "template",
  title: { en: "There is a licence that is recognised", zh: "有可识别的许可证" },
  reason: {
    en: "Without a licence nobody may use, change or share the work.",
    zh: "没有许可证，任何人都无权使用、修改或分享。",
  },
  examine: (repository) => {
    const paths = licencesOf(repository);
    const [path] = paths;
    if (path === undefined) return [about("LICENSE", "license.missing", "warning")];
    const texts = paths.flatMap((one) => textOf(repository, one) ?? []);
    const blank = paths.find((one) => !isKept(one) && hasBlank(textOf(repository, one) ?? ""));
    if (blank !== undefined) return [about(blank, "license.placeholder", "warning")];
    return texts.length === 0 ? [] : faults(path, texts);
  },
};

/** An Apache licence asks that a NOTICE, where there is one, goes along (Apache-2.0, section 4 d). */
export const noticeRule: RepositoryRule = {
  id: "notice",
  level: "note",
  sources: ["repolinter: notice-file-exists", "Apache-2.0, 4 (d)"],
  fix: "template",
  title: { en: "A work under Apache-2.0 has a NOTICE", zh: "采用 Apache-2.0 的项目有 NOTICE" },
  reason: {
    en: "It carries the attributions that whoever passes the work on has to keep.",
    zh: "其中的署名信息须由再分发者保留。",
  },
  examine: (repository) => {
    if (repository.files.some((path) => /^notice(?:\.\w+)?$/i.test(path)) || !factsOf(repository).hasCode) return [];
    return isApache(repository) ? [about("NOTICE", "notice.missing", "note")] : [];
  },
};

/** Whether the work itself is under it: what REUSE keeps in `LICENSES/` may be the licence of a file or two, and of several licences one may choose another. */
function isApache(repository: Repository): boolean {
  const all = licencesOf(repository);
  const own = all.filter((path) => !isKept(path));
  const names = (own.length > 0 ? own : all).map((path) => recognise(textOf(repository, path) ?? ""));
  return (
    names.length > 0 &&
    names.every((name) => name === undefined || name === "Apache-2.0" || name.startsWith("CC")) &&
    names.includes("Apache-2.0")
  );
}

/** In the root, where forges look for it, or in `LICENSES/` (reuse.software). */
function licencesOf(repository: Repository): string[] {
  const own = healthFiles(repository, "license");
  const more = repository.files.filter(
    (path) => /^licenses?\/[^/]+$/i.test(path) || /^(?:licen[cs]e|copying)[-._][^/]*$/i.test(path),
  );
  return [...new Set([...own, ...more])];
}

/** Texts that REUSE keeps as they were published, blanks and all. */
const isKept = (path: string) => path.includes("/");

function faults(path: string, texts: readonly string[]): Finding[] {
  if (texts.every((text) => text.trim() === "")) return [about(path, "license.empty", "warning")];
  return texts.some((text) => recognise(text) !== undefined) ? [] : [about(path, "license.unknown", "note")];
}

/**
 * A year or a name that was never filled in, in the lines that name the holder; the long licences
 * show such blanks as an example. */
function hasBlank(text: string): boolean {
  const isShort = ["MIT", "BSD", "ISC", "0BSD", "Zlib", undefined].includes(recognise(text));
  return (
    isShort &&
    /copyright[^\n]*(?:\[(?:year|yyyy)\]|<year>|\[fullname\]|<copyright holders?>|\[name of copyright owner\]|\{year\}|\{fullname\})/i.test(
      text.slice(0, 1500),
    )
  );
}

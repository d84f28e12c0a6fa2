import type { Repository, RepositoryRule } from "../rule.ts";
import { about, languageOf } from "./facts.ts";
import { textOf } from "./tree.ts";

/** How far into a file its header may stand. */
const reach = 2000;
const beside = /(?:^|\/)(?:\.[^/]+|docs?|tests?|examples?|fixtures?|vendor|third[-_]party|node_modules|dist|build)\//i;

/** Where most source files begin with their licence, all do (spdx.dev, «Handling license info»; reuse.software). */
export const headerRule: RepositoryRule = {
  id: "headers",
  level: "note",
  sources: ["repolinter: source-license-headers-exist", "SPDX: handling license info", "OSPS-LE-03.01"],
  fix: "none",
  title: { en: "Licence headers are in all source files or in none", zh: "许可证头要么全有，要么全无" },
  reason: {
    en: "A file without the header that all others have looks as if it came from elsewhere.",
    zh: "别的文件都有而唯独它没有，看起来像是来自别处。",
  },
  examine: (repository) => {
    const sources = repository.files.filter((path) => languageOf(path) !== undefined && !beside.test(path));
    if (sources.length < 10) return [];
    const bare: string[] = [];
    for (const path of sources) {
      if (!hasHeader(repository, path)) bare.push(path);
      // A repository without headers is told by its first files, however many it has.
      if (bare.length * 5 > sources.length) return [];
    }
    const [first] = bare;
    if (first === undefined) return [];
    return [about(first, "headers.missing", "note", { count: bare.length, total: sources.length })];
  },
};

function hasHeader(repository: Repository, path: string): boolean {
  const text = textOf(repository, path);
  return (
    text === undefined ||
    text.trim() === "" ||
    /copyright|SPDX-License-Identifier|licen[cs]ed under/i.test(text.slice(0, reach))
  );
}

import { fileRepositoryRules, fileRules } from "./files/index.ts";
import { notebookLinksRule } from "./links/notebooks.ts";
import { linksRule } from "./links/rule.ts";
import { regionEntry } from "./region-entry.ts";
import { repositoryRules } from "./repository/index.ts";
import type { RepositoryRule, Rule, RuleEntry } from "./rule.ts";
import { rules } from "./run.ts";

/** What is found while files are read, before any rule looks at them. */
const readingEntries: readonly RuleEntry[] = [
  {
    id: "manifest",
    level: "error",
    sources: ["commonry: JSON Schemas of community.yaml, people and event files"],
    fix: "none",
    title: { en: "community.yaml and the files that it names are valid", zh: "community.yaml 及其引用的文件有效" },
    reason: {
      en: "Everything that commonry makes or reports comes from them.",
      zh: "commonry 生成和报告的一切都来自这些文件。",
    },
  },
  {
    id: "events",
    level: "error",
    sources: ["RFC 5545, 3.3.10"],
    fix: "none",
    title: { en: "Repetitions and dates of events are understood", zh: "活动的重复方式和日期可以理解" },
    reason: {
      en: "A date that meets no occurrence is lost in silence, and what is not understood never takes place.",
      zh: "与任何一次活动都对不上的日期会悄悄失效，看不懂的活动则永远不会发生。",
    },
  },
  {
    id: "file",
    level: "error",
    sources: ["RFC 3629"],
    fix: "none",
    title: { en: "Files can be read, and text is UTF-8", zh: "文件可读，文本为 UTF-8" },
    reason: {
      en: "What cannot be read as text is ignored or garbled by the tool that reads it.",
      zh: "无法作为文本读取的文件会被工具忽略或显示为乱码。",
    },
  },
  {
    id: "finding",
    level: "error",
    sources: ["commonry"],
    fix: "none",
    title: { en: "A file has fewer than a hundred faults", zh: "单个文件的问题少于一百个" },
    reason: {
      en: "More than that most likely have one cause: mend the first ones and look again.",
      zh: "更多的问题多半出于同一原因：先修正前面的再看。",
    },
  },
  {
    id: "tree",
    level: "error",
    sources: ["commonry"],
    fix: "itself",
    title: { en: "No change to this folder was left half-done", zh: "没有中断的更改" },
    reason: {
      en: "A change that was interrupted leaves files of two versions side by side.",
      zh: "被中断的更改会让两个版本的文件混在一起。",
    },
  },
];

/** Rules over the repository as a whole that need nothing else. */
export const wholeRules: readonly RepositoryRule[] = [...repositoryRules, linksRule, notebookLinksRule];

const nothing = () => [];

/** Every rule that there is, by its id. */
export const ruleBook: readonly RuleEntry[] = [
  ...readingEntries,
  ...[...rules, regionEntry, ...wholeRules],
  ...fileRules(nothing),
  ...fileRepositoryRules(nothing),
]
  .map(entryOf)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function entryOf({ id, level, sources, fix, title, reason }: RuleEntry | Rule | RepositoryRule): RuleEntry {
  return { id, level, sources, fix, title, reason };
}

/** The id of the rule that a finding's code belongs to. */
export function ruleIdOf(code: string): string {
  return code.split(".")[0] ?? code;
}

const byId = new Map(ruleBook.map((entry) => [entry.id, entry]));

/** What the book says of a rule. */
export function ruleOf(id: string): RuleEntry | undefined {
  return byId.get(id);
}

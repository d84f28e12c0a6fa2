import type { InBoth } from "../../rule.ts";

/** What a finding about Dependabot's settings says, by the end of its code. */
export const dependabotTexts: Readonly<Record<string, InBoth>> = {
  timezone: {
    en: "“{value}” is no time zone; write a name of the IANA database, such as Asia/Shanghai",
    zh: "“{value}”不是时区；请写 IANA 时区名，例如 Asia/Shanghai",
  },
  "timezone-near": {
    en: "“{value}” is no time zone; did you mean “{nearest}”?",
    zh: "“{value}”不是时区；是否指“{nearest}”？",
  },
  schedule: {
    en: "“{value}” is no schedule; write five fields, such as 0 9 * * 1, or a phrase such as every day at 5pm",
    zh: "“{value}”不是定时计划；请写五个字段，例如 0 9 * * 1，或写 every day at 5pm 之类的短语",
  },
  "no-cron": {
    en: "“cronjob” counts only with “interval: cron”; change the interval, or take it away",
    zh: "“cronjob”只在“interval: cron”时有效；请修改 interval，或删除它",
  },
  day: {
    en: "“day” counts only with “interval: weekly”; here it is passed over",
    zh: "“day”只在“interval: weekly”时有效；此处会被忽略",
  },
  overlap: {
    en: "“{ecosystem}” already looks at {directory} in entry {other}; Dependabot wants each directory once for a package manager and branch",
    zh: "第 {other} 项已为“{ecosystem}”指定 {directory}；对同一包管理器和分支，Dependabot 要求每个目录只出现一次",
  },
  "no-registry": {
    en: "there is no registry “{value}” at the top of the file; Dependabot refuses the file",
    zh: "文件顶层没有名为“{value}”的注册表；Dependabot 会拒绝此文件",
  },
  "unused-registry": {
    en: "no entry of “updates” uses the registry “{value}”; Dependabot refuses the file until one does",
    zh: "“updates”中没有任何一项使用注册表“{value}”；Dependabot 会拒绝此文件",
  },
  "no-group": {
    en: "there is no group “{value}” in “multi-ecosystem-groups”",
    zh: "“multi-ecosystem-groups”中没有名为“{value}”的分组",
  },
  "no-patterns": {
    en: 'an entry with “multi-ecosystem-group” needs “patterns”; write ["*"] for all',
    zh: '带有“multi-ecosystem-group”的条目需要“patterns”；全部更新请写 ["*"]',
  },
  "group-only": {
    en: "with “multi-ecosystem-group”, “{key}” may stand in the group alone; move it to “multi-ecosystem-groups”",
    zh: "使用“multi-ecosystem-group”时，“{key}”只能写在分组中；请移到“multi-ecosystem-groups”",
  },
  glob: {
    en: "“directory” takes no “*”; use “directories” with a list",
    zh: "“directory”不支持“*”；请改用“directories”列表",
  },
  "group-name": {
    en: "“{value}”: by the documentation the name of a group begins and ends with a letter and holds letters, “|”, “_” and “-”",
    zh: "“{value}”：按文档说明，分组名应以字母开头和结尾，且只含字母、“|”、“_”和“-”",
  },
  reviewers: {
    en: "GitHub.com no longer asks the reviewers that stand here; name them in CODEOWNERS",
    zh: "GitHub.com 已不再使用此处的 reviewers；请改写在 CODEOWNERS 中",
  },
};

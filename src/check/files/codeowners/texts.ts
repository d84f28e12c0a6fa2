import type { InBoth } from "../../rule.ts";

/** What a finding about code owners says, by the end of its code. */
export const ownersTexts: Readonly<Record<string, InBoth>> = {
  negation: {
    en: "GitHub does not take “!” in CODEOWNERS; give “{value}” without it a line without owners, further down",
    zh: "GitHub 的 CODEOWNERS 不支持“!”；请在后面为去掉“!”的“{value}”写一行，不带负责人",
  },
  hash: {
    en: "GitHub does not take an escaped “#” in CODEOWNERS; use a pattern such as “?” in its place",
    zh: "GitHub 的 CODEOWNERS 不支持转义的“#”；请用“?”等模式代替",
  },
  range: {
    en: "GitHub takes no “[ ]” in CODEOWNERS, neither ranges nor sections; write the patterns out",
    zh: "GitHub 的 CODEOWNERS 不支持“[ ]”（范围或分区）；请把模式逐一写出",
  },
  section: {
    en: "this is no heading of a section; write “[Name]”, “^[Name]” or “[Name][2]”",
    zh: "这不是分区标题；请写“[名称]”、“^[名称]”或“[名称][2]”",
  },
  "no-pattern": {
    en: "the line begins with an owner; put a pattern such as “*” in front of “{value}”",
    zh: "此行以负责人开头；请在“{value}”前写上模式，例如“*”",
  },
  owner: {
    en: "“{value}” is no owner; write “@user”, “@organisation/team” or an e-mail address",
    zh: "“{value}”不是负责人；请写“@用户”、“@组织/团队”或电子邮件地址",
  },
  "no-owners": {
    en: "“{value}” has no owners, and neither has its section; name one, or take the line away",
    zh: "“{value}”没有负责人，其分区也没有；请指定一位，或删除此行",
  },
  "no-file": {
    en: "no file in the repository fits “{value}”; mend the pattern, or take the line away",
    zh: "仓库中没有文件符合“{value}”；请修正模式，或删除此行",
  },
  size: {
    en: "the file is larger than 3 MB, so GitHub does not read it; use fewer, wider patterns",
    zh: "文件超过 3 MB，GitHub 不会读取；请使用更少、更宽的模式",
  },
  shadowed: {
    en: "this file is not read, because {used} comes first; keep one of the two",
    zh: "此文件不会被读取，因为 {used} 优先；请只保留其中一个",
  },
  overridden: {
    en: "“{value}” further down, in line {later}, fits all that this line does, and the last line that fits counts; move it up, or take one of the two away",
    zh: "后面第 {later} 行的“{value}”覆盖了此行的全部内容，而以最后匹配的行为准；请把它移到前面，或删除其中一行",
  },
};

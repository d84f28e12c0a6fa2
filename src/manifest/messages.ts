import { joined } from "../system/messages.ts";
import { zoneMessages } from "./zone-messages.ts";

const own: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  // YAML
  "yaml.syntax": { en: "this is not valid YAML here: {reason}", zh: "此处不是合法的 YAML：{reason}" },
  "yaml.tab": { en: "YAML cannot be indented with tabs; use spaces", zh: "YAML 不能用制表符缩进，请改用空格" },
  "yaml.hash": {
    en: "# begins a comment, so the end of the brackets is missing; put the value in quotes: {source}",
    zh: "# 是注释的开头，因此缺少括号的结尾；请给值加引号：{source}",
  },
  "yaml.indent": { en: "the indentation does not match the lines above", zh: "缩进与上面各行不一致" },
  "yaml.documents": {
    en: "only one document per file is allowed; remove the “---” that starts the second",
    zh: "一个文件只能有一个文档，请删除开始第二个文档的“---”",
  },
  "yaml.version": {
    en: "files are read as YAML 1.2, not {version}; remove the %YAML line",
    zh: "文件按 YAML 1.2 读取，而不是 {version}；请删除 %YAML 这一行",
  },
  "yaml.tag": {
    en: "tags such as !name are not accepted; write the plain value",
    zh: "不接受 !name 这样的标签，请直接写值",
  },
  "yaml.colon": {
    en: "a key and its value belong on one line; put a text that contains a colon in quotes",
    zh: "键和值应写在同一行；含有冒号的文本请加引号",
  },
  "yaml.nested": {
    en: "there is a second “: ” on this line; put the text that contains it in quotes",
    zh: "这一行有第二个“: ”，请给含有它的文本加引号",
  },
  "yaml.large": { en: "the file is larger than 1 MiB; split it", zh: "文件超过 1 MiB，请拆分" },
  "yaml.deep": { en: "nested more than 64 levels deep; flatten it", zh: "嵌套超过 64 层，请减少层级" },
  "yaml.many": { en: "more than {most} values in one file; split it", zh: "一个文件中的值超过 {most} 个，请拆分" },
  "yaml.nul": { en: "there is a NUL character here; is this a text file?", zh: "此处有 NUL 字符；这是文本文件吗？" },
  "yaml.cycle": { en: "this alias leads back into itself; write the value out", zh: "此别名引用了自身，请直接写出值" },
  "yaml.alias": {
    en: "there is no anchor “&{name}” above; a text that begins with * needs quotes",
    zh: "上文没有锚点“&{name}”；以 * 开头的文本需要加引号",
  },
  "yaml.aliases": {
    en: "more than {most} aliases in one file; write the values out",
    zh: "一个文件中的别名超过 {most} 个，请直接写出值",
  },
  "yaml.key": { en: "a key must be plain text", zh: "键必须是普通文本" },
  "yaml.no-key": {
    en: "there is no key in front of “:”; name one, or put the text in quotes",
    zh: "“:”前面没有键；请写上键，或给文本加引号",
  },
  "yaml.reserved-key": { en: "“{key}” cannot be used as a key", zh: "“{key}”不能用作键" },
  "yaml.duplicate-key": {
    en: "“{key}” appears twice; the first is on line {first}",
    zh: "“{key}”出现了两次，第一次在第 {first} 行",
  },
  "finding.more": {
    en: "{count} more {count:problem|problems} in this file; fix the ones above first",
    zh: "此文件还有 {count} 个问题；请先修正以上各项",
  },

  // Shape
  "manifest.nothing": { en: "the file is empty; it needs at least “version: 1”", zh: "文件为空，至少需要“version: 1”" },
  "manifest.version": {
    en: "the only version of this format is 1: write “version: 1”",
    zh: "此格式只有版本 1：请写“version: 1”",
  },
  "manifest.missing": { en: "“{key}” is missing here", zh: "此处缺少“{key}”" },
  "manifest.unknown-key": {
    en: "unknown key “{key}”; expected one of: {known}",
    zh: "未知的键“{key}”；此处可用：{known}",
  },
  "manifest.unknown-key-near": {
    en: "unknown key “{key}”; did you mean “{nearest}”?",
    zh: "未知的键“{key}”；是否想写“{nearest}”？",
  },
  "manifest.unknown-key-last": {
    en: "unknown key “{key}”; nothing else belongs here, so remove it",
    zh: "未知的键“{key}”；此处没有其他可用的键，请删除",
  },
  "manifest.host": {
    en: "“{key}” does not belong in a manifest: set {variable} in the environment instead",
    zh: "清单中不能写“{key}”：请改用环境变量 {variable}",
  },
  "manifest.secret": {
    en: "“{key}” does not belong in a manifest: secrets come from the environment; if this one is real, revoke it",
    zh: "清单中不能写“{key}”：密钥应来自环境变量；如果这是真实的密钥，请立即作废",
  },
  "manifest.hash": {
    en: "{path}: there is no value, since # begins a comment; put it in quotes: {source}",
    zh: "{path}：没有值，因为 # 是注释的开头；请加引号：{source}",
  },
  "manifest.no-value": {
    en: "{path}: there is no value; remove the line if there is nothing to say",
    zh: "{path}：没有值；如无内容请删除此行",
  },
  "manifest.quote": {
    en: 'text is expected here; put it in quotes: "{source}"',
    zh: '此处应为文本，请加引号："{source}"',
  },
  "manifest.choice": { en: "“{received}” is not one of: {values}", zh: "“{received}”不在可选值之内：{values}" },
  "manifest.choice-near": {
    en: "“{received}” is not one of: {values}; did you mean “{nearest}”?",
    zh: "“{received}”不在可选值之内：{values}；是否想写“{nearest}”？",
  },
  "manifest.expected-text": { en: "{path}: expected text, not {received}", zh: "{path}：应为文本，而不是 {received}" },
  "manifest.expected-number": {
    en: "{path}: expected a number, not {received}",
    zh: "{path}：应为数字，而不是 {received}",
  },
  "manifest.expected-boolean": {
    en: "{path}: expected true or false, not {received}",
    zh: "{path}：应为 true 或 false，而不是 {received}",
  },
  "manifest.expected-list": {
    en: "{path}: expected a list (lines that begin with “- ”), not {received}",
    zh: "{path}：应为列表（以“- ”开头的行），而不是 {received}",
  },
  "manifest.expected-map": {
    en: "{path}: expected “key: value” lines, not {received}",
    zh: "{path}：应为“键: 值”形式的行，而不是 {received}",
  },
  "manifest.expected-other": { en: "{path}: {received} does not fit here", zh: "{path}：{received} 不适用于此处" },
  "manifest.whole": {
    en: "{path}: expected a whole number, not {received}",
    zh: "{path}：应为整数，而不是 {received}",
  },
  "manifest.least": {
    en: "{path}: {received} is too small; the least is {limit}",
    zh: "{path}：{received} 太小，最小为 {limit}",
  },
  "manifest.most": {
    en: "{path}: {received} is too large; the most is {limit}",
    zh: "{path}：{received} 太大，最大为 {limit}",
  },
  "manifest.empty": {
    en: "{path}: this is empty; remove the line if there is nothing to say",
    zh: "{path}：内容为空；如无内容请删除此行",
  },
  "manifest.empty-list": {
    en: "{path}: this is empty, which could be taken to mean “delete everything”; remove the key instead",
    zh: "{path}：内容为空，可能被理解为“全部删除”；请直接删除该键",
  },
  "manifest.line": {
    en: "{path}: expected one line of text, without control characters or spaces around it",
    zh: "{path}：应为一行文本，不含控制字符，首尾没有空格",
  },
  "manifest.control": {
    en: "{path}: the text contains a control character; remove it",
    zh: "{path}：文本中含有控制字符，请删除",
  },
  "manifest.name": {
    en: "{path}: a name is one line of text, without spaces around it, and not “.” or “..”",
    zh: "{path}：名称应为一行文本，首尾没有空格，且不能是“.”或“..”",
  },
  "manifest.long": {
    en: "{path}: too long; at most {limit} {limit:character|characters}",
    zh: "{path}：过长，最多 {limit} 个字符",
  },
  "manifest.localized": {
    en: "{path}: expected text, or one text per language: { en: …, zh: … }",
    zh: "{path}：应为文本，或每种语言一条：{ en: …, zh: … }",
  },
  "manifest.option": {
    en: "{path}: expected a name, or { name, color, description }",
    zh: "{path}：应为名称，或 { name, color, description }",
  },

  // Values
  "manifest.id": {
    en: "“{received}” is not a valid id; use lower-case letters, digits and hyphens",
    zh: "“{received}”不是合法的标识；请使用小写字母、数字和连字符",
  },
  "manifest.login": {
    en: "“{received}” is not a valid user, organisation or group name",
    zh: "“{received}”不是合法的用户、组织或群组名",
  },
  "manifest.repository-name": {
    en: "“{received}” is not a valid repository name; use letters, digits, “.”, “-” and “_”",
    zh: "“{received}”不是合法的仓库名；请使用字母、数字、“.”、“-”和“_”",
  },
  "manifest.colour": {
    en: '“{received}” is not a colour; write six hexadecimal digits in quotes, such as "d73a4a"',
    zh: '“{received}”不是颜色；请写加引号的六位十六进制数，例如 "d73a4a"',
  },
  "manifest.date": {
    en: "“{received}” is not a date; write it like 2027-01-31",
    zh: "“{received}”不是日期；请写成 2027-01-31 这样",
  },
  "manifest.moment": {
    en: "“{received}” is not a time; write it like 2027-01-05 17:00, or as a date for a whole day",
    zh: "“{received}”不是时间；请写成 2027-01-05 17:00 这样，全天则只写日期",
  },
  "manifest.url": {
    en: "“{received}” is not a web address; write it in full, beginning with https://",
    zh: "“{received}”不是网址；请写以 https:// 开头的完整地址",
  },
  "manifest.homepage": {
    en: "“{received}” is not a web address; write it in full, beginning with https:// or http://",
    zh: "“{received}”不是网址；请写以 https:// 或 http:// 开头的完整地址",
  },
  "manifest.email": { en: "“{received}” is not an e-mail address", zh: "“{received}”不是电子邮箱地址" },
  "manifest.domain": {
    en: "“{received}” is not a domain; write it like example.org, in lower case",
    zh: "“{received}”不是域名；请用小写写成 example.org 这样",
  },
  "manifest.language": {
    en: "“{received}” is not a language tag; write it like en, zh or zh-CN",
    zh: "“{received}”不是语言标签；请写成 en、zh 或 zh-CN 这样",
  },
  "manifest.duration": {
    en: "“{received}” is not a duration; write it like 45m, 1h30m or 2d",
    zh: "“{received}”不是时长；请写成 45m、1h30m 或 2d 这样",
  },
  "manifest.ignore-pattern": {
    en: "“{received}” is not a pattern of files below this folder; write it like docs/old/** or *.gen.json",
    zh: "“{received}”不是此文件夹下的文件模式；请写成 docs/old/** 或 *.gen.json 这样",
  },
  "manifest.file-pattern": {
    en: "“{received}” must name YAML files inside this project, such as events/*.yaml",
    zh: "“{received}”必须指向本项目内的 YAML 文件，例如 events/*.yaml",
  },
  "manifest.folder": {
    en: "“{received}” must name a folder inside this project, such as state",
    zh: "“{received}”必须指向本项目内的文件夹，例如 state",
  },
  "manifest.page-file": {
    en: "“{received}” must name a Markdown file inside this project, such as docs/start.md",
    zh: "“{received}”必须指向本项目内的 Markdown 文件，例如 docs/start.md",
  },
  "manifest.feed-file": {
    en: "“{received}” must name an .ics file inside this project, such as public/community.ics",
    zh: "“{received}”必须指向本项目内的 .ics 文件，例如 public/community.ics",
  },
  "manifest.jira-key": {
    en: "“{received}” is not a project key; use capital letters and digits, such as LEP",
    zh: "“{received}”不是项目键；请使用大写字母和数字，例如 LEP",
  },
  "manifest.space-key": {
    en: "“{received}” is not a space key; use letters and digits",
    zh: "“{received}”不是空间键；请使用字母和数字",
  },
  "manifest.prefix": {
    en: "“{received}” is not a valid prefix; use letters, digits and - + = : / # . _, and no digit at the end",
    zh: "“{received}”不是合法的前缀；请使用字母、数字和 - + = : / # . _，且不以数字结尾",
  },
  "manifest.num": { en: "the address needs <num> where the number goes", zh: "地址中要用 <num> 标出编号的位置" },
  "manifest.topic": {
    en: "“{received}” is not a valid topic; use at most 50 lower-case letters, digits and hyphens",
    zh: "“{received}”不是合法的主题；请使用小写字母、数字和连字符，最多 50 个字符",
  },
  "manifest.topics": { en: "a repository has at most 20 topics", zh: "一个仓库最多 20 个主题" },
  "manifest.since": {
    en: "“{received}” is not a span; write it like 1y, 6m, 4w or 90d, or as a date",
    zh: "“{received}”不是时间跨度；请写成 1y、6m、4w、90d 这样，或写日期",
  },
  "manifest.span": {
    en: "“{received}” is not a span; write it like 90d, 4w, 6m or 1y",
    zh: "“{received}”不是时间跨度；请写成 90d、4w、6m 或 1y 这样",
  },
  "manifest.hours": {
    en: "“{received}” is not a span; write it like 48h, 3d or 2w",
    zh: "“{received}”不是时间跨度；请写成 48h、3d 或 2w 这样",
  },
  "manifest.privacy": {
    en: "at least 5: people in smaller groups could be recognised",
    zh: "至少为 5：人数更少时可能认出个人",
  },
  "manifest.orcid": {
    en: "“{received}” is not an ORCID iD; write it like 0000-0002-1825-0097",
    zh: "“{received}”不是 ORCID 标识；请写成 0000-0002-1825-0097 这样",
  },
  "manifest.owns": { en: "“{received}” is not a CODEOWNERS pattern", zh: "“{received}”不是 CODEOWNERS 模式" },
  "manifest.team-path": {
    en: "“{received}” is not a team; write it like organisation/team",
    zh: "“{received}”不是团队；请写成“组织/团队”的形式",
  },
  "manifest.tag": {
    en: "“{received}” is not a valid tag; use lower-case letters (of any script), digits and hyphens, at most 40",
    zh: "“{received}”不是合法的标签；请使用汉字、小写字母、数字和连字符，最多 40 个字符",
  },
  "manifest.repeat": {
    en: '{path}: expected words such as “every Tuesday”, or { rrule: "FREQ=…" }',
    zh: '{path}：应为“每周二”这样的文字，或 { rrule: "FREQ=…" }',
  },
  "manifest.rrule": {
    en: "“{received}” is not a recurrence rule; write it like FREQ=WEEKLY;BYDAY=TU",
    zh: "“{received}”不是重复规则；请写成 FREQ=WEEKLY;BYDAY=TU 这样",
  },
  "manifest.cancel": { en: "{path}: expected true, or the reason as text", zh: "{path}：应为 true，或说明原因的文本" },
  "manifest.phase": {
    en: "“{received}” is not a moment of the event; write it like +50h or 2027-04-10 18:00",
    zh: "“{received}”不是活动中的时刻；请写成 +50h 或 2027-04-10 18:00 这样",
  },
  "manifest.session": {
    en: "{path}: expected a title, or { title, duration }",
    zh: "{path}：应为标题，或 { title, duration }",
  },
  "manifest.break-name": {
    en: "“{received}” is not a valid name of a break; use lower-case letters (of any script), digits and hyphens",
    zh: "“{received}”不是合法的假期名称；请使用汉字、小写字母、数字和连字符，且不以数字开头",
  },
  "manifest.duration-near": {
    en: "“{received}” is not a duration; did you mean {nearest}?",
    zh: "“{received}”不是时长；是否想写 {nearest}？",
  },
  "manifest.skip": {
    en: "“{received}” is neither a date nor the name of a break",
    zh: "“{received}”既不是日期，也不是假期名称",
  },
  "manifest.break": {
    en: "“{received}” is not a range of dates; write it like 2026-12-21..2027-01-03, or { file: holidays.ics } for the days of a calendar",
    zh: "“{received}”不是日期范围；请写成 2026-12-21..2027-01-03 这样；日历文件中的日子写成 { file: holidays.ics }",
  },
  "manifest.rotate": {
    en: "“{received}” is not a time slot; write it like 08:00 Asia/Shanghai",
    zh: "“{received}”不是时段；请写成 08:00 Asia/Shanghai 这样",
  },
  "manifest.community-id": {
    en: "“{received}” is no id of a community; it has lower-case letters, digits, dashes and dots, such as lepton-commons-7f3a",
    zh: "“{received}”不是社区的 id；只用小写字母、数字、连字符和点，例如 lepton-commons-7f3a",
  },
  "manifest.weekly": {
    en: "“{received}” is not a weekly time; write it like Mon 19:00",
    zh: "“{received}”不是每周时间；请写成 Mon 19:00 这样",
  },
  "manifest.window": {
    en: "“{received}” is not a point in time; write it like 7d before or 2d after",
    zh: "“{received}”不是时间点；请写成 7d before 或 2d after 这样",
  },

  // Across parts and files
  "manifest.no-file": { en: "no file matches “{pattern}”", zh: "没有文件匹配“{pattern}”" },
  "manifest.same-slug": {
    en: "“{name}” and “{other}” (line {first}) are one team to GitHub: both have the address “{slug}”",
    zh: "“{name}”与“{other}”（第 {first} 行）在 GitHub 上是同一个团队：地址同为“{slug}”",
  },
  "manifest.twice": {
    en: "“{name}” appears twice (upper and lower case count as the same); the first is on line {first}",
    zh: "“{name}”出现了两次（不区分大小写），第一次在第 {first} 行",
  },
  "manifest.strict-nothing": {
    en: "strict names “{kind}”, but none are listed: that would mean deleting all of them",
    zh: "strict 中列出了“{kind}”，但清单中一个也没有：这意味着全部删除",
  },
  "manifest.no-repository": {
    en: "the repository “{name}” is not listed in this manifest; known: {nearest}",
    zh: "清单中没有仓库“{name}”；已知：{nearest}",
  },
  "manifest.no-team": {
    en: "the team “{name}” is not listed in this manifest; known: {nearest}",
    zh: "清单中没有团队“{name}”；已知：{nearest}",
  },
  "manifest.team-circle": {
    en: "the team “{name}” is below this one already; a circle of teams is not possible",
    zh: "团队“{name}”已在此团队之下，团队之间不能循环",
  },
  "manifest.options": {
    en: "only a single_select field has options, not one of type {type}",
    zh: "只有 single_select 字段才有 options，{type} 类型没有",
  },
  "manifest.no-options": { en: "a single_select field needs options", zh: "single_select 字段需要 options" },
  "manifest.no-person": {
    en: "no one in the people files has the id “{name}”; known: {nearest}",
    zh: "成员文件中没有标识为“{name}”的人；已知：{nearest}",
  },
  "manifest.no-event": {
    en: "no event has the id “{name}”; known: {nearest}",
    zh: "没有标识为“{name}”的活动；已知：{nearest}",
  },
  "manifest.no-break": {
    en: "there is no break “{name}”; known: {nearest}",
    zh: "没有名为“{name}”的假期；已知：{nearest}",
  },
  "manifest.no-time": {
    en: "this event has no time: give it “at”, or “cohorts” for a course",
    zh: "此活动没有时间：请写“at”，课程则写“cohorts”",
  },
  "manifest.until-and-count": {
    en: "“until” and “count” exclude each other; remove one",
    zh: "“until”与“count”不能同时使用，请删除其一",
  },
  "manifest.backwards": { en: "{until} is before {from}", zh: "{until} 早于 {from}" },
};

/** Texts of the findings that the manifest and YAML rooms make, in both languages: what is wrong, and what to do next. */
export const manifestMessages = joined(own, zoneMessages);

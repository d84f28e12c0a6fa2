import type { InBoth } from "../../rule.ts";
import { kinds } from "../list.ts";
import { typeOrder } from "./describe.ts";

/** The rules whose files are held against a schema: every kind, and pipelines, which are read with what they include. */
export const schemaRuleIds: readonly string[] = [...kinds.map(({ id }) => id), "gitlab-ci"];

/** What a value has to be, as a sentence says it. */
const types: Readonly<Record<(typeof typeOrder)[number], InBoth>> = {
  string: { en: "a text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  integer: { en: "a whole number", zh: "整数" },
  boolean: { en: "true or false", zh: "true 或 false" },
  array: { en: "a list", zh: "列表" },
  object: { en: "a map of keys", zh: "键值映射" },
};

/** Faults that any schema may find, by the end of their code. */
const shared: Readonly<Record<string, InBoth>> = {
  "unknown-key": {
    en: "“{key}” is not a key here; use one of: {known}",
    zh: "此处没有“{key}”这个键；可用：{known}",
  },
  "unknown-key-near": {
    en: "“{key}” is not a key here; did you mean “{nearest}”?",
    zh: "此处没有“{key}”这个键；是否指“{nearest}”？",
  },
  "missing-key": { en: "“{key}” is missing here", zh: "此处缺少“{key}”" },
  "any-key": { en: "one of these is missing here: {keys}", zh: "此处缺少以下键之一：{keys}" },
  "one-key": { en: "only one of these may stand here: {keys}", zh: "以下键只能有一个：{keys}" },
  nothing: {
    en: "there is nothing in {key}; fill it in, or delete the file",
    zh: "{key} 中没有内容；请填写或删除该文件",
  },
  "no-value": { en: "“{key}” has no value; give it one, or delete the key", zh: "“{key}”没有值；请填写或删除该键" },
  quote: { en: "“{key}” must be a text; put {value} in quotes", zh: "“{key}”必须是文本；请给 {value} 加引号" },
  colon: {
    en: "“{key}” is read as a map, because a text with “: ” in it needs quotes; put it in quotes",
    zh: "“{key}”被读作键值映射，因为含有“: ”的文本需要加引号；请加引号",
  },
  choice: {
    en: "“{key}” is “{value}”, which is not one of: {allowed}",
    zh: "“{key}”的值“{value}”不在可选范围内：{allowed}",
  },
  "choice-near": {
    en: "“{key}” is “{value}”; did you mean “{nearest}”?",
    zh: "“{key}”的值是“{value}”；是否指“{nearest}”？",
  },
  empty: { en: "“{key}” is empty; fill it in, or delete it", zh: "“{key}”为空；请填写或删除" },
  many: { en: "“{key}” has more than {most} {most:entry|entries}", zh: "“{key}”的条目超过 {most} 个" },
  long: { en: "“{key}” is longer than {most} {most:character|characters}", zh: "“{key}”超过 {most} 个字符" },
  least: { en: "“{key}” must be at least {least}", zh: "“{key}”不得小于 {least}" },
  most: { en: "“{key}” must be at most {most}", zh: "“{key}”不得大于 {most}" },
  twice: { en: "“{value}” stands twice in “{key}”", zh: "“{value}”在“{key}”中出现了两次" },
  pattern: {
    en: "“{value}” is not how “{key}” is written: {pattern}",
    zh: "“{key}”的值“{value}”不符合格式：{pattern}",
  },
};

/** Patterns by the names that the schemas give them. */
const patterns: Readonly<Record<string, InBoth>> = {
  blank: { en: "“{key}” has no text; fill it in, or delete it", zh: "“{key}”没有内容；请填写或删除" },
  link: { en: "“{value}” is no address; begin with https://", zh: "“{value}”不是网址；请以 https:// 开头" },
  email: { en: "“{value}” is no e-mail address", zh: "“{value}”不是电子邮件地址" },
  date: { en: "“{value}” is no date; write it as 2025-01-31", zh: "“{value}”不是日期；请写成 2025-01-31" },
  "field-id": {
    en: "“{value}” cannot be an id; use only letters, digits, “-” and “_”",
    zh: "“{value}”不能作为 id；只能使用字母、数字、“-”和“_”",
  },
  "none-option": {
    en: "GitHub keeps the option “None” for itself; write it in another way",
    zh: "选项“None”由 GitHub 保留；请换一种写法",
  },
  contains: {
    en: "the form asks nothing; add a field that is not “markdown”",
    zh: "表单没有任何提问；请添加非“markdown”的字段",
  },
  account: {
    en: "“{value}” is no account; write the name alone, without blanks or commas",
    zh: "“{value}”不是账号；请只写名称，不含空格或逗号",
  },
  address: { en: "“{value}” is no web address", zh: "“{value}”不是网址" },
  "thanks-dev": { en: "“{value}” must be written as u/gh/name", zh: "“{value}”应写成 u/gh/名称" },
  tidelift: {
    en: "“{value}” must be written as platform/package, such as npm/name",
    zh: "“{value}”应写成 平台/软件包，例如 npm/名称",
  },
  registries: { en: "“{key}” is a list of registries, or “*” for all", zh: "“{key}”应为注册表列表，或用“*”表示全部" },
  time: { en: '“{value}” is no time; write it in quotes as "09:30"', zh: '“{value}”不是时间；请加引号写成 "09:30"' },
  port: { en: '“{value}” is no port; write 3000 or "db:5432"', zh: '“{value}”不是端口；请写 3000 或 "db:5432"' },
  ports: {
    en: "“{value}” is no port; write 3000 or a range such as 3000-3010",
    zh: "“{value}”不是端口；请写 3000 或范围 3000-3010",
  },
  number: { en: "“{value}” is no whole number", zh: "“{value}”不是整数" },
  memory: { en: "“{value}” is no size; write it as 8gb", zh: "“{value}”不是容量；请写成 8gb" },
  extension: {
    en: "“{value}” is no extension; write it as publisher.name",
    zh: "“{value}”不是扩展；请写成“发布者.名称”",
  },
  "version-1": { en: "“{value}” is no version of this kind; write 1.0.0", zh: "“{value}”不是有效版本；请写 1.0.0" },
  "version-2": {
    en: "“{value}” is no version of this specification; write 2.2.0",
    zh: "“{value}”不是此规范的版本；请写 2.2.0",
  },
  "cff-version": {
    en: "“{value}” is no version of this format; write 1.2.0",
    zh: "“{value}”不是此格式的版本；请写 1.2.0",
  },
  doi: {
    en: "“{value}” is no DOI; it begins with “10.”, without an address in front",
    zh: "“{value}”不是 DOI；应以“10.”开头，前面不带网址",
  },
  orcid: {
    en: "“{value}” is no ORCID; write it as https://orcid.org/0000-0000-0000-0000",
    zh: "“{value}”不是 ORCID；请写成 https://orcid.org/0000-0000-0000-0000",
  },
  "yaml-file": {
    en: "“{value}” is no YAML file; it ends in .yml or .yaml",
    zh: "“{value}”不是 YAML 文件；应以 .yml 或 .yaml 结尾",
  },
  "cache-key": {
    en: "“{value}” cannot be a key of a cache: no “/”, and more than dots",
    zh: "“{value}”不能作为缓存键：不得含“/”，且不能只有点",
  },
  "cache-policy": {
    en: "“{value}” is no policy; write pull, push or pull-push",
    zh: "“{value}”不是缓存策略；请写 pull、push 或 pull-push",
  },
  "pull-policy": {
    en: "“{value}” is no policy; write always, if-not-present or never",
    zh: "“{value}”不是拉取策略；请写 always、if-not-present 或 never",
  },
  "step-name": {
    en: "“{value}” cannot be the name of a step: begin with a letter or “_”, and use only letters, digits and “_”",
    zh: "“{value}”不能作为步骤名：须以字母或“_”开头，且只能包含字母、数字和“_”",
  },
  tier: {
    en: "“{value}” is no tier; write production, staging, testing, development or other",
    zh: "“{value}”不是部署层级；请写 production、staging、testing、development 或 other",
  },
  integrity: { en: "“{value}” is no hash; write it as sha256-…=", zh: "“{value}”不是哈希值；请写成 sha256-…=" },
  ubuntu: {
    en: "“{value}” is no image of Read the Docs; write ubuntu-24.04",
    zh: "“{value}”不是 Read the Docs 的镜像；请写 ubuntu-24.04",
  },
  "all-formats": { en: "“{value}” is no format; write a list, or “all”", zh: "“{value}”不是格式；请写列表或“all”" },
  regex: { en: "“{key}” must stand between slashes: /…/", zh: "“{key}”必须写在斜杠之间：/…/" },
  identifier: {
    en: "“{value}” cannot be an id: begin with a letter or “_”, and use only letters, digits, “-” and “_”",
    zh: "“{value}”不能作为 id：须以字母或“_”开头，且只能包含字母、数字、“-”和“_”",
  },
  permissions: {
    en: "“{value}” is no permission; write read-all, write-all or a map",
    zh: "“{value}”不是权限；请写 read-all、write-all 或映射",
  },
  inherit: {
    en: "“{value}” cannot stand here; write “inherit”, or a map of secrets",
    zh: "此处不能写“{value}”；请写“inherit”或密钥的映射",
  },
  cron: {
    en: "“{value}” is no schedule; write five fields, such as 0 6 * * 1",
    zh: "“{value}”不是定时计划；请写五个字段，例如 0 6 * * 1",
  },
};

/** The texts of every fault that a schema may find, for every kind of file, by code. */
export function schemaMessages(): Record<string, InBoth> {
  const ends = [
    ...Object.keys({ ...shared, ...patterns }),
    ...kindsOfValues().map((names) => `type-${names.join("-")}`),
  ];
  const codes = schemaRuleIds.flatMap((id) => ends.map((end) => `${id}.${end}`));
  return Object.fromEntries(codes.flatMap((code) => [[code, schemaMessage(code) as InBoth]]));
}

/** The text of one such fault; undefined for a code of another rule. */
export function schemaMessage(code: string): InBoth | undefined {
  const dot = code.indexOf(".");
  const end = code.slice(dot + 1);
  if (!schemaRuleIds.includes(code.slice(0, dot))) return undefined;
  if (end.startsWith("type-")) return typeText(end.slice("type-".length).split("-"));
  return Object.hasOwn(shared, end) ? shared[end] : Object.hasOwn(patterns, end) ? patterns[end] : undefined;
}

/** “must be a text or a list”, for a choice of kinds of values. */
function typeText(names: readonly string[]): InBoth | undefined {
  const known = typeOrder.filter((name) => names.includes(name));
  if (known.length !== names.length) return undefined;
  const say = (lang: keyof InBoth, or: string) => known.map((name) => types[name][lang]).join(or);
  return { en: `“{key}” must be ${say("en", " or ")}`, zh: `“{key}”必须是${say("zh", "或")}` };
}

/** Every choice of one or more kinds of values. Each number up to two to the power of the kinds is one. */
function kindsOfValues(): string[][] {
  const all = Array.from({ length: 2 ** typeOrder.length }, (_, bits) => typeOrder.filter((_, at) => bits & (1 << at)));
  return all.filter((names) => names.length > 0);
}

import type { InBoth } from "../../rule.ts";

/** What a finding about a form says, by the end of its code. */
export const formTexts: Readonly<Record<string, InBoth>> = {
  "id-twice": {
    en: "the id “{value}” stands twice; ids must be unique",
    zh: "id“{value}”出现了两次；id 必须唯一",
  },
  "label-twice": {
    en: "the label “{value}” stands twice; GitHub wants each once",
    zh: "标签“{value}”出现了两次；GitHub 要求每个标签唯一",
  },
  "fields-alike": {
    en: "“{value}” differs too little from another label; give one of the two fields an “id”",
    zh: "“{value}”与另一个标签过于相似；请为其中一个字段添加“id”",
  },
  password: {
    en: "GitHub takes no field that asks for a password; change the label “{label}”",
    zh: "GitHub 不接受索要密码的字段；请修改标签“{label}”",
  },
  "word-key": {
    en: "“{key}” is a truth value in YAML, and GitHub forbids it as a key; take it away",
    zh: "“{key}”在 YAML 中是布尔值，GitHub 禁止用作键；请删除",
  },
  "no-option": {
    en: "there is no option {index}: they are counted from 0 to {last}",
    zh: "没有第 {index} 个选项：选项从 0 数到 {last}",
  },
  project: {
    en: "“{value}” is no project; write “owner/number”, as in the address of the board",
    zh: "“{value}”不是项目；请写“所有者/编号”，与看板网址一致",
  },
};

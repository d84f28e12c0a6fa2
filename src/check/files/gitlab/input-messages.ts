import type { InBoth } from "../../rule.ts";

/** Texts of the faults of headers, inputs and what reads them, by code. */
export const inputMessages: Readonly<Record<string, InBoth>> = {
  "gitlab-ci.no-input": {
    en: "{value}: no input “{name}” is declared in the header of this file; add it to spec: inputs:",
    zh: "{value}：此文件的头部没有声明输入“{name}”；请添加到 spec: inputs:",
  },
  "gitlab-ci.no-input-near": {
    en: "{value}: no input “{name}” is declared in the header of this file; did you mean “{nearest}”?",
    zh: "{value}：此文件的头部没有声明输入“{name}”；是否指“{nearest}”？",
  },
  "gitlab-ci.no-component": {
    en: "{value}: the header does not ask for “{name}”; add it to spec: component:",
    zh: "{value}：文件头部没有请求“{name}”；请添加到 spec: component:",
  },
  "gitlab-ci.no-header": {
    en: "{value} stays as it is, because this file has no header; put spec: inputs: and a line --- in front",
    zh: "{value} 不会被替换，因为此文件没有头部；请在最前面写 spec: inputs: 和一行 ---",
  },
  "gitlab-ci.no-separator": {
    en: "the header ends with a line --- of its own; add it behind “spec”, in front of the jobs",
    zh: "头部须以单独一行 --- 结束；请把它加在“spec”之后、作业之前",
  },
  "gitlab-ci.access": {
    en: "{value} reads nothing that GitLab knows; write $[[ inputs.name ]]",
    zh: "{value} 读取的内容不存在；请写 $[[ inputs.名称 ]]",
  },
  "gitlab-ci.context": {
    en: "{value}: only inputs, component and matrix are known to have values; write $[[ inputs.name ]]",
    zh: "{value}：已知可读取的只有 inputs、component 和 matrix；请写 $[[ inputs.名称 ]]",
  },
  "gitlab-ci.many-functions": {
    en: "{value} has more than 3 functions, which is all that GitLab takes",
    zh: "{value} 的函数超过 3 个，而 GitLab 最多接受 3 个",
  },
  "gitlab-ci.function": {
    en: "{value}: “{function}” is no function that is known; use one of: {known}",
    zh: "{value}：“{function}”不是已知的函数；可用：{known}",
  },
  "gitlab-ci.function-near": {
    en: "{value}: “{function}” is no function; did you mean “{nearest}”?",
    zh: "{value}：没有函数“{function}”；是否指“{nearest}”？",
  },
  "gitlab-ci.function-arguments": {
    en: "{value}: GitLab does not take “{function}”; write expand_vars, truncate(0,5) or split(',')",
    zh: "{value}：GitLab 不接受“{function}”；请写 expand_vars、truncate(0,5) 或 split(',')",
  },
  "gitlab-ci.unread-input": {
    en: "nothing in this file reads the input “{name}”",
    zh: "此文件中没有任何地方读取输入“{name}”",
  },
  "gitlab-ci.input-options": {
    en: "an input that is true or false takes no options; delete them",
    zh: "布尔类型的输入不能有 options；请删除",
  },
  "gitlab-ci.input-regex-type": {
    en: "only an input that is a text takes a pattern; delete “regex”, or the type",
    zh: "只有文本类型的输入才能使用 regex；请删除 regex 或 type",
  },
  "gitlab-ci.input-with-rules": {
    en: "GitLab takes no “{key}” beside “rules” of an input; say it within the rules",
    zh: "输入有“rules”时，GitLab 不允许再写“{key}”；请写进 rules",
  },
  "gitlab-ci.input-default": {
    en: "“{value}” is none of the options of “{name}”: {options}",
    zh: "“{value}”不在“{name}”的可选值中：{options}",
  },
  "gitlab-ci.input-mismatch": {
    en: "“{value}” does not match the pattern of “{name}”: {pattern}",
    zh: "“{value}”不符合“{name}”的格式：{pattern}",
  },
  "gitlab-ci.inputs-without-header": {
    en: "“{file}” declares no inputs; put spec: inputs: and a line --- in front of it, or give none",
    zh: "“{file}”没有声明输入；请在该文件最前面写 spec: inputs: 和一行 ---，或不要传入",
  },
  "gitlab-ci.unknown-input": {
    en: "“{file}” declares no input “{name}”; it has: {known}",
    zh: "“{file}”没有声明输入“{name}”；它有：{known}",
  },
  "gitlab-ci.required-input": {
    en: "“{file}” needs the input “{name}”; give it under “inputs”",
    zh: "“{file}”需要输入“{name}”；请在“inputs”中传入",
  },
  "gitlab-ci.input-string": {
    en: "“{name}” takes a text; put {value} in quotes",
    zh: "“{name}”必须是文本；请给 {value} 加引号",
  },
  "gitlab-ci.input-number": { en: "“{name}” takes a number, not {value}", zh: "“{name}”必须是数字，而不是 {value}" },
  "gitlab-ci.input-boolean": {
    en: "“{name}” takes true or false, without quotes, not {value}",
    zh: "“{name}”必须是不加引号的 true 或 false，而不是 {value}",
  },
  "gitlab-ci.input-array": { en: "“{name}” takes a list, not {value}", zh: "“{name}”必须是列表，而不是 {value}" },
};

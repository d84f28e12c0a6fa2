import type { InBoth } from "../../../rule.ts";

/** Texts of what is wrong with the expressions of workflows and actions. */
export const expressionMessages: Readonly<Record<string, InBoth>> = {
  "workflow-expression.open": {
    en: "an expression begins here and does not end; close it with “}}”",
    zh: "此处的表达式没有结束；请用“}}”闭合",
  },
  "workflow-expression.empty": {
    en: "there is nothing in this expression; fill it in, or take it away",
    zh: "此表达式没有内容；请填写或删除",
  },
  "workflow-expression.place": {
    en: "GitHub reads no expressions here; write the value itself",
    zh: "GitHub 在此处不读取表达式；请直接写值",
  },
  "workflow-expression.symbol": {
    en: "“{value}” cannot stand here in an expression; texts take single quotes, and operators are == != < > && || !",
    zh: "表达式中此处不能有“{value}”；文本用单引号，运算符为 == != < > && || !",
  },
  "workflow-expression.end": {
    en: "the expression ends too early; write the rest, or close the bracket",
    zh: "表达式过早结束；请补全内容或闭合括号",
  },
  "workflow-expression.depth": {
    en: "the expression nests deeper than {most}; split it",
    zh: "表达式嵌套超过 {most} 层；请拆分",
  },
  "workflow-expression.length": {
    en: "the expression is longer than {most} characters; split it",
    zh: "表达式超过 {most} 个字符；请拆分",
  },
  "workflow-expression.context": {
    en: "there is no “{name}” here; an expression can read: {allowed}",
    zh: "此处没有“{name}”；表达式可以读取：{allowed}",
  },
  "workflow-expression.context-near": {
    en: "there is no “{name}”; did you mean “{nearest}”?",
    zh: "没有“{name}”；是否指“{nearest}”？",
  },
  "workflow-expression.context-place": {
    en: "“{name}” cannot be read here; what can be is: {allowed}",
    zh: "此处不能读取“{name}”；可以读取：{allowed}",
  },
  "workflow-expression.function": {
    en: "there is no function “{name}”; the functions are: {known}",
    zh: "没有函数“{name}”；可用的函数：{known}",
  },
  "workflow-expression.function-near": {
    en: "there is no function “{name}”; did you mean “{nearest}”?",
    zh: "没有函数“{name}”；是否指“{nearest}”？",
  },
  "workflow-expression.function-place": {
    en: "“{name}” cannot be called here; take it out, or move it to “if” or a step",
    zh: "此处不能调用“{name}”；请删除，或移到“if”或步骤中",
  },
  "workflow-expression.arguments": {
    en: "“{name}” takes {wanted} arguments, and has {given} here",
    zh: "“{name}”需要 {wanted} 个参数，此处有 {given} 个",
  },
  "workflow-expression.always-true": {
    en: "this is always true, because there is text around the expression; put all of it inside of the braces, without blanks or line breaks around",
    zh: "由于表达式之外还有文本，此条件恒为真；请把全部内容写进去，前后不留空格或换行",
  },
};

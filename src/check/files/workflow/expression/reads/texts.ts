import type { FindingLevel } from "../../../../../system/finding.ts";
import type { InBoth } from "../../../../rule.ts";

/** Texts of reads that lead nowhere, each as it is and with the name that is most like it. */
export const readTexts: Readonly<Record<string, InBoth>> = {
  "later-step": {
    en: "the step “{name}” has not run yet here, so that this is empty; move that step up, or this one down",
    zh: "步骤“{name}”此时尚未运行，因此结果为空；请把那个步骤移到前面，或把此步骤移到后面",
  },
  "boolean-text": {
    en: "“{name}” is true or false, and never equal to the text {value}; leave the quotes out",
    zh: "“{name}”是布尔值，永远不等于文本 {value}；请去掉引号",
  },
  "text-boolean": {
    en: "“{name}” is a text, and the word in it is never equal to {value}; write '{value}'",
    zh: "“{name}”是文本，其中的单词永远不等于 {value}；请写 '{value}'",
  },
  "output-boolean": {
    en: "“{name}” is a text: it is equal to {value} only where a number stands in it; for the word write '{value}'",
    zh: "“{name}”是文本：只有其内容为数字时才可能等于 {value}；要比较单词请写 '{value}'",
  },
  ...both("no-need", {
    en: ["“{name}” is not among the “needs” of this job, so that this is empty", "add it there"],
    zh: ["“{name}”不在此作业的“needs”中，因此结果为空", "请在那里添加"],
  }),
  ...both("no-job", {
    en: ["there is no job “{name}” in this workflow, so that this is empty", "mend the name"],
    zh: ["此工作流中没有作业“{name}”，因此结果为空", "请修正名称"],
  }),
  ...both("no-step", {
    en: ["no step of this list has the id “{name}”, so that this is empty", "give a step that id, or mend the name"],
    zh: ["没有 id 为“{name}”的步骤，因此结果为空", "请为某个步骤设置此 id，或修正名称"],
  }),
  ...both("no-output", {
    en: ["job “{job}” has no output “{name}”, so that this is empty", "add it to the “outputs” of that job"],
    zh: ["作业“{job}”没有输出“{name}”，因此结果为空", "请在该作业的“outputs”中添加"],
  }),
  ...both("no-matrix", {
    en: ["the matrix of this job has no “{name}”, so that this is empty", "add it to the matrix, or mend the name"],
    zh: ["此作业的矩阵中没有“{name}”，因此结果为空", "请添加到矩阵中，或修正名称"],
  }),
  ...both("no-input", {
    en: ["there is no input “{name}”, so that this is empty", "add it under “inputs”, or mend the name"],
    zh: ["没有输入“{name}”，因此结果为空", "请在“inputs”中添加，或修正名称"],
  }),
  ...both("no-field", {
    en: ["“{of}” has no “{name}”, so that this is empty", "it has: {known}"],
    zh: ["“{of}”没有“{name}”，因此结果为空", "可用：{known}"],
  }),
};

/** Nothing is refused, and something is lost in silence. */
export const readLevels: Readonly<Record<string, FindingLevel>> = {
  ...Object.fromEntries(Object.keys(readTexts).map((code) => [code, "warning"] as const)),
  "output-boolean": "note",
};

type Halves = readonly [what: string, next: string];

function both(code: string, { en, zh }: { readonly en: Halves; readonly zh: Halves }): Record<string, InBoth> {
  return {
    [code]: { en: en.join("; "), zh: zh.join("；") },
    [`${code}-near`]: { en: `${en[0]}; did you mean “{nearest}”?`, zh: `${zh[0]}；是否指“{nearest}”？` },
  };
}

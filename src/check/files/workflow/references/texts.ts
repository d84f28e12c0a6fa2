import type { FindingLevel } from "../../../../system/finding.ts";
import type { InBoth } from "../../../rule.ts";

/** Levels other than an error, by code. */
export const levels: Readonly<Record<string, FindingLevel>> = {};

/** What is wrong between the files of a repository that workflows and actions name. */
export const texts: Readonly<Record<string, InBoth>> = {
  place: {
    en: "GitHub calls only workflows that lie in .github/workflows itself, not “{path}”; move it there",
    zh: "GitHub 只能调用直接位于 .github/workflows 中的工作流，而不是“{path}”；请移到那里",
  },
  "no-workflow": {
    en: "there is no workflow “{path}”; mend the name, or add the workflow",
    zh: "没有工作流“{path}”；请修正名称，或添加该工作流",
  },
  "no-workflow-near": {
    en: "there is no workflow “{path}”; did you mean “{nearest}”?",
    zh: "没有工作流“{path}”；是否指“{nearest}”？",
  },
  "not-called": {
    en: "“{path}” cannot be called; add “workflow_call” to its “on”",
    zh: "“{path}”不能被调用；请在其“on”中添加“workflow_call”",
  },
  ...given("input", "input", "输入", "with"),
  ...given("secret", "secret", "密钥", "secrets"),
};

function given(id: string, en: string, zh: string, key: string): Record<string, InBoth> {
  return {
    [`${id}-unknown`]: {
      en: `“{path}” has no ${en} “{name}”; take it away, or declare it there`,
      zh: `“{path}”没有${zh}“{name}”；请删除，或在那里声明`,
    },
    [`${id}-near`]: {
      en: `“{path}” has no ${en} “{name}”; did you mean “{nearest}”?`,
      zh: `“{path}”没有${zh}“{name}”；是否指“{nearest}”？`,
    },
    [`${id}-missing`]: {
      en: `“{path}” needs the ${en} “{name}”; give it under “${key}”`,
      zh: `“{path}”需要${zh}“{name}”；请在“${key}”中给出`,
    },
  };
}

import type { FindingLevel } from "../../../../system/finding.ts";
import type { InBoth } from "../../../rule.ts";

/** Levels other than an error, by code. */
export const levels: Readonly<Record<string, FindingLevel>> = {
  "no-action-maybe": "note",
  "no-action-near-maybe": "warning",
  "no-metadata-maybe": "note",
  "not-built": "note",
  "no-file": "warning",
  "no-dockerfile": "warning",
  "output-unknown": "warning",
  "output-near": "warning",
  "passed-unknown": "warning",
  "passed-near": "warning",
  "no-watched": "note",
  "no-watched-near": "warning",
};

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
  ...missing(""),
  ...missing("-maybe"),
  "not-built": {
    en: "“{path}” is not in the repository, and git ignores it; “{key}” needs it where the action is used from",
    zh: "“{path}”不在仓库中，且被 git 忽略；使用此操作的版本必须包含“{key}”所需的文件",
  },
  "no-file": {
    en: "there is no “{path}”, which “{key}” of this action runs; add it, or mend the path (it leads from the folder of the action)",
    zh: "没有此操作的“{key}”所运行的“{path}”；请添加，或修正路径（相对于操作所在的文件夹）",
  },
  "no-dockerfile": {
    en: "there is no “{path}”, of which this action makes its image; add it, or mend the path (it leads from the folder of the action)",
    zh: "没有此操作构建镜像所用的“{path}”；请添加，或修正路径（相对于操作所在的文件夹）",
  },
  "output-unknown": {
    en: "“{path}” gives no output “{name}”, so that this is empty; add it to the “outputs” there",
    zh: "“{path}”没有输出“{name}”，因此结果为空；请在其“outputs”中添加",
  },
  "output-near": {
    en: "“{path}” gives no output “{name}”, so that this is empty; did you mean “{nearest}”?",
    zh: "“{path}”没有输出“{name}”，因此结果为空；是否指“{nearest}”？",
  },
  "passed-unknown": {
    en: "“{path}” has no input “{name}”, and the runner goes on without it; take it away, or declare it there",
    zh: "“{path}”没有输入“{name}”，运行器会忽略它；请删除，或在那里声明",
  },
  "passed-near": {
    en: "“{path}” has no input “{name}”, and the runner goes on without it; did you mean “{nearest}”?",
    zh: "“{path}”没有输入“{name}”，运行器会忽略它；是否指“{nearest}”？",
  },
  "no-watched": {
    en: "no workflow here has the name “{name}”; unless it is one of GitHub's own, nothing starts this one",
    zh: "此处没有名为“{name}”的工作流；除非它是 GitHub 自带的，否则不会触发此工作流",
  },
  "no-watched-near": {
    en: "no workflow has the name “{name}”, so that nothing starts this one; did you mean “{nearest}”?",
    zh: "没有名为“{name}”的工作流，因此不会触发此工作流；是否指“{nearest}”？",
  },
  ...given("input", "input", "输入", "with"),
  ...given("secret", "secret", "密钥", "secrets"),
};

function missing(end: string): Record<string, InBoth> {
  return {
    [`no-action${end}`]: {
      en: "there is no action in “{path}” of this repository; mend the path, or make sure that an earlier step puts it there",
      zh: "本仓库的“{path}”中没有操作；请修正路径，或确保之前的步骤会放到那里",
    },
    [`no-action-near${end}`]: {
      en: "there is no action in “{path}” of this repository; did you mean “{nearest}”?",
      zh: "本仓库的“{path}”中没有操作；是否指“{nearest}”？",
    },
    [`no-metadata${end}`]: {
      en: "“{path}” has no action.yml, action.yaml or Dockerfile; add one, or mend the path",
      zh: "“{path}”中没有 action.yml、action.yaml 或 Dockerfile；请添加，或修正路径",
    },
  };
}

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

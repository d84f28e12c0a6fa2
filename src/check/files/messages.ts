import { joined } from "../../system/messages.ts";
import type { InBoth } from "../rule.ts";
import { inputMessages } from "./gitlab/input-messages.ts";
import { gitlabMessages } from "./gitlab/messages.ts";
import { kinds, repositoryRules, singleRules } from "./list.ts";
import { schemaMessage, schemaMessages } from "./schema/messages.ts";
import { expressionMessages } from "./workflow/expression/messages.ts";
import { workflowMessages } from "./workflow/messages.ts";

/** Texts that a kind or a rule brings along, by code. */
const brought: Readonly<Record<string, InBoth>> = Object.fromEntries(
  [...kinds, ...singleRules, ...repositoryRules].flatMap(({ id, texts = {} }) =>
    Object.entries(texts).map(([end, text]) => [`${id}.${end}`, text]),
  ),
);

/** Texts of the other findings about service files, but for those of their schemas. */
const own: Readonly<Record<string, InBoth>> = {
  // Notebooks
  "notebook.old": {
    en: "this notebook has a format older than 4; open it in Jupyter and save it",
    zh: "此笔记本的格式早于第 4 版；请在 Jupyter 中打开并保存",
  },
  "notebook.newer": {
    en: "this notebook has a format newer than 4, which is not checked yet",
    zh: "此笔记本的格式新于第 4 版，目前不作检查",
  },
  "notebook.conflict": {
    en: "a merge was left half-done here; choose one side and take the marks away",
    zh: "此处的合并没有完成；请选择其中一方并删除冲突标记",
  },

  // Workflows and actions
  ...stepTexts("workflow"),
  ...stepTexts("action"),
  "workflow.merge-key": {
    en: "GitHub does not take the merge key “<<”; repeat the keys, or use an alias for the whole value",
    zh: "GitHub 不支持合并键“<<”；请重复写出这些键，或对整个值使用别名",
  },
  "workflow.job-id": {
    en: "“{value}” cannot be the name of a job: begin with a letter or “_”, and use only letters, digits, “-” and “_”",
    zh: "“{value}”不能作为作业名：须以字母或“_”开头，且只能包含字母、数字、“-”和“_”",
  },
  "workflow.call": {
    en: "“{value}” is no reusable workflow; write “./.github/workflows/name.yml” or “owner/repository/path@version”",
    zh: "“{value}”不是可复用的工作流；请写“./.github/workflows/名称.yml”或“所有者/仓库/路径@版本”",
  },
  "workflow.call-with-steps": {
    en: "a job that uses another workflow cannot have steps of its own; move them to a job of their own",
    zh: "调用其他工作流的作业不能再有自己的步骤；请把步骤移到另一个作业",
  },
  "workflow.no-runner": {
    en: "job “{job}” does not say where it runs; add “runs-on”",
    zh: "作业“{job}”没有写明在哪里运行；请添加“runs-on”",
  },
  "workflow.no-steps": { en: "job “{job}” has no steps; add “steps”", zh: "作业“{job}”没有步骤；请添加“steps”" },
  "workflow.no-job": {
    en: "there is no job “{job}” in this workflow; “needs” takes names of jobs",
    zh: "此工作流中没有作业“{job}”；“needs”应填作业名",
  },
  "workflow.no-job-near": {
    en: "there is no job “{job}” in this workflow; did you mean “{nearest}”?",
    zh: "此工作流中没有作业“{job}”；是否指“{nearest}”？",
  },
  "workflow.circle": {
    en: "job “{job}” waits for itself by way of others; take one of these needs away",
    zh: "作业“{job}”通过其他作业等待自身；请去掉其中一个依赖",
  },
  "workflow-permissions.missing": {
    en: "there are no “permissions”, so the jobs get the repository's default rights; add “permissions: contents: read” at the top",
    zh: "没有“permissions”，作业会得到仓库的默认权限；请在顶层添加“permissions: contents: read”",
  },
  "workflow-permissions.all": {
    en: "“write-all” lets every step change everything; name the rights that are needed",
    zh: "“write-all”允许每个步骤更改一切；请只列出需要的权限",
  },
  "workflow-pins.action": {
    en: "“{uses}” can change under you; pin it to a full commit SHA, with the version as a comment",
    zh: "“{uses}”的内容可能改变；请固定到完整的提交 SHA，并以注释注明版本",
  },
  "workflow-pins.image": {
    en: "“{uses}” can change under you; pin it to a digest: “@sha256:…”",
    zh: "“{uses}”的内容可能改变；请固定到摘要：“@sha256:…”",
  },
  "workflow-checkout.head": {
    en: "this checks out what a stranger proposes, and {event} has this repository's secrets; use pull_request, or do not run that code",
    zh: "此处检出陌生人提交的代码，而 {event} 带有本仓库的密钥；请改用 pull_request，或不要运行这些代码",
  },
  "workflow-injection.outside": {
    en: "anybody can write “{field}”, and here it becomes part of a script; pass it in by “env” and use the variable",
    zh: "任何人都能填写“{field}”，而它在此成为脚本的一部分；请通过“env”传入并使用变量",
  },

  // Documentation and hooks
  "pre-commit.mutable-rev": {
    en: "“{value}” is a branch, and pre-commit never looks again at what it has become; write a tag or a commit",
    zh: "“{value}”是分支，pre-commit 不会再次检查其变化；请写标签或提交",
  },
  "mkdocs.no-page": {
    en: "there is no page “{page}”; mend the navigation, or add the page",
    zh: "没有页面“{page}”；请修正导航，或添加该页面",
  },
};

function stepTexts(id: string): Record<string, InBoth> {
  return {
    [`${id}.step-both`]: {
      en: "a step has either “uses” or “run”; make two steps of this one",
      zh: "一个步骤只能有“uses”或“run”之一；请拆成两个步骤",
    },
    [`${id}.step-neither`]: {
      en: "this step does nothing; give it “uses” or “run”",
      zh: "此步骤什么也不做；请添加“uses”或“run”",
    },
    [`${id}.step-id-twice`]: {
      en: "the step id “{id}” stands twice in this job; ids must be unique",
      zh: "步骤 id“{id}”在此作业中出现了两次；id 必须唯一",
    },
    [`${id}.uses`]: {
      en: "“{value}” is no action; write “owner/repository@version”, “./path” or “docker://image”",
      zh: "“{value}”不是操作；请写“所有者/仓库@版本”、“./路径”或“docker://镜像”",
    },
  };
}

/** What this file has, and what the rooms of single services have. */
const all: Readonly<Record<string, InBoth>> = joined(
  own,
  gitlabMessages,
  inputMessages,
  expressionMessages,
  workflowMessages,
);

/** The text of a finding about a service file, by its code, in both languages: what is wrong, and what to do next. */
export function fileMessage(code: string): InBoth | undefined {
  return Object.hasOwn(all, code) ? all[code] : Object.hasOwn(brought, code) ? brought[code] : schemaMessage(code);
}

/** Every such text, by code. */
export function fileMessages(): Readonly<Record<string, InBoth>> {
  return { ...schemaMessages(), ...brought, ...all };
}

import type { InBoth } from "../rule.ts";
import { schemaMessage, schemaMessages } from "./schema/messages.ts";

/** Texts of the findings about service files, but for those of their schemas. */
const own: Readonly<Record<string, InBoth>> = {
  // Forms
  ...formTexts("issue-form"),
  ...formTexts("discussion-form"),
  "issue-template.no-front-matter": {
    en: "there is no front matter; begin the file with “---”, “name:”, “about:” and “---”, so that GitHub offers the template",
    zh: "没有 front matter；请在文件开头写“---”、“name:”、“about:”和“---”，GitHub 才会提供此模板",
  },
  "issue-template.front-matter": {
    en: "what stands between the two “---” is not valid YAML; put texts with a colon in quotes",
    zh: "两个“---”之间的内容不是合法的 YAML；含有冒号的文本请加引号",
  },
  "issue-template.missing-key": {
    en: "“{key}” is missing in the front matter; GitHub offers no template without it",
    zh: "front matter 中缺少“{key}”；没有它，GitHub 不会提供此模板",
  },
  "issue-template.empty": {
    en: "“{key}” has no text; GitHub offers no template without it",
    zh: "“{key}”没有内容；没有它，GitHub 不会提供此模板",
  },

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

  // Labels and citations
  "labeler.versions": {
    en: "“{label}” has its globs as version 4 took them, others as version 5 does; write them under “changed-files”",
    zh: "“{label}”使用第 4 版的写法，其他标签使用第 5 版的写法；请改写到“changed-files”之下",
  },
  "citation.person-or-entity": {
    en: "“name” is for an organisation and “{key}” for a person; keep one of the two",
    zh: "“name”用于组织，“{key}”用于个人；请只保留其中一种",
  },
  "gitpod.ended": {
    en: "Gitpod Classic, which read this file, ended on 2025-10-15; Ona, its successor, reads .devcontainer/devcontainer.json",
    zh: "读取此文件的 Gitpod Classic 已于 2025-10-15 停止服务；其后继 Ona 读取 .devcontainer/devcontainer.json",
  },
  "security-insights.old-version": {
    en: "version 1 of the specification is superseded; move to version 2 at the next review",
    zh: "规范的第 1 版已被取代；请在下次审阅时改用第 2 版",
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

  // Code owners
  "codeowners.negation": {
    en: "GitHub does not take “!” in CODEOWNERS; give “{value}” without it a line without owners, further down",
    zh: "GitHub 的 CODEOWNERS 不支持“!”；请在后面为去掉“!”的“{value}”写一行，不带负责人",
  },
  "codeowners.hash": {
    en: "GitHub does not take an escaped “#” in CODEOWNERS; use a pattern such as “?” in its place",
    zh: "GitHub 的 CODEOWNERS 不支持转义的“#”；请用“?”等模式代替",
  },
  "codeowners.range": {
    en: "GitHub takes no “[ ]” in CODEOWNERS, neither ranges nor sections; write the patterns out",
    zh: "GitHub 的 CODEOWNERS 不支持“[ ]”（范围或分区）；请把模式逐一写出",
  },
  "codeowners.section": {
    en: "this is no heading of a section; write “[Name]”, “^[Name]” or “[Name][2]”",
    zh: "这不是分区标题；请写“[名称]”、“^[名称]”或“[名称][2]”",
  },
  "codeowners.no-pattern": {
    en: "the line begins with an owner; put a pattern such as “*” in front of “{value}”",
    zh: "此行以负责人开头；请在“{value}”前写上模式，例如“*”",
  },
  "codeowners.owner": {
    en: "“{value}” is no owner; write “@user”, “@organisation/team” or an e-mail address",
    zh: "“{value}”不是负责人；请写“@用户”、“@组织/团队”或电子邮件地址",
  },
  "codeowners.no-owners": {
    en: "“{value}” has no owners, and neither has its section; name one, or take the line away",
    zh: "“{value}”没有负责人，其分区也没有；请指定一位，或删除此行",
  },
  "codeowners.no-file": {
    en: "no file in the repository fits “{value}”; mend the pattern, or take the line away",
    zh: "仓库中没有文件符合“{value}”；请修正模式，或删除此行",
  },
  "codeowners.size": {
    en: "the file is larger than 3 MB, so GitHub does not read it; use fewer, wider patterns",
    zh: "文件超过 3 MB，GitHub 不会读取；请使用更少、更宽的模式",
  },
  "codeowners.shadowed": {
    en: "this file is not read, because {used} comes first; keep one of the two",
    zh: "此文件不会被读取，因为 {used} 优先；请只保留其中一个",
  },

  // Pipelines
  "gitlab-ci.no-include": {
    en: "there is no file “{file}” to include; mend the path, which begins at the root of the repository",
    zh: "没有可引入的文件“{file}”；请修正路径（从仓库根目录开始）",
  },
  "gitlab-ci.no-stage": {
    en: "stage “{name}” is not declared; add it to “stages”",
    zh: "阶段“{name}”未声明；请添加到“stages”",
  },
  "gitlab-ci.no-stage-near": {
    en: "stage “{name}” is not declared; did you mean “{nearest}”?",
    zh: "阶段“{name}”未声明；是否指“{nearest}”？",
  },
  "gitlab-ci.no-job": { en: "there is no job “{name}” in this pipeline", zh: "此流水线中没有作业“{name}”" },
  "gitlab-ci.no-job-near": {
    en: "there is no job “{name}” in this pipeline; did you mean “{nearest}”?",
    zh: "此流水线中没有作业“{name}”；是否指“{nearest}”？",
  },
};

function formTexts(id: string): Record<string, InBoth> {
  return {
    [`${id}.id-twice`]: {
      en: "the id “{value}” stands twice; ids must be unique",
      zh: "id“{value}”出现了两次；id 必须唯一",
    },
    [`${id}.label-twice`]: {
      en: "the label “{value}” stands twice; GitHub wants each once",
      zh: "标签“{value}”出现了两次；GitHub 要求每个标签唯一",
    },
    [`${id}.fields-alike`]: {
      en: "“{value}” differs too little from another label; give one of the two fields an “id”",
      zh: "“{value}”与另一个标签过于相似；请为其中一个字段添加“id”",
    },
    [`${id}.password`]: {
      en: "GitHub takes no field that asks for a password; change the label “{label}”",
      zh: "GitHub 不接受索要密码的字段；请修改标签“{label}”",
    },
    [`${id}.word-key`]: {
      en: "“{key}” is a truth value in YAML, and GitHub forbids it as a key; take it away",
      zh: "“{key}”在 YAML 中是布尔值，GitHub 禁止用作键；请删除",
    },
  };
}

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

/** The text of a finding about a service file, by its code, in both languages: what is wrong, and what to do next. */
export function fileMessage(code: string): InBoth | undefined {
  return Object.hasOwn(own, code) ? own[code] : schemaMessage(code);
}

/** Every such text, by code. */
export function fileMessages(): Readonly<Record<string, InBoth>> {
  return { ...schemaMessages(), ...own };
}

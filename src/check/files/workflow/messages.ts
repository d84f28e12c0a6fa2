import type { InBoth } from "../../rule.ts";

/** Texts of what is wrong with the triggers, jobs and references of workflows. */
export const workflowMessages: Readonly<Record<string, InBoth>> = {
  "workflow.event-key": {
    en: "“{event}” does not take “{key}”; it takes: {known}",
    zh: "“{event}”不支持“{key}”；可用：{known}",
  },
  "workflow.event-key-near": {
    en: "“{event}” does not take “{key}”; did you mean “{nearest}”?",
    zh: "“{event}”不支持“{key}”；是否指“{nearest}”？",
  },
  "workflow.event-key-unknown": {
    en: "“{key}” is not known to be a key of “{event}”, which takes: {known}",
    zh: "未知“{event}”支持“{key}”；已知可用：{known}",
  },
  "workflow.event-bare": {
    en: "“{event}” takes no settings; take “{key}” away",
    zh: "“{event}”不接受任何设置；请删除“{key}”",
  },
  "workflow.activity": {
    en: "“{value}” is not known to be an activity of “{event}”: {known}",
    zh: "未知“{event}”有活动类型“{value}”：{known}",
  },
  "workflow.activity-near": {
    en: "“{event}” has no activity “{value}”; did you mean “{nearest}”?",
    zh: "“{event}”没有活动类型“{value}”；是否指“{nearest}”？",
  },
  "workflow.both-filters": {
    en: "GitHub takes only one of “{key}” and “{key}-ignore” for an event; write what to leave out with “!” under “{key}”",
    zh: "同一事件只能使用“{key}”与“{key}-ignore”之一；请在“{key}”下用“!”写出要排除的内容",
  },
  "workflow.only-negated": {
    en: "all patterns of “{key}” leave out, so that nothing starts this; put “**” in front, or write “{key}-ignore” without “!”",
    zh: "“{key}”的模式全都是排除，因此不会有任何触发；请在前面加上“**”，或改用不带“!”的“{key}-ignore”",
  },
  "workflow.cron-field": {
    en: "“{field}” cannot stand in its place of a schedule: minute 0–59, hour 0–23, day 1–31, month 1–12, day of the week 0–6",
    zh: "定时计划中该位置不能是“{field}”：分 0–59、时 0–23、日 1–31、月 1–12、星期 0–6",
  },
  "workflow.no-options": {
    en: "the choice “{name}” has nothing to choose from; add “options”",
    zh: "选择项“{name}”没有可选内容；请添加“options”",
  },
  "workflow.options": {
    en: "only an input of type “choice” has options; write “type: choice” for “{name}”",
    zh: "只有类型为“choice”的输入才有 options；请为“{name}”写“type: choice”",
  },
  "workflow.retired": {
    en: "GitHub has no runner “{label}” any more, so that the job waits and fails; use “{next}”",
    zh: "GitHub 已不再提供运行器“{label}”，作业会一直等待直至失败；请使用“{next}”",
  },
  "workflow.runner-near": {
    en: "GitHub has no runner “{label}”; did you mean “{nearest}”?",
    zh: "GitHub 没有运行器“{label}”；是否指“{nearest}”？",
  },
  "workflow.matrix-empty": {
    en: "GitHub refuses a matrix with nothing in it; add a key with values, or take “matrix” away",
    zh: "GitHub 会拒绝空的矩阵；请添加带有值的键，或删除“matrix”",
  },
  "workflow.vector-empty": {
    en: "GitHub refuses “{key}” of a matrix without a value; add one, or take the key away",
    zh: "GitHub 会拒绝没有值的矩阵键“{key}”；请添加值，或删除该键",
  },
  "workflow.exclude-empty": {
    en: "GitHub refuses an entry of “exclude” that says nothing; fill it in, or take it away",
    zh: "GitHub 会拒绝“exclude”中的空条目；请填写或删除",
  },
  "workflow.exclude-key": {
    en: "“{key}” is not a key of this matrix, and GitHub refuses to exclude by it; what “include” adds comes later, and is not excluded",
    zh: "“{key}”不是此矩阵的键，GitHub 会拒绝用它来排除；“include”添加的内容在排除之后才加入",
  },
  "workflow.exclude-key-near": {
    en: "“{key}” is not a key of this matrix; did you mean “{nearest}”?",
    zh: "“{key}”不是此矩阵的键；是否指“{nearest}”？",
  },
  "workflow.exclude-nothing": {
    en: "“{key}” of this matrix has no “{value}”, so that nothing is excluded; mend the value, or take the entry away",
    zh: "此矩阵的“{key}”没有“{value}”，因此什么也不会被排除；请修正该值，或删除此条目",
  },
  "workflow.key-twice": {
    en: "“{key}” stands twice here; GitHub does not tell capital letters apart in keys",
    zh: "“{key}”在此处出现了两次；GitHub 的键不区分大小写",
  },
  "workflow.call-key": {
    en: "a job that uses another workflow does not take “{key}”; take it away, or write it in that workflow",
    zh: "调用其他工作流的作业不支持“{key}”；请删除，或写到那个工作流中",
  },
  "workflow.no-call-key": {
    en: "“{key}” belongs to a job that uses another workflow; move it to a step, or add “uses”",
    zh: "“{key}”只用于调用其他工作流的作业；请移到步骤中，或添加“uses”",
  },
  "action.no-shell": {
    en: "a step with “run” of a composite action needs “shell”; add “shell: bash”",
    zh: "复合操作中含有“run”的步骤必须有“shell”；请添加“shell: bash”",
  },
  "action.using-node": {
    en: "GitHub's runner has never had “{value}” and refuses the action; write “{newest}”",
    zh: "GitHub 的运行器从未支持“{value}”，会拒绝此操作；请写“{newest}”",
  },
  "action.using": {
    en: "“{value}” is nothing that GitHub's runner can run; write “composite”, “docker” or “node24”",
    zh: "GitHub 的运行器无法运行“{value}”；请写“composite”、“docker”或“node24”",
  },
  ...stepKeyTexts("workflow"),
  ...stepKeyTexts("action"),
};

function stepKeyTexts(id: string): Record<string, InBoth> {
  return {
    [`${id}.step-key`]: {
      en: "a step with “{beside}” does not take “{key}”; take it away",
      zh: "含有“{beside}”的步骤不支持“{key}”；请删除",
    },
  };
}

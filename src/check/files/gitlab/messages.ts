import type { InBoth } from "../../rule.ts";

/** Texts of the faults of a pipeline of GitLab, by code. */
export const gitlabMessages: Readonly<Record<string, InBoth>> = {
  "gitlab-ci.no-include": {
    en: "there is no file “{file}” to include; mend the path, which begins at the root of the repository",
    zh: "没有可引入的文件“{file}”；请修正路径（从仓库根目录开始）",
  },
  "gitlab-ci.no-child": {
    en: "there is no file “{file}” to make a pipeline of, so that this job fails; mend the path, which begins at the root",
    zh: "没有可用来创建流水线的文件“{file}”，此作业会失败；请修正路径（从仓库根目录开始）",
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
  "gitlab-ci.unread-include": {
    en: "“{file}” is included and does not parse, so that GitLab makes no pipeline; mend it first",
    zh: "引入的“{file}”无法解析，GitLab 不会创建流水线；请先修正它",
  },
  "gitlab-ci.later": {
    en: "“{name}” runs in the later stage “{stage}”, and only jobs of the same stage or earlier ones can be needed",
    zh: "“{name}”在更晚的阶段“{stage}”运行；只能依赖相同或更早阶段的作业",
  },
  "gitlab-ci.needs-circle": {
    en: "“{job}” waits for itself, by way of what it needs; take one of these needs away",
    zh: "“{job}”通过其依赖最终在等待自己；请去掉其中一个依赖",
  },
  "gitlab-ci.extends-circle": {
    en: "“{job}” extends itself, by way of others; take one of these lines away",
    zh: "“{job}”通过其他作业最终继承了自己；请去掉其中一处",
  },
  "gitlab-ci.no-reference": {
    en: "there is nothing at [{reference}] in this pipeline; mend the names, or write the value out",
    zh: "此流水线中没有 [{reference}]；请修正名称，或直接写出内容",
  },
  "gitlab-ci.with-rules": {
    en: "GitLab takes no “{key}” beside “rules”; say it within the rules",
    zh: "GitLab 不允许“{key}”与“rules”同时使用；请写进 rules",
  },
  "gitlab-ci.condition": {
    en: "GitLab cannot read this condition: {value} (write $NAME, texts in quotes, == != =~ !~ && || and brackets)",
    zh: "GitLab 无法读取此条件：{value}（请使用 $名称、加引号的文本、== != =~ !~ && || 和括号）",
  },
  "gitlab-ci.no-start": {
    en: "what is delayed needs “start_in”, such as 30 minutes",
    zh: "延迟运行需要“start_in”，例如 30 minutes",
  },
  "gitlab-ci.duration": {
    en: "“{value}” is no duration; write one such as 2 hours 30 minutes",
    zh: "“{value}”不是时长；请写 2 hours 30 minutes 之类的时长",
  },
  "gitlab-ci.no-visible": {
    en: "all jobs here are hidden, and GitLab makes no pipeline of them; take the dot off the name of one",
    zh: "此处的作业全是隐藏作业，GitLab 不会创建流水线；请去掉某个作业名开头的点",
  },
  "gitlab-ci.start": {
    en: "“start_in” goes with “when: delayed” alone; add that, or take it away",
    zh: "“start_in”只能与“when: delayed”一起使用；请添加后者，或删除前者",
  },
  "gitlab-ci.script-and-trigger": {
    en: "a job that triggers a pipeline runs no script; make two jobs of this one",
    zh: "触发流水线的作业不能运行脚本；请拆成两个作业",
  },
  "gitlab-ci.not-needed": {
    en: "“{name}” is not among “needs”, and artifacts come from needed jobs alone; add it there",
    zh: "“{name}”不在“needs”中，而产物只能来自所依赖的作业；请添加到 needs",
  },
  "gitlab-ci.needed-twice": {
    en: "“{name}” stands twice in “needs”; take one away",
    zh: "“{name}”在“needs”中出现了两次；请删除一个",
  },
  "gitlab-ci.retry-when": {
    en: "“{value}” is no failure that GitLab knows; write script_failure, runner_system_failure, always …",
    zh: "“{value}”不是 GitLab 已知的失败类型；请写 script_failure、runner_system_failure、always 等",
  },
  "gitlab-ci.stop-nowhere": {
    en: "“{name}” stops this environment, but names none; give it the same environment with action: stop",
    zh: "“{name}”用于停止此环境，但没有写环境；请给它写上相同的环境和 action: stop",
  },
  "gitlab-ci.stop-elsewhere": {
    en: "“{name}” stops the environment “{other}”, and this one is “{mine}”; write the same name in both",
    zh: "“{name}”停止的环境是“{other}”，而此处是“{mine}”；请写成相同的名称",
  },
  "gitlab-ci.stop-action": {
    en: "“{name}” does not say that it stops the environment; add action: stop to it",
    zh: "“{name}”没有写明停止环境；请为它添加 action: stop",
  },
  "gitlab-ci.no-matrix": {
    en: "“{name}” has no matrix of which some jobs could be needed; take “parallel” away",
    zh: "“{name}”没有可供选择的矩阵；请去掉“parallel”",
  },
  "gitlab-ci.no-matrix-value": {
    en: "no job of the matrix of “{name}” has {key}: {value}",
    zh: "“{name}”的矩阵中没有 {key}: {value} 的作业",
  },
  "gitlab-ci.matrix-order": {
    en: "“{name}” has these variables in another order: {order}; write them in the same one",
    zh: "“{name}”中这些变量的顺序不同：{order}；请按相同顺序书写",
  },
  "gitlab-ci.many-jobs": {
    en: "this matrix makes {count} {count:job|jobs}, and GitLab takes 200 at most",
    zh: "此矩阵会产生 {count} 个作业，而 GitLab 最多接受 200 个",
  },
  "gitlab-ci.no-identifier": {
    en: "the matrix of this job has no “{value}”",
    zh: "此作业的矩阵中没有“{value}”",
  },
  "gitlab-ci.project-path": {
    en: "“{value}” is no path of a project; write group/project",
    zh: "“{value}”不是项目路径；请写 群组/项目",
  },
};

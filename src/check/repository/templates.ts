import type { RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";

/** Where GitHub looks for forms and templates of issues: in its folder, or as one file. */
const issues = /^(?:\.github\/|docs\/)?issue_template(?:\/[^/]+\.(?:md|ya?ml)|(?:\.\w+)?)$/i;
const issuesOfGitLab = /^\.gitlab\/issue_templates\/[^/]+\.md$/;
/** Gitee and GitCode: in a folder of their own, in several languages (`ISSUE_TEMPLATE.zh-CN.md`). */
const issuesOfOthers =
  /^\.(?:gitee|gitcode|gitea|forgejo)\/issue_template(?:\/[^/]+\.(?:md|ya?ml)|(?:\.[\w-]+)*\.(?:md|ya?ml))$/i;
const changesOfOthers = /^\.(?:gitee|gitcode|gitea|forgejo)\/pull_request_template(?:\/[^/]+\.md|(?:\.[\w-]+)*\.md)$/i;
const changes = /^(?:\.github\/|docs\/)?pull_request_template(?:\/[^/]+|(?:\.\w+)?)$/i;
const changesOfGitLab = /^\.gitlab\/merge_request_templates\/[^/]+\.md$/;

/** Issues and changes begin with a form or template (docs.github.com, «About issue and pull request templates»). */
export const templatesRule: RepositoryRule = {
  id: "templates",
  level: "warning",
  sources: [
    "GitHub community profile",
    "repolinter: github-issue-template-exists, github-pull-request-template-exists",
    "OSPS-DO-02.01",
  ],
  fix: "template",
  title: { en: "Issues and changes begin with a form or template", zh: "议题和更改请求有表单或模板" },
  reason: {
    en: "A report or change that comes with what is needed to act on it saves a round of questions.",
    zh: "信息完整的报告或更改能省去一轮来回询问。",
  },
  examine: (repository) => {
    const lacks = (patterns: readonly RegExp[]) =>
      !repository.files.some((path) => patterns.some((pattern) => pattern.test(path)));
    // GitLab has no profile that counts them, and most projects there do without.
    const { isGitLab } = factsOf(repository);
    const level = isGitLab ? "note" : "warning";
    const [issue, change] = isGitLab ? gitlabFiles : githubFiles;
    return [
      ...(lacks([issues, issuesOfGitLab, issuesOfOthers]) ? [about(issue, "templates.issue", level)] : []),
      ...(lacks([changes, changesOfGitLab, changesOfOthers]) ? [about(change, "templates.change", level)] : []),
    ];
  },
};

const githubFiles = [".github/ISSUE_TEMPLATE/bug.yml", ".github/PULL_REQUEST_TEMPLATE.md"] as const;
const gitlabFiles = [".gitlab/issue_templates/Default.md", ".gitlab/merge_request_templates/Default.md"] as const;

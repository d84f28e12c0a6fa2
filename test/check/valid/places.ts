import type { Valid } from "../row.ts";

const form = "name: Bug\ndescription: d\nbody:\n  - type: textarea\n    attributes: {label: What}\n";
const page = "---\nname: Bug\nabout: A bug\n---\n\nWhat?\n";

function lies(path: string, text: string, says: string): Valid {
  return { what: `it lies at ${path}`, files: { [path]: text }, says };
}

export const places: readonly Valid[] = [
  lies(".github/issue_template/bug.yml", form, "GitHub takes no notice of case in the folder's name"),
  lies(".github/ISSUE_TEMPLATE/bug.yaml", form, "GitHub Docs, «Syntax for issue forms»: .yml and .yaml"),
  lies("ISSUE_TEMPLATE.md", "What?\n", "GitHub Docs: root, docs/ or .github/"),
  lies("docs/pull_request_template.md", "What?\n", "GitHub Docs: root, docs/ or .github/"),
  lies("PULL_REQUEST_TEMPLATE/a.md", "What?\n", "GitHub Docs: root, docs/ or .github/"),
  lies(
    ".github/dependabot.yaml",
    "version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: weekly}\n",
    "dependabot-core, config/file_fetcher.rb: CONFIG_FILE_PATHS has both",
  ),
  lies(".github/workflows/data/matrix.yml", "include: [{os: a}]\n", "no workflow: a step reads it"),
  lies(".github/settings.yml", "repository: {name: x}\n", "read by an app"),
  lies(".github/config.yml", "todo: {keyword: fix}\n", "read by an app"),
  lies(".gitlab/issue_templates/Bug.md", "What?\n", "GitLab Docs, «Description templates»"),
  lies(".gitlab/CODEOWNERS", "* @octocat\n", "GitLab Docs, «Code Owners»"),
  lies("examples/x/.github/ISSUE_TEMPLATES/bug.yml", form, "nobody reads examples as the repository's own"),
  lies(".gitee/ISSUE_TEMPLATE.zh-CN.md", "### 问题\n", "Gitee: .gitee/ISSUE_TEMPLATE.zh-CN.md"),
  lies(".gitee/ISSUE_TEMPLATE/bug.yml", form, "Gitee: forms in .gitee/ISSUE_TEMPLATE"),
  lies(".gitee/PULL_REQUEST_TEMPLATE.zh-CN.md", "### 修改\n", "Gitee: .gitee/PULL_REQUEST_TEMPLATE.zh-CN.md"),
  lies(".gitcode/ISSUE_TEMPLATE/bug.md", page, "GitCode: .gitcode/ISSUE_TEMPLATE"),
  lies(".gitee/CODEOWNERS", "* @octocat\n", "Gitee: CODEOWNERS in .gitee"),
];

import type { Fault } from "../row.ts";

const form = "name: Bug\ndescription: d\nbody:\n  - type: textarea\n    attributes: {label: What}\n";
const workflow = "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: x}]\n";
const page = "---\nname: Bug\nabout: A bug\n---\n\nWhat?\n";

function lies(path: string, text: string, says: string, level: Fault["level"] = "warning", more = {}): Fault {
  return {
    what: `it lies at ${path}`,
    files: { [path]: text, ...more },
    says,
    code: "misplaced.file",
    at: `${path}:1`,
    level,
  };
}

const templates = "GitHub Docs, «About issue and pull request templates»: .github/ISSUE_TEMPLATE";

export const places: readonly Fault[] = [
  lies(".github/ISSUE_TEMPLATES/bug.yml", form, templates),
  lies(".github/issue-template/bug.md", page, templates),
  lies(".github/ISSUE_TEMPLATE/sub/bug.yml", form, templates),
  lies(".github/ISSUE_TEMPLATE.yml", form, "GitHub Docs, «Syntax for issue forms»: forms are in the folder"),
  lies(
    ".github/config.yml",
    "blank_issues_enabled: false\n",
    "GitHub Docs, «Configuring the template chooser»: in .github/ISSUE_TEMPLATE",
  ),
  lies(".github/PULL_REQUEST_TEMPLATES/a.md", "What?\n", templates),
  lies(".github/PULL_REQUEST_TEMPLATE.yml", form, "GitHub has no forms for pull requests"),
  lies(".github/pull-request-template.md", "What?\n", "GitHub Docs: pull_request_template.md"),
  lies(".github/workflow/ci.yml", workflow, "GitHub Docs: workflows are stored in .github/workflows"),
  lies(".github/workflows/linux/ci.yml", workflow, "GitHub Docs: subfolders of the workflows folder are not supported"),
  lies(".github/ci.yml", workflow, "GitHub Docs: workflows are stored in .github/workflows"),
  lies("FUNDING.yml", "github: octocat\n", "GitHub Docs, «Displaying a sponsor button»: in the .github folder"),
  lies(
    "dependabot.yml",
    "version: 2\nupdates: []\n",
    "dependabot-core, config/file_fetcher.rb: .github/dependabot.yml, .yaml",
  ),
  lies(".dependabot/config.yml", "version: 1\n", "GitHub: Dependabot Preview was shut down in August 2021"),
  lies(".gitlab/issue_template/Bug.md", "What?\n", "GitLab Docs, «Description templates»: .gitlab/issue_templates/"),
  lies(
    ".gitlab/merge_request_template/Default.md",
    "What?\n",
    "GitLab Docs, «Description templates»: .gitlab/merge_request_templates/",
  ),
  lies(
    ".gitlab-ci.yaml",
    "a:\n  script: a\n",
    "GitLab Docs: .gitlab-ci.yml unless the project's settings say otherwise",
    "note",
  ),
  lies(".github/codeowners", "* @octocat\n", "GitHub Docs, «About code owners»: a file called CODEOWNERS"),
  lies("packages/a/CODEOWNERS", "* @octocat\n", "GitHub Docs, «About code owners»: root, docs/ or .github/", "note"),
  lies(".github/discussion_templates/ideas.yml", form, "GitHub Docs: .github/DISCUSSION_TEMPLATE"),
];

import type { Finding, FindingLevel } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";
import { textOf } from "./tree.ts";

/** A path that looks like a forge's file and that no forge reads: where it belongs, and what must stand in it to be meant. */
interface Place {
  readonly path: RegExp;
  /** Where it is read; `$1` and so on are what the path's groups matched. */
  readonly right: string;
  readonly text?: readonly RegExp[];
  readonly level?: FindingLevel;
  readonly when?: (repository: Repository) => boolean;
}

const isWorkflow = [/^["']?on["']?:/m, /^jobs:/m];
const isForm = [/^body:/m];

/** docs.github.com and docs.gitlab.com, each on its own files; names of folders are compared in lower case by GitHub alone. */
const places: readonly Place[] = [
  {
    path: /^(?:\.github\/|docs\/)?(?!issue_template\/)issue[-_ ]?templates?\/([^/]+\.(?:md|ya?ml))$/i,
    right: ".github/ISSUE_TEMPLATE/$1",
  },
  { path: /^\.github\/ISSUE_TEMPLATE\/.+\/([^/]+\.(?:md|ya?ml))$/i, right: ".github/ISSUE_TEMPLATE/$1" },
  {
    path: /^(?:\.github\/|docs\/)?issue[-_]?template\.ya?ml$/i,
    right: ".github/ISSUE_TEMPLATE/issue.yml",
    text: isForm,
  },
  { path: /^(?:\.github\/)?(?!issue_template\.)issue[-_ ]?templates?\.md$/i, right: ".github/ISSUE_TEMPLATE.md" },
  {
    path: /^\.github\/config\.ya?ml$/i,
    right: ".github/ISSUE_TEMPLATE/config.yml",
    text: [/^(?:contact_links|blank_issues_enabled):/m],
  },
  {
    path: /^(?:\.github\/|docs\/)?(?!pull_request_template\/)pull[-_ ]?requests?[-_ ]?templates?\/([^/]+\.md)$/i,
    right: ".github/PULL_REQUEST_TEMPLATE/$1",
  },
  {
    path: /^(?:\.github\/|docs\/)?pull[-_ ]?requests?[-_ ]?templates?(?:\/[^/]+)?\.ya?ml$/i,
    right: ".github/PULL_REQUEST_TEMPLATE.md",
  },
  {
    path: /^(?:\.github\/)?(?!pull_request_template\.)pull[-_ ]?requests?[-_ ]?templates?\.md$/i,
    right: ".github/PULL_REQUEST_TEMPLATE.md",
  },
  {
    path: /^(?:\.github\/(?:workflow|actions-workflows)|workflows|\.workflows)\/([^/]+\.ya?ml)$/i,
    right: ".github/workflows/$1",
    text: isWorkflow,
  },
  { path: /^\.github\/([^/]+\.ya?ml)$/i, right: ".github/workflows/$1", text: isWorkflow },
  { path: /^\.github\/workflows\/.+\/([^/]+\.ya?ml)$/i, right: ".github/workflows/$1", text: isWorkflow },
  { path: /^(?:docs\/)?FUNDING\.ya?ml$/i, right: ".github/FUNDING.yml", when: (all) => !factsOf(all).isShared },
  { path: /^\.?dependabot\.ya?ml$|^\.dependabot\/.+\.ya?ml$/i, right: ".github/dependabot.yml" },
  { path: /^discussion_template\/([^/]+\.ya?ml)$/i, right: ".github/DISCUSSION_TEMPLATE/$1", text: isForm },
  {
    path: /^\.github\/discussion[-_]?templates\/([^/]+\.ya?ml)$/i,
    right: ".github/DISCUSSION_TEMPLATE/$1",
    text: isForm,
  },
  { path: /^\.gitlab\/(?!issue_templates\/)issue[-_]?templates?\/([^/]+\.md)$/i, right: ".gitlab/issue_templates/$1" },
  {
    path: /^\.gitlab\/(?!merge_request_templates\/)(?:merge|pull)[-_]?requests?[-_]?templates?\/([^/]+\.md)$/i,
    right: ".gitlab/merge_request_templates/$1",
  },
  // GitLab reads templates in Markdown alone: it has no forms.
  {
    path: /^\.gitlab\/(issue|merge_request)_templates\/([^/]+)\.(?:ya?ml|txt|markdown)$/,
    right: ".gitlab/$1_templates/$2.md",
  },
  {
    path: /^(?:\.gitlab\/)?\.?gitlab-ci\.ya?ml$/i,
    right: ".gitlab-ci.yml",
    // The path is a setting of the project, too, and one file may include the other.
    level: "note",
    when: ({ files }) => !files.includes(".gitlab-ci.yml"),
  },
  // An owners' file of a folder is read by monorepo tools that make the one of the root.
  {
    path: /^(?!\.gitee\/|\.gitcode\/|\.forgejo\/|\.gitea\/).+\/CODEOWNERS$/,
    right: ".github/CODEOWNERS",
    level: "note",
  },
  {
    path: /^(?:\.github\/|docs\/|\.gitlab\/)?(?:[Cc]ode_?[Oo]wners(?:\.(?:md|txt))?|CODEOWNERS\.(?:md|txt))$/,
    right: "CODEOWNERS",
  },
];

/** The few paths of a large repository that are worth a closer look. */
const near = /^(?:\.|docs\/)|^(?:[^/]+\/)?[^/]+$|\/CODEOWNERS$/;
const wellPlaced = /^(?:(?:\.github|docs|\.gitlab)\/)?CODEOWNERS$|^\.gitlab-ci\.yml$/;

/** Files that look as if a forge read them lie where it does. */
export const misplacedRule: RepositoryRule = {
  id: "misplaced",
  level: "warning",
  sources: [
    "https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/about-issue-and-pull-request-templates",
    "https://docs.github.com/en/actions/how-tos/write-workflows",
    "https://docs.gitlab.com/user/project/description_templates/",
  ],
  fix: "none",
  title: { en: "Files that a forge reads lie where it looks", zh: "托管平台读取的文件位于正确的位置" },
  reason: {
    en: "A form, workflow or setting in another place is passed over, and nobody is told.",
    zh: "放在别处的表单、工作流或设置会被忽略，而且没有任何提示。",
  },
  examine: (repository) => repository.files.flatMap((path) => inPlace(repository, path)),
};

function inPlace(repository: Repository, path: string): Finding[] {
  if (!near.test(path) || wellPlaced.test(path)) return [];
  const place = places.find((one) => one.path.test(path) && (one.when?.(repository) ?? true));
  if (!place) return [];
  const { text = [], level = "warning" } = place;
  if (text.some((part) => !part.test(textOf(repository, path) ?? ""))) return [];
  const right = path.replace(place.path, place.right);
  return [about(path, "misplaced.file", level, { right })];
}

import * as v from "valibot";
import { list } from "./common.ts";
import { map } from "./map.ts";

/** What `commonry check` looks at. */

/** The rules that may be switched off or given another level; `commonry check --list-rules` says what each is for. */
export const ruleIds = [
  "accessibility",
  "action",
  "all-contributors",
  "binaries",
  "changelog",
  "ci",
  "citation",
  "citation-file",
  "code-of-conduct",
  "codeowners",
  "conflict",
  "contributing",
  "dependabot",
  "dependency-updates",
  "devcontainer",
  "discussion-form",
  "duplicate",
  "events",
  "file",
  "funding",
  "gitlab-ci",
  "gitpod",
  "governance",
  "headers",
  "issue-config",
  "issue-form",
  "issue-names",
  "issue-template",
  "json",
  "labeler",
  "labeler-version",
  "license",
  "links",
  "notebook-links",
  "lock-file",
  "maintainers",
  "misplaced",
  "mkdocs",
  "notebook",
  "notice",
  "package-metadata",
  "paths",
  "placeholder",
  "pre-commit",
  "pre-commit-hooks",
  "profile",
  "quick-action",
  "read-the-docs",
  "read-the-docs-file",
  "readme",
  "region",
  "release-notes",
  "renovate",
  "security",
  "security-insights",
  "support",
  "templates",
  "tests",
  "tool-pin",
  "translations",
  "vscode-extensions",
  "workflow",
  "workflow-checkout",
  "workflow-expression",
  "workflow-injection",
  "workflow-permissions",
  "workflow-pins",
  "workflow-reference",
  "yaml",
] as const;

const rule = v.picklist(ruleIds);

type RuleId = (typeof ruleIds)[number];
const level = v.optional(v.pipe(v.picklist(["error", "warning", "note"]), v.description("error, warning or note")));
const levelOfEach = Object.fromEntries(ruleIds.map((id) => [id, level])) as Record<RuleId, typeof level>;

/** Files by pattern: relative, below the project, `*` within a name, `**` for folders. */
const ignored = v.pipe(
  v.string(),
  v.regex(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))(?!.*\/\/)[^\p{Cc}\\:"<>|?[\]{}!]+$/u, "manifest.ignore-pattern"),
);

export const check = v.pipe(
  map({
    off: v.optional(list(rule, "Rules that are not applied")),
    levels: v.optional(v.pipe(map(levelOfEach), v.description("Rule: how grave its findings are"))),
    ignore: v.optional(list(ignored, "Files and folders that no rule looks at: vendor, docs/old/**, *.gen.json")),
  }),
  v.description("What commonry check looks at; its rules are listed by commonry check --list-rules"),
);

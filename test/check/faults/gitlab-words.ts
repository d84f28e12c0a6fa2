import type { Fault } from "../row.ts";

const path = ".gitlab-ci.yml";
const duration = "lib/gitlab/ci/config/entry/legacy_validation_helpers.rb: «should be a duration»";
const job = (text: string) => `a:\n  script: a\n  ${text}\n`;
const template = ".gitlab/issue_templates/Bug.md";

function pipeline(
  what: string,
  text: string,
  code: string,
  line: number,
  says: string,
  level: Fault["level"] = "error",
) {
  return { what, files: { [path]: text }, says, code: `gitlab-ci.${code}`, at: `${path}:${line}`, level };
}

/** Words that GitLab does not know where it asks for some of its own. */
export const gitlabWords: readonly Fault[] = [
  pipeline("a timeout that is no duration", job("timeout: soon"), "duration", 3, duration),
  pipeline(
    "artifacts kept for a unit unknown",
    job("artifacts: { paths: [a], expire_in: 3 fortnights }"),
    "duration",
    3,
    duration,
  ),
  pipeline(
    "an environment that stops in no time",
    job("environment: { name: a, auto_stop_in: later }"),
    "duration",
    3,
    duration,
  ),
  pipeline(
    "a default timeout that is no duration",
    `default: { timeout: 2 ours }\n${job("tags: [a]")}`,
    "duration",
    1,
    duration,
  ),
  pipeline(
    "a delay in a rule that is no duration",
    job("rules: [{ when: delayed, start_in: tomorrow }]"),
    ...(["duration", 3, duration] as const),
  ),
  pipeline(
    "a delay of a job that is not delayed, and says nothing of when it runs",
    job("start_in: 5 minutes"),
    ...(["start", 3, "entry/job.rb: «start in must be blank»"] as const),
  ),
  pipeline(
    "hidden jobs alone",
    ".a:\n  script: a\n.b:\n  extends: .a\n",
    ...(["no-visible", 1, "entry/jobs.rb: «jobs config should contain at least one visible job»"] as const),
  ),
  pipeline(
    "a filter of refs mistyped",
    job("only: { branch: [main] }"),
    ...(["unknown-key", 3, "entry/policy.rb: «only config contains unknown keys: branch»", "warning"] as const),
  ),
  pipeline(
    "a filter of variables in the singular",
    job("except: { variable: [$A] }"),
    ...(["unknown-key-near", 3, "entry/policy.rb: «except config contains unknown keys: variable»"] as const),
  ),
  {
    what: "a command in a template, two letters swapped",
    files: { [path]: job("tags: [a]"), [template]: "# Bug\n\n/lable ~bug\n" },
    ...{ code: "quick-action.near", at: `${template}:3`, level: "warning" },
    says: "docs.gitlab.com/user/project/quick_actions: /label; other lines stay in the description",
  },
  {
    what: "a form as GitHub has them, among GitLab's templates",
    files: { [path]: job("tags: [a]"), ".gitlab/issue_templates/Bug.yml": "name: Bug\nbody: []\n" },
    ...{ code: "misplaced.file", at: ".gitlab/issue_templates/Bug.yml:1", level: "warning" },
    says: "docs.gitlab.com/user/project/description_templates: with a Markdown (.md) extension",
  },
];

import type { Fault } from "../row.ts";

const path = ".gitlab-ci.yml";

function pipeline(
  what: string,
  text: string,
  code: string,
  line: number,
  says: string,
  level: Fault["level"] = "error",
) {
  return { what, files: { [path]: text }, says, code: `gitlab-ci.${code}`, at: `${path}:${line}`, level } as Fault;
}

export const gitlabIncludes: readonly Fault[] = [
  pipeline(
    "a local include that is not there",
    "include:\n  - local: /ci/bulid.yml\na:\n  script: a\n",
    "no-include",
    2,
    "Local file `ci/bulid.yml` does not exist; docs.gitlab.com/ci/yaml/#includelocal",
  ),
  pipeline(
    "an include of a project without its file",
    "include:\n  - project: group/project\na:\n  script: a\n",
    "missing-key",
    2,
    "ci.json: include, required: project, file; docs.gitlab.com/ci/yaml/#includeproject",
  ),
  pipeline(
    "an include of two kinds",
    "include:\n  - local: /.gitlab-ci.yml\n    template: X.gitlab-ci.yml\na:\n  script: a\n",
    "one-key",
    2,
    "config/external/mapper/matcher.rb: Each include must use only one of …; docs.gitlab.com/ci/yaml/#include",
  ),
  pipeline(
    "an include of a template that is no YAML",
    "include:\n  - template: Jobs/Build\na:\n  script: a\n",
    "yaml-file",
    2,
    "ci.json: include.template, \\.ya?ml$; docs.gitlab.com/ci/yaml/#includelocal",
  ),
  {
    what: "an include that does not parse",
    files: { [path]: "include: /ci/a.yml\na:\n  script: a\n", "ci/a.yml": "b: [\n" },
    says: "GitLab: Included file `ci/a.yml` does not have valid YAML syntax",
    ...{ code: "gitlab-ci.unread-include", at: `${path}:1`, level: "error" },
  },
  pipeline(
    "a child pipeline whose file is not there",
    "a:\n  trigger:\n    include: ci/child.yml\n",
    "no-child",
    3,
    "docs.gitlab.com/ci/yaml/#triggerinclude: the path to the child pipeline's configuration file; the job fails without it",
    "warning",
  ),
];

import { type Fault, lines } from "../row.ts";

const path = ".gitlab-ci.yml";
const negative = "spec/frontend/editor/schema/ci/yaml_tests/negative_tests";
const processor = "lib/gitlab/ci/yaml_processor.rb";

type Told = readonly [code: string, line: number, level?: Fault["level"]];

function pipeline(what: string, text: string, [code, line, level = "error"]: Told, says: string): Fault {
  return { what, files: { [path]: lines(text) }, says, code: `gitlab-ci.${code}`, at: `${path}:${line}`, level };
}

/** A job `review` whose environment `stop` stops, and that other job. */
function review(what: string, stop: string, code: string, says: string): Fault {
  const environment = "  environment:\n    name: review\n    on_stop: stop";
  return pipeline(what, `review:\n  script: a\n${environment}\n${stop}`, [code, 5], `${processor}: ${says}`);
}

/** One job with these lines beside its script. */
function job(what: string, text: string, told: Told, says: string): Fault {
  return pipeline(what, `a:\n  script: a\n${lines(text).replace(/^/gm, "  ").trimEnd()}`, told, says);
}

/** What needs some jobs of the matrix of `m`. */
function matrix(what: string, m: string, need: string, told: Told, says: string): Fault {
  const text = `m:\n  stage: build\n  script: a\n${m}t:\n  script: b\n  needs:\n    - job: m\n      parallel:\n        matrix:\n          - ${need}\n`;
  return pipeline(what, text, told, says);
}

export const gitlabJobs: readonly Fault[] = [
  review(
    "a job that should stop the environment and is not there",
    "other:\n  script: b",
    "no-job",
    "on_stop job stop is not defined",
  ),
  review(
    "a job that stops without an environment",
    "stop:\n  script: b",
    "stop-nowhere",
    "on_stop job stop does not have environment defined",
  ),
  review(
    "a job that stops another environment",
    "stop:\n  script: b\n  environment: {name: production, action: stop}",
    "stop-elsewhere",
    "on_stop job stop have different environment name",
  ),
  review(
    "a job that does not say that it stops",
    "stop:\n  script: b\n  environment: {name: review}",
    "stop-action",
    "on_stop job stop needs to have action stop defined",
  ),
  review(
    "a job that stops whose environment is a text",
    "stop:\n  script: b\n  environment: review",
    "stop-action",
    "entry/environment.rb: a text starts",
  ),
  review(
    "a job that prepares where it should stop, by its base",
    ".b:\n  environment: {name: review, action: prepare}\nstop:\n  extends: .b\n  script: b",
    "stop-action",
    "after extends",
  ),
  matrix(
    "a part of a matrix of a job that has none",
    "",
    "{OS: a}",
    ["no-matrix", 8],
    "undefined need; firecow/gitlab-ci-local, test-cases/needs-parallel-matrix-error",
  ),
  matrix(
    "a part of a matrix of a job that only runs several times",
    "  parallel: 3\n",
    "{OS: a}",
    ["no-matrix", 9],
    "undefined need; firecow/gitlab-ci-local, test-cases/needs-parallel-matrix-error",
  ),
  matrix(
    "a value that the matrix does not have",
    "  parallel: {matrix: [{OS: [a, b]}]}\n",
    "{OS: c}",
    ["no-matrix-value", 11],
    "undefined need; firecow/gitlab-ci-local, test-cases/needs-parallel-matrix-error",
  ),
  matrix(
    "an identifier that the job's own matrix does not have",
    "  parallel: {matrix: [{OS: [a, b]}]}\n",
    "{OS: '$[[ matrix.OS ]]'}",
    ["no-identifier", 11],
    "docs.gitlab.com/ci/yaml/matrix_expressions: identifiers of the current job's matrix",
  ),
  matrix(
    "a part of a matrix under another key",
    "  parallel: {matrix: [{OS: [a, b]}]}\n",
    "{OS: a}\n      optional: maybe",
    ["type-boolean", 12],
    "entry/need.rb: optional: boolean",
  ),
  job("needs as one text", "needs: b", ["type-array-object", 3], "entry/needs.rb: can only be a Hash or an Array"),
  job(
    "a need that is nothing",
    "needs:\n  -",
    ["no-value", 4],
    "entry/need.rb: has an unsupported type; firecow/gitlab-ci-local, test-cases/needs-empty-entry",
  ),
  job(
    "a need of another project without a ref",
    "needs:\n  - {project: g/p, job: b}",
    ["missing-key", 4],
    "docs.gitlab.com/ci/yaml/#needsproject: job and ref are required",
  ),
  job(
    "a need without a job",
    "needs:\n  - {artifacts: true}",
    ["any-key", 4],
    "entry/need.rb: has an unsupported type",
  ),
  job(
    "needs of a matrix under another key",
    "needs:\n  - job: b\n    parallel: {not_matrix: [{A: b}]}",
    ["missing-key", 5],
    `${negative}/needs/parallel_matrix/wrong_parallel_value.yml`,
  ),
  job(
    "needs in a rule that name a number",
    "rules:\n  - if: $A\n    needs: [20]",
    ["quote", 5],
    `${negative}/rules_needs.yml`,
  ),
  job(
    "needs in a rule that name a pipeline",
    "rules:\n  - if: $A\n    needs: [{pipeline: $B}]",
    ["missing-key", 5],
    `${negative}/rules_needs.yml`,
  ),
  job(
    "needs in a rule of a job that is not there",
    "rules:\n  - if: $A\n    needs: [nothing-like-it]",
    ["no-job", 5],
    "docs.gitlab.com/ci/jobs/job_troubleshooting: job needs another, but it does not exist in the pipeline",
  ),
  job(
    "three files whose commits make the key of a cache",
    "cache:\n  key: {files_commits: [a, b, c]}\n  paths: [x]",
    ["many", 4],
    `${negative}/cache.yml: cache-key-files-commits-more-than-two`,
  ),
  job(
    "files and commits in the key of a cache",
    "cache:\n  key: {files: [a], files_commits: [b]}\n  paths: [x]",
    ["one-key", 4],
    "docs.gitlab.com/ci/yaml/#cachekeyfiles_commits: cannot be used together",
  ),
  job(
    "a cache that is marked untracked by a text",
    "cache: {untracked: 'true'}",
    ["type-boolean", 3],
    `${negative}/cache.yml`,
  ),
  job("a policy of a cache", "cache: {paths: [a], policy: unknown}", ["cache-policy", 3], `${negative}/cache.yml`),
  job(
    "a report as a map of paths",
    "artifacts:\n  reports:\n    cyclonedx: {paths: [a]}",
    ["type-string-array", 5],
    `${negative}/artifacts.yml: cyclonedx not an array or string`,
  ),
  job(
    "a report that is no report",
    "artifacts: {cyclonedx: foo}",
    ["unknown-key", 3, "warning"],
    `${negative}/artifacts.yml: cyclonedx not a report`,
  ),
  job(
    "several images",
    "image: [alpine, ubuntu]",
    ["type-string-object", 3],
    `${negative}/image.yml: multi_image_array`,
  ),
  job(
    "an image without a name",
    "image: {entrypoint: [sh]}",
    ["missing-key", 3],
    `${negative}/image.yml: image_without_name`,
  ),
  job(
    "an entrypoint as a text",
    "image: {name: a, entrypoint: sh}",
    ["type-array", 3],
    `${negative}/image.yml: image_with_invalid_entrypoint`,
  ),
  job(
    "a user of an image that is nobody",
    "image: {name: a, docker: {user: ''}}",
    ["empty", 3],
    `${negative}/image.yml: empty_image_user`,
  ),
  job(
    "a platform as a list",
    "image: {name: a, docker: {platform: [arm64]}}",
    ["type-string", 3],
    `${negative}/image.yml: invalid_image_platform`,
  ),
  job(
    "an option of the executor",
    "image: {name: a, kubernetes: {unknown_key: b}}",
    ["unknown-key", 3, "warning"],
    `${negative}/image.yml: invalid_image_executor_opts_kubernetes`,
  ),
  job(
    "a policy of an image",
    "image: {name: a, pull_policy: sometimes}",
    ["pull-policy", 3],
    "entry/pull_policy.rb: always, never, if-not-present",
  ),
  job(
    "a policy of a service, in a list",
    "services:\n  - {name: a, pull_policy: [always, if-absent]}",
    ["pull-policy", 4],
    "entry/pull_policy.rb: always, never, if-not-present",
  ),
  job(
    "a user of a service as a list",
    "services:\n  - {name: a, docker: {user: [dave]}}",
    ["type-string-integer", 4],
    `${negative}/services.yml: invalid_service_user`,
  ),
  job(
    "a secret that no store gives",
    "secrets:\n  S: {token: $T}",
    ["any-key", 4],
    `${negative}/secrets.yml: job_with_secrets_without_any_vault_provider`,
  ),
  job(
    "a secret with a key that none has",
    "secrets:\n  S: {vault: a/b/c, extra_prop: d}",
    ["unknown-key", 4, "warning"],
    `${negative}/secrets.yml: job_with_secrets_with_extra_properties`,
  ),
  job(
    "a secret of Vault without its engine",
    "secrets:\n  S: {vault: {path: a, field: b}}",
    ["missing-key", 4],
    `${negative}/secrets.yml`,
  ),
  job(
    "a secret of Azure without a name",
    "secrets:\n  S: {azure_key_vault: {version: latest}}",
    ["missing-key", 4],
    `${negative}/secrets.yml`,
  ),
  job(
    "hooks that there are not, for all jobs",
    "hooks: {post_script: [a]}",
    ["unknown-key", 3, "warning"],
    `${negative}/hooks.yml`,
  ),
  job(
    "a job that never runs",
    "when: never",
    ["choice", 3],
    "firecow/gitlab-ci-local#1328: «when should be one of: on_success, on_failure, always, manual, delayed»",
  ),
  pipeline(
    "steps as one map",
    "a:\n  run: {script: rspec}\n",
    ["type-array", 2],
    `${negative}/run.yml: run_without_name_script`,
  ),
  pipeline("a step without a name", "a:\n  run:\n    - script: rspec\n", ["missing-key", 3], `${negative}/run.yml`),
  pipeline(
    "a step that does nothing",
    "a:\n  run:\n    - {name: b, env: {A: c}}\n",
    ["any-key", 3],
    `${negative}/run.yml: run_with_missing_step`,
  ),
  pipeline(
    "a step that does two things",
    "a:\n  run:\n    - {name: b, step: gitlab.com/a/b, script: c}\n",
    ["one-key", 3],
    `${negative}/run.yml: run_with_step_script`,
  ),
  pipeline(
    "a step of a repository without a revision",
    "a:\n  run:\n    - {name: b, step: {git: {url: gitlab.com/a/b}}}\n",
    ["missing-key", 3],
    `${negative}/run.yml: run_with_missing_git_revision`,
  ),
  pipeline(
    "a step whose name has a hyphen",
    "a:\n  run:\n    - {name: b-c, script: d}\n",
    ["step-name", 3],
    "ci.json: stepName",
  ),
  pipeline(
    "a profile that no scan has",
    "a:\n  script: a\n  dast_configuration: {dast_profile: b}\n",
    ["unknown-key-near", 3],
    `${negative}/dast_configuration.yml`,
  ),
  pipeline(
    "a trigger of nothing",
    "a:\n  trigger: {strategy: depend}\n",
    ["any-key", 2],
    "ci.json: trigger needs a project or an include",
  ),
  pipeline(
    "a trigger of a project and of a file",
    "a:\n  trigger: {project: g/p, include: ci/a.yml}\n",
    ["one-key", 2],
    "ci.json: trigger takes a project or an include",
  ),
  pipeline(
    "a trigger of a project without its group",
    "a:\n  trigger: slug\n",
    ["project-path", 2, "warning"],
    `${negative}/project_path/trigger/minimal/no_slash.yml`,
  ),
  pipeline(
    "an include of a project without its group",
    "include:\n  - {project: slug, file: a.yml}\na:\n  script: a\n",
    ["project-path", 2, "warning"],
    `${negative}/project_path/include/no_slash.yml`,
  ),
  pipeline(
    "a trigger of a project without its file",
    "a:\n  trigger:\n    include: [{project: g/p}]\n",
    ["missing-key", 3],
    `${negative}/include.yml: trigger missing file property`,
  ),
  pipeline(
    "a trigger of a file without its project",
    "a:\n  trigger:\n    include: [{file: a.yml}]\n",
    ["missing-key", 3],
    `${negative}/include.yml: trigger missing project property`,
  ),
  pipeline(
    "a trigger of an artifact without its job",
    "a:\n  trigger:\n    include: [{artifact: a.yml}]\n",
    ["missing-key", 3],
    "ci.json: trigger.include, required: artifact, job",
  ),
  pipeline(
    "a trigger of an artifact of a job that is not there",
    "a:\n  trigger:\n    include: [{artifact: a.yml, job: nothing-like-it}]\n",
    ["no-job", 3],
    `${processor}, validate_dynamic_child_pipeline_dependencies!: undefined dependency`,
  ),
  pipeline(
    "a local include that should be kept",
    "include:\n  - {local: .gitlab-ci.yml, cache: true}\na:\n  script: a\n",
    ["unknown-key", 2, "warning"],
    `${negative}/include_cache.yml`,
  ),
  matrix(
    "a part of a matrix with its variables in another order",
    "  parallel: {matrix: [{OS: a, V: [x, y]}]}\n",
    "{V: x, OS: a}",
    ["matrix-order", 11],
    "docs.gitlab.com/ci/yaml/#needsparallelmatrix: the order must match; otherwise it is invalid",
  ),
];

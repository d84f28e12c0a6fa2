import type { Valid } from "../row.ts";

const yaml = "docs.gitlab.com/ci/yaml";

function pipeline(what: string, text: string, says: string, more: Record<string, string> = {}): Valid {
  return { what, files: { ".gitlab-ci.yml": text, ...more }, says };
}

export const gitlabJobs: readonly Valid[] = [
  pipeline(
    "an environment that a job stops whose environment comes from its base",
    ".review:\n  environment: {name: review/$CI_COMMIT_REF_SLUG}\nreview:\n  extends: .review\n  script: a\n  environment: {on_stop: stop}\nstop:\n  extends: .review\n  script: b\n  environment: {action: stop}\n",
    `${yaml}/#environmenton_stop; extends merges maps`,
  ),
  pipeline(
    "an environment that a job from elsewhere stops",
    "include: {template: X.gitlab-ci.yml}\nreview:\n  script: a\n  environment: {name: review, on_stop: stop_review}\n",
    `${yaml}/#includetemplate`,
  ),
  pipeline(
    "an address of an environment that is empty, and one of a variable",
    "a:\n  environment: {name: test, url: ''}\n  script: a\nb:\n  environment: {name: test, url: $URL, deployment_tier: $TIER}\n  script: a\n",
    "firecow/gitlab-ci-local#1248: GitLab takes an empty one",
  ),
  pipeline(
    "every action of an environment",
    "a:\n  script: a\n  environment: {name: a, action: prepare, auto_stop_in: never}\nb:\n  script: a\n  environment: {name: a, action: verify}\nc:\n  script: a\n  environment: {name: a, action: access}\nd:\n  script: a\n  environment: {name: a, action: start, kubernetes: {agent: 'g/p:a', managed_resources: {enabled: false}, dashboard: {namespace: b}}}\n",
    `${yaml}/#environmentaction, #environmentkubernetes`,
  ),
  pipeline(
    "a need of a part of a matrix that may be missing",
    "m:\n  stage: build\n  script: a\n  parallel: {matrix: [{OS: a}]}\nt:\n  script: b\n  needs:\n    - job: m\n      optional: true\n      parallel: {matrix: [{OS: c}]}\n",
    "firecow/gitlab-ci-local, test-cases/needs-parallel-matrix-static: an optional one that matches nothing",
  ),
  pipeline(
    "a need of a part of a matrix whose values are numbers, lists and variables",
    ".m:\n  parallel:\n    matrix:\n      - {OS: a, V: [1, 2.5]}\n      - {OS: [b, c], V: $VERSION}\nm:\n  extends: .m\n  stage: build\n  script: a\nt:\n  script: b\n  needs:\n    - job: m\n      parallel: {matrix: [{OS: a, V: '1'}, {OS: c, V: 9}]}\n",
    "positive_tests/needs_parallel_matrix.yml",
  ),
  pipeline(
    "needs in rules",
    "b:\n  stage: build\n  script: b\nc:\n  stage: build\n  script: c\na:\n  script: a\n  needs: [b]\n  rules:\n    - if: $A\n      needs: [c]\n    - if: $B\n      needs: [{job: b, artifacts: false, optional: true}]\n    - when: always\n      needs: []\n",
    `${yaml}/#rulesneeds`,
  ),
  pipeline(
    "needs of a pipeline as one map",
    "a:\n  trigger: g/p\nb:\n  needs: {pipeline: g/q}\n  script: b\n",
    `${yaml}/#needspipeline`,
  ),
  pipeline(
    "a job that mirrors the pipeline of another project, and does nothing else",
    "upstream_status:\n  stage: test\n  needs:\n    pipeline: other/project\n",
    `${yaml}/#needspipeline: its own example`,
  ),
  pipeline(
    "a secret of Google without a token, and steps of several commands",
    "a:\n  script: a\n  secrets:\n    P: {gcp_secret_manager: {name: test, version: 2}}\nb:\n  run:\n    - name: one\n      script: [echo, ls]\n",
    `${yaml}/#secretsgcp_secret_manager, #run: their own words, where ci.json wants more`,
  ),
  pipeline(
    "secrets of every store",
    "a:\n  script: a\n  id_tokens: {T: {aud: https://example.org}}\n  secrets:\n    A: {vault: production/db/password@ops, token: $T, file: false}\n    B: {vault: {engine: {name: kv-v2, path: ops}, path: db, field: password}}\n    C: {azure_key_vault: {name: a, version: b}, token: $T}\n    D: {gcp_secret_manager: {name: a, version: 1}, token: $T}\n    E: {aws_secrets_manager: a/b}\n    F: {aws_secrets_manager: {secret_id: a, version_stage: AWSCURRENT, field: b}, token: $T}\n    G: {gitlab_secrets_manager: {name: a}}\n    H: {akeyless: {name: a}}\n",
    `${yaml}/#secrets, positive_tests/secrets.yml`,
  ),
  pipeline(
    "steps of every kind",
    "a:\n  run:\n    - name: one\n      script: echo\n      env: {A: b}\n    - name: two\n      step: gitlab.com/components/script@v1\n      inputs: {a: 1}\n    - name: three\n      step: {git: {url: gitlab.com/a/b, rev: main, dir: c}}\n    - name: four\n      func: ./local\n    - name: five\n      step: {oci: {registry: r, repository: p, tag: '1'}}\n",
    "positive_tests/run.yml, ci.json: step",
  ),
  pipeline(
    "triggers of every kind",
    "make:\n  stage: build\n  script: a\na:\n  trigger:\n    include:\n      - {artifact: a.yml, job: make}\n      - {local: ci/a.yml, inputs: {x: 1}}\n    strategy: mirror\nb:\n  trigger: {include: [{project: g/p, ref: main, file: /a.yml}]}\nc:\n  trigger: {project: $GROUP/p, branch: main}\nd:\n  trigger: $PROJECT\ne:\n  trigger: {include: ci/a.yml}\n",
    `${yaml}/#trigger`,
    {
      "ci/a.yml":
        "spec: {inputs: {x: {type: number, default: 2}}}\n---\nx:\n  parallel: $[[ inputs.x ]]\n  script: x\n",
    },
  ),
  pipeline(
    "an include from afar that is kept for a time",
    "include:\n  - {remote: https://example.org/a.yml, cache: 1 day}\n  - {remote: https://example.org/b.yml, cache: true}\n",
    "negative_tests/include_cache.yml: for include:remote alone",
  ),
  pipeline(
    "users and policies of images and services",
    "a:\n  script: a\n  image: {name: a, kubernetes: {user: 1001}, docker: {user: dave:group}, pull_policy: if-not-present}\n  services:\n    - {name: b, kubernetes: {user: '1001'}, pull_policy: [never, always]}\n    - {name: c, pull_policy: $POLICY}\n",
    "positive_tests/image.yml, services.yml",
  ),
  pipeline(
    "a job that is called as the header is",
    "spec:\n  stage: build\n  script: bundle exec rspec\nb:\n  needs: [spec]\n  script: b\n",
    "config/yaml/documents.rb: a header is a document of its own; entry/root.rb: no reserved name",
  ),
  pipeline(
    "a confirmation of a manual job",
    "a:\n  script: make delete\n  when: manual\n  manual_confirmation: 'Are you sure you want to delete $CI_ENVIRONMENT_SLUG?'\n",
    "firecow/gitlab-ci-local#1321",
  ),
  pipeline(
    "annotations as a report",
    "a:\n  script: a\n  artifacts:\n    reports: {annotations: annotations.json}\n",
    "firecow/gitlab-ci-local#1307",
  ),
  pipeline(
    "an input that is a truth value, in a file that gives none",
    "include: {local: common/template.yml}\n",
    "firecow/gitlab-ci-local#1287",
    {
      "common/template.yml":
        "---\nspec:\n  inputs:\n    allow-failure: {type: boolean, default: false}\n---\nshellcheck:\n  allow_failure: $[[ inputs.allow-failure ]]\n  script: shellcheck\n",
    },
  ),
  pipeline(
    "variables of a rule from an anchor",
    ".anchored_vars: &anchored_vars\n  MY_VAR: my var\nmy_job:\n  rules:\n    - if: $CI_COMMIT_REF_NAME\n      variables: {<<: *anchored_vars}\n  script: a\n  environment: {name: $MY_VAR}\n",
    "firecow/gitlab-ci-local#1136",
  ),
  pipeline(
    "stages of a pipeline that declares none",
    "build:\n  stage: build\n  script: a\ntest:\n  stage: test\n  script: b\ndeploy:\n  stage: deploy\n  script: c\n",
    "alesbrelih/gitlab-ci-ls#113",
  ),
  pipeline(
    "files of a pattern, one with what the other extends, with stages of the root",
    "include:\n  - local: .gitlab/ci/templates/*.yml\nstages: [sanity, unittest]\n",
    "alesbrelih/gitlab-ci-ls#309",
    {
      ".gitlab/ci/templates/00-templates.yml": ".rust_base: {image: rust}\n",
      ".gitlab/ci/templates/01-sanity.yml": "fmt:\n  stage: sanity\n  extends: [.rust_base]\n  script: a\n",
    },
  ),
  pipeline(
    "a workflow that has no script",
    "workflow:\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n    - if: $CI_COMMIT_BRANCH == 'main'\na:\n  script: a\n",
    "SchemaStore/schemastore#1007",
  ),
  pipeline(
    "rules that leave a matter to a manual job that may fail",
    "a:\n  script: a\n  rules:\n    - if: '$CI_COMMIT_REF_NAME != \"master\"'\n      when: manual\n      allow_failure: true\n",
    "redhat-developer/vscode-yaml#300",
  ),
  pipeline(
    "conditions that match texts, variables and patterns with a slash",
    `a:
  script: a
  rules:
    - if: $GITLAB_CI == 'false' && $APP_ENV_TIER =~ 'dev'
    - if: '($CI_PIPELINE_SOURCE == "merge_request_event" && $CI_COMMIT_REF_NAME =~ /^perf_.*$/) || $CI_COMMIT_BRANCH =~ /^(master|production)$/'
    - if: $CI_MERGE_REQUEST_IID && (($CI_COMMIT_MESSAGE =~ /ci-skip-job-/ && $CI_JOB_NAME =~ $CI_COMMIT_MESSAGE) || ($A =~ /b-/ && $C =~ $D))
    - if: $CI_COMMIT_REF_NAME =~ /^(develop$|release\\/.*|master$)/
    - if: $CI_COMMIT_TAG =~ /^(?:product-name\\/)?v\\d+\\.\\d+\\.\\d+.*/
    - if: $CI_COMMIT_BRANCH =~ /^deploy\\/.+|^main$|^hotfix\\/.+/
    - if: '$CI_PROJECT_NAMESPACE !~ /^gitlab(-org)?($|\\/)/ && $CI_MERGE_REQUEST_LABELS !~ /pipeline:run-all-rspec/'
`,
    "firecow/gitlab-ci-local#1431, #1416, #300, #424, #1711, #935",
  ),
  pipeline(
    "patterns in variables, also for the pipeline as a whole",
    "variables: {PROD_REF: '/^(master|main)$/'}\nworkflow:\n  rules:\n    - if: $CI_MERGE_REQUEST_SOURCE_BRANCH_NAME =~ $PROD_REF || $CI_COMMIT_REF_NAME =~ $INTEG_REF\n      when: never\n    - when: always\na:\n  script: a\n  rules:\n    - if: $CI_COMMIT_REF_NAME =~ $PROD_REF\n",
    "firecow/gitlab-ci-local#609, #1859",
  ),
  pipeline(
    "rules that refer to rules that refer to rules, as a list and alone",
    '.base:\n  variables: {MY_VAR: a}\n  rules:\n    - if: $MY_VAR == "a"\n.one:\n  extends: [.base]\n  rules: !reference [.base, rules]\n.two:\n  extends: [.base]\n  rules:\n    - !reference [.base, rules]\nx:\n  extends: [.one]\n  script: a\n  rules: !reference [.one, rules]\ny:\n  extends: [.two]\n  script: a\n  rules: !reference [.two, rules]\n',
    "firecow/gitlab-ci-local#1593",
  ),
  pipeline(
    "includes of an include, each a text by itself",
    "include: ci/b.yml\nmain:\n  needs: [prep]\n  script: a\n",
    "firecow/gitlab-ci-local#238, #438",
    { "ci/b.yml": "include: ci/c.yml\n", "ci/c.yml": "prep:\n  script: a\n" },
  ),
];

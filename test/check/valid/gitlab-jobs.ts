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
    "a confirmation of a manual job",
    "a:\n  script: make delete\n  when: manual\n  manual_confirmation: 'Are you sure you want to delete $CI_ENVIRONMENT_SLUG?'\n",
    "firecow/gitlab-ci-local#1321",
  ),
];

import type { Valid } from "../row.ts";

function pipeline(what: string, text: string, says: string, more: Record<string, string> = {}): Valid {
  return { what, files: { ".gitlab-ci.yml": text, ...more }, says };
}

const yaml = "docs.gitlab.com/ci/yaml";

export const gitlab: readonly Valid[] = [
  pipeline("needs of the same stage", "a:\n  script: a\nb:\n  needs: [a]\n  script: b\n", `${yaml}/#needs: since 14.2`),
  pipeline("needs of nothing", "a:\n  stage: deploy\n  needs: []\n  script: a\n", `${yaml}/#needs: starts at once`),
  pipeline(
    "a need that may be missing",
    "a:\n  needs:\n    - job: maybe\n      optional: true\n  script: a\n",
    `${yaml}/#needsoptional`,
  ),
  pipeline(
    "a need of another project and of a parent",
    "a:\n  needs:\n    - project: g/p\n      job: b\n      ref: main\n      artifacts: true\n    - pipeline: $PARENT\n      job: c\n  script: a\n",
    `${yaml}/#needsproject, #needspipelinejob`,
  ),
  pipeline(
    "needs of some jobs of a matrix, twice",
    "m:\n  stage: build\n  script: a\n  parallel:\n    matrix:\n      - {OS: [a, b], V: 1}\nb:\n  needs:\n    - job: m\n      parallel: {matrix: [{OS: a, V: 1}]}\n    - job: m\n      parallel: {matrix: [{OS: b, V: 1}]}\n  script: b\n",
    "positive_tests/needs_parallel_matrix.yml; docs.gitlab.com/ci/yaml/#needsparallelmatrix",
  ),
  pipeline(
    "a reference to a part of a hidden job",
    ".setup:\n  script: [a]\n  variables: {X: 1}\nb:\n  script:\n    - !reference [.setup, script]\n    - b\n  variables:\n    Y: !reference [.setup, variables, X]\n",
    `${yaml}/yaml_optimization/#reference-tags`,
  ),
  pipeline(
    "a reference within rules",
    ".rules:\n  rules:\n    - if: $CI_COMMIT_TAG\nb:\n  script: b\n  rules:\n    - !reference [.rules, rules]\n    - if: $A\n",
    `${yaml}/yaml_optimization/#reference-tags`,
  ),
  pipeline(
    "a reference to what comes with an include",
    "include:\n  - template: X.gitlab-ci.yml\nb:\n  script: !reference [.elsewhere, script]\n",
    `${yaml}/#includetemplate`,
  ),
  pipeline(
    "rules that take back only",
    "include:\n  - project: g/p\n    file: a.yml\na:\n  extends: .elsewhere\n  only: null\n  rules:\n    - when: always\n",
    `processable.rb: ignore_nil`,
  ),
  pipeline(
    "anchors, aliases and merge keys",
    ".a: &a\n  image: x\n  before_script: &b [one]\nc:\n  <<: *a\n  script:\n    - *b\n    - two\n",
    `${yaml}/yaml_optimization/#anchors`,
  ),
  pipeline(
    "several bases, over several levels",
    ".a:\n  image: x\n.b:\n  extends: .a\n  stage: build\nc:\n  extends: [.a, .b]\n  script: c\nd:\n  needs: [c]\n  script: d\n",
    `${yaml}/#extends`,
  ),
  pipeline("a job whose script comes from its base", ".a:\n  script: a\nb:\n  extends: .a\n", `${yaml}/#extends`),
  pipeline(
    "conditions of every kind",
    'a:\n  script: a\n  rules:\n    - if: $A\n    - if: $A == "x" && ($B != null || $C =~ /^v\\d+\\/x$/i)\n    - if: \'$A == ""\'\n    - if: $CI_COMMIT_MESSAGE !~ /skip/ || $D =~ $PATTERN\n    - if: ($A && $B) || (($C))\n    - if: "$A == \'it is\'"\n',
    "docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions",
  ),
  pipeline(
    "a condition over several lines",
    "a:\n  script: a\n  rules:\n    - if: >\n        $A ||\n        $B\n",
    "pipeline/expression/lexer.rb: blanks are passed over",
  ),
  pipeline(
    "rules with changes and exists in every form",
    "a:\n  script: a\n  rules:\n    - changes: [a, b]\n    - changes: {paths: [a], compare_to: refs/heads/main}\n    - exists: [Dockerfile]\n    - exists: {paths: [x], project: g/p, ref: main}\n      when: delayed\n      start_in: 5 minutes\n    - when: never\n",
    `${yaml}/#ruleschanges`,
  ),
  pipeline(
    "a retry with every part",
    "a:\n  script: a\n  retry:\n    max: 2\n    when: [runner_system_failure, stuck_or_timeout_failure]\n    exit_codes: [137, 255]\nb:\n  script: b\n  retry: {max: 1, when: always, exit_codes: 3}\n",
    "positive_tests/retry.yml; docs.gitlab.com/ci/yaml/#retryexit_codes",
  ),
  pipeline(
    "caches, several and one",
    "a:\n  script: a\n  cache:\n    - key: {files: [Gemfile.lock, package.json], prefix: $CI_JOB_NAME}\n      paths: [x]\n      policy: pull\n      fallback_keys: [a, b]\n    - key: $CI_COMMIT_REF_SLUG\n      untracked: true\n      when: always\n      policy: $POLICY\nb:\n  script: b\n  cache: []\nc:\n  script: c\n  cache: {}\n",
    "positive_tests/cache.yml; docs.gitlab.com/ci/yaml/#cachefallback_keys",
  ),
  pipeline(
    "artifacts with reports",
    "a:\n  script: a\n  artifacts:\n    name: $CI_JOB_NAME\n    paths: [x]\n    exclude: [x/y]\n    expire_in: never\n    access: developer\n    reports:\n      junit: [a.xml, b.xml]\n      dotenv: x.env\n      coverage_report: {coverage_format: cobertura, path: c.xml}\n",
    "positive_tests/artifacts.yml; docs.gitlab.com/ci/yaml/#artifactsreports",
  ),
  pipeline(
    "services and an image in every form",
    "default:\n  image: {name: x, entrypoint: [''], docker: {platform: arm64, user: dave}, pull_policy: [always, if-not-present]}\na:\n  script: a\n  services:\n    - postgres:16\n    - name: redis\n      alias: cache\n      command: [a]\n      variables: {A: b}\n      pull_policy: always\n",
    "positive_tests/services.yml, image.yml; docs.gitlab.com/ci/yaml/#imagepull_policy",
  ),
  pipeline(
    "environments",
    "a:\n  script: a\n  environment:\n    name: review/$CI_COMMIT_REF_SLUG\n    url: https://$CI_ENVIRONMENT_SLUG.example.org\n    on_stop: b\n    auto_stop_in: 1 day\n    deployment_tier: development\nb:\n  script: b\n  when: manual\n  environment: {name: review/$CI_COMMIT_REF_SLUG, action: stop}\nc:\n  script: c\n  environment: production\n",
    `${yaml}/#environment`,
  ),
  pipeline(
    "a trigger of other pipelines",
    "a:\n  trigger:\n    project: g/p\n    branch: main\n    strategy: depend\n    forward: {pipeline_variables: true}\nb:\n  trigger:\n    include:\n      - artifact: x.yml\n        job: c\n  needs: [c]\nc:\n  stage: build\n  script: c\nd:\n  trigger: g/q\n",
    `${yaml}/#trigger`,
  ),
  pipeline(
    "variables in every form",
    "variables:\n  A: x\n  B: {value: y, description: What, options: [y, z]}\n  C: {value: $A, expand: false}\n  D: 1\na:\n  script: a\n  variables:\n    E: {value: q, expand: false}\n",
    `${yaml}/#variables`,
  ),
  pipeline(
    "id tokens, secrets, hooks, inheritance",
    "a:\n  script: a\n  id_tokens:\n    T: {aud: https://example.org}\n    U: {aud: [a, b]}\n  secrets:\n    S: {vault: a/b/c@d, token: $T, file: false}\n  hooks: {pre_get_sources_script: [x]}\n  inherit: {default: [image], variables: false}\n",
    "positive_tests/id_tokens.yml, hooks.yml; docs.gitlab.com/ci/yaml/#inherit",
  ),
  pipeline(
    "a release",
    "a:\n  script: a\n  release:\n    tag_name: $CI_COMMIT_TAG\n    description: ./CHANGELOG.md\n    milestones: [m1]\n    assets: {links: [{name: a, url: https://example.org/a, link_type: other}]}\n",
    `${yaml}/#release`,
  ),
  pipeline(
    "a header with inputs, and a job named by one",
    'spec:\n  inputs:\n    stage: {default: test}\n    n: {type: number, default: 3}\n---\n"$[[ inputs.stage ]]-a":\n  stage: $[[ inputs.stage ]]\n  script: a\n  parallel: $[[ inputs.n ]]\n',
    "docs.gitlab.com/ci/inputs",
  ),
  pipeline(
    "includes of every kind",
    "include:\n  - /ci/a.yml\n  - local: ci/*.yml\n    rules: [{if: $A}]\n  - project: g/p\n    ref: main\n    file: [a.yml, b.yml]\n  - template: Jobs/SAST.gitlab-ci.yml\n  - component: $CI_SERVER_FQDN/g/p/c@1.0\n    inputs: {a: b}\n  - remote: https://example.org/a.yml\n    integrity: sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nx:\n  needs: [from-elsewhere]\n  script: x\n",
    `${yaml}/#include`,
    { "ci/a.yml": "y:\n  script: y\n" },
  ),
  pipeline(
    "an include with rules whose file is not there",
    "include:\n  - local: made.yml\n    rules:\n      - exists: [made.yml]\na:\n  script: a\n",
    `${yaml}/#includerules`,
  ),
  pipeline(
    "a workflow with a name and what it cancels",
    "workflow:\n  name: $A pipeline\n  auto_cancel: {on_new_commit: interruptible, on_job_failure: all}\n  rules:\n    - if: $CI_COMMIT_TAG\n      when: never\n    - if: $CI_COMMIT_BRANCH\n      variables: {X: y}\n      auto_cancel: {on_new_commit: none}\na:\n  script: a\n  interruptible: true\n",
    "positive_tests/workflow; docs.gitlab.com/ci/yaml/#workflowrulesauto_cancel",
  ),
  pipeline(
    "only and except in every form, without rules",
    "a:\n  script: a\n  only:\n    refs: [main, /^v/, tags]\n    variables: [$A]\n    changes: ['*.md']\nb:\n  script: b\n  only: [branches]\n  except: [schedules]\nc:\n  script: c\n  only: null\n",
    "positive_tests/filter.yml",
  ),
  pipeline(
    "what may fail",
    "a:\n  script: a\n  allow_failure: {exit_codes: [1, 2]}\nb:\n  script: b\n  allow_failure: {exit_codes: 3}\n",
    `${yaml}/#allow_failureexit_codes`,
  ),
  pipeline(
    "pages under a name of its own",
    "site:\n  script: a\n  pages: {path_prefix: x, expire_in: 1 week, publish: out}\npages:\n  script: b\n  publish: public\n",
    `${yaml}/#pages`,
  ),
  pipeline(
    "a script that is cleared",
    "default:\n  before_script: [a]\nb:\n  before_script: []\n  script: b\n",
    `${yaml}/#before_script`,
  ),
  pipeline(
    "the edge stages",
    "a:\n  stage: .pre\n  script: a\nb:\n  stage: .post\n  needs: [a]\n  script: b\n",
    `${yaml}/#stage-pre`,
  ),
  pipeline("stages of an include", "include: /ci/s.yml\na:\n  stage: lint\n  script: a\n", `${yaml}/#stages`, {
    "ci/s.yml": "stages: [lint]\n",
  }),
  pipeline(
    "a hidden job that may hold anything",
    ".x: [1, {a: b}]\n.y:\n  what: ever\n  when: whenever\na:\n  script: a\n",
    `${yaml}/#hide-jobs`,
  ),
  pipeline(
    "words of YAML 1.1",
    "a:\n  script: a\n  interruptible: yes\n  variables: {A: on, B: 010}\n",
    "Psych reads YAML 1.1",
  ),
];

import type { Valid } from "../row.ts";

const docs = "docs.gitlab.com/ci/inputs";

function pipeline(what: string, text: string, says: string, more: Record<string, string> = {}): Valid {
  return { what, files: { ".gitlab-ci.yml": text, ...more }, says };
}

export const gitlabInputs: readonly Valid[] = [
  pipeline(
    "inputs of every kind in a header",
    'spec:\n  inputs:\n    job-prefix:\n      description: "A prefix: of the job"\n    job-stage:\n      default: test\n    environment:\n      options: [\'test\', \'staging\']\n    concurrency:\n      type: number\n      default: 1\n    version:\n      type: string\n      regex: ^v\\d\\.\\d+(\\.\\d+)$\n    export:\n      type: boolean\n      default: true\n---\n\n"$[[ inputs.job-prefix ]]-scan":\n  stage: $[[ inputs.job-stage ]]\n  script:\n    - echo "-e $[[ inputs.environment ]] -c $[[ inputs.concurrency ]] -v $[[ inputs.version ]]"\n    - if $[[ inputs.export ]]; then echo; fi\n',
    `${docs}/#define-inputs-with-multiple-parameters`,
  ),
  pipeline(
    "inputs in place of truth values, lists, numbers and texts",
    "spec:\n  inputs:\n    list: {type: array}\n    truth: {type: boolean}\n    number: {type: number}\n    text: {type: string}\n---\na:\n  allow_failure: $[[ inputs.truth ]]\n  needs: $[[ inputs.list ]]\n  parallel: $[[ inputs.number ]]\n  script: $[[ inputs.text ]]\n",
    `${docs}/#input-types`,
  ),
  pipeline(
    "rules from an input with maps in it",
    'spec:\n  inputs:\n    rules-config:\n      type: array\n      default:\n        - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n          when: manual\n        - if: $CI_PIPELINE_SOURCE == "schedule"\n---\na:\n  rules: $[[ inputs.rules-config ]]\n  script: ls\n',
    `${docs}/#array-type`,
  ),
  pipeline(
    "functions, one after the other, and without blanks",
    "spec:\n  inputs:\n    test: {default: 'test $MY_VAR'}\n---\na:\n  script:\n    - echo $[[ inputs.test | expand_vars | truncate(5,8) ]]\n    - echo $[[inputs.test|expand_vars|posix_escape]]\n    - echo $[[ inputs.test | posix_quote ]]\n  tags: $[[ inputs.test | split(',') ]]\n",
    `${docs}/#predefined-interpolation-functions`,
  ),
  pipeline(
    "an input between quotes of a condition, and in the name of a job",
    'spec:\n  inputs:\n    environment: {default: "$ENVIRONMENT"}\n---\n$[[ inputs.environment | expand_vars ]] job:\n  script: echo\n  rules:\n    - if: \'"$[[ inputs.environment | expand_vars ]]" == "production"\'\n',
    `${docs}/#yaml-syntax-errors-when-using-inputs`,
  ),
  pipeline(
    "rules of an input",
    "spec:\n  inputs:\n    env: {options: [dev, prod], default: dev}\n    size:\n      rules:\n        - if: $[[ inputs.env ]] == 'prod'\n          options: [m, l]\n          default: l\n        - options: [s]\n          default: s\n---\na:\n  script: echo $[[ inputs.size ]]\n",
    "header/input/rules/rule.rb: if, options, default",
  ),
  pipeline(
    "a header that reads its component, and one with an include",
    "include:\n  - local: ci/b.yml\n  - local: ci/c.yml\n    inputs: {anything: 1}\n",
    "docs.gitlab.com/ci/yaml/#speccomponent, #specinclude: inputs come from elsewhere",
    {
      "ci/b.yml":
        "spec:\n  component: [name, sha, version, reference]\n---\nb:\n  script: echo $[[ component.name ]] $[[ component.version ]]\n",
      "ci/c.yml":
        "spec:\n  include:\n    - local: ci/inputs.yml\n  inputs:\n    own: {default: a}\n---\nc:\n  script: echo $[[ inputs.own ]] $[[ inputs.theirs ]]\n",
      "ci/inputs.yml": "inputs:\n  theirs: {default: b}\n",
    },
  ),
  pipeline(
    "an id of an input with a slash",
    "spec:\n  inputs:\n    black/enabled: {type: boolean, default: true}\n---\na:\n  script: echo $[[ inputs.black/enabled ]]\n",
    "firecow/gitlab-ci-local#1939: GitLab takes it",
  ),
  pipeline(
    "inputs that an include gives: what is needed, variables, inputs of its own",
    "spec:\n  inputs: {env: {default: test}}\n---\ninclude:\n  - local: ci/a.yml\n    inputs:\n      environment: $[[ inputs.env ]]\n      n: $COUNT\n      version: v1.2.3\n      list: [a, {b: c}]\n      may_fail: false\n",
    `${docs}/#set-input-values-when-using-include`,
    {
      "ci/a.yml":
        "spec:\n  inputs:\n    environment: {options: [test, live]}\n    n: {type: number}\n    version: {regex: '^v\\d+'}\n    list: {type: array}\n    may_fail: {type: boolean}\n    optional: {default: ''}\n---\na:\n  script: echo $[[ inputs.environment ]] $[[ inputs.n ]] $[[ inputs.version ]] $[[ inputs.list ]] $[[ inputs.may_fail ]] $[[ inputs.optional ]]\n",
    },
  ),
  pipeline(
    "the same file twice, with other inputs",
    "include:\n  - {local: ci/a.yml, inputs: {job: x}}\n  - {local: ci/a.yml, inputs: {job: y}}\n",
    "docs.gitlab.com/ci/inputs/examples/#use-the-same-inputs-for-multiple-jobs",
    { "ci/a.yml": "spec:\n  inputs: {job: }\n---\n$[[ inputs.job ]]:\n  script: a\n" },
  ),
  pipeline(
    "brackets of a shell, and a text that looks like a block, without a header",
    "a:\n  script:\n    - if [[ -n $A ]]; then echo; fi\n    - echo '$[[ something ]]'\n",
    "interpolation/interpolator.rb: nothing is replaced without a header",
  ),
  pipeline(
    "expressions of a matrix, in a file with a header and in one without",
    "build:\n  stage: build\n  script: a\n  parallel: {matrix: [{OS: [a, b]}]}\ntest:\n  script: b\n  parallel: {matrix: [{OS: [a, b]}]}\n  needs:\n    - job: build\n      parallel: {matrix: [{OS: ['$[[ matrix.OS ]]']}]}\n",
    "docs.gitlab.com/ci/yaml/matrix_expressions",
  ),
  pipeline(
    "a pattern of another engine, a default that a variable gives",
    "spec:\n  inputs:\n    a: {default: Ab, regex: '(?i)^ab$'}\n    b: {default: $CI_COMMIT_REF_NAME, options: [main]}\n    c: {default: , regex: '^a'}\n---\na:\n  script: echo $[[ inputs.a ]] $[[ inputs.b ]] $[[ inputs.c ]]\n",
    "Gitlab::UntrustedRegexp is RE2",
  ),
  pipeline(
    "a separator behind the only document, and a comment in front",
    "# A pipeline.\n---\na:\n  script: a\n",
    "lib/gitlab/config/loader/multi_doc_yaml.rb: a leading delimiter does not count",
  ),
  pipeline(
    "a header after a leading separator",
    "---\nspec:\n  inputs: {x: {default: a}}\n---\na:\n  script: $[[ inputs.x ]]\n",
    "lib/gitlab/config/loader/multi_doc_yaml.rb: a leading delimiter does not count",
  ),
  pipeline(
    "inputs of a job",
    "a:\n  inputs:\n    env: {default: test, options: [test, live]}\n    n: {type: number, default: 3}\n  script: echo $\u007b{ job.inputs.env }}\n",
    "positive_tests/job_inputs.yml",
  ),
];

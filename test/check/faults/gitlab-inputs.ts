import { type Fault, lines } from "../row.ts";

const path = ".gitlab-ci.yml";
const folder = "lib/gitlab/ci/config";
const docs = "docs.gitlab.com/ci/inputs";

type Told = readonly [code: string, line: number, level?: Fault["level"]];

function pipeline(what: string, text: string, [code, line, level = "error"]: Told, says: string): Fault {
  return { what, files: { [path]: lines(text) }, says, code: `gitlab-ci.${code}`, at: `${path}:${line}`, level };
}

/** A pipeline that includes `ci/a.yml`. */
function included(what: string, root: string, file: string, at: string, [code, line]: Told, says: string): Fault {
  const files = { [path]: lines(root), "ci/a.yml": lines(file) };
  return { what, files, says, code: `gitlab-ci.${code}`, at: `${at}:${line}`, level: "error" };
}

/** A header with these inputs in front of one job. */
function headed(what: string, inputs: string, told: Told, says: string): Fault {
  const all = lines(inputs)
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`);
  return pipeline(
    what,
    ["spec:", "  inputs:", ...all, "---", "a:", "  script: $[[ inputs.x ]]"].join("\n"),
    told,
    says,
  );
}

/** One job that reads something. */
function read(what: string, block: string, told: Told, says: string): Fault {
  const text = `spec:\n  inputs:\n    x: {default: a}\n---\na:\n  image: $[[ inputs.x ]]\n  script:\n    - echo "${block}"\n`;
  return pipeline(what, text, told, says);
}

export const gitlabInputs: readonly Fault[] = [
  read(
    "an input that is not declared",
    "$[[ inputs.version ]]",
    ["no-input", 8],
    `${folder}/interpolation/access.rb: unknown interpolation key`,
  ),
  pipeline(
    "an input that is mistyped, in the name of a job",
    'spec:\n  inputs:\n    stage: {default: test}\n---\n"$[[ inputs.stag ]]-a":\n  stage: $[[ inputs.stage ]]\n  script: a\n',
    ["no-input-near", 5],
    `${folder}/interpolation/template.rb: keys are visited as well`,
  ),
  pipeline(
    "an input that is not declared, on a later line of a script",
    "spec:\n  inputs: {x: }\n---\na:\n  script: |\n    echo $[[ inputs.x ]]\n    echo $[[ inputs.tag_name ]]\n",
    ["no-input", 7],
    `${folder}/interpolation/access.rb: unknown interpolation key`,
  ),
  pipeline(
    "an input of the file that includes this one",
    "spec:\n---\na:\n  script: $[[ inputs.x ]]\n",
    ["no-input", 4],
    `${folder}/interpolation/access.rb: unknown interpolation key`,
  ),
  read(
    "a block without the name of an input",
    "$[[ inputs ]]",
    ["access", 8],
    `${folder}/interpolation/access.rb: invalid interpolation access pattern`,
  ),
  read(
    "a block with the singular",
    "$[[ input.x ]]",
    ["access", 8],
    `${folder}/interpolation/access.rb: unknown interpolation key: input`,
  ),
  read(
    "a block that reads variables",
    "$[[ variables.X ]]",
    ["context", 8, "warning"],
    `${folder}/interpolation/context.rb: inputs, component and matrix so far`,
  ),
  read(
    "a component's name without asking for it",
    "$[[ component.name ]]",
    ["no-component", 8],
    "docs.gitlab.com/ci/yaml/#speccomponent: what is listed there is there to read",
  ),
  read(
    "four functions",
    "$[[ inputs.x | expand_vars | truncate(0,9) | truncate(0,8) | truncate(0,7) ]]",
    ["many-functions", 8],
    `${docs}/#specify-functions-to-manipulate-input-values: a maximum of 3 functions`,
  ),
  read(
    "a function that is mistyped",
    "$[[ inputs.x | expand_var ]]",
    ["function-near", 8],
    `${folder}/interpolation/functions_stack.rb: no function matching`,
  ),
  read(
    "a function that nobody knows",
    "$[[ inputs.x | uppercase ]]",
    ["function", 8, "warning"],
    `${folder}/interpolation/functions_stack.rb: no function matching; newer versions may have it`,
  ),
  read(
    "a function with one argument of two",
    "$[[ inputs.x | truncate(5) ]]",
    ["function-arguments", 8],
    "spec/lib/gitlab/ci/config/interpolation/block_spec.rb: no function matching `truncate(2)`",
  ),
  read(
    "a function with arguments that it does not take",
    "$[[ inputs.x | expand_vars() ]]",
    ["function-arguments", 8],
    `${folder}/interpolation/functions/expand_vars.rb`,
  ),
  pipeline(
    "an input that is read without a header",
    "a:\n  script: echo $[[ inputs.x ]]\n",
    ["no-header", 2, "warning"],
    `${folder}/interpolation/interpolator.rb: content as it is, unless it has a header`,
  ),
  pipeline(
    "a header without the line that ends it",
    "spec:\n  inputs: {x: {default: a}}\na:\n  script: $[[ inputs.x ]]\n",
    ["no-separator", 1],
    "docs.gitlab.com/ci/yaml/#spec: in a header section separated from the rest with ---; config/yaml/documents.rb",
  ),
  pipeline(
    "an input that nothing reads",
    "spec:\n  inputs:\n    x: {default: a}\n---\na:\n  script: a\n",
    ["unread-input", 3, "note"],
    `${docs}/: inputs are there to be read`,
  ),
  pipeline(
    "a header with a key that GitLab does not know",
    "spec:\n  arguments: {x: }\n---\na:\n  script: a\n",
    ["unknown-key", 2, "warning"],
    "spec/lib/gitlab/ci/config/interpolation/text_interpolator_spec.rb: header:spec config contains unknown keys: arguments",
  ),
  headed(
    "a default that is a number, without a type",
    "x: {default: 1.0}",
    ["quote", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: default value is not a string",
  ),
  headed(
    "a default that is a truth value, without a type",
    "x:\n  default: yes",
    ["quote", 4],
    `${docs}/#input-types: string unless it is said`,
  ),
  headed(
    "a number whose default is a text",
    "x: {type: number, default: many}",
    ["type-number", 3],
    "negative_tests/spec_inputs.yml: type_mismatch_number",
  ),
  headed(
    "a truth value whose default is a text",
    'x: {type: boolean, default: "true"}',
    ["type-boolean", 3],
    "negative_tests/spec_inputs.yml: type_mismatch_boolean",
  ),
  headed(
    "a list whose default is a map",
    "x: {type: array, default: {a: b}}",
    ["type-array", 3],
    "negative_tests/spec_inputs.yml: type_mismatch_array",
  ),
  headed(
    "a type that there is not",
    "x: {type: object, default: a}",
    ["choice", 3],
    "negative_tests/spec_inputs.yml: invalid_input_type",
  ),
  headed("a type that is mistyped", "x: {type: bolean}", ["choice-near", 3], "header/input.rb: allowed_values"),
  headed(
    "a key that no input has",
    "x: {type: string, defualt: a}",
    ["unknown-key-near", 3],
    "negative_tests/spec_inputs.yml: invalid_property",
  ),
  headed("an input that is a text", "x: a", ["type-object", 3], "header/input.rb: type: Hash"),
  headed(
    "options of a truth value",
    "x: {type: boolean, default: true, options: [true, false]}",
    ["input-options", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: Options can only be used with string and number inputs",
  ),
  headed(
    "a default that is none of the options",
    "x:\n  default: coop\n  options: [one, two]",
    ["input-default", 4],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: cannot be used because it is not in the list of allowed options",
  ),
  headed(
    "a number that is none of the options",
    "x: {type: number, default: 4, options: [1, 2]}",
    ["input-default", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb",
  ),
  headed(
    "a default that does not match its pattern",
    "x:\n  default: input\n  regex: ^input_value$",
    ["input-mismatch", 4],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: default value does not match required RegEx pattern",
  ),
  headed(
    "a pattern for a number",
    "x: {type: number, regex: '^\\d$'}",
    ["input-regex-type", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: RegEx validation can only be used with string inputs",
  ),
  headed(
    "a description beyond all bounds",
    `x: {description: ${"a".repeat(1025)}}`,
    ["long", 3],
    "negative_tests/spec/description_too_long.yml",
  ),
  headed(
    "more than fifty options",
    `x: {options: [${Array.from({ length: 51 }, (_, index) => `a${index}`).join(", ")}]}`,
    ["many", 3],
    "header/input.rb: cannot define more than 50 options",
  ),
  headed(
    "options beside rules",
    "x:\n  options: [test]\n  rules:\n    - {options: [test], default: test}",
    ["input-with-rules", 4],
    "negative_tests/spec/inputs_rules_with_options.yml",
  ),
  headed(
    "a default beside rules",
    "x:\n  default: test\n  rules:\n    - {options: [test], default: test}",
    ["input-with-rules", 4],
    "negative_tests/spec/inputs_rules_with_default.yml",
  ),
  headed(
    "a key that no rule of an input has",
    "x:\n  rules:\n    - {if: $A, options: [a], default: a, when: never}",
    ["unknown-key", 5, "warning"],
    "negative_tests/spec/inputs_rules_unknown_key.yml",
  ),
  pipeline(
    "part of a component that there is not",
    "spec:\n  component: [name, tag]\n---\na:\n  script: $[[ component.name ]]\n",
    ["choice", 2],
    "negative_tests/spec/component_invalid_value.yml; header/component.rb: name, sha, version, reference",
  ),
  pipeline(
    "a header that includes a template",
    "spec:\n  include:\n    - template: Auto-DevOps.gitlab-ci.yml\n---\na:\n  script: a\n",
    ["unknown-key", 3, "warning"],
    "negative_tests/spec/include_template.yml",
  ),
  included(
    "an include that gives an input which the file does not have",
    "include:\n  - local: ci/a.yml\n    inputs:\n      stage: test\n      jobs: b\n",
    "spec:\n  inputs:\n    stage: {default: test}\n---\na:\n  stage: $[[ inputs.stage ]]\n  script: a\n",
    path,
    ["unknown-input", 5],
    `${folder}/interpolation/inputs.rb: unknown input arguments`,
  ),
  included(
    "an include that leaves out an input",
    "include:\n  - local: ci/a.yml\n",
    "spec:\n  inputs:\n    stage:\n---\na:\n  stage: $[[ inputs.stage ]]\n  script: a\n",
    path,
    ["required-input", 2],
    `${folder}/interpolation/inputs/base_input.rb: required value has not been provided`,
  ),
  included(
    "inputs for a file without a header",
    "include:\n  local: ci/a.yml\n  inputs: {stage: test}\n",
    "a:\n  script: a\n",
    path,
    ["inputs-without-header", 3],
    `${folder}/interpolation/interpolator.rb: Given inputs not defined in the spec section of the included configuration file`,
  ),
  included(
    "a number for an input that is a text",
    "include:\n  - local: ci/a.yml\n    inputs: {version: 1.0}\n",
    "spec:\n  inputs: {version: }\n---\na:\n  script: $[[ inputs.version ]]\n",
    path,
    ["input-string", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: provided value is not a string",
  ),
  included(
    "a word for an input that is a number",
    "include:\n  - local: ci/a.yml\n    inputs: {n: many}\n",
    "spec:\n  inputs: {n: {type: number}}\n---\na:\n  script: a\n  parallel: $[[ inputs.n ]]\n",
    path,
    ["input-number", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: provided value is not a number",
  ),
  included(
    "a number in quotes for an input that is a number",
    "include:\n  - local: ci/a.yml\n    inputs: {n: '2'}\n",
    "spec:\n  inputs: {n: {type: number}}\n---\na:\n  script: a\n  parallel: $[[ inputs.n ]]\n",
    path,
    ["input-number", 3],
    `${folder}/interpolation/inputs/number_input.rb: is_a?(Numeric)`,
  ),
  included(
    "a text for an input that is a list",
    "include:\n  - local: ci/a.yml\n    inputs: {rules: always}\n",
    "spec:\n  inputs: {rules: {type: array}}\n---\na:\n  script: a\n  rules: $[[ inputs.rules ]]\n",
    path,
    ["input-array", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: provided value is not an array",
  ),
  included(
    "a word for an input that is a truth value",
    "include:\n  - local: ci/a.yml\n    inputs: {may_fail: maybe}\n",
    "spec:\n  inputs: {may_fail: {type: boolean}}\n---\na:\n  script: a\n  allow_failure: $[[ inputs.may_fail ]]\n",
    path,
    ["input-boolean", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: provided value is not a boolean",
  ),
  included(
    "a value that is none of the options",
    "include:\n  - local: ci/a.yml\n    inputs: {env: live}\n",
    "spec:\n  inputs: {env: {options: [test, production]}}\n---\na:\n  script: $[[ inputs.env ]]\n",
    path,
    ["input-default", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: it is not in the list of allowed options",
  ),
  included(
    "a value that does not match the pattern",
    "include:\n  - local: ci/a.yml\n    inputs: {version: '1.3.2'}\n",
    "spec:\n  inputs: {version: {regex: '^v\\d\\.\\d+'}}\n---\na:\n  script: $[[ inputs.version ]]\n",
    path,
    ["input-mismatch", 3],
    "spec/lib/gitlab/ci/config/interpolation/inputs_spec.rb: provided value does not match required RegEx pattern",
  ),
  included(
    "an input that a file which is included does not declare",
    "include:\n  - local: ci/a.yml\n    inputs: {job: test}\n",
    "spec:\n  inputs:\n    job:\n---\n$[[ inputs.job ]]:\n  script: echo $[[ inputs.environment ]]\n",
    "ci/a.yml",
    ["no-input", 6],
    `${folder}/interpolation/access.rb: unknown interpolation key`,
  ),
  pipeline(
    "an input of a job without a default",
    "a:\n  inputs:\n    env: {type: string}\n  script: a\n",
    ["missing-key", 3],
    "negative_tests/job_inputs.yml: missing_default",
  ),
  pipeline(
    "an input of a job whose default is of another type",
    "a:\n  inputs:\n    n: {type: number, default: many}\n  script: a\n",
    ["type-number", 3],
    "negative_tests/job_inputs.yml: type_mismatches",
  ),
  pipeline(
    "a job beside others whose keys are made from inputs, with a word that there is not",
    'spec:\n  inputs: {job: }\n---\n"$[[ inputs.job ]]":\n  script: a\nb:\n  script: b\n  when: sometimes\n',
    ["choice", 8],
    "lib/gitlab/ci/config/entry/job.rb: when should be one of …",
  ),
];

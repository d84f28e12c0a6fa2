import type { Fault } from "../row.ts";
import { e, job, on, row, steps } from "../workflow.ts";

const docs =
  "docs.github.com, Contexts: «If you attempt to dereference a nonexistent property, it will evaluate to an empty string»";
const lost = (what: string, text: string, line: number, code: string): Fault => ({
  ...row(what, text, line, `workflow-expression.${code}`, "", "warning"),
  says: docs,
});
const echo = (...read: string[]) => `- run: echo ${read.map(e).join(" ")}`;

/** Two jobs: the first gives the output `tag`, line 12 is the one step of the second. */
const two = (needs: string, read: string, outputs = `{ tag: "${e("github.ref")}" }`) =>
  `on: push\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    outputs: ${outputs}\n    steps: [{ run: make }]\n  deploy:\n    needs: ${needs}\n    runs-on: ubuntu-latest\n    steps:\n      ${echo(read)}\n`;
const matrix = (text: string, read: string) => job(`strategy: { matrix: ${text} }\nname: ${e(read)}`);
const call = (outputs: string) =>
  `on:\n  workflow_call:\n    outputs: { o: { value: "${e(outputs)}" } }\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, outputs: { tag: "1" }, steps: [{ run: make }] } }\n`;

export const reads: readonly Fault[] = [
  lost(
    "a job that is not waited for",
    two("[]", "needs.build.result").replace("    needs: []\n", "    timeout-minutes: 5\n"),
    12,
    "no-need",
  ),
  lost("a job that is waited for by way of another alone", two("[check]", "needs.build.result"), 12, "no-need"),
  lost("a job mistyped", two("build", "needs.biuld.outputs.tag"), 12, "no-need-near"),
  lost("a job mistyped, in brackets", two("[build]", "needs['biuld'].result"), 12, "no-need-near"),
  lost("an output that no job gives", two("build", "needs.build.outputs.version"), 12, "no-output"),
  lost("an output mistyped", two("Build", "needs.build.outputs.tga"), 12, "no-output-near"),
  lost("an output of a job that gives none", two("build", "needs.build.outputs.tag", "{}"), 12, "no-output"),
  lost("an output in brackets that no job gives", two("build", "needs.build['outputs']['version']"), 12, "no-output"),
  lost("an output without “outputs”", two("build", "needs.build.tag"), 12, "no-field"),
  lost("“output” for “outputs”", two("build", "needs.build.output.tag"), 12, "no-field-near"),
  lost(
    "an output within the argument of a function",
    two("build", "fromJSON(needs.build.outputs.x)[0]"),
    12,
    "no-output",
  ),
  lost(
    "a job in a condition that is not waited for",
    job("if: needs.b.result == 'success'").concat("  b: { runs-on: ubuntu-latest, steps: [{ run: make }] }\n"),
    6,
    "no-need",
  ),
  lost(
    "a job passed on to a workflow, and not waited for",
    `on: push\npermissions: {}\njobs:\n  a: { runs-on: ubuntu-latest, outputs: { x: "1" }, steps: [{ run: make }] }\n  b:\n    uses: octo/build/.github/workflows/b.yml@3d3c42e5aac5ba805825da76410c181273ba90b1\n    with:\n      x: ${e("needs.a.outputs.x")}\n`,
    8,
    "no-need",
  ),
  lost("a step that there is not", steps(`- run: make\n  id: build\n${echo("steps.test.outputs.x")}`), 9, "no-step"),
  lost("a step mistyped", steps(`- run: make\n  id: build\n${echo("steps.biuld.outputs.x")}`), 9, "no-step-near"),
  lost(
    "a step by its name",
    steps(`- run: make\n  name: Build\n- run: make install\n  if: steps.build.outcome == 'success'`),
    10,
    "no-step",
  ),
  lost("a step of later", steps(`${echo("steps.build.outputs.x")}\n- run: make\n  id: build`), 7, "later-step"),
  lost("a step of itself", steps(`${echo("steps.own.outputs.x")}\n  id: own`), 7, "later-step"),
  lost("an output of a step without “outputs”", steps(`- run: make\n  id: b\n${echo("steps.b.x")}`), 9, "no-field"),
  lost("“output” of a step", steps(`- run: make\n  id: b\n${echo("steps.b.output.x")}`), 9, "no-field-near"),
  lost("a step in the outputs of a job", job(`outputs: { x: "${e("steps.build.outputs.x")}" }`), 6, "no-step"),
  lost(
    "a step of another job",
    `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: make, id: x }]\n  b:\n    runs-on: ubuntu-latest\n    steps:\n      ${echo("steps.x.outputs.y")}\n`,
    10,
    "no-step",
  ),
  lost("a key that the matrix has not", matrix("{ os: [a] }", "matrix.node"), 7, "no-matrix"),
  lost(
    "a key of the matrix mistyped",
    matrix("{ version: [1], include: [{ os: a }] }", "matrix.versoin"),
    7,
    "no-matrix-near",
  ),
  lost("a key that the matrix has not, in brackets", matrix("{ os: [a] }", "matrix['node']"), 7, "no-matrix"),
  lost(
    "a key mistyped that has something in its stead",
    matrix("{ node: [1] }", "matrix.nodes || 1"),
    7,
    "no-matrix-near",
  ),
  lost("a matrix where there is none", steps(echo("matrix.os")), 7, "no-matrix"),
  lost("“include” of a matrix", matrix("{ include: [{ os: a }] }", "toJSON(matrix.include)"), 7, "no-matrix"),
  lost(
    "an input that is not declared",
    on(`workflow_dispatch: { inputs: { tag: { type: string } } }`).replace(
      "run: make",
      `run: 'echo ${e("inputs.level")}'`,
    ),
    4,
    "no-input",
  ),
  lost(
    "an input mistyped",
    on(`workflow_call: { inputs: { level: { type: string } } }`).replace(
      "run: make",
      `run: 'echo ${e("inputs.levle")}'`,
    ),
    4,
    "no-input-near",
  ),
  lost("an input of a push", steps(echo("inputs.level")), 7, "no-input"),
  lost(
    "an input of the event that is not declared",
    on(`workflow_dispatch: { inputs: { tag: { type: string } } }`).replace(
      "run: make",
      `run: 'echo ${e("github.event.inputs.version")}'`,
    ),
    4,
    "no-input",
  ),
  lost("a field of “github” mistyped", steps(echo("github.repositry")), 7, "no-field-near"),
  lost("a field of “github” cut short", steps(echo("github.server")), 7, "no-field-near"),
  lost("a field of “runner” mistyped", steps(echo("runner.ose")), 7, "no-field-near"),
  lost("a field of “strategy” mistyped", steps(echo("strategy.job_index")), 7, "no-field-near"),
  lost("an output of the call of a job that there is not", call("jobs.build.outputs.tag"), 3, "no-job"),
  lost("an output of the call that no job gives", call("jobs.a.outputs.version"), 3, "no-output"),
  lost("an output of the call mistyped", call("jobs.a.outputs.tga"), 3, "no-output-near"),
];

const action = (what: string, text: string, line: number, code: string): Fault => ({
  ...{ what, code: `workflow-expression.${code}`, at: `action.yml:${line}`, level: "warning", says: docs },
  files: { "action.yml": `name: A\ndescription: A\n${text}` },
});

export const actionReads: readonly Fault[] = [
  action(
    "an input that the action does not declare",
    `inputs: { token: { description: T } }\nruns:\n  using: composite\n  steps:\n    - { run: 'echo ${e("inputs.path")}', shell: bash }\n`,
    7,
    "no-input",
  ),
  action(
    "an output of a step that there is not",
    `outputs: { o: { description: O, value: "${e("steps.b.outputs.x")}" } }\nruns: { using: composite, steps: [{ run: make, shell: bash, id: make }] }\n`,
    3,
    "no-step",
  ),
  action(
    "a step of a composite action that comes later",
    `runs:\n  using: composite\n  steps:\n    - { run: 'echo ${e("steps.b.outputs.x")}', shell: bash }\n    - { run: make, shell: bash, id: b }\n`,
    6,
    "later-step",
  ),
  action(
    "an input of an image that is not declared",
    `runs:\n  using: docker\n  image: docker://alpine:3@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  args: ["${e("inputs.path")}"]\n`,
    6,
    "no-input",
  ),
];

const given = (what: string, code: string, line: number, files: Record<string, string>): Fault => ({
  ...{ what, code: `workflow-reference.${code}`, at: `.github/workflows/ci.yml:${line}`, level: "warning", says: docs },
  files,
});
const jobs = "permissions: {}\njobs: { a: { runs-on: ubuntu-latest, outputs: { t: '1' }, steps: [{ run: make }] } }\n";
const called = `on: { workflow_call: { outputs: { tag: { value: "${e("jobs.a.outputs.t")}" } } } }\n${jobs}`;
const caller = (read: string) => ({
  ".github/workflows/ci.yml": `on: push\npermissions: {}\njobs:\n  call: { uses: ./.github/workflows/build.yml }\n  b:\n    needs: call\n    runs-on: ubuntu-latest\n    steps:\n      ${echo(read)}\n`,
  ".github/workflows/build.yml": called,
});
const checkout = "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1\n";
const user = (read: string, using = "composite, steps: [{ run: make, shell: bash }]") => ({
  ".github/workflows/ci.yml": steps(
    `${checkout}- uses: ./.github/actions/setup\n  id: s\n- run: make\n  if: ${read} != ''`,
  ),
  ".github/actions/setup/action.yml": `name: S\ndescription: S\noutputs: { hit: { description: H, value: "1" } }\nruns: { using: ${using} }\n`,
});

/** Outputs of what the repository itself has. */
export const ownOutputs: readonly Fault[] = [
  given("an output that a called workflow does not give", "output-unknown", 9, caller("needs.call.outputs.version")),
  given("an output of a called workflow mistyped", "output-near", 9, caller("needs.CALL.outputs['tga']")),
  given("an output that an action of steps does not give", "output-unknown", 11, user("steps.s.outputs.version")),
  given("an output of an action of steps mistyped", "output-near", 11, user("steps.s.outputs.hti")),
];

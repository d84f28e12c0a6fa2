import type { Valid } from "../row.ts";
import { e, job, on, steps } from "../workflow.ts";

const file = ".github/workflows/ci.yml";
const docs = "docs.github.com, Contexts";
const row = (what: string, text: string, says = docs): Valid => ({ what, files: { [file]: text }, says });
const echo = (...read: string[]) => `- run: echo ${read.map(e).join(" ")}`;
const matrix = (text: string, ...read: string[]) => job(`strategy: ${text}\nname: ${read.map(e).join(" ")}`);
const two = (needs: string, ...read: string[]) =>
  `on: push\npermissions: {}\njobs:\n  Build-It:\n    runs-on: ubuntu-latest\n    outputs: { Tag: "1" }\n    steps: [{ run: make }]\n  deploy:\n    needs: ${needs}\n    runs-on: ubuntu-latest\n    steps:\n      ${echo(...read)}\n`;
const sha = "3d3c42e5aac5ba805825da76410c181273ba90b1";

/** Reads that look as if they lead nowhere. */
export const reads: readonly Valid[] = [
  row("a job in other capitals", two("build-it", "needs.BUILD-IT.Outputs.tAg", "needs['build-IT'].RESULT")),
  row(
    "all jobs at once",
    two("[Build-It]", "contains(needs.*.result, 'failure')", "toJSON(needs)", "needs.*.outputs.x"),
  ),
  row("a job whose name is computed", two("[Build-It]", "needs[format('{0}', 'x')].outputs.y")),
  row(
    "an output of a workflow elsewhere",
    `on: push\npermissions: {}\njobs:\n  a: { uses: octo/build/.github/workflows/b.yml@${sha} }\n  b:\n    needs: a\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo ${e("needs.a.outputs.anything")}' }]\n`,
    "docs.github.com, Reuse workflows: outputs stand in the workflow that is called",
  ),
  row(
    "outputs by an anchor",
    `on: push\npermissions: {}\njobs:\n  a: { runs-on: ubuntu-latest, outputs: &o { x: "1" }, steps: [{ run: make }] }\n  b: { runs-on: ubuntu-latest, outputs: *o, steps: [{ run: make }] }\n  c:\n    needs: &n [a, b]\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo ${e("needs.b.outputs.x")}' }]\n  d:\n    needs: *n\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo ${e("needs.a.outputs.x")}' }]\n`,
    "docs.github.com, Reusing workflow configurations: YAML anchors and aliases",
  ),
  row(
    "steps by an anchor",
    `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: &s\n      - { run: make, id: m }\n      ${echo("steps.m.outputs.x")}\n  b: { runs-on: ubuntu-latest, steps: *s }\n`,
    "docs.github.com, Reusing workflow configurations: YAML anchors and aliases",
  ),
  row(
    "what a script gives",
    steps(`- run: make\n  id: Make\n${echo("steps.make.outputs.x", "steps['MAKE'].Outcome")}`),
  ),
  row(
    "what an action gives",
    steps(`- uses: octo/act@${sha}\n  id: a\n${echo("steps.a.outputs.any-thing", "steps.*.outcome")}`),
  ),
  row(
    "a step in the address of an environment and in outputs",
    `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    environment: { name: x, url: "${e("steps.d.outputs.page_url")}" }\n    outputs: { u: "${e("steps.d.outputs.page_url")}" }\n    steps: [{ run: make, id: d }]\n`,
  ),
  row("a matrix that is computed", matrix(`{ matrix: "${e("fromJSON('{}')")}" }`, "matrix.os")),
  row(
    "a matrix whose rows are computed",
    matrix(`{ matrix: { os: [a], include: "${e("fromJSON('[]')")}" } }`, "matrix.node"),
  ),
  row(
    "one computed row of a matrix",
    matrix(`{ matrix: { os: [a], include: ["${e("fromJSON('{}')")}"] } }`, "matrix.node"),
  ),
  row(
    "keys of added rows alone",
    matrix("{ matrix: { include: [{ os: a }, { os: b, Extra: 1 }] } }", "matrix.os", "matrix.EXTRA"),
  ),
  row(
    "values of a matrix that have parts",
    matrix("{ matrix: { os: [{ name: a }] } }", "matrix.os.name", "toJSON(matrix)"),
  ),
  row("a key that may be left out", matrix("{ matrix: { os: [a] } }", "matrix.experimental || false")),
  row(
    "an input for an event that there is not, with something in its stead",
    steps(echo("inputs.version || github.ref_name", "github.event.inputs.aw_context || ''")),
    "runs live: argoproj/argo-cd, .github/workflows/issue-triage.lock.yml, from gh-aw",
  ),
  row(
    "inputs of two events",
    on(
      "workflow_call: { inputs: { a: { type: string } } }\nworkflow_dispatch: { inputs: { b: { type: string } } }",
    ).replace("run: make", `run: 'echo ${e("inputs.A")} ${e("inputs.b")}'`),
  ),
  row(
    "an input of the event that a caller was started with",
    on("workflow_call:").replace("run: make", `run: 'echo ${e("github.event.inputs.any")}'`),
    "docs.github.com, Reuse workflows: the github context is that of the caller",
  ),
  row(
    "secrets that are inherited and not declared",
    on("workflow_call: { secrets: { t: } }").replace("run: make", `run: 'echo ${e("secrets.OTHER")}'`),
  ),
  row(
    "fields that nobody has written down",
    steps(echo("github.event.anything.at_all", "github.new_thing", "runner.image_version", "vars.ANY")),
  ),
  row(
    "outputs of a workflow to be called, of all jobs",
    on(
      `workflow_call: { outputs: { o: { value: "${e("jobs.A.outputs.x || jobs.*.result || jobs.a.result")}" } } }`,
    ).replace("steps:", 'outputs: { X: "1" }, steps:'),
  ),
  row(
    "a reads in a group at one time",
    steps(
      `- parallel:\n    - { run: make, id: p }\n    - { run: make test, id: q }\n${echo("steps.p.outputs.x", "steps.q.outcome")}`,
    ),
    "docs.github.com, Workflow syntax: jobs.<job_id>.steps[*].parallel",
  ),
  {
    what: "an action that reads what its caller has",
    files: {
      "action.yml": `name: A\ndescription: A\ninputs: { Token: { description: T } }\noutputs: { o: { description: O, value: "${e("steps.m.outputs.x")}" } }\nruns:\n  using: composite\n  steps:\n    - { run: 'echo ${e("matrix.os")} ${e("inputs.TOKEN")} ${e("github.event.inputs.x")}', shell: bash, id: m }\n`,
    },
    says: "docs.github.com, Contexts: an action sees the matrix of the job that uses it",
  },
];

const called = `on: { workflow_call: { outputs: { Tag: { value: "1" } } } }\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n`;
const checkout = "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1\n";

/** Outputs of what the repository itself has. */
export const ownOutputs: readonly Valid[] = [
  {
    what: "outputs of a called workflow, in other capitals",
    files: {
      [file]: `on: push\npermissions: {}\njobs:\n  call: { uses: ./.github/workflows/build.yml }\n  b: { needs: call, runs-on: ubuntu-latest, steps: [{ run: "echo ${e("needs.call.outputs.tag")}" }] }\n`,
      ".github/workflows/build.yml": called,
    },
    says: docs,
  },
  {
    what: "an output that the program of an action gives, and its metadata does not name",
    files: {
      [file]: steps(`${checkout}- uses: ./act\n  id: s\n${echo("steps.s.outputs.any")}`),
      "act/action.yml": "name: A\ndescription: A\nruns: { using: node24, main: a.js }\n",
      "act/a.js": "",
    },
    says: "actions/runner: outputs of a program are there whether or not the metadata names them",
  },
];

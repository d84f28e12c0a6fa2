import { type Fault, lines } from "../row.ts";
import { e } from "../workflow.ts";

const file = ".github/workflows/ci.yml";
const parser = "@actions/workflow-parser 0.3.61";

/** A workflow that others may call, with what it takes. */
const called = lines(`
  on:
    workflow_call:
      inputs:
        target: { type: string, required: true }
        level: { type: number, default: 3 }
      secrets:
        token: { required: true }
        other:
  permissions: {}
  jobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }
`);

const uncalled = "on: ON\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n";

/** A workflow whose job a calls another: line 6 is what follows “uses”. */
const caller = (uses: string, more = "") =>
  `on: push\npermissions: {}\njobs:\n  a:\n    uses: ${uses}\n${more === "" ? "" : `${lines(more).replace(/^/gm, "    ").trimEnd()}\n`}`;

const build = "./.github/workflows/build.yml";
const call = (
  what: string,
  more: string,
  line: number,
  code: string,
  says: string,
  text = called,
  uses = build,
): Fault => ({
  ...{ what, code: `workflow-reference.${code}`, at: `${file}:${line}`, level: "error" },
  files: { [file]: caller(uses, more), ".github/workflows/build.yml": text },
  says: `${parser}: ${says}`,
});
const full = "with: { target: x }\nsecrets: { token: y }";

export const workflowReferences: readonly Fault[] = [
  call(
    "a call of no workflow",
    full,
    5,
    "no-workflow",
    "Unable to find reusable workflow",
    called,
    "./.github/workflows/release.yml",
  ),
  call(
    "a call that is mistyped",
    full,
    5,
    "no-workflow-near",
    "Unable to find reusable workflow",
    called,
    "./.github/workflows/biuld.yml",
  ),
  call(
    "a call of another ending",
    full,
    5,
    "no-workflow-near",
    "Unable to find reusable workflow",
    called,
    "./.github/workflows/build.yaml",
  ),
  call(
    "a call in the newer form, of no workflow",
    full,
    5,
    "no-workflow",
    "Unable to find reusable workflow",
    called,
    "$/.github/workflows/release.yml",
  ),
  {
    ...call("a call of a workflow in a subfolder", full, 5, "place", "", called, "./.github/workflows/sub/build.yml"),
    says: "docs.github.com, Reuse workflows: subdirectories of the workflows directory are not supported",
  },
  call(
    "a call of a workflow that only runs by itself",
    "",
    5,
    "not-called",
    "workflow_call key is not defined in the referenced workflow",
    uncalled.replace("ON", "[push, workflow_dispatch]"),
  ),
  call(
    "an input that is not taken",
    `${full.replace("x }", "x, colour: red }")}`,
    6,
    "input-unknown",
    "Invalid input, colour is not defined in the referenced workflow",
  ),
  call(
    "an input mistyped",
    `${full.replace("x }", "x, levle: 2 }")}`,
    6,
    "input-near",
    "Invalid input, levle is not defined in the referenced workflow",
  ),
  call(
    "an input left out",
    "with: { level: 1 }\nsecrets: { token: y }",
    6,
    "input-missing",
    "Input target is required, but not provided while calling",
  ),
  call(
    "all inputs left out",
    "secrets: { token: y }",
    5,
    "input-missing",
    "Input target is required, but not provided while calling",
  ),
  call(
    "a secret left out",
    "with: { target: x }",
    5,
    "secret-missing",
    "Secret token is required, but not provided while calling",
  ),
  call(
    "a secret that is not taken",
    full.replace("y }", `y, key: "${e("secrets.KEY")}" }`),
    7,
    "secret-unknown",
    "Invalid secret, key is not defined in the referenced workflow",
  ),
  call(
    "a secret mistyped",
    full.replace("y }", `y, othre: "${e("secrets.KEY")}" }`),
    7,
    "secret-near",
    "Invalid secret, othre is not defined in the referenced workflow",
  ),
  call(
    "an input for a workflow that takes none",
    "with: { a: b }",
    6,
    "input-unknown",
    "Invalid input, a is not defined in the referenced workflow",
    uncalled.replace("ON", "workflow_call"),
  ),
];

const workflow = (steps: string) =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${lines(steps).replace(/^/gm, "      ").trimEnd()}\n`;
const checkout = "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1\n";
const setup = {
  ".github/actions/setup/action.yml":
    "name: S\ndescription: S\nruns: { using: composite, steps: [{ run: make, shell: bash }] }\n",
};
const runner = "actions/runner, ActionManager.cs: Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under";
const local = (what: string, text: string, line: number, code: string, level: Fault["level"], files = {}): Fault => ({
  ...{ what, code: `workflow-reference.${code}`, at: `${file}:${line}`, level, says: runner },
  files: { [file]: workflow(text), ...files },
});

export const localActions: readonly Fault[] = [
  local("an action that is not there", `${checkout}- uses: ./.github/actions/setup`, 8, "no-action", "error"),
  local("an action mistyped", `${checkout}- uses: ./.github/actions/setpu`, 8, "no-action-near", "error", setup),
  local(
    "an action mistyped, behind a script",
    `${checkout}- run: make\n- uses: ./.github/actions/setpu`,
    9,
    "no-action-near-maybe",
    "warning",
    setup,
  ),
  local("an action that a script may make", `${checkout}- run: make\n- uses: ./build`, 9, "no-action-maybe", "note"),
  local("a folder without metadata", `${checkout}- uses: ./.github/actions/go`, 8, "no-metadata", "error", {
    ".github/actions/go/run.sh": "make\n",
  }),
  local(
    "the metadata itself, not its folder",
    `${checkout}- uses: ./.github/actions/setup/action.yml`,
    8,
    "no-action-near",
    "error",
    setup,
  ),
];

const action = (
  what: string,
  runs: string,
  line: number,
  code: string,
  level: Fault["level"],
  says: string,
  files = {},
): Fault => ({
  ...{ what, code, at: `action.yml:${line}`, level, says },
  files: { "action.yml": `name: A\ndescription: A\nruns:\n${lines(runs).replace(/^/gm, "  ").trimEnd()}\n`, ...files },
});

export const actions: readonly Fault[] = [
  action(
    "a retired version of Node",
    "using: node16\nmain: a.js",
    4,
    "action.node-old",
    "warning",
    "github.blog changelog, 2025-09-19: actions are run with Node 24",
    { "a.js": "" },
  ),
  action(
    "a version of Node on its way out",
    "using: node20\nmain: a.js",
    4,
    "action.node-20",
    "note",
    "github.blog changelog, 2025-09-19: Node 20 is removed from runners in autumn 2026",
    { "a.js": "" },
  ),
  action(
    "an image that is no file",
    "using: docker\nimage: alpine:3",
    5,
    "action.image",
    "error",
    "actions/runner, ActionManager.cs: should be either '[path]/Dockerfile' or 'docker://image[:tag]'",
  ),
  action(
    "a program that is not there",
    "using: node24\nmain: dist/index.js",
    5,
    "workflow-reference.no-file",
    "warning",
    "docs.github.com, Metadata syntax: runs.main is the file that contains the code",
  ),
  action(
    "a program for the end that is not there",
    "using: node24\nmain: a.js\npost: b.js",
    6,
    "workflow-reference.no-file",
    "warning",
    "docs.github.com, Metadata syntax: runs.post",
    { "a.js": "" },
  ),
  action(
    "a program that is built for a release",
    "using: node24\nmain: dist/index.js",
    5,
    "workflow-reference.not-built",
    "note",
    "docs.github.com, Metadata syntax: runs.main",
    { ".gitignore": "dist/\n" },
  ),
  action(
    "a Dockerfile that is not there",
    "using: docker\nimage: Dockerfile",
    5,
    "workflow-reference.no-dockerfile",
    "warning",
    "docs.github.com, Metadata syntax: runs.image is the path of a Dockerfile",
  ),
];

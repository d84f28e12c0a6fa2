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

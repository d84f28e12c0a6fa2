import type { Valid } from "../row.ts";
import { e } from "../workflow.ts";

const file = ".github/workflows/ci.yml";
const takes = "@actions/workflow-parser 0.3.61 takes it";
const jobs = "permissions: {}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n";
const call = (what: string, job: string, called: string, says = takes): Valid => ({
  ...{ what, says },
  files: {
    [file]: `on: push\npermissions: {}\njobs:\n  a: { uses: ./.github/workflows/build.yml${job === "" ? "" : `, ${job}`} }\n`,
    ".github/workflows/build.yml": `on: ${called}\n${jobs}`,
  },
});
const needing =
  "{ workflow_call: { inputs: { Target: { type: string, required: true } }, secrets: { Token: { required: true } } } }";

/** References that peers have called faulty, or that look it. */
export const workflowReferences: readonly Valid[] = [
  call("a call without anything", "", "workflow_call"),
  call("a call of one of several events", "", "[push, workflow_call]"),
  call("a call of an event without a value", "", "{ workflow_call: , push: }"),
  call("inputs and secrets in other capitals", "with: { target: x }, secrets: { TOKEN: y }", needing),
  call("secrets that are inherited", "with: { target: x }, secrets: inherit", needing),
  call("secrets that nobody declares, inherited", "secrets: inherit", "workflow_call"),
  call(
    "an input that is required and given as an expression",
    `with: { target: "${e("github.ref")}" }, secrets: inherit`,
    needing,
  ),
  call(
    "inputs and secrets that need not be given",
    "",
    "{ workflow_call: { inputs: { a: { type: string }, b: { type: boolean, required: false } }, secrets: { c: , d: { required: false } } } }",
  ),
  {
    what: "a call of another repository's workflow",
    files: {
      [file]: `on: push\npermissions: {}\njobs: { a: { uses: octo/build/.github/workflows/none.yml@3d3c42e5aac5ba805825da76410c181273ba90b1, with: { a: b } } }\n`,
    },
    says: "docs.github.com, Reuse workflows: {owner}/{repo}/.github/workflows/{filename}@{ref}",
  },
];

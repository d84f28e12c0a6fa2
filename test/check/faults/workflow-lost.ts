import { type Fault, lines } from "../row.ts";
import { e, file, on, steps } from "../workflow.ts";

const at = (line: number, code: string, level: Fault["level"] = "warning") => ({ code, at: `${file}:${line}`, level });
const changelog = "github.blog/changelog";
const expressions = "docs.github.com, Expressions, Operators: of unlike types GitHub makes numbers, and of a word none";
const lib = (text: string) => `name: Lib\ndescription: Does it\n${lines(text)}`;
const own = ".github/actions/lib/action.yml";
const byHand = (step: string) =>
  `on: { workflow_dispatch: { inputs: { dry: { type: boolean } } } }\n${steps(step).replace(/^on: push\n/, "")}`;

/** What GitHub takes without a word, and then does not do. */
export const workflowLost: readonly Fault[] = [
  {
    what: "artifacts of version 3",
    files: { [file]: steps("- uses: actions/upload-artifact@v3\n  with: { name: x, path: dist }") },
    ...at(7, "workflow.action-ended"),
    says: `${changelog}, 2024-04-16: v3 of the artifact actions fails from 2025-01-30 on`,
  },
  {
    what: "a cache of version 2",
    files: { [file]: steps("- uses: actions/cache@v2\n  with: { path: a, key: b }") },
    ...at(7, "workflow.action-ended"),
    says: `${changelog}, 2024-12-05: v1 and v2 of actions/cache fail`,
  },
  {
    what: "a cache pinned to a tag before the new service",
    files: { [file]: steps("- uses: actions/cache/restore@v4.1.2\n  with: { path: a, key: b }") },
    ...at(7, "workflow.action-ended"),
    says: `${changelog}, 2024-12-05: all before v3.4.0 and v4.2.0 fail`,
  },
  {
    what: "pages deployed by a version that reads old artifacts",
    files: { [file]: steps("- uses: actions/deploy-pages@v2") },
    ...at(7, "workflow.action-ended"),
    says: `${changelog}, 2024-12-05: deploy-pages needs v4`,
  },
  {
    what: "old artifacts in a composite action",
    files: { [own]: lib("runs:\n  using: composite\n  steps:\n    - uses: actions/download-artifact@v2") },
    ...{ code: "action.action-ended", at: `${own}:6`, level: "warning" },
    says: `${changelog}, 2024-02-13: v1 and v2 of the artifact actions fail from 2024-06-30 on`,
  },
  {
    what: "a variable set by printing",
    files: { [file]: steps('- run: |\n    make\n    echo "::set-env name=A::b"') },
    ...at(9, "workflow.command-off", "error"),
    says: "actions/runner: «The `set-env` command is disabled», and the step fails",
  },
  {
    what: "a path added by printing",
    files: { [file]: steps('- run: echo "::add-path::$HOME/bin"') },
    ...at(7, "workflow.command-off", "error"),
    says: "actions/runner: «The `add-path` command is disabled», and the step fails",
  },
  {
    what: "branches that are all left out",
    files: { [file]: on('push: { branches: ["!main", "!next"] }') },
    ...at(2, "workflow.only-negated"),
    says: "docs.github.com, Workflow syntax, branches: with «!» at least one pattern without it is needed",
  },
  {
    what: "a boolean input held against a text",
    files: { [file]: byHand("- if: inputs.dry == 'true'\n  run: make") },
    ...at(7, "workflow-expression.boolean-text"),
    says: expressions,
  },
  {
    what: "a boolean input by its index, on the right",
    files: { [file]: byHand(`- run: make\n  if: ${e("'false' != inputs['Dry']")}`) },
    ...at(8, "workflow-expression.boolean-text"),
    says: expressions,
  },
  {
    what: "an input of the event held against a boolean",
    files: { [file]: byHand("- if: github.event.inputs.dry == true\n  run: make") },
    ...at(7, "workflow-expression.text-boolean"),
    says: `${expressions}; inputs of the event are texts`,
  },
  {
    what: "an input of an action held against a boolean",
    files: {
      [own]: lib(`
        inputs: { dry: { description: d, default: "false" } }
        runs:
          using: composite
          steps:
            - { run: make, shell: bash, if: "inputs.dry == true" }
      `),
    },
    ...{ code: "workflow-expression.text-boolean", at: `${own}:7`, level: "warning" },
    says: `${expressions}; inputs of an action are texts`,
  },
  {
    what: "an output held against a boolean",
    files: {
      [file]: steps('- id: a\n  run: echo "x=true" >> "$GITHUB_OUTPUT"\n- if: steps.a.outputs.x == true\n  run: make'),
    },
    ...at(9, "workflow-expression.output-boolean", "note"),
    says: `${expressions}; outputs are texts`,
  },
  {
    what: "an input that the repository's own action does not take",
    files: {
      [file]: steps("- uses: ./.github/actions/lib\n  with: { versoin: 1 }"),
      [own]: lib(
        "inputs: { version: { description: v } }\nruns: { using: composite, steps: [{ run: make, shell: sh }] }",
      ),
    },
    ...at(8, "workflow-reference.passed-near"),
    says: "actions/runner, ActionRunner: «Unexpected input(s) 'versoin', valid inputs are ['version']»",
  },
  {
    what: "arguments for an action that runs in no container",
    files: {
      [file]: steps("- uses: ./.github/actions/lib\n  with: { args: x }"),
      [own]: lib("runs: { using: composite, steps: [{ run: make, shell: sh }] }"),
    },
    ...at(8, "workflow-reference.passed-unknown"),
    says: "actions/runner, ActionRunner: only actions in containers take args",
  },
  {
    what: "a workflow awaited by a name that is mistyped",
    files: {
      [file]: on("workflow_run: { workflows: [Bild], types: [completed] }"),
      ".github/workflows/b.yml": `name: Build\n${on("push:")}`,
    },
    ...at(2, "workflow-reference.no-watched-near"),
    says: "docs.github.com, Events that trigger workflows, workflow_run: by the name of the workflow",
  },
  {
    what: "a workflow awaited that is not here",
    files: { [file]: on("workflow_run: { workflows: [Nightly checks], types: [completed] }") },
    ...at(2, "workflow-reference.no-watched", "note"),
    says: "docs.github.com, Events that trigger workflows, workflow_run: it may be one of GitHub's own",
  },
  {
    what: "an output of a composite action without a value",
    files: {
      [own]: lib("outputs:\n  o: { description: o }\nruns: { using: composite, steps: [{ run: make, shell: sh }] }"),
    },
    ...{ code: "action.no-output-value", at: `${own}:4`, level: "warning" },
    says: "docs.github.com, Metadata syntax, outputs for composite actions: value is required; the runner leaves it empty",
  },
  {
    what: "labels in the syntax of version 4, and a step on one line that runs version 5",
    files: {
      ".github/labeler.yml": "docs:\n  - docs/**\n",
      [file]:
        "on: pull_request_target\npermissions: { contents: read, pull-requests: write }\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: actions/labeler@v5 }] } }\n",
    },
    ...{ code: "labeler-version.old", at: ".github/labeler.yml:1", level: "error" },
    says: "actions/labeler 5: found unexpected type for label 'docs' (should be array of config options)",
  },
];

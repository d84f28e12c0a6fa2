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

const steps = (text: string) =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${text.replace(/^/gm, "      ")}\n`;
const hash = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const setup = "name: S\ndescription: S\nruns: { using: composite, steps: [{ run: make, shell: bash }] }\n";

export const localActions: readonly Valid[] = [
  {
    what: "an action of a repository that is checked out beside",
    files: {
      [file]: steps(
        `- uses: actions/checkout@${hash}\n  with: { repository: octo/helpers, path: ./.helpers }\n- uses: ./.helpers/token`,
      ),
    },
    says: "rhysd/actionlint#40: the folder is there once the job runs",
  },
  {
    what: "an action of this repository, checked out into a folder",
    files: {
      [file]: steps(`- uses: actions/checkout@${hash}\n  with: { path: own }\n- uses: ./own/.github/actions/setup`),
      ".github/actions/setup/action.yaml": setup,
    },
    says: "actions/checkout, README: path is relative to the workspace",
  },
  {
    what: "an action that a script writes",
    files: { [file]: steps(`- uses: actions/checkout@${hash}\n- run: ./make-action.sh\n- uses: ./generated`) },
    says: "runs live: pypa/gh-action-pypi-publish writes an action while it runs",
  },
  {
    what: "an action of a Dockerfile alone, with a slash at its end",
    files: {
      [file]: steps(`- uses: actions/checkout@${hash}\n- uses: ./tools/box/`),
      "tools/box/Dockerfile": "FROM scratch\n",
    },
    says: "actions/runner, ActionManager.cs: 'action.yml', 'action.yaml' or 'Dockerfile'",
  },
  {
    what: "an action made of a Dockerfile with a name of its own, in other capitals",
    files: {
      "action.yml": "name: A\ndescription: A\nruns: { using: Docker, image: ./box/Dockerfile.alpine }\n",
      "box/Dockerfile.alpine": "FROM scratch\n",
    },
    says: "actions/runner, DockerUtil.cs, IsDockerfile; `using` is compared without regard to capitals",
  },
  {
    what: "an action that runs a program of another folder",
    files: {
      "restore/action.yml": "name: A\ndescription: A\nruns: { using: node24, main: ../dist/restore.js }\n",
      "dist/restore.js": "",
    },
    says: "runs live: actions/cache, restore/action.yml",
  },
];

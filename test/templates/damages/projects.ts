import { append, type Damage, edit, swap } from "./damage.ts";

const citation = "CITATION.cff";
const notebook = /^notebooks\/[^/]+\.ipynb$/;
const devcontainer = ".devcontainer/devcontainer.json";

type Cells = Record<string, unknown>[];
const firstCell = (change: (cell: Record<string, unknown>) => void) =>
  edit((value) => change((value.cells as Cells).find((cell) => cell.cell_type === "code") ?? {}));

export const projects: readonly Damage[] = [
  {
    by: "our schema",
    schema: "citation",
    what: "a citation without a title",
    path: citation,
    damage: swap(/^title: .*\n/m, ""),
    because: /title/,
  },
  {
    by: "cffjs",
    what: "a citation without a title",
    path: citation,
    damage: swap(/^title: .*\n/m, ""),
    because: /title/,
  },
  {
    by: "SPDX",
    what: "a licence that SPDX does not know",
    path: citation,
    damage: swap(/^license: .*$/m, "license: Apache 2"),
    because: /Apache 2/,
  },
  {
    by: "our schema",
    schema: "security-insights",
    what: "nobody to report to",
    path: "SECURITY-INSIGHTS.yml",
    damage: swap(/^ {2}vulnerability-reporting:\n( {4}.*\n)+/m, ""),
    because: /vulnerability-reporting/,
  },
  {
    by: "our schema",
    schema: "all-contributors",
    what: "a forge that there is not",
    path: ".all-contributorsrc",
    damage: swap(/"repoType": "\w+"/, '"repoType": "svn"'),
    because: /repoType/,
  },
  {
    by: "our schema",
    schema: "devcontainer",
    what: "a port as a word",
    path: devcontainer,
    damage: edit((value) => {
      value.forwardPorts = ["web"];
    }),
    because: /forwardPorts/,
  },
  {
    by: "our schema",
    schema: "devcontainer",
    what: "features as a list",
    path: devcontainer,
    damage: edit((value) => {
      value.features = ["python"];
    }),
    because: /features/,
  },
  {
    by: "our schema",
    schema: "vscode-extensions",
    what: "an extension without its publisher",
    path: ".vscode/extensions.json",
    damage: edit((value) => {
      value.recommendations = ["python"];
    }),
    because: /pattern/,
  },
  {
    by: "markdownlint",
    what: "a heading level skipped",
    path: "CONTRIBUTING.md",
    damage: append("\n#### Deep\n"),
    because: /MD001/,
  },
  {
    by: "markdownlint",
    what: "a bare blank line too many",
    path: "CONTRIBUTING.md",
    damage: swap("\n\n", "\n\n\n"),
    because: /MD012/,
  },
  {
    by: "commonry check: notebook",
    what: "a notebook without ids",
    path: notebook,
    damage: firstCell((cell) => {
      delete cell.id;
    }),
    because: /cell-id/,
  },
  {
    by: "a notebook holds no output",
    what: "a notebook that was run",
    path: notebook,
    damage: firstCell((cell) => {
      cell.execution_count = 1;
    }),
    because: /output/,
  },
];

import type { Valid } from "../row.ts";

const notebook = (source: string | readonly string[], more: object = {}, code = "") =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      { id: "a", cell_type: "code", metadata: {}, execution_count: null, outputs: [], source: code },
      { id: "b", cell_type: "markdown", metadata: {}, source, ...more },
    ],
  });

const row = (what: string, text: string, says: string, files: Record<string, string> = {}): Valid => ({
  ...{ what, says },
  files: { "lessons/one.ipynb": text, ...files },
});

export const notebookLinks: readonly Valid[] = [
  row(
    "a picture beside the notebook, and one above it",
    notebook("![a](a.png) ![b](../img/b%20c.png)"),
    "jupyterlab: relative to the notebook",
    {
      "lessons/a.png": "x",
      "img/b c.png": "x",
    },
  ),
  row(
    "a picture that a cell of the notebook draws",
    notebook("![plot](plot.png)", {}, "plt.savefig('plot.png')"),
    "it is there once the notebook has run",
  ),
  row(
    "an image that was pasted, under a name with a blank",
    notebook("![shot](attachment:my%20shot.png)", { attachments: { "my shot.png": { "image/png": "aGk=" } } }),
    "nbformat, cell attachments",
  ),
  row(
    "anchors, the web, mathematics and a link in code",
    notebook(["[top](#Top) [w](https://example.org/x)\n", "$$ f(x)[i](y) $$\n", "\n", "`[a](b.md)`\n"]),
    "viewers make anchors in their own way",
  ),
];

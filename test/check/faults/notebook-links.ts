import type { Fault } from "../row.ts";

const notebook = (source: string | readonly string[], more: object = {}, code = "") =>
  JSON.stringify(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        { id: "a", cell_type: "code", metadata: {}, execution_count: null, outputs: [], source: code },
        { id: "b", cell_type: "markdown", metadata: {}, source, ...more },
      ],
    },
    null,
    1,
  );

const row = (what: string, text: string, code: string, says: string, files: Record<string, string> = {}): Fault => ({
  ...{ what, code: `notebook-links.${code}`, at: "lessons/one.ipynb:18", level: "warning", says },
  files: { "lessons/one.ipynb": text, ...files },
});

const relative = "jupyterlab: links in Markdown cells are relative to the notebook; GitHub shows it so";

/** Links, images and attachments of notebooks that lead nowhere. */
export const notebookLinks: readonly Fault[] = [
  row("a picture that is not there", notebook("![flow](img/flow.png)\n"), "file", relative),
  row("a picture that lies beside another folder", notebook("![flow](flow.png)"), "file", relative, {
    "img/flow.png": "x",
  }),
  row("the next lesson, by a name it no longer has", notebook(["Next:\n", "[two](two.ipynb)\n"]), "file", relative, {
    "lessons/02-two.ipynb": notebook("# Two"),
  }),
  row("a picture of HTML", notebook('<img src="img/flow.png" width="300">'), "file", relative),
  row(
    "an image that was pasted, and is lost",
    notebook("![shot](attachment:image-2.png)", { attachments: { "image.png": { "image/png": "aGk=" } } }),
    "attachment",
    "nbformat, cell attachments: the name is looked up in the cell's own attachments",
  ),
];

/** Texts about notebooks, and about regions that people files fill, in English. */
export const checkedFilesEn = {
  "notebook.format": "this is no notebook of format 4",
  "notebook.shape": "the notebook lacks its metadata or its list of cells",
  "notebook.cell-type": "cell {cell}: its type is none of code, markdown, raw",
  "notebook.cell-shape": "cell {cell}: source or metadata is missing",
  "notebook.cell-outputs": "cell {cell}: a code cell has a list of outputs and an execution_count",
  "notebook.cell-id": "cell {cell}: an id is missing or malformed (letters, digits, - and _, at most 64)",
  "notebook.cell-id-twice": "cell {cell}: its id is used twice",
  "region.stale": "the region “{name}” is not what the people files say; “commonry check --fix” writes it anew",
  "region.unread":
    "{file}:{at} has an error, so the region “{name}” was not compared with the people files, and is left as it is",
  "region.unmarked":
    "no marks, so “check --fix” writes no owners from the people files here; it does between “# commonry:begin owners” and “# commonry:end owners”",
  "region.unclosed": "the region “{name}” has no closing line",
  "region.twice": "“{name}” is opened twice, in lines {first} and {line}: remove one, or end the region in between",
  "region.stray": "a closing line for “{name}” without its opening",
  "region.unknown": "there is no region “{name}”",
};

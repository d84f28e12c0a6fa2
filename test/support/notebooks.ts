/** The code of a notebook as one Python program; what only a notebook can do (`%pip`, `!ls`) is left out. */
export function codeOf(notebook: string): string {
  const { cells } = JSON.parse(notebook) as { cells: { cell_type: string; source: string | string[] }[] };
  const code = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => [source].flat().join(""));
  return `${code.join("\n\n").replace(/^[ \t]*[%!].*$/gm, "pass")}\n`;
}

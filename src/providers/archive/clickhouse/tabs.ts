/** One line of ClickHouse's format TabSeparated as its values. */
export function cellsOf(line: string): string[] {
  const cells = line.split("\t");
  return line.includes("\\") ? cells.map(unescaped) : cells;
}

const signs: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f", "0": "\0", N: "" };

/** `\t`, `\n`, `\\`, `\'` and their like; `\N` stands for no value. */
function unescaped(cell: string): string {
  return cell.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);
}

import type { Cell, Table } from "./document.ts";

/** The numbers of one column. */
export function numbersOf({ rows }: Pick<Table, "rows">, index: number): number[] {
  const isNumber = (cell: Cell | undefined): cell is number => typeof cell === "number" && Number.isFinite(cell);
  return rows.map((row) => row[index]).filter(isNumber);
}

import { cut, wrap } from "../../../../system/text/fit.ts";
import { width } from "../../../../system/text/width.ts";
import { cleanForTerminal } from "../clean.ts";
import type { Cell, Table } from "../document.ts";
import { decimalsOf, numberText } from "../numbers.ts";
import { numbersOf } from "../table.ts";
import { sideBySide, type Terminal, widest } from "./terminal.ts";

/** Columns of text are not made narrower than this. */
const narrowest = 8;

/** Headings that are longer are broken into lines. */
const longestHead = 16;

/**
 * A table in columns: numbers to the right, what is too long cut. Where even that does not fit, each row stands as a
 * list of its own, so that nothing is lost on a narrow terminal.
 */
export function tableLines(table: Table, terminal: Terminal): string[] {
  const { t } = terminal;
  if (table.rows.length === 0 || table.columns.length === 0) return [`  ${t("view.nothing")}`];
  const { shown, widths, left } = fitting(table, terminal.columns - 2);
  const texts = textsOf(shown);
  const heads = headsOf(shown);
  const lines = widths ? inColumns(shown, heads, texts, widths, terminal) : asLists(heads, texts, terminal);
  if (left.length === 0) return lines;
  const note = t("view.column-left", { label: left.join(t("sync.comma")) });
  return [...lines, ...wrap(note, terminal.columns - 2).map((line) => `  ${terminal.paint.faint(line)}`)];
}

function headsOf({ columns }: Table): string[] {
  return columns.map(({ label }) => cleanForTerminal(label));
}

/** The table without as many of its spare columns as it takes to fit, the last first. */
function fitting(table: Table, room: number): { shown: Table; widths: number[] | undefined; left: readonly string[] } {
  const widths = widthsOf(table, headsOf(table), textsOf(table), room);
  const spare = table.columns.findLastIndex((column) => column.spare);
  if (widths || spare === -1) return { shown: table, widths, left: [] };
  const columns = table.columns.filter((_, at) => at !== spare);
  const rows = table.rows.map((row) => row.filter((_, at) => at !== spare));
  const rest = fitting({ ...table, columns, rows }, room);
  return { ...rest, left: [...rest.left, cleanForTerminal(table.columns[spare]?.label ?? "")] };
}

function textsOf(table: Table): string[][] {
  const places = table.columns.map((_, index) => decimalsOf(numbersOf(table, index)));
  const textOf = (cell: Cell, index: number) => {
    if (cell === null) return "";
    if (typeof cell === "string") return cleanForTerminal(cell);
    return numberText(cell, table.columns[index]?.type === "number" ? places[index] : undefined);
  };
  return table.rows.map((row) => table.columns.map((_, index) => textOf(row[index] ?? null, index)));
}

/** How wide each column is, or nothing when they cannot stand side by side. */
function widthsOf(
  { columns }: Table,
  heads: readonly string[],
  texts: readonly (readonly string[])[],
  room: number,
): number[] | undefined {
  const cells = heads.map((_, index) => widest(texts.map((row) => row[index] ?? "")));
  const sum = (all: readonly number[]) => all.reduce((total, wide) => total + wide + 2, -2);
  const whole = heads.map((head, index) => Math.max(cells[index] ?? 0, Math.min(longestHead, width(head))));
  if (sum(whole) <= room) return whole;
  const widths = heads.map((head, index) => Math.max(cells[index] ?? 0, wordWidth(head)));
  const least = widths.map((wide, index) => (columns[index]?.type === "text" ? Math.min(wide, narrowest) : wide));
  if (sum(least) > room) return undefined;
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const spare = widths.map((wide, index) => (wide > (least[index] ?? 0) ? wide : 0));
    const index = spare.indexOf(Math.max(...spare));
    widths[index] = (widths[index] ?? 0) - 1;
  }
  return widths;
}

/** The longest word of a heading, which may be broken into lines. */
function wordWidth(head: string): number {
  return Math.min(longestHead, widest(head.split(" ")));
}

function inColumns(
  { columns }: Table,
  heads: readonly string[],
  texts: readonly (readonly string[])[],
  widths: readonly number[],
  { paint }: Terminal,
): string[] {
  const strip = (index: number) => ({ columns: widths[index] ?? 0, right: columns[index]?.type === "number" });
  const head = heads.map((text, index) => {
    return { ...strip(index), lines: wrap(text, widths[index] ?? 0), low: true, style: paint.faint };
  });
  const rows = texts.map((row) =>
    sideBySide(row.map((text, index) => ({ ...strip(index), lines: [cut(text, widths[index] ?? 0)] }))),
  );
  return [...sideBySide(head), ...rows.flat()].map((line) => `  ${line}`.trimEnd());
}

function asLists(heads: readonly string[], texts: readonly (readonly string[])[], terminal: Terminal): string[] {
  const { columns, paint } = terminal;
  const room = Math.min(widest(heads), Math.floor(columns / 2) - 2);
  return texts.flatMap((row, index) => {
    const lines = row.flatMap((text, column) => {
      if (text === "") return [];
      const head = { lines: wrap(heads[column] ?? "", room), columns: room, style: paint.faint };
      const value = wrap(text, columns - room - 4);
      return sideBySide([head, { lines: value, columns: Math.max(0, ...value.map(width)) }]).map((line) => `  ${line}`);
    });
    return index === 0 ? lines : ["", ...lines];
  });
}

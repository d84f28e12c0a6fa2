import type { Translate } from "../../../../system/messages.ts";
import { escapeHtml } from "../../../../system/text/escape.ts";
import { width } from "../../../../system/text/width.ts";
import { clean } from "../clean.ts";
import type { Cell, Column, Table } from "../document.ts";
import { decimalsOf, numberText } from "../numbers.ts";
import { numbersOf } from "../table.ts";

/** A text within the page. A number and its percent sign stay on one line. */
export const words = (text: string): string => escapeHtml(clean(text)).replace(/(?<=\d) (?=%)/g, "\u00a0");

/** A table that can be sorted, its first text naming the row, in a frame of its own that scrolls when it is wide. */
export function tableHtml(table: Table, id: string, t: Translate): string {
  const naming = table.columns.findIndex(({ type }) => type === "text");
  const places = table.columns.map((_, index) => decimalsOf(numbersOf(table, index)));
  const looks = table.columns.map(({ type }, index) => lookOf(type, index !== naming && isShort(table, index)));
  const rows = table.rows.map((row) => {
    const cells = table.columns.map((column, index) => {
      return cellHtml(row[index] ?? null, {
        ...column,
        look: looks[index] ?? "",
        places: places[index] ?? 0,
        isName: index === naming,
      });
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const heads = table.columns.map(({ label }, index) => `<th scope="col"${looks[index]}>${words(label)}</th>`);
  const more = table.more ? `<p class="note">${words(t("view.more", { count: numberText(table.more) }))}</p>` : "";
  const empty = table.rows.length === 0 ? `<p class="note">${words(t("view.nothing"))}</p>` : "";
  const sticky = naming === 0 ? " sticky" : "";
  return (
    frame(
      id,
      `<table class="sortable${sticky}"><caption id="${id}-c">${words(table.caption)}</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
    ) +
    empty +
    more
  );
}

/** What scrolls can be reached with the keyboard, and has a name. */
export function frame(id: string, table: string): string {
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-c">${table}</div>`;
}

interface Looks extends Column {
  readonly look: string;
  /** Places behind the point. */
  readonly places: number;
  readonly isName: boolean;
}

function cellHtml(cell: Cell, { type, look, places, isName }: Looks): string {
  const isNumber = typeof cell === "number" && Number.isFinite(cell);
  const text = isNumber ? numberText(cell, type === "number" ? places : undefined) : textOf(cell);
  const value = isNumber ? ` data-v="${cell}"` : "";
  return isName ? `<th scope="row"${look}${value}>${text}</th>` : `<td${look}${value}>${text}</td>`;
}

function textOf(cell: Cell): string {
  return cell === null || typeof cell === "number" ? "" : words(cell);
}

/** Every text of the column has so few columns that it need not be broken. */
function isShort({ rows }: Table, index: number): boolean {
  return rows.every((row) => typeof row[index] !== "string" || width(clean(row[index])) <= 16);
}

function lookOf(type: Column["type"], short: boolean): string {
  if (type === "text") return short ? ' class="short"' : "";
  return ` class="${type}"`;
}

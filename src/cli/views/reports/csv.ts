import type { Translate } from "../../../system/messages.ts";
import { clean } from "./clean.ts";
import type { Cell, Document, Table } from "./document.ts";
import { toneText } from "./words.ts";

/**
 * A table of a report as CSV (RFC 4180: CRLF, a heading, every row as long as it): the one marked `main`, else the
 * first, else the report's figures. One table, since several in one file would be read as one. Numbers are as computers
 * write them, nothing is an empty cell. Text that a spreadsheet could take for a formula gets an apostrophe before it.
 * @param bom a byte order mark at the start, by which Excel knows UTF-8
 */
export function csvOf(document: Document, t: Translate, bom = false): string {
  const { columns, rows } = tableOf(document, t);
  const lines = [
    columns.map(({ label }) => cellOf(label)),
    ...rows.map((row) => columns.map((_, index) => cellOf(row[index] ?? null))),
  ];
  return (bom ? "\ufeff" : "") + lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

function tableOf(document: Document, t: Translate): Pick<Table, "columns" | "rows"> {
  const tables = document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
  return tables.find(({ main }) => main) ?? tables[0] ?? figuresTable(document, t);
}

function figuresTable({ sections }: Document, t: Translate): Pick<Table, "columns" | "rows"> {
  const heads = [t("view.section"), t("view.measure"), t("view.value"), t("view.trend"), t("view.basis")];
  const rows = sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap((block) =>
      block.kind !== "figures"
        ? []
        : block.items.map(({ label, value, trend, detail }) => {
            const tone = trend ? toneText(trend.tone, t) : "";
            return [heading, label, value, trend ? [trend.text, tone].filter(Boolean).join(" · ") : "", detail ?? ""];
          }),
    ),
  );
  return { columns: heads.map((label) => ({ label, type: "text" })), rows };
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = harmless(clean(cell));
  return /[",;\s]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * Text that no spreadsheet reckons with: after `=`, `+`, `-`, `@` (wide ones too, which Excel takes in Chinese) at the
 * start, and after a semicolon, which parts cells where the comma is for decimals.
 */
function harmless(text: string): string {
  return text.replace(/(^|;)(?=\s*["']*\s*[=+\-@＝＋－＠])/g, "$1'");
}

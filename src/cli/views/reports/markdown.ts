import type { Translate } from "../../../system/messages.ts";
import { escapeCode, escapeMarkdown, escapeUrl } from "../../../system/text/escape.ts";
import { quiet } from "../../../system/text/quiet.ts";
import { plainPaint } from "../../paint.ts";
import { boundChart, chartSvg, describe } from "./charts/index.ts";
import { clean, paragraphs } from "./clean.ts";
import type { Block, Cell, Chart, Column, Document, Figures, Section, Table } from "./document.ts";
import { decimalsOf, numberText } from "./numbers.ts";
import { numbersOf } from "./table.ts";
import { chartLines } from "./text/chart.ts";
import { toneText } from "./words.ts";

/** A file that stands beside the report. */
export interface SvgFile {
  /** Of `[a-z0-9-]` and `.svg`. */
  readonly name: string;
  readonly svg: string;
}

export interface MarkdownOptions {
  readonly t: Translate;
  /** Where the charts go, relative to the report, `/` between segments. Without it they are drawn as text. */
  readonly charts?: string;
}

interface Page extends MarkdownOptions {
  readonly document: Document;
  readonly files: SvgFile[];
}

/**
 * A report as Markdown that GitHub, GitLab and others show alike: tables, and charts as pictures beside it. No HTML in
 * it; every text is escaped, breaks out of no cell and calls nobody (see `quiet`). A cell that is an e-mail address
 * becomes code, in which it can be copied and is neither a link nor a mention.
 */
export function markdownOf(document: Document, options: MarkdownOptions): { text: string; files: SvgFile[] } {
  const page: Page = { ...options, document, files: [] };
  const notes = document.notes.map((note) => `- ${plain(note)}`);
  const parts = [
    `# ${plain(document.title)}`,
    plain(document.subtitle),
    ...document.sections.flatMap((section) => sectionParts(section, page)),
    ...(notes.length > 0 ? [`## ${plain(options.t("view.notes"))}`, notes.join("\n")] : []),
  ];
  return { text: `${parts.filter((part) => part !== "").join("\n\n")}\n`, files: page.files };
}

function sectionParts({ id, heading, explanation, blocks }: Section, page: Page): string[] {
  return [
    `## ${plain(heading)}`,
    ...(explanation ? textParts(explanation) : []),
    ...blocks.flatMap((block) => blockParts(block, id, page)),
  ];
}

function blockParts(block: Block, id: string, page: Page): string[] {
  switch (block.kind) {
    case "text":
      return textParts(block.text);
    case "figures":
      return [figuresPart(block, page.t)];
    case "table":
      return tableParts(block, page.t);
    default:
      return chartParts(block, id, page);
  }
}

function textParts(text: string): string[] {
  return paragraphs(text).map((line) => quiet(escapeMarkdown(line)).trim());
}

/** A text on a line or in a cell. */
function plain(text: string): string {
  const line = clean(text).trim();
  return /^[\w.!#$%&'*+/=?^{}-]+@[A-Za-z0-9.-]+$/.test(line) ? `\`${line}\`` : quiet(escapeMarkdown(line)).trim();
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Figures below one another. A column that nobody fills is left out. */
function figuresPart({ items }: Figures, t: Translate): string {
  if (items.length === 0) return "";
  const trends = items.map(({ trend }) => {
    const tone = trend ? toneText(trend.tone, t) : "";
    return trend ? trend.text + (tone && ` (${tone})`) : "";
  });
  const columns = [
    { head: t("view.measure"), cells: items.map(({ label }) => label), line: "---" },
    { head: t("view.value"), cells: items.map(({ value }) => value), line: "---:" },
    { head: t("view.trend"), cells: trends, line: "---" },
    { head: t("view.basis"), cells: items.map(({ detail }) => detail ?? ""), line: "---" },
  ].filter(({ cells }, index) => index < 2 || cells.some((cell) => cell !== ""));
  return [
    rowOf(columns.map(({ head }) => plain(head))),
    rowOf(columns.map(({ line }) => line)),
    ...items.map((_, index) => rowOf(columns.map(({ cells }) => plain(cells[index] ?? "")))),
  ].join("\n");
}

function tableParts(table: Table, t: Translate): string[] {
  const { caption, columns, rows, more } = table;
  const title = bold(caption);
  if (rows.length === 0 || columns.length === 0) return [title, plain(t("view.nothing"))];
  const places = columns.map((_, index) => decimalsOf(numbersOf(table, index)));
  const lines = [
    rowOf(columns.map(({ label }) => plain(label))),
    rowOf(columns.map(({ type }) => (type === "number" ? "---:" : "---"))),
    ...rows.map((row) => rowOf(columns.map((column, index) => cellOf(row[index] ?? null, column, places[index] ?? 0)))),
  ];
  return [title, lines.join("\n"), more ? plain(t("view.more", { count: numberText(more) })) : ""];
}

function cellOf(cell: Cell, { type }: Column, places: number): string {
  if (cell === null) return "";
  return typeof cell === "number" ? numberText(cell, type === "number" ? places : undefined) : plain(cell);
}

function bold(text: string): string {
  const line = quiet(escapeMarkdown(clean(text))).trim();
  return line === "" ? "" : `**${line}**`;
}

function chartParts(chart: Chart, id: string, page: Page): string[] {
  const { t, document, charts, files } = page;
  if (charts === undefined) return [bold(chart.caption), asText(chart, page)];
  const plainId = id.replace(/[^a-z-]/g, "") || "chart";
  const count = files.filter(({ name }) => name.replace(/-\d+\.svg$/, "") === plainId).length + 1;
  const name = `${plainId}-${count}`;
  const { svg, notes } = chartSvg(chart, { lang: document.lang, t, room: "wide", id: name, alone: true });
  files.push({ name: `${name}.svg`, svg });
  const folder = charts.replace(/\/+$/, "").replace(/\p{Cs}/gu, "\ufffd");
  const address = escapeUrl(folder === "" ? `${name}.svg` : `${folder}/${name}.svg`);
  const words = plain(describe(boundChart(chart, "wide", t).chart, t));
  return [bold(chart.caption), `![${words}](${address})`, ...notes.map(plain)];
}

/** A chart of characters, in a block of code, in which nothing is read as Markdown. */
function asText(chart: Chart, { t, document }: Page): string {
  const terminal = { columns: 80, paint: plainPaint, t, lang: document.lang, blocks: true };
  return ["```text", ...chartLines(chart, terminal).map(escapeCode), "```"].join("\n");
}

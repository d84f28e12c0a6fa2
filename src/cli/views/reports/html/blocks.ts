import type { Language, Translate } from "../../../../system/messages.ts";
import { boundChart, chartSvg } from "../charts/index.ts";
import { paragraphs } from "../clean.ts";
import type { Block, Chart, Figure, Figures } from "../document.ts";
import { numberText } from "../numbers.ts";
import { toneText } from "../words.ts";
import { frame, tableHtml, words } from "./table.ts";

/** What a block needs to know about its page. `id` is unique there. */
export interface Place {
  readonly lang: Language;
  readonly t: Translate;
  readonly id: string;
}

export function blockHtml(block: Block, place: Place): string {
  switch (block.kind) {
    case "figures":
      return figuresHtml(block, place);
    case "table":
      return tableHtml(block, place.id, place.t);
    case "text":
      return textHtml(block.text);
    default:
      return chartHtml(block, place);
  }
}

/** Paragraphs. */
export function textHtml(text: string, look?: string): string {
  const start = look ? `<p class="${look}">` : "<p>";
  return paragraphs(text)
    .map((line) => `${start}${escapeLine(line)}</p>`)
    .join("\n");
}

/** A paragraph may be longer than what `words` lets through. */
function escapeLine(line: string): string {
  return line
    .match(/[\s\S]{1,200}/gu)
    ?.map(words)
    .join("") as string;
}

function figuresHtml({ items }: Figures, { t }: Place): string {
  return items.length === 0 ? "" : `<dl class="figures">${items.map((item) => figureHtml(item, t)).join("\n")}</dl>`;
}

function figureHtml({ label, value, detail, trend }: Figure, t: Translate): string {
  const tone = trend ? toneText(trend.tone, t) : "";
  const pill = trend
    ? `<span class="trend ${trend.tone}">${words(trend.text)}${tone && ` · ${words(tone)}`}</span>`
    : "";
  // Words in place of a number are not shouted.
  const look = /\p{N}/u.test(value) ? "value" : "value words";
  const basis = detail ? `<dd class="detail">${words(detail)}</dd>` : "";
  return `<div><dt>${words(label)}</dt><dd class="${look}">${words(value)}${pill}</dd>${basis}</div>`;
}

/** A chart for a wide page and for a narrow one, of which style shows one, and its numbers as a table. */
function chartHtml(chart: Chart, { lang, t, id }: Place): string {
  const made = (["wide", "narrow"] as const).map((room) => {
    return { room, ...chartSvg(chart, { lang, t, room, id: `${id}-${room}`, alone: false }) };
  });
  const notes = made.flatMap(({ room, notes }) => notes.map((note) => `<p class="note ${room}">${words(note)}</p>`));
  const drawn = made.map(({ svg }) => svg).join("\n");
  return `<figure><figcaption>${words(chart.caption)}</figcaption>\n${drawn}${notes.join("")}\n${numbersHtml(chart, id, t)}</figure>`;
}

function numbersHtml(chart: Chart, id: string, t: Translate): string {
  const { chart: shown } = boundChart(chart, "wide", t);
  const [heads, rows] =
    shown.kind === "heat"
      ? [shown.columns, shown.rows.map((name, row) => ({ name, values: shown.values[row] ?? [] }))]
      : [
          shown.series.map(({ name }) => name),
          shown.labels.map((name, index) => ({
            name,
            values: shown.series.map(({ values }) => values[index] ?? null),
          })),
        ];
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col" class="number">${words(text)}</th>`).join("");
  const body = rows.map(({ name, values }) => {
    const cells = values.map((value) => `<td class="number">${value === null ? "–" : numberText(value)}</td>`);
    return `<tr><th scope="row">${words(name)}</th>${cells.join("")}</tr>`;
  });
  const table = `<table class="sticky"><caption id="${id}-c">${words(chart.caption)}</caption><thead><tr><td></td>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
  return `<details><summary>${words(t("view.numbers"))}</summary>${frame(id, table)}</details>`;
}

import type { Language, Translate } from "../../../../system/messages.ts";
import { clean } from "../clean.ts";
import type { Chart } from "../document.ts";
import { numberText } from "../numbers.ts";
import { drawBars } from "./bars.ts";
import { type Bounded, boundBars, boundHeat, boundLines, rangeOf } from "./bound.ts";
import { chartCss, light } from "./colours.ts";
import { type Drawing, label, rooms, type Setting } from "./drawing.ts";
import { drawHeat } from "./heat.ts";
import { drawLines } from "./lines.ts";
import { drawSideways } from "./sideways.ts";
import { tag, words } from "./svg.ts";

const fonts =
  "system-ui,-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/** What a drawing is made for. */
export interface Making {
  readonly lang: Language;
  readonly t: Translate;
  readonly room: keyof typeof rooms;
  /** Unique on the page: names of the title and the description are made from it. */
  readonly id: string;
  /** A file of its own: it brings its colours and its ground. Else the page has them. */
  readonly alone: boolean;
}

export interface ChartSvg {
  readonly svg: string;
  /** What was put together or left out, for a text below the chart. */
  readonly notes: readonly string[];
}

/** A chart as SVG: the same bytes for the same input, no script, no address but that of the format. */
export function chartSvg(chart: Chart, { lang, t, room, id, alone }: Making): ChartSvg {
  const setting = { room: rooms[room], lang, t };
  const { chart: bounded, notes } = boundChart(chart, room, t);
  const drawing = draw(bounded, setting);
  const { width, font } = setting.room;
  const margin = alone ? 16 : 0;
  const [wide, high] = [width + 2 * margin, Math.ceil(drawing.height) + 2 * margin];
  const head =
    tag("title", { id: `${id}-t` }, words(clean(chart.caption)) || " ") +
    tag("desc", { id: `${id}-d` }, words(describe(bounded, t)));
  const ground = tag("rect", { width: wide, height: high, class: "c-ground", rx: 8 });
  const body = alone
    ? `${tag("style", {}, chartCss())}${ground}${tag("g", { transform: `translate(${margin} ${margin})` }, drawing.body)}`
    : drawing.body;
  const size = alone ? { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high } : { class: `chart ${room}` };
  const named = { role: "img", "aria-labelledby": `${id}-t ${id}-d` };
  const text = { "font-family": fonts, "font-size": font };
  const svg = tag("svg", { ...size, viewBox: `0 0 ${wide} ${high}`, lang, ...named, ...text }, head + body);
  return { svg, notes };
}

/** The chart that is drawn: what is too much put together or left out. */
export function boundChart(chart: Chart, room: keyof typeof rooms, t: Translate): Bounded<Chart> {
  const most = {
    labels: rooms[room].labels,
    series: light.series.length,
    rows: 24,
    columns: room === "wide" ? 24 : 12,
  };
  if (chart.kind === "heat") return boundHeat(chart, most, t);
  if (chart.kind === "lines") return boundLines(chart, most, t);
  return boundBars(chart, chart.sideways ? { ...most, labels: 30 } : most, t);
}

function draw(chart: Chart, setting: Setting): Drawing {
  if (isEmpty(chart)) return nothing(setting);
  if (chart.kind === "heat") return drawHeat(chart, setting);
  if (chart.kind === "lines") return drawLines(chart, setting);
  return chart.sideways ? drawSideways(chart, setting) : drawBars(chart, setting);
}

/** True when a chart has no value at all. */
export function isEmpty(chart: Chart): boolean {
  return rangeOf(valuesOf(chart)) === undefined;
}

function valuesOf(chart: Chart): readonly (readonly (number | null)[])[] {
  return chart.kind === "heat" ? chart.values : chart.series.map(({ values }) => values);
}

function nothing({ room, t }: Setting): Drawing {
  const text = label(t("view.nothing"), { x: room.width / 2, y: 34, anchor: "middle" });
  return { body: text, height: 56 };
}

/** A chart in words: what somebody is told who cannot see it. */
export function describe(chart: Chart, t: Translate): string {
  const range = rangeOf(valuesOf(chart));
  if (!range) return t("view.nothing");
  const ends = { caption: clean(chart.caption), low: numberText(range.low), high: numberText(range.high) };
  if (chart.kind === "heat") {
    return t("view.heat", { ...ends, rows: chart.rows.length, columns: chart.columns.length });
  }
  const { labels } = chart;
  return t("view.chart", { ...ends, count: labels.length, first: labels[0] ?? "", last: labels.at(-1) ?? "" });
}

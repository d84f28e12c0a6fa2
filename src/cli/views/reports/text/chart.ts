import { wrap } from "../../../../system/text/fit.ts";
import { boundBars, boundHeat, boundLines, rangeOf } from "../charts/bound.ts";
import { cleanForTerminal } from "../clean.ts";
import type { Chart, Series } from "../document.ts";
import { columnLines, lyingLines } from "./bars.ts";
import { heatLines, longestName } from "./heat.ts";
import { sparkLines } from "./spark.ts";
import { type Terminal, widest } from "./terminal.ts";

/** Series that a stack of characters can tell apart, and lines below one another that can be taken in. */
const mostSeries = { stacked: 4, below: 6 } as const;

/** A chart of characters, without its caption. */
export function chartLines(chart: Chart, terminal: Terminal): string[] {
  const { lines, notes } = drawn(chart, terminal);
  const { columns, paint } = terminal;
  return [...lines, ...notes.flatMap((note) => wrap(note, columns - 2).map((line) => `  ${paint.faint(line)}`))];
}

function drawn(chart: Chart, terminal: Terminal): { lines: string[]; notes: readonly string[] } {
  const { t, columns } = terminal;
  const bounds = { labels: Math.max(6, columns - 16), series: mostSeries.below, rows: 24, columns: 24 };
  if (chart.kind === "heat") return drawnHeat(chart, terminal);
  if (chart.kind === "lines") {
    const labels = besideNames(chart.series, columns);
    const { chart: lines, notes } = boundLines(chart, { ...bounds, labels }, t);
    return { lines: orNothing(sparkLines(lines, terminal), lines.series, terminal), notes };
  }
  const isOne = chart.series.length <= 1;
  const most = chart.sideways
    ? { ...bounds, labels: 20, series: mostSeries.stacked }
    : { ...bounds, labels: isOne ? bounds.labels : besideNames(chart.series, columns) };
  const { chart: bars, notes } = boundBars(chart, most, t);
  const draw = bars.sideways ? lyingLines : bars.series.length === 1 ? columnLines : sparkLines;
  return { lines: orNothing(draw(bars, terminal), bars.series, terminal), notes };
}

/** As many columns as are left beside the names of the series. */
function besideNames(series: readonly Series[], columns: number): number {
  const names = series.slice(0, mostSeries.below).map(({ name }) => cleanForTerminal(name));
  return Math.max(6, columns - Math.min(24, widest(names), Math.floor(columns / 3)) - 4);
}

function drawnHeat(chart: Extract<Chart, { kind: "heat" }>, terminal: Terminal): ReturnType<typeof drawn> {
  const { t, columns } = terminal;
  const names = Math.min(widest(chart.rows.slice(-24).map(cleanForTerminal)), longestName, Math.floor(columns / 3));
  const room = { labels: 0, series: 0, rows: 24, columns: Math.max(1, Math.floor((columns - names - 3) / 5)) };
  const { chart: heat, notes } = boundHeat(chart, room, t);
  const isEmpty = rangeOf(heat.values) === undefined;
  return { lines: isEmpty ? [`  ${t("view.nothing")}`] : heatLines(heat, terminal), notes };
}

function orNothing(
  lines: string[],
  series: readonly { readonly values: readonly (number | null)[] }[],
  { t }: Terminal,
): string[] {
  return rangeOf(series.map(({ values }) => values)) === undefined ? [`  ${t("view.nothing")}`] : lines;
}

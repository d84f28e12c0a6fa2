import type { Translate } from "../../../../system/messages.ts";
import { clean } from "../clean.ts";
import type { Bars, Heat, Lines, Series } from "../document.ts";

/** How much of a chart there may be, so that its size is bound whatever goes in. */
export interface Bounds {
  readonly labels: number;
  readonly series: number;
  readonly rows: number;
  readonly columns: number;
}

/** A chart that has room, and what has to be said about what was put together or left out. */
export interface Bounded<Kind> {
  readonly chart: Kind;
  readonly notes: readonly string[];
}

/** Beyond it no bar could be drawn, and a sum could leave the numbers. */
const largest = 1e300;

/** A number that can be drawn, or nothing. */
function drawable(value: number | null | undefined): number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  return Math.max(-largest, Math.min(largest, value));
}

/** As many values as labels; a gap where there is none. */
function squared(series: readonly Series[], count: number): Series[] {
  return series.map(({ name, values }) => ({
    name: clean(name),
    values: Array.from({ length: count }, (_, index) => drawable(values[index])),
  }));
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : drawable(known.reduce((all, value) => all + value, 0));
}

function mean(values: readonly (number | null)[]): number | null {
  const count = values.filter((value) => value !== null).length;
  return sum(values.map((value) => (value === null ? null : value / count)));
}

type Join = (values: readonly (number | null)[]) => number | null;

/** Neighbours put together, so many at a time, until there are few enough. */
function joined(labels: readonly string[], series: readonly Series[], size: number, join: Join) {
  const starts = Array.from({ length: Math.ceil(labels.length / size) }, (_, index) => index * size);
  return {
    labels: starts.map((start) => span(labels[start], labels[Math.min(start + size, labels.length) - 1])),
    series: series.map(({ name, values }) => ({
      name,
      values: starts.map((start) => join(values.slice(start, start + size))),
    })),
  };
}

/** Stands between the first and the last label of neighbours that were put together. */
export const between = " – ";

function span(first = "", last = ""): string {
  return first === last ? clean(first) : `${clean(first)}${between}${clean(last)}`;
}

/** Bars: series beyond the bound become one, upright neighbours are added up, the last of those that lie become one. */
export function boundBars(bars: Bars, bounds: Bounds, t: Translate): Bounded<Bars> {
  const { labels } = bars;
  const series = fewerSeries(squared(bars.series, labels.length), labels.length, bounds.series, t);
  if (labels.length <= bounds.labels) return { chart: { ...bars, labels: labels.map(clean), series }, notes: [] };
  if (!bars.sideways) {
    const size = Math.ceil(labels.length / bounds.labels);
    const chart = { ...bars, ...joined(labels, series, size, sum) };
    return { chart, notes: [t("view.joined-bars", { count: size })] };
  }
  const kept = bounds.labels - 1;
  const rest = t("view.others", { count: labels.length - kept });
  const shorter = series.map(({ name, values }) => ({
    name,
    values: [...values.slice(0, kept), sum(values.slice(kept))],
  }));
  return { chart: { ...bars, labels: [...labels.slice(0, kept).map(clean), rest], series: shorter }, notes: [] };
}

function fewerSeries(series: Series[], length: number, most: number, t: Translate): Series[] {
  if (series.length <= most) return series;
  const rest = series.slice(most - 1);
  const values = Array.from({ length }, (_, index) => sum(rest.map((one) => one.values[index] ?? null)));
  return [...series.slice(0, most - 1), { name: t("view.others", { count: rest.length }), values }];
}

/** Lines: neighbours become their mean; series beyond the bound are left out, since a sum of them would say nothing. */
export function boundLines(lines: Lines, bounds: Bounds, t: Translate): Bounded<Lines> {
  const { labels } = lines;
  const series = squared(lines.series.slice(0, bounds.series), labels.length);
  const left = lines.series.length - series.length;
  const notes = left > 0 ? [t("view.series-left", { count: left })] : [];
  const whole = { ...lines, series, ...(lines.unit === undefined ? {} : { unit: clean(lines.unit) }) };
  if (labels.length <= bounds.labels) return { chart: { ...whole, labels: labels.map(clean) }, notes };
  const size = Math.ceil(labels.length / bounds.labels);
  return {
    chart: { ...whole, ...joined(labels, series, size, mean) },
    notes: [t("view.joined-lines", { count: size }), ...notes],
  };
}

/** A grid: the last rows (the newest) and the first columns. */
export function boundHeat(heat: Heat, bounds: Bounds, t: Translate): Bounded<Heat> {
  const first = Math.max(0, heat.rows.length - bounds.rows);
  const rows = heat.rows.slice(first).map(clean);
  const columns = heat.columns.slice(0, bounds.columns).map(clean);
  const values = rows.map((_, row) => columns.map((_, column) => drawable(heat.values[first + row]?.[column])));
  const isWhole = rows.length === heat.rows.length && columns.length === heat.columns.length;
  const counts = { rows: rows.length, allRows: heat.rows.length };
  const part = { ...counts, columns: columns.length, allColumns: heat.columns.length };
  return { chart: { ...heat, rows, columns, values }, notes: isWhole ? [] : [t("view.heat-part", part)] };
}

/** The smallest and the largest value that there is. */
export function rangeOf(rows: readonly (readonly (number | null)[])[]): { low: number; high: number } | undefined {
  let range: { low: number; high: number } | undefined;
  for (const value of rows.flat()) {
    if (value === null) continue;
    range = { low: Math.min(range?.low ?? value, value), high: Math.max(range?.high ?? value, value) };
  }
  return range;
}

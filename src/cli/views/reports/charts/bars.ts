import type { Bars } from "../document.ts";
import { numberText, shortNumber } from "../numbers.ts";
import { rangeOf } from "./bound.ts";
import { axis, axisWidth, type Drawing, label, labelsBelow, legend, type Plot, type Setting } from "./drawing.ts";
import { areWhole, placed, type Scale, scaleOf } from "./scale.ts";
import { pixels, tag, tip } from "./svg.ts";

/** One piece of a bar: from where to where on the scale, in the colour of which series. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly series: number;
}

/** The pieces of the bar of one label: what is above zero stands on zero, what is below hangs from it. */
export function stack(bars: Bars, index: number): Piece[] {
  const ends = { up: 0, down: 0 };
  return bars.series.flatMap(({ values }, series) => {
    const value = values[index] ?? 0;
    if (value === 0) return [];
    const way = value > 0 ? "up" : "down";
    const from = ends[way];
    ends[way] += value;
    return [{ from, to: ends[way], series }];
  });
}

/** A scale that holds every bar. */
export function scaleOfBars(bars: Bars): Scale {
  const ends = bars.labels.map((_, index) => stack(bars, index).map(({ to }) => to));
  const { low, high } = rangeOf(ends) ?? { low: 0, high: 0 };
  return scaleOf(low, high, areWhole(bars.series.map(({ values }) => values)));
}

/** What is said over a bar: its label, and the number of each series. */
export function barText({ labels, series }: Bars, index: number): string {
  const number = (value: number | null | undefined) => numberText(value ?? Number.NaN);
  const numbers = series.map(({ name, values }) => (series.length > 1 ? `${name} ` : "") + number(values[index]));
  return `${labels[index]}: ${numbers.join(", ")}`;
}

/** Bars that stand side by side along time. */
export function drawBars(bars: Bars, setting: Setting): Drawing {
  const { room } = setting;
  const names = legend(bars.series, setting, "box");
  const scale = scaleOfBars(bars);
  const top = names.height + room.font + 4;
  const plot = { left: axisWidth(scale, setting), right: room.width - 4, top, bottom: top + room.height };
  const columns = bars.labels.map((_, index) => column(bars, index, scale, plot, setting));
  const body = [names.body, axis(scale, plot, setting), ...columns, labelsBelow(bars.labels, plot, setting)];
  return { body: body.join(""), height: plot.bottom + room.font + 14 };
}

function column(bars: Bars, index: number, scale: Scale, plot: Plot, setting: Setting): string {
  const slot = (plot.right - plot.left) / bars.labels.length;
  const thick = Math.min(48, slot * (slot < 6 ? 0.84 : 0.7));
  const x = plot.left + (index + 0.5) * slot - thick / 2;
  const place = (value: number) => placed(value, scale, plot.bottom, plot.top);
  const pieces = stack(bars, index).map(({ from, to, series }) => {
    // However little it is, it is seen.
    const [y, end] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
    const high = Math.max(1, end - y);
    return tag("rect", { x, y: end - high, width: thick, height: high, class: `c-${series} c-edge`, ...edge(bars) });
  });
  const hit = { x: plot.left + index * slot, y: plot.top, width: slot, height: plot.bottom - plot.top };
  const area = tag("rect", { ...hit, fill: "none", "pointer-events": "all" });
  return tag("g", {}, tip(barText(bars, index)) + area + pieces.join("") + above(bars, index, scale, plot, setting));
}

/** The number of a bar above it, where every one has room. */
function above(bars: Bars, index: number, scale: Scale, plot: Plot, { room, lang }: Setting): string {
  const [series] = bars.series;
  const slot = (plot.right - plot.left) / bars.labels.length;
  if (!series || bars.series.length > 1 || bars.labels.length > 24) return "";
  const text = (value: number | null | undefined) => (value ? shortNumber(value, lang) : "");
  if (series.values.some((value) => pixels(text(value), room.font) > slot)) return "";
  const value = series.values[index];
  if (!value) return "";
  const y = placed(Math.max(0, value), scale, plot.bottom, plot.top) - 5;
  return label(text(value), { x: plot.left + (index + 0.5) * slot, y, anchor: "middle", look: "c-text" });
}

/** A line in the colour of the ground keeps the pieces of a stack apart. */
export function edge({ series, labels }: Bars): { "stroke-width": number } {
  return { "stroke-width": series.length > 1 && labels.length <= 60 ? 1 : 0 };
}

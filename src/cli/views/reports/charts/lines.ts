import type { Lines, Series } from "../document.ts";
import { numberText } from "../numbers.ts";
import { rangeOf } from "./bound.ts";
import { axis, axisWidth, type Drawing, label, labelsBelow, legend, type Setting, stroke } from "./drawing.ts";
import { areWhole, placed, scaleOf } from "./scale.ts";
import { coordinate, cutTo, tag, tip } from "./svg.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Values over time. A line ends at a gap; a value between two gaps is a dot. */
export function drawLines(lines: Lines, setting: Setting): Drawing {
  const { room } = setting;
  const names = legend(lines.series, setting, "line");
  const all = lines.series.map(({ values }) => values);
  const { low, high } = rangeOf(all) ?? { low: 0, high: 0 };
  const scale = scaleOf(low, high, areWhole(all));
  const top = names.height + room.font * (lines.unit ? 2 : 1) + 6;
  const plot = { left: axisWidth(scale, setting), right: room.width - 4, top, bottom: top + room.height };
  const slot = (plot.right - plot.left) / Math.max(1, lines.labels.length);
  const point = (value: number, index: number): Point => ({
    x: plot.left + (index + 0.5) * slot,
    y: placed(value, scale, plot.bottom, plot.top),
  });
  const unit = lines.unit ? label(cutTo(lines.unit, room.width, room.font), { x: 0, y: names.height + room.font }) : "";
  const tips = lines.labels.map((_, index) => {
    const area = { x: plot.left + index * slot, y: plot.top, width: slot, height: room.height };
    return tag("rect", { ...area, fill: "none", "pointer-events": "all" }, tip(pointText(lines, index)));
  });
  const drawn = lines.series.map(({ values }, index) => drawSeries(runs(values, point), index));
  const body = [names.body, unit, axis(scale, plot, setting), ...drawn, ...tips];
  return {
    body: body.join("") + labelsBelow(lines.labels, plot, setting),
    height: plot.bottom + room.font + 14,
  };
}

/** The stretches without a gap. */
function runs(values: Series["values"], point: (value: number, index: number) => Point): Point[][] {
  const found: Point[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) found.push([]);
    else found.at(-1)?.push(point(value, index));
  });
  return found.filter((run) => run.length > 0);
}

function drawSeries(found: readonly Point[][], series: number): string {
  const count = found.reduce((sum, run) => sum + run.length, 0);
  const path = found
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ x, y }) => `${coordinate(x)} ${coordinate(y)}`).join("L")}`)
    .join("");
  const dots = found
    .flatMap((run) => (run.length === 1 || count <= 36 ? run : []))
    .map(({ x, y }) => tag("circle", { cx: x, cy: y, r: 3, class: `c-${series}` }));
  return (path === "" ? "" : stroke(path, series)) + dots.join("");
}

function pointText({ labels, series, unit }: Lines, index: number): string {
  const numbers = series.map(({ name, values }) => {
    const value = values[index] ?? null;
    return `${name} ${value === null ? "–" : numberText(value)}`;
  });
  return `${labels[index]}: ${numbers.join(", ")}${unit ? ` (${unit})` : ""}`;
}

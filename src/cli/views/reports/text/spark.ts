import { cut, wrap } from "../../../../system/text/fit.ts";
import { padEnd, width } from "../../../../system/text/width.ts";
import { rangeOf } from "../charts/bound.ts";
import type { Bars, Lines, Series } from "../document.ts";
import { numberText } from "../numbers.ts";
import { ends } from "./bars.ts";
import { type Terminal, widest } from "./terminal.ts";

const levels = { blocks: "▁▂▃▄▅▆▇█", ascii: "_.-=+*#@" } as const;

/** One line for each series, on one scale, with its lowest, highest and last value; a gap is a blank. */
export function sparkLines({ labels, series, ...chart }: Bars | Lines, terminal: Terminal): string[] {
  const { columns, t, paint } = terminal;
  const range = rangeOf(series.map(({ values }) => values)) ?? { low: 0, high: 0 };
  const names = series.map(({ name }) => cut(name, Math.min(24, Math.floor(columns / 3), columns - labels.length - 4)));
  const room = widest(names);
  const unit = "unit" in chart && chart.unit ? ` (${cut(chart.unit, 12)})` : "";
  const lines = series.flatMap((one, index) => {
    const line = `  ${padEnd(names[index] ?? "", room)}  ${sparkOf(one, range, terminal)}`;
    const text = rangeText(one, t) + unit;
    if (width(line) + 2 + width(text) <= columns) return [`${line}  ${paint.faint(text)}`];
    return [line, ...wrap(text, columns - room - 4).map((part) => " ".repeat(room + 4) + paint.faint(part))];
  });
  return [...lines, `${" ".repeat(room + 4)}${paint.faint(ends(labels, labels.length, columns - room - 4))}`];
}

function sparkOf({ values }: Series, { low, high }: { low: number; high: number }, { blocks }: Terminal): string {
  const signs = levels[blocks ? "blocks" : "ascii"];
  const bottom = Math.min(0, low);
  return values
    .map((value) => {
      if (value === null) return " ";
      // Halves, since the span of two huge numbers may be none.
      const share = high === bottom ? 0 : (value / 2 - bottom / 2) / (high / 2 - bottom / 2);
      return signs[Math.round(share * (signs.length - 1))];
    })
    .join("");
}

function rangeText({ values }: Series, t: Terminal["t"]): string {
  const range = rangeOf([values]);
  if (!range) return t("view.nothing");
  const last = values.findLast((value) => value !== null) ?? 0;
  return t("view.range", { low: numberText(range.low), high: numberText(range.high), last: numberText(last) });
}

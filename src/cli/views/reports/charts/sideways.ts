import type { Bars } from "../document.ts";
import { numberText } from "../numbers.ts";
import { barText, edge, scaleOfBars, stack } from "./bars.ts";
import { type Drawing, label, legend, type Setting } from "./drawing.ts";
import { placed, type Scale } from "./scale.ts";
import { cutTo, pixels, tag, tip } from "./svg.ts";

/** Bars that lie, with their labels to the left and their sums to the right of them. */
export function drawSideways(bars: Bars, setting: Setting): Drawing {
  const { room } = setting;
  const names = legend(bars.series, setting, "box");
  const labels = bars.labels.map((text) => cutTo(text, room.width * 0.36, room.font));
  const sums = bars.labels.map((_, index) => sumText(bars, index));
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => pixels(text, room.font)));
  const left = widest(labels) + 8;
  const span = { left, right: Math.max(left + 40, room.width - widest(sums) - 10) };
  const scale = tight(scaleOfBars(bars), bars);
  const step = room.font + 13;
  const rows = bars.labels.map((_, index) => {
    const y = names.height + index * step;
    const texts =
      label(labels[index] ?? "", { x: left - 8, y: y + step / 2 + room.font * 0.35, anchor: "end", look: "c-text" }) +
      label(sums[index] ?? "", { x: room.width, y: y + step / 2 + room.font * 0.35, anchor: "end" });
    return tag(
      "g",
      {},
      tip(barText(bars, index)) + bar(bars, index, scale, { ...span, top: y, bottom: y + step }) + texts,
    );
  });
  const height = names.height + rows.length * step;
  const zero = Math.round(placed(0, scale, span.left, span.right)) - 0.5;
  const line = tag("path", { d: `M${zero} ${names.height}V${height}`, class: "c-zero" });
  return { body: names.body + rows.join("") + line, height: height + 4 };
}

/** Without marks, the longest bar takes all the room that there is. */
function tight(scale: Scale, bars: Bars): Scale {
  const ends = bars.labels.flatMap((_, index) => stack(bars, index).map(({ to }) => to));
  const low = ends.reduce((least, end) => Math.min(least, end), 0);
  const high = ends.reduce((most, end) => Math.max(most, end), 0);
  return low === high ? scale : { ...scale, low, high };
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function bar(bars: Bars, index: number, scale: Scale, { left, right, top, bottom }: Place): string {
  const area = { x: left, y: top, width: right - left, height: bottom - top };
  const pieces = stack(bars, index).map(({ from, to, series }) => {
    const ends = [placed(from, scale, left, right), placed(to, scale, left, right)] as const;
    const x = Math.min(...ends);
    const long = Math.max(1, Math.max(...ends) - x);
    const size = { x, y: top + 4, width: long, height: bottom - top - 8 };
    return tag("rect", { ...size, class: `c-${series} c-edge`, ...edge(bars) });
  });
  return tag("rect", { ...area, fill: "none", "pointer-events": "all" }) + pieces.join("");
}

function sumText({ series }: Bars, index: number): string {
  const known = series.map(({ values }) => values[index] ?? null).filter((value) => value !== null);
  return known.length === 0 ? "–" : numberText(known.reduce((sum, value) => sum + value, 0));
}

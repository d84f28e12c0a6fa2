import type { Language, Translate } from "../../../../system/messages.ts";
import type { Series } from "../document.ts";
import { shortNumber } from "../numbers.ts";
import { between } from "./bound.ts";
import { dashes } from "./colours.ts";
import { placed, type Scale } from "./scale.ts";
import { cutTo, pixels, tag, words } from "./svg.ts";

/** Where a chart goes: `narrow` is for a telephone. Widths in pixels, `font` the size of its texts. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly labels: number;
}

export const rooms = {
  wide: { width: 800, height: 220, font: 13, labels: 120 },
  narrow: { width: 360, height: 180, font: 12, labels: 48 },
} as const satisfies Record<string, Room>;

/** What each drawing needs to know. */
export interface Setting {
  readonly room: Room;
  readonly lang: Language;
  readonly t: Translate;
}

/** Markup of a chart, and how high it is. */
export interface Drawing {
  readonly body: string;
  readonly height: number;
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Anchored {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly look?: string;
}

export function label(text: string, { x, y, anchor = "start", look = "c-faint" }: Anchored): string {
  return tag("text", { x, y, "text-anchor": anchor === "start" ? undefined : anchor, class: look }, words(text));
}

/** Names of the series with their colours, in as many rows as they need; nothing for one series without company. */
export function legend(series: readonly Series[], { room }: Setting, sign: "box" | "line"): Drawing {
  if (series.length < 2) return { body: "", height: 0 };
  const rowHeight = room.font + 9;
  let [x, row] = [0, 0];
  const body = series.map(({ name }, index) => {
    const text = cutTo(name, room.width - 44, room.font);
    const taken = 30 + pixels(text, room.font) + 14;
    if (x > 0 && x + taken > room.width) [x, row] = [0, row + 1];
    const y = row * rowHeight + room.font;
    const mark =
      sign === "box"
        ? tag("rect", { x, y: y - room.font + 2, width: 14, height: room.font - 1, rx: 2, class: `c-${index}` })
        : stroke(`M${x} ${y - room.font / 2 + 1.5}h24`, index);
    const text_ = label(text, { x: x + (sign === "box" ? 20 : 30), y, look: "c-text" });
    x += taken;
    return mark + text_;
  });
  return { body: body.join(""), height: (row + 1) * rowHeight + 6 };
}

/** A line of a series. */
export function stroke(path: string, series: number): string {
  const dash = dashes[series] || undefined;
  const look = { fill: "none", "stroke-width": 2, "stroke-linejoin": "round", "stroke-dasharray": dash };
  return tag("path", { d: path, class: `c-l${series}`, ...look });
}

/** Pixels that the numbers of an axis take. */
export function axisWidth(scale: Scale, { room, lang }: Setting): number {
  return Math.max(...scale.ticks.map((tick) => pixels(shortNumber(tick, lang), room.font))) + 8;
}

/** Lines across the plot with their numbers to the left. */
export function axis(scale: Scale, plot: Plot, { room, lang }: Setting): string {
  return scale.ticks
    .map((tick) => {
      const y = placed(tick, scale, plot.bottom, plot.top);
      const look = tick === 0 ? "c-zero" : "c-grid";
      const text = label(shortNumber(tick, lang), { x: plot.left - 8, y: y + room.font * 0.35, anchor: "end" });
      return tag("path", { d: `M${Math.round(plot.left)} ${Math.round(y) + 0.5}H${plot.right}`, class: look }) + text;
    })
    .join("");
}

/** Labels below the plot: as many as have room, the first always. */
export function labelsBelow(labels: readonly string[], plot: Plot, { room }: Setting): string {
  const slot = (plot.right - plot.left) / Math.max(1, labels.length);
  // Of neighbours that were put together, the first one.
  const starts = labels.map((text) => text.split(between)[0] ?? "");
  const texts = starts.map((text) => cutTo(text, Math.max(slot - 8, room.width / 4), room.font));
  const widest = Math.max(0, ...texts.map((text) => pixels(text, room.font))) + 10;
  const every = roundEvery(Math.ceil(widest / slot));
  return texts
    .map((text, index) => {
      if (index % every !== 0) return "";
      const half = pixels(text, room.font) / 2;
      const x = Math.max(half, Math.min(room.width - half, plot.left + (index + 0.5) * slot));
      return label(text, { x, y: plot.bottom + room.font + 7, anchor: "middle" });
    })
    .join("");
}

/** Every month, every second, quarter, half year, year: steps that a reader of months expects. */
function roundEvery(least: number): number {
  return [1, 2, 3, 4, 6, 12].find((step) => step >= least) ?? Math.ceil(least / 12) * 12;
}

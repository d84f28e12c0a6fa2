import type { Heat } from "../document.ts";
import { numberText } from "../numbers.ts";
import { shades } from "./colours.ts";
import { type Drawing, label, type Setting } from "./drawing.ts";
import { cutTo, pixels, tag, tip } from "./svg.ts";

/** Which shade a percentage has, from 0 on. */
export function shadeOf(percent: number): number {
  return Math.max(0, Math.min(shades - 1, Math.round((percent / 100) * (shades - 1))));
}

/** Size of a text that can still be read. */
const smallest = 9;

/** A grid of shades, each with its number where there is room. */
export function drawHeat(heat: Heat, setting: Setting): Drawing {
  const { room } = setting;
  const labels = heat.rows.map((text) => cutTo(text, room.width * 0.3, room.font));
  const left = Math.max(0, ...labels.map((text) => pixels(text, room.font))) + 8;
  const cell = { width: Math.min(72, (room.width - left) / Math.max(1, heat.columns.length)), height: room.font + 15 };
  const top = room.font + 10;
  // Three digits have room in every cell, if need be in a smaller size.
  const small = Math.max(smallest, Math.min(room.font, Math.floor((cell.width - 2) / pixels("100", 1))));
  const rows = heat.values.map((values, row) => {
    const y = top + row * cell.height;
    const text = { x: left - 8, y: y + cell.height / 2 + room.font * 0.35, anchor: "end", look: "c-text" } as const;
    const cells = values.map((value, column) => {
      const place = { x: left + column * cell.width, y, ...cell };
      return drawCell(value, `${heat.rows[row]}, ${heat.columns[column]}`, place, small);
    });
    return label(labels[row] ?? "", text) + cells.join("");
  });
  return {
    body: columnLabels(heat, left, cell.width, setting) + rows.join(""),
    height: top + rows.length * cell.height + 4,
  };
}

/** Labels above the columns: as many as have room. */
function columnLabels({ columns }: Heat, left: number, wide: number, { room }: Setting): string {
  const texts = columns.map((text) => cutTo(text, 96, room.font));
  const widest = Math.max(0, ...texts.map((text) => pixels(text, room.font)));
  const every = Math.max(1, Math.ceil((widest + 8) / wide));
  return texts
    .map((text, index) => {
      if (index % every !== 0) return "";
      const x = Math.min(left + (index + 0.5) * wide, room.width - pixels(text, room.font) / 2);
      return label(text, { x, y: room.font, anchor: "middle" });
    })
    .join("");
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(value: number | null, name: string, { x, y, width, height }: Place, font: number): string {
  if (value === null) return "";
  const shade = shadeOf(value);
  const text = numberText(value, 0);
  const middle = { x: x + width / 2, y: y + height / 2 + font * 0.35, anchor: "middle", look: `c-t${shade}` } as const;
  const size = { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 3 };
  const box = tag("rect", { ...size, class: `c-h${shade}` });
  const number = pixels(text, font) <= width ? tag("g", { "font-size": font }, label(text, middle)) : "";
  return tag("g", {}, tip(`${name}: ${numberText(value)} %`) + box + number);
}

import { cut, padStart } from "../../../../system/text/fit.ts";
import { padEnd } from "../../../../system/text/width.ts";
import type { Heat } from "../document.ts";
import { numberText } from "../numbers.ts";
import { type Terminal, widest } from "./terminal.ts";

const shades = { blocks: " ░▒▓█", ascii: " .:+#" } as const;

/** Columns for the name of a row, and never more than a third of all. */
export const longestName = 16;

/** A grid of percents, each with a shade before it: `▓ 62`. */
export function heatLines({ rows, columns, values }: Heat, terminal: Terminal): string[] {
  const { blocks, paint } = terminal;
  const most = Math.min(longestName, Math.floor(terminal.columns / 3));
  const labels = rows.map((text) => cut(text, most));
  const room = widest(labels);
  const head = columns.map((text) => padStart(cut(text, 4), 4)).join(" ");
  const lines = values.map((cells, row) => {
    const texts = cells.map((value) => cellOf(value, shades[blocks ? "blocks" : "ascii"]));
    return `  ${padEnd(labels[row] ?? "", room)}  ${texts.join(" ")}`.trimEnd();
  });
  return [`  ${" ".repeat(room)}  ${paint.faint(head)}`, ...lines];
}

function cellOf(value: number | null, signs: string): string {
  if (value === null) return "    ";
  const shade = Math.max(0, Math.min(signs.length - 1, Math.round((value / 100) * (signs.length - 1))));
  return (signs[shade] ?? " ") + padStart(cut(numberText(value, 0), 3), 3);
}

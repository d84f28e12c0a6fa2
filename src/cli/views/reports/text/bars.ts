import { cut, padStart } from "../../../../system/text/fit.ts";
import { padEnd, width } from "../../../../system/text/width.ts";
import { between } from "../charts/bound.ts";
import type { Bars } from "../document.ts";
import { numberText, shortNumber } from "../numbers.ts";
import { sideBySide, type Terminal, widest } from "./terminal.ts";

/** What the pieces of a stack are made of, one for each series. */
const fills = { blocks: ["█", "▓", "▒", "░"], ascii: ["#", "=", "-", "."] } as const;

/** Parts of a block from the left, in eighths; and from below. */
const left = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const below = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Lines that a chart of upright bars is high. */
const height = 6;

/** Bars that lie, one a line, with what they are of and how much they are. What is below zero has no bar. */
export function lyingLines(bars: Bars, terminal: Terminal): string[] {
  const { columns } = terminal;
  const values = bars.labels.map((_, index) => bars.series.map((one) => Math.max(0, one.values[index] ?? 0)));
  const sums = sumTexts(bars, terminal);
  // Numbers are never cut; names are, down to one sign.
  const room = Math.max(1, Math.min(Math.floor(columns / 3), columns - widest(sums) - 10));
  const labels = bars.labels.map((text) => cut(text, room));
  const [labelRoom, sumRoom] = [widest(labels), widest(sums)];
  const barRoom = Math.max(0, Math.min(40, columns - labelRoom - sumRoom - 6));
  const most = values.reduce((all, parts) => Math.max(all, total(parts)), 0);
  const lines = values.map((parts, index) => {
    const bar =
      most === 0
        ? ""
        : barOf(
            parts.map((part) => (part / most) * barRoom),
            terminal,
          );
    const strips = [
      { lines: [labels[index] ?? ""], columns: labelRoom },
      { lines: [bar], columns: barRoom },
      { lines: [sums[index] ?? ""], columns: sumRoom, right: true },
    ];
    return sideBySide(strips).map((line) => `  ${line}`);
  });
  return [...legend(bars, terminal), ...lines.flat()];
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** What each bar comes to; in short where the numbers would take more than a third of the room. */
function sumTexts({ labels, series }: Bars, { columns, lang }: Terminal): string[] {
  const textOf = (write: (value: number) => string) =>
    labels.map((_, index) => {
      const known = series.map(({ values }) => values[index] ?? null).filter((value) => value !== null);
      return known.length === 0 ? "–" : write(total(known));
    });
  const texts = textOf((value) => numberText(value));
  return widest(texts) <= Math.floor(columns / 3) ? texts : textOf((value) => shortNumber(value, lang));
}

/** A bar of pieces, each so many columns long. Only one of a single piece can end within a column. */
function barOf(lengths: readonly number[], { blocks }: Terminal): string {
  const [only = 0] = lengths;
  if (lengths.length === 1 && blocks) {
    const eighths = Math.max(only > 0 ? 1 : 0, Math.round(only * 8));
    return "█".repeat(Math.floor(eighths / 8)) + left[eighths % 8];
  }
  let end = 0;
  return lengths
    .map((length, series) => {
      const from = Math.round(end);
      end += length;
      // However little it is, a bar of one piece is seen.
      const long = Math.round(end) - from || (lengths.length === 1 && length > 0 ? 1 : 0);
      return fills[blocks ? "blocks" : "ascii"][series % 4]?.repeat(long) ?? "";
    })
    .join("");
}

function legend({ series }: Bars, { blocks, columns, paint }: Terminal): string[] {
  if (series.length < 2) return [];
  const lines: string[] = [];
  for (const [index, { name }] of series.entries()) {
    const item = `${fills[blocks ? "blocks" : "ascii"][index % 4]} ${cut(name, columns - 6)}`;
    const last = lines.at(-1);
    if (last !== undefined && width(last) + width(item) + 6 <= columns) lines[lines.length - 1] = `${last}   ${item}`;
    else lines.push(item);
  }
  return lines.map((line) => `  ${paint.faint(line)}`);
}

/** Bars that stand, of one series: some lines high, with the highest value and the first and last label. */
export function columnLines({ labels, series: [series] }: Bars, { columns, lang, blocks, paint }: Terminal): string[] {
  const values = labels.map((_, index) => Math.max(0, series?.values[index] ?? 0));
  const most = values.reduce((all, value) => Math.max(all, value), 0);
  const mark = shortNumber(most, lang);
  const slot = Math.max(1, Math.min(5, Math.floor((columns - width(mark) - 5) / labels.length)));
  const thick = Math.max(1, slot - 1);
  const eighths = values.map((value) =>
    most === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / most) * height * 8)),
  );
  const rows = Array.from({ length: height }, (_, row) => {
    const floor = (height - 1 - row) * 8;
    const cells = eighths.map((level) => {
      const part = Math.max(0, Math.min(8, level - floor));
      const sign = blocks ? below[part] : part >= 4 || (part > 0 && floor === 0) ? "#" : " ";
      return (sign as string).repeat(thick) + " ".repeat(slot - thick);
    });
    const text = row === 0 ? mark : row === height - 1 ? "0" : "";
    return `  ${padStart(text, width(mark))} ${blocks ? "┤" : "|"}${cells.join("").trimEnd()}`;
  });
  return [
    ...rows,
    `${" ".repeat(width(mark) + 4)}${paint.faint(ends(labels, slot * labels.length - (slot - thick), columns - width(mark) - 4))}`,
  ];
}

/**
 * The first label at the left end and the last one at the right end of so many columns, or one after the other where
 * they are too long for that.
 * @param room columns that there are at all
 */
export function ends(labels: readonly string[], columns: number, room: number): string {
  // Of neighbours that were put together, the first and the last one.
  const first = labels[0]?.split(between)[0] ?? "";
  const last = labels.length > 1 ? (labels.at(-1)?.split(between).at(-1) ?? "") : "";
  if (last === "") return cut(first, room);
  if (columns - width(first) - width(last) >= 2) return padEnd(first, columns - width(last)) + last;
  return cut(`${first}${between}${last}`, room);
}

import { wrap } from "../../../../system/text/fit.ts";
import { padEnd, width } from "../../../../system/text/width.ts";
import { cleanForTerminal } from "../clean.ts";
import type { Figure, Figures } from "../document.ts";
import { toneText } from "../words.ts";
import { sideBySide, type Terminal, widest } from "./terminal.ts";

/** Figures below one another: label, value and trend in columns, and what they rest on below or beside. */
export function figureLines({ items }: Figures, terminal: Terminal): string[] {
  const { columns } = terminal;
  const labels = items.map(({ label }) => cleanForTerminal(label));
  const room = Math.min(widest(labels), Math.floor((columns - 4) * 0.4));
  const value = Math.min(16, widest(items.map((item) => cleanForTerminal(item.value))));
  return items.flatMap((item, index) => {
    const beside = valueLines(item, { all: columns - room - 4, value }, terminal);
    const label = wrap(labels[index] ?? "", room);
    return sideBySide([
      { lines: label, columns: room },
      { lines: beside.plain, columns: widest(beside.plain), style: (text) => beside.painted.get(text) ?? text },
    ]).map((line) => `  ${line}`);
  });
}

/**
 * Value and trend, then the basis in lines of its own. Each plain line with what it looks like in colour.
 * @param room columns for each line, and for the values, so that trends stand below one another
 */
function valueLines({ value, trend, detail }: Figure, room: { all: number; value: number }, { paint, t }: Terminal) {
  const painted = new Map<string, string>();
  const text = padEnd(cleanForTerminal(value), room.value);
  const change = trend ? [cleanForTerminal(trend.text), toneText(trend.tone, t)].filter(Boolean).join(" · ") : "";
  const colour = { good: paint.good, bad: paint.bad, neutral: paint.faint }[trend?.tone ?? "neutral"];
  const isOneLine = change !== "" && width(text) + width(change) + 2 <= room.all;
  const first = isOneLine ? [`${text}  ${change}`] : [...wrap(text, room.all), ...wrap(change, room.all)];
  if (isOneLine) painted.set(first[0] ?? "", `${paint.strong(text)}  ${colour(change)}`);
  else for (const line of wrap(text, room.all)) painted.set(line, paint.strong(line));
  const basis = detail ? wrap(cleanForTerminal(detail), room.all) : [];
  for (const line of basis) painted.set(line, paint.faint(line));
  return { plain: [...first, ...basis], painted };
}

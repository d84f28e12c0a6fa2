import { wrap } from "../../../system/text/fit.ts";
import { cleanForTerminal, linesForTerminal } from "./clean.ts";
import type { Block, Document, Section } from "./document.ts";
import { numberText } from "./numbers.ts";
import { chartLines } from "./text/chart.ts";
import { figureLines } from "./text/figures.ts";
import { tableLines } from "./text/table.ts";
import type { Terminal } from "./text/terminal.ts";

/** No terminal is narrower: below it lines may be longer than it. */
const least = 20;

/** A report as lines that fit the columns of a terminal, counted by the width of their characters. */
export function textOf(document: Document, options: Omit<Terminal, "lang">): string[] {
  const terminal = { ...options, lang: document.lang, columns: Math.max(least, options.columns) };
  const { paint, t, columns } = terminal;
  const notes = document.notes.flatMap((note) =>
    wrap(cleanForTerminal(note), columns - 4).map((line, index) => `${index === 0 ? "  - " : "    "}${line}`),
  );
  return [
    ...wrap(cleanForTerminal(document.title), columns).map(paint.strong),
    ...wrap(cleanForTerminal(document.subtitle), columns).map(paint.faint),
    ...document.sections.flatMap((section) => ["", ...sectionLines(section, terminal)]),
    ...(notes.length > 0 ? ["", ...wrap(t("view.notes"), columns).map(paint.strong), ...notes] : []),
  ];
}

function sectionLines({ heading, explanation, blocks }: Section, terminal: Terminal): string[] {
  const { paint, columns } = terminal;
  return [
    ...wrap(cleanForTerminal(heading), columns).map(paint.strong),
    ...(explanation ? proseLines(explanation, columns).map(paint.faint) : []),
    ...blocks.flatMap((block) => ["", ...blockLines(block, terminal)]),
  ];
}

function proseLines(text: string, columns: number): string[] {
  return linesForTerminal(text).flatMap((line) => wrap(line, columns));
}

function blockLines(block: Block, terminal: Terminal): string[] {
  const { columns, t, paint } = terminal;
  const captioned = (caption: string, lines: readonly string[]) => [
    ...wrap(cleanForTerminal(caption), columns),
    ...lines,
  ];
  switch (block.kind) {
    case "figures":
      return figureLines(block, terminal);
    case "text":
      return proseLines(block.text, columns);
    case "table": {
      const more = block.more ? wrap(t("view.more", { count: numberText(block.more) }), columns - 2) : [];
      return captioned(block.caption, [
        ...tableLines(block, terminal),
        ...more.map((line) => `  ${paint.faint(line)}`),
      ]);
    }
    default:
      return captioned(block.caption, chartLines(block, terminal));
  }
}

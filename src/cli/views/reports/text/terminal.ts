import type { Language, Translate } from "../../../../system/messages.ts";
import { width } from "../../../../system/text/width.ts";
import type { Paint } from "../../../paint.ts";

/** What a report is written on. */
export interface Terminal {
  readonly columns: number;
  readonly paint: Paint;
  readonly t: Translate;
  readonly lang: Language;
  /** Block characters can be drawn; else charts are of ASCII. */
  readonly blocks: boolean;
}

const same = (text: string) => text;

/**
 * True when charts may be of block characters: not on the console of Linux, whose font lacks most of them, and not
 * where the locale names a character set other than UTF-8 (POSIX.1-2017, 8.2: `LC_ALL`, `LC_CTYPE`, `LANG`). Without a
 * locale, as in containers, terminals show UTF-8 all the same.
 */
export function drawsBlocks(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  if (env.TERM === "linux" || /^(c|posix)$/i.test(locale)) return false;
  const charset = /\.([^@]+)/.exec(locale)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

/** Lines of text in a column of a width. */
export interface Strip {
  readonly lines: readonly string[];
  readonly columns: number;
  readonly right?: boolean;
  /** Text stands at the lower end, as headings do. */
  readonly low?: boolean;
  readonly style?: (text: string) => string;
}

/** Columns of text side by side, with two blanks between. Nothing stands behind the last text of a line. */
export function sideBySide(strips: readonly Strip[]): string[] {
  const high = Math.max(0, ...strips.map(({ lines }) => lines.length));
  return Array.from({ length: high }, (_, row) => {
    const texts = strips.map(({ lines, low }) => lines[low ? row - high + lines.length : row] ?? "");
    const last = texts.findLastIndex((text) => text !== "");
    return strips
      .slice(0, last + 1)
      .map(({ columns, right, style = same }, index) => {
        const text = texts[index] ?? "";
        const blanks = " ".repeat(Math.max(0, columns - width(text)));
        // Colour goes around the text alone, and the last one needs no blanks after it.
        return right ? blanks + style(text) : style(text) + (index === last ? "" : blanks);
      })
      .join("  ");
  });
}

/** The widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

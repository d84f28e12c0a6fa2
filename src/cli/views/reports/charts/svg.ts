import { escapeHtml } from "../../../../system/text/escape.ts";
import { cut } from "../../../../system/text/fit.ts";
import { width } from "../../../../system/text/width.ts";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One element of SVG.
 * @param content markup already; a text goes through {@link words}
 */
export function tag(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? coordinate(value) : escapeHtml(value)}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Text within an element. */
export const words: (text: string) => string = escapeHtml;

/** A tip that browsers show over a part of a chart. */
export function tip(text: string): string {
  return tag("title", {}, words(text) || " ");
}

/** A coordinate of at most two places, so that the same chart is the same bytes everywhere. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

/** Width of a digit of a wide font (DejaVu Sans) for each pixel of its size, and what broad letters have beyond it. */
const share = { digit: 0.64, capital: 0.12, broad: 0.26 } as const;

/** Pixels that a text takes, rather too many than too few: no font is at hand to measure with. */
export function pixels(text: string, font: number): number {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const broad = text.match(/[WMmw@%]/g)?.length ?? 0;
  return (width(text) * share.digit + capitals * share.capital + broad * share.broad) * font;
}

/** A text cut to so many pixels. */
export function cutTo(text: string, room: number, font: number): string {
  let columns = Math.min(width(text), Math.floor(room / (font * share.digit)));
  while (columns > 1 && pixels(cut(text, columns), font) > room) columns -= 1;
  return cut(text, columns);
}

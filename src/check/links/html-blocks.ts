import { tagEnd } from "./html.ts";

/** What ends a block of HTML: a text that stands in its last line, or a blank line. */
export type HtmlEnd = string;
export const blankLine: HtmlEnd = "";

const verbatim = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;

/** Elements that begin a block of HTML at the start of a line (CommonMark 0.31.2, 4.6, condition 6). */
const blocks = new Set(
  "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul".split(
    " ",
  ),
);

/** What would end the block of HTML that a line begins; undefined when it begins none. */
export function htmlStart(text: string, inParagraph: boolean): HtmlEnd | undefined {
  if (!text.startsWith("<")) return undefined;
  if (verbatim.test(text)) return "</";
  if (text.startsWith("<!--")) return "-->";
  if (text.startsWith("<?")) return "?>";
  if (text.startsWith("<![CDATA[")) return "]]>";
  if (/^<![A-Za-z]/.test(text)) return ">";
  const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?=[\s>]|\/>|$)/.exec(text)?.[1];
  if (name && blocks.has(name.toLowerCase())) return blankLine;
  if (inParagraph) return undefined;
  const end = tagEnd(text, 0);
  return end > 0 && text.slice(end).trim() === "" ? blankLine : undefined;
}

/** Whether a line of a block ends it. */
export function htmlEnds(end: HtmlEnd, text: string): boolean {
  if (end === blankLine) return text.trim() === "";
  if (end === "</") return /<\/(?:script|pre|style|textarea)>/i.test(text);
  return text.includes(end);
}

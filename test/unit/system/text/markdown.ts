import { micromark, type Options } from "micromark";
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from "micromark-extension-gfm-autolink-literal";
import { gfmFootnote, gfmFootnoteHtml } from "micromark-extension-gfm-footnote";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { math, mathHtml } from "micromark-extension-math";

const options: Options = {
  allowDangerousHtml: true,
  allowDangerousProtocol: true,
  extensions: [gfmTable(), gfmFootnote(), math()],
  htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml(), mathHtml()],
};

/** HTML of Markdown as GitHub reads it (tables, footnotes, math); nothing is filtered, so nothing hides. */
export function toHtml(markdown: string): string {
  return micromark(markdown, options);
}

/** The same with bare addresses made into links. */
export function toHtmlWithLinks(markdown: string): string {
  return micromark(markdown, {
    ...options,
    extensions: [...(options.extensions ?? []), gfmAutolinkLiteral()],
    htmlExtensions: [...(options.htmlExtensions ?? []), gfmAutolinkLiteralHtml()],
  });
}

/** Text as the parser writes it into HTML. */
export function encoded(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

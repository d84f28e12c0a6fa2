import { createHash } from "node:crypto";
import type { Translate } from "../../../system/messages.ts";
import type { Document, Section } from "./document.ts";
import { blockHtml, textHtml } from "./html/blocks.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";
import { words } from "./html/table.ts";

/** How browsers and screen readers name the languages. */
const languageTags = { en: "en", zh: "zh-CN" } as const;

/**
 * A report as one page that needs nothing else: no request leaves it, and its policy allows none. Only the style and
 * the script that are written here run, known by their hashes; every text of the report is escaped text.
 */
export function htmlOf(document: Document, t: Translate): string {
  const css = style();
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const ids = uniqueIds(document.sections);
  const sections = document.sections.map((section, index) => sectionHtml(section, ids[index] ?? "", document, t));
  return `<!DOCTYPE html>
<html lang="${languageTags[document.lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="commonry">
<title>${words(document.title)}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#report">${words(t("view.skip"))}</a>
<header>
<h1>${words(document.title)}</h1>
<p class="subtitle">${words(document.subtitle)}</p>
</header>
${contents(document, ids, t)}<main id="report">
${sections.join("\n")}
</main>
${notesHtml(document.notes, t)}<script>${script}</script>
</body>
</html>
`;
}

/** A source as a content security policy names it (CSP Level 3, 2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Ids that no two sections share, whatever they are called; `s-` keeps them from the page's own. */
function uniqueIds(sections: readonly Section[]): string[] {
  const seen = new Map<string, number>();
  return sections.map(({ id }) => {
    const plain = `s-${id.replace(/[^a-z-]/g, "")}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}.${count}`;
  });
}

function contents({ sections }: Document, ids: readonly string[], t: Translate): string {
  if (sections.length < 2) return "";
  const items = sections.map(({ heading }, index) => `<li><a href="#${ids[index]}">${words(heading)}</a></li>`);
  return `<nav aria-label="${words(t("view.contents"))}"><ul>${items.join("")}</ul></nav>\n`;
}

function sectionHtml({ heading, explanation, blocks }: Section, id: string, { lang }: Document, t: Translate): string {
  const parts = [
    `<h2 id="${id}-h">${words(heading)}</h2>`,
    ...(explanation ? [textHtml(explanation, "explanation")] : []),
    ...blocks.map((block, index) => blockHtml(block, { lang, t, id: `${id}-${index}` })),
  ];
  return `<section id="${id}" aria-labelledby="${id}-h">\n${parts.join("\n")}\n</section>`;
}

function notesHtml(notes: readonly string[], t: Translate): string {
  if (notes.length === 0) return "";
  const items = notes.map((note) => `<li>${words(note)}</li>`);
  return `<footer>\n<section aria-labelledby="notes"><h2 id="notes">${words(t("view.notes"))}</h2><ul>${items.join("")}</ul></section>\n</footer>\n`;
}

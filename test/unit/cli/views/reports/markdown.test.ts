import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Document } from "../../../../../src/cli/views/reports/document.ts";
import { markdownOf } from "../../../../../src/cli/views/reports/markdown.ts";
import { toHtmlWithLinks } from "../../../system/text/markdown.ts";
import { hostileDocument } from "./hostile.ts";
import { contributors, health } from "./sample.ts";
import { textsOf } from "./texts.ts";

const written = (document: Document, charts?: string) =>
  markdownOf(document, { t: textsOf[document.lang], ...(charts === undefined ? {} : { charts }) });

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** What a report may be made of. */
const known = [
  "h1",
  "h2",
  "p",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "strong",
  "code",
  "pre",
  "ul",
  "li",
  "img",
];

function expectKnownTags(html: string): void {
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name as string));
  expect([...tags].filter((name) => !known.includes(name))).toEqual([]);
}

/** Rows that a block has as a table, with the heading. */
function rowsOf(block: Block): number {
  if (block.kind === "figures") return block.items.length > 0 ? block.items.length + 1 : 0;
  return block.kind === "table" && block.rows.length > 0 && block.columns.length > 0 ? block.rows.length + 1 : 0;
}

describe("a report as Markdown", () => {
  test("has tables, and pictures that stand beside it", () => {
    const { text, files } = written(contributors("en"), "charts");
    expect(files.map(({ name }) => name)).toEqual([
      "activity-1.svg",
      "activity-2.svg",
      "concentration-1.svg",
      "retention-1.svg",
    ]);
    for (const { name, svg } of files) {
      expect(text).toContain(`](charts/${name})`);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    }
    expect(text).toContain(
      "| Name | Role | Commits | Co-authored | Active days | First commit | Last commit |\n| --- | --- | ---: | ---: | ---: | --- | --- |",
    );
    expect(text).toContain("| Ada Okafor | core | 1,000 | 0 | 400 |");
    expect(text).toContain("189 more are not shown.");
    expect(count(toHtmlWithLinks(text), /<tr>/g)).toBe(6 + 3 + 26);
  });

  test("without a folder has its charts as text", () => {
    const { text, files } = written(health("zh"));
    expect(files).toEqual([]);
    expect(text).not.toContain("![");
    expect(count(text, /^```text$/gm)).toBe(2);
    expect(text).toContain("█ 批准   ▓ 要求修改");
  });

  test("calls nobody, and lets an address be copied", () => {
    const columns = [{ label: "Name", type: "text" as const }];
    const rows = [["@ada"], ["感谢@ada 与 acme/hub#12"], ["ada@lepton.example"], ["ada@lepton.example`|x"]];
    const document: Document = {
      ...{ title: "@org/team fixes #1", subtitle: "https://evil.example", lang: "en", notes: ["GH-7"] },
      sections: [{ id: "a", heading: "@ada", blocks: [{ kind: "table", caption: "@ada", columns, rows }] }],
    };
    const { text } = written(document, "x");
    expect(text.replace("`ada@lepton.example`", "")).not.toMatch(/@[a-z]|#\d|https:\/\/|GH-\d/);
    expect(text).toContain("| `ada@lepton.example` |");
    expect(count(toHtmlWithLinks(text), /<a /g)).toBe(0);
  });

  test.each([
    ["", "a-1.svg"],
    ["my charts", "my%20charts/a-1.svg"],
    ["a)b/(c", "a%29b/%28c/a-1.svg"],
    ["../x/", "../x/a-1.svg"],
    ["图", "%E5%9B%BE/a-1.svg"],
  ])("the folder %j is written so that the link leads there", (folder, address) => {
    const block = { kind: "bars" as const, caption: "c", labels: ["a"], series: [{ name: "n", values: [1] }] };
    const document: Document = {
      title: "t",
      subtitle: "s",
      lang: "en",
      sections: [{ id: "a", heading: "h", blocks: [block] }],
      notes: [],
    };
    expect(toHtmlWithLinks(written(document, folder).text)).toContain(`<img src="${address}"`);
  });

  test("of anything has no HTML, no link, no table or heading more than it was given", () => {
    fc.assert(
      fc.property(hostileDocument, fc.boolean(), (document, beside) => {
        const { text, files } = written(document, beside ? "charts" : undefined);
        const html = toHtmlWithLinks(text);
        const blocks = document.sections.flatMap((section) => section.blocks);
        const charts = blocks.filter(({ kind }) => ["bars", "lines", "heat"].includes(kind));
        expectKnownTags(html);
        expect([count(html, /<img /g), files.length, count(html, /<pre>/g)]).toEqual(
          beside ? [charts.length, charts.length, 0] : [0, 0, charts.length],
        );
        expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
        expect(count(html, /<h1>/g)).toBeLessThanOrEqual(1);
        expect(count(html, /<h2>/g)).toBe(document.sections.length + Math.sign(document.notes.length));
        expect(count(html, /<tr>/g)).toBe(blocks.reduce((sum, block) => sum + rowsOf(block), 0));
      }),
      { numRuns: 60 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainPaint } from "../../../../../src/cli/paint.ts";
import type { Block, Document } from "../../../../../src/cli/views/reports/document.ts";
import { drawsBlocks } from "../../../../../src/cli/views/reports/text/terminal.ts";
import { textOf } from "../../../../../src/cli/views/reports/text.ts";
import { width } from "../../../../../src/system/text/width.ts";
import { hostileDocument } from "./hostile.ts";
import { contributors, health } from "./sample.ts";
import { textsOf } from "./texts.ts";

const shown = (document: Document, columns = 80, blocks = true, paint = plainPaint) =>
  textOf(document, { columns, paint, blocks, t: textsOf[document.lang] });

const only = (block: Block, columns = 80, blocks = true) =>
  shown(
    { title: "t", subtitle: "s", lang: "en", sections: [{ id: "a", heading: "h", blocks: [block] }], notes: [] },
    columns,
    blocks,
  ).slice(5);

describe("a report as text", () => {
  test.each([20, 33, 40, 60, 80, 132])("fits %d columns in both languages", (columns) => {
    for (const document of [contributors("en"), contributors("zh"), health("en"), health("zh")]) {
      for (const line of shown(document, columns)) expect(width(line), line).toBeLessThanOrEqual(columns);
    }
  });

  test("of anything fits, is plain text on one line each, and shows what hides", () => {
    fc.assert(
      fc.property(hostileDocument, fc.integer({ min: 20, max: 100 }), fc.boolean(), (document, columns, blocks) => {
        for (const line of shown(document, columns, blocks)) {
          expect(width(line), JSON.stringify(line)).toBeLessThanOrEqual(columns);
          expect(line).not.toMatch(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u);
        }
      }),
      { numRuns: 60 },
    );
    const title = "a\x1b[31mb\u202ec\0";
    expect(shown({ title, subtitle: "", lang: "en", sections: [], notes: [] })).toEqual([
      "a<U+001B>[31mb<U+202E>c<U+0000>",
    ]);
  });

  test("with colours says the same", () => {
    const mark = (text: string) => `‹${text}›`;
    const painted = { good: mark, bad: mark, warn: mark, strong: mark, faint: mark, add: mark };
    const plainAgain = shown(health("zh"), 60, true, painted).map((line) => line.replace(/[‹›]/g, "").trimEnd());
    expect(plainAgain).toEqual(shown(health("zh"), 60).map((line) => line.trimEnd()));
    expect(shown(health("zh"), 60, true, painted).join("")).toContain("‹0.94");
  });

  test("a table has its numbers to the right, its long texts cut, and says what is left out", () => {
    const block: Block = {
      kind: "table",
      caption: "People",
      columns: [
        { label: "Name", type: "text" },
        { label: "Commits", type: "number" },
        { label: "Share", type: "number" },
      ],
      rows: [
        ["陈晓明", 1200, 81.25],
        ["Anastasia Papadopoulou-Konstantinidou", 7, 5],
        ["Bo", null, "too few"],
      ],
      more: 1189,
    };
    expect(only(block, 40)).toEqual([
      "People",
      "  Name                  Commits    Share",
      "  陈晓明                  1,200    81.25",
      "  Anastasia Papadopou…        7     5.00",
      "  Bo                             too few",
      "  1,189 more are not shown.",
    ]);
    expect(only(block, 24)).toContain("  Commits  1,200");
  });

  test("a table leaves spare columns out before it becomes lists, and names them", () => {
    const block: Block = {
      kind: "table",
      caption: "c",
      columns: [
        { label: "Name", type: "text" },
        { label: "Commits", type: "number" },
        { label: "First", type: "date", spare: true },
        { label: "Last", type: "date", spare: true },
      ],
      rows: [["Ada", 12, "2024-01-01", "2025-01-01"]],
    };
    expect(only(block, 40)[2]).toBe("  Ada        12  2024-01-01  2025-01-01");
    expect(only(block, 30).slice(2)).toEqual([
      "  Ada        12  2024-01-01",
      "  Not shown for want of room:",
      "  Last",
    ]);
    expect(only(block, 20).slice(2)).toEqual([
      "  Ada        12",
      "  Not shown for want",
      "  of room: First,",
      "  Last",
    ]);
  });

  test("bars lie as long as their values, in blocks or in ASCII", () => {
    const block: Block = {
      kind: "bars",
      sideways: true,
      caption: "c",
      labels: ["a", "bb", "c", "d"],
      series: [{ name: "n", values: [8, 4, 0, null] }],
    };
    expect(only(block, 20)).toEqual([
      "c",
      "  a   ███████████  8",
      "  bb  █████▌       4",
      "  c                0",
      "  d                –",
    ]);
    expect(only(block, 20, false)[1]).toBe("  a   ###########  8");
    const stacked: Block = { ...block, series: [...block.series, { name: "m", values: [2, 6, 0, 1] }] };
    expect(only(stacked, 20).slice(1, 4)).toEqual(["  █ n   ▓ m", "  a   ████████▓▓  10", "  bb  ████▓▓▓▓▓▓  10"]);
  });

  test("bars that stand, lines and grids are drawn of characters", () => {
    const months = ["01", "02", "03", "04"];
    const bars = only(
      { kind: "bars", caption: "c", labels: months, series: [{ name: "n", values: [1, 2, 0, 4] }] },
      20,
    );
    expect(bars[1]).toMatch(/^ {2}4 ┤ +██$/);
    expect(bars[6]).toMatch(/^ {2}0 ┤██ ██ {4}██$/);
    const lines = only({
      kind: "lines",
      caption: "c",
      labels: months,
      series: [{ name: "n", values: [0, null, 2, 4] }],
    });
    expect(lines[1]).toBe("  n  ▁ ▅█  lowest 0, highest 4, last 4");
    const heat = only({
      kind: "heat",
      caption: "c",
      rows: ["r"],
      columns: ["+0", "+1", "+2"],
      values: [[100, null, 42]],
    });
    expect(heat.slice(1)).toEqual(["       +0   +1   +2", "  r  █100      ▒ 42"]);
  });

  test("charts without a value say so", () => {
    const empty: Block[] = [
      { kind: "bars", caption: "c", labels: [], series: [] },
      { kind: "bars", caption: "c", labels: ["a"], series: [{ name: "n", values: [null] }], sideways: true },
      { kind: "lines", caption: "c", labels: ["a"], series: [] },
      { kind: "heat", caption: "c", rows: [], columns: [], values: [] },
      { kind: "table", caption: "c", columns: [{ label: "a", type: "text" }], rows: [] },
    ];
    for (const block of empty) expect(only(block)).toEqual(["c", "  Nothing to show."]);
  });

  test("thousands of labels are put together, and that is said", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `day ${index}`);
    const lines = only({
      kind: "bars",
      caption: "c",
      labels: many,
      series: [{ name: "n", values: many.map(() => 1) }],
    });
    expect(lines.at(-1)).toBe("  Each bar adds up 79 values that stand side by side.");
    expect(lines.length).toBeLessThan(12);
    const lying = only({
      kind: "bars",
      sideways: true,
      caption: "c",
      labels: many,
      series: [{ name: "n", values: many.map(() => 1) }],
    });
    expect(lying).toHaveLength(21);
    expect(lying.at(-1)).toMatch(/^ {2}4,?981 others +█+ {2}4,981$/);
  });
});

test.each([
  [{}, true],
  [{ LANG: "en_US.UTF-8" }, true],
  [{ LANG: "zh_CN.utf8" }, true],
  [{ LANG: "C.UTF-8", TERM: "xterm-256color" }, true],
  [{ LC_ALL: "C", LANG: "en_US.UTF-8" }, false],
  [{ LANG: "zh_CN.GBK" }, false],
  [{ LANG: "de_DE.ISO-8859-15@euro" }, false],
  [{ TERM: "linux", LANG: "en_US.UTF-8" }, false],
])("with %j block characters are drawn: %s", (env, drawn) => {
  expect(drawsBlocks(env)).toBe(drawn);
});

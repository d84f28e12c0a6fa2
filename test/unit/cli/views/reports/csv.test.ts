import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "../../../../../src/cli/views/reports/csv.ts";
import type { Cell, Document, Table } from "../../../../../src/cli/views/reports/document.ts";
import { hostileDocument } from "./hostile.ts";
import { noPython, parseCsv } from "./python.ts";
import { contributors, health } from "./sample.ts";
import { textsOf } from "./texts.ts";

const csv = (document: Document, bom?: boolean) => csvOf(document, textsOf[document.lang], bom);

/** A report of one table of one column. */
const ofCells = (...cells: Cell[]): Document => ({
  ...{ title: "t", subtitle: "s", lang: "en", notes: [] },
  sections: [
    {
      ...{ id: "a", heading: "h" },
      blocks: [
        { kind: "table", caption: "c", columns: [{ label: "x", type: "text" }], rows: cells.map((cell) => [cell]) },
      ],
    },
  ],
});

function expectSame(rows: readonly (readonly string[])[], { columns, rows: given }: Table): void {
  expect(rows).toHaveLength(given.length + 1);
  // A line of one empty cell is an empty line, which Python reads as no cell.
  for (const row of rows) expect(row.length || 1).toBe(columns.length);
  for (const [line, row] of rows.slice(1).entries())
    for (const [column, cell] of row.entries()) {
      const value = given[line]?.[column] ?? null;
      if (typeof value === "number") expect(cell).toBe(Number.isFinite(value) ? String(value) : "");
      else expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
    }
}

describe("a report as CSV", () => {
  test("is its main table, numbers as they are", () => {
    const lines = csv(contributors("zh")).split("\r\n");
    expect(lines[0]).toBe("姓名,角色,提交,共同作者,活跃天数,首次提交,最近提交");
    expect(lines[1]).toBe("Ada Okafor,核心,1000,0,400,2026-06-06,2026-02-09".replace(/Ada Okafor/, '"Ada Okafor"'));
    expect(lines).toHaveLength(27);
    expect(lines.at(-1)).toBe("");
  });

  test("is the first table where none is the main one, and the figures where there is no table", () => {
    expect(csv(health("en"))).toMatch(/^Folder,"Bus factor",/);
    const figures = contributors("en");
    const [overview] = figures.sections;
    const only = { ...figures, sections: overview ? [overview] : [] };
    expect(csv(only).split("\r\n").slice(0, 3)).toEqual([
      "Section,Measure,Value,Trend,Basis",
      '"At a glance",Contributors,214,"\'+31 · better","without 6 bots"',
      '"At a glance",Commits,"4,812","−4 %","612 with co-authors"',
    ]);
  });

  test.each<[Cell, string]>([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(1)", "'@SUM(1)"],
    ["＝1", "'＝1"],
    ["\t=1", '"\' =1"'],
    ["\r=1", '"\' =1"'],
    ["\u200b=1", "'=1"],
    ['"=1', `"'""=1"`],
    ["a;=1", `"a;'=1"`],
    ["a=1", "a=1"],
    ["a-b", "a-b"],
    [-1, "-1"],
    [0.1, "0.1"],
    [1234567.891, "1234567.891"],
    [Number.NaN, ""],
    [null, ""],
    ["a,b", '"a,b"'],
    ['a"b', '"a""b"'],
    ["a\nb\0c", '"a bc"'],
  ])("%j is written %s", (cell, text) => {
    expect(csv(ofCells(cell))).toBe(`x\r\n${text}\r\n`);
  });

  test("begins with a byte order mark only if asked", () => {
    expect(csv(ofCells("a"), true)).toBe("\ufeffx\r\na\r\n");
  });

  test.skipIf(noPython)("of anything is read by others as the same rows and cells, none of them a formula", () => {
    const documents = fc.sample(hostileDocument, 80);
    parseCsv(documents.map((document) => csv(document))).forEach((rows, index) => {
      const tables = documents[index]?.sections.flatMap(({ blocks }) =>
        blocks.filter((block) => block.kind === "table"),
      );
      if (tables?.[0] && tables[0].columns.length > 0) expectSame(rows, tables[0]);
    });
  });
});

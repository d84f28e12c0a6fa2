import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notebookRule } from "../../../src/check/notebook.ts";

const markdown = { cell_type: "markdown", id: "intro", metadata: {}, source: ["# Hello\n", "world"] };
const code = { cell_type: "code", id: "c-1", metadata: {}, source: "print(1)", outputs: [], execution_count: null };
const raw = { cell_type: "raw", id: "r_1", metadata: {}, source: "" };
const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [markdown, code, raw] };

const inspect = (value: unknown) =>
  notebookRule.inspect("a.ipynb", JSON.stringify(value)).map(({ code: reason, params }) => [reason, params.cell]);
const withCell = (cell: unknown, more: object = {}) => inspect({ ...notebook, ...more, cells: [markdown, cell] });

test("is for notebooks", () => {
  expect(["a.ipynb", "x/A.IPYNB", "a.json", "ipynb", "a.ipynb.md"].map(notebookRule.applies)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe("a notebook is a notebook", () => {
  test.each<[string, unknown]>([
    ["with all sorts of cells", notebook],
    ["without cells", { ...notebook, cells: [] }],
    [
      "of an older format 4, without ids",
      {
        ...notebook,
        nbformat_minor: 4,
        cells: [
          { ...code, id: undefined },
          { ...code, id: undefined },
        ],
      },
    ],
    ["of an older format 4, whatever its ids", { ...notebook, nbformat_minor: 2, cells: [code, code] }],
    ["with an id of 64 signs", { ...notebook, cells: [{ ...raw, id: "x".repeat(64) }] }],
  ])("%s", (_, value) => {
    expect(inspect(value)).toEqual([]);
  });
});

describe("a notebook is none", () => {
  test.each<[string, unknown, string]>([
    ["as null", null, "format"],
    ["as a list", [], "format"],
    ["as a number", 5, "format"],
    ["without a format", {}, "format"],
    ["of format 0", { ...notebook, nbformat: 0 }, "format"],
    ["of format 4.5 in one number", { ...notebook, nbformat: 4.5 }, "format"],
    ["of a format in text", { ...notebook, nbformat: "4" }, "format"],
    ["without a minor format", { ...notebook, nbformat_minor: undefined }, "format"],
    ["without metadata", { ...notebook, metadata: undefined }, "shape"],
    ["with metadata that is a list", { ...notebook, metadata: [] }, "shape"],
    ["without a list of cells", { ...notebook, cells: undefined }, "shape"],
    ["with cells that are a map", { ...notebook, cells: {} }, "shape"],
  ])("%s", (_, value, reason) => {
    expect(inspect(value)).toEqual([[`notebook.${reason}`, 0]]);
  });

  test("when it is not even JSON", () => {
    expect(notebookRule.inspect("a.ipynb", '{\n "cells": ?\n}')).toMatchObject([
      { code: "json.syntax", file: "a.ipynb", line: 2, column: 11 },
    ]);
  });
});

test.each<[string, unknown, string, string]>([
  ["older, which Jupyter converts", { nbformat: 3, worksheets: [] }, "notebook.old", "warning"],
  ["newer than is known", { nbformat: 5, nbformat_minor: 0 }, "notebook.newer", "note"],
])("a notebook of a format that is %s", (_, value, code, level) => {
  expect(notebookRule.inspect("a.ipynb", JSON.stringify(value))).toMatchObject([{ code, level }]);
});

test("a merge that was left half-done is said, with its line", () => {
  const text = '{\n "cells": [\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> other\n ]\n}';
  expect(notebookRule.inspect("a.ipynb", text)).toMatchObject([{ code: "notebook.conflict", line: 3, column: 1 }]);
});

test("a fault stands at its cell", () => {
  const text = JSON.stringify({ ...notebook, cells: [markdown, { ...code, id: "" }] }, null, 1);
  const [found] = notebookRule.inspect("a.ipynb", text);
  const line = text.split("\n").findIndex((item) => item.includes('"cell_type": "code"'));
  expect(found).toMatchObject({ code: "notebook.cell-id", level: "warning", line, column: 3 });
});

describe("a cell is refused", () => {
  test.each<[string, unknown, string]>([
    ["that is null", null, "cell-type"],
    ["that is text", "print(1)", "cell-type"],
    ["that is a list", [], "cell-type"],
    ["without a type", { ...code, cell_type: undefined }, "cell-type"],
    ["of an unknown type", { ...code, cell_type: "sql" }, "cell-type"],
    ["of a type every object has", { ...code, cell_type: "constructor" }, "cell-type"],
    ["without source", { ...code, source: undefined }, "cell-shape"],
    ["with source that is a number", { ...code, source: 5 }, "cell-shape"],
    ["with lines that are none", { ...code, source: ["a", 5] }, "cell-shape"],
    ["without metadata", { ...markdown, metadata: undefined }, "cell-shape"],
    ["of code without outputs", { ...code, outputs: undefined }, "cell-outputs"],
    ["of code with an output that is no list", { ...code, outputs: {} }, "cell-outputs"],
    ["without an id", { ...code, id: undefined }, "cell-id"],
    ["with an empty id", { ...code, id: "" }, "cell-id"],
    ["with an id that is a number", { ...code, id: 5 }, "cell-id"],
    ["with blanks in its id", { ...code, id: "a b" }, "cell-id"],
    ["with a line break behind its id", { ...code, id: "a\n" }, "cell-id"],
    ["with an id too long", { ...code, id: "x".repeat(65) }, "cell-id"],
    ["with the id of another", { ...code, id: "intro" }, "cell-id-twice"],
  ])("%s", (_, cell, reason) => {
    expect(withCell(cell)).toEqual([[`notebook.${reason}`, 2]]);
  });

  test("each on its own, by number", () => {
    const cells = [{ ...code, id: "a" }, { ...code, id: "a" }, null, { ...raw, id: "a" }, markdown];
    expect(inspect({ ...notebook, cells })).toEqual([
      ["notebook.cell-id-twice", 2],
      ["notebook.cell-type", 3],
      ["notebook.cell-id-twice", 4],
    ]);
  });
});

test("whatever a notebook holds, there are findings and no exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (value, cells) => {
      expect(Array.isArray(inspect(value))).toBe(true);
      expect(inspect({ ...notebook, cells }).length).toBeLessThanOrEqual(cells.length);
    }),
  );
  for (const text of ["", "[", "nul", "\0", "\ufeff"]) expect(notebookRule.inspect("a.ipynb", text)).toHaveLength(1);
});

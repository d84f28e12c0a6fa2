import { describe, expect, test } from "vitest";
import type { Fault, Valid } from "../row.ts";
import { rowsOf } from "../rows.ts";
import { oracle, schemaFor } from "./schemas.ts";

/** A folder of published schemas: README.md says which, and from where. */
const folder = process.env.COMMONRY_TEST_SCHEMAS;
const takes = oracle(folder ?? "");

const valid = (await rowsOf<Valid>("valid")).flatMap((row) =>
  Object.entries(row.files)
    .filter(([path]) => schemaFor(path) !== undefined)
    .map(([path, text]) => ({ ...row, path, text })),
);
const faults = (await rowsOf<Fault>("faults")).flatMap((row) => {
  const path = row.at.slice(0, row.at.lastIndexOf(":"));
  const text = row.files[path];
  return schemaFor(path) === undefined || text === undefined ? [] : [{ ...row, path, text }];
});

test("both tables have rows that a published schema can judge", () => {
  expect([valid.length > 0, faults.length > 0]).toEqual([true, true]);
});

describe.skipIf(folder === undefined)("published schemas (COMMONRY_TEST_SCHEMAS names their folder)", () => {
  test.each(valid)("take what check takes: $what", ({ path, text, differs }) => {
    const verdict = takes(path, text);
    if (verdict !== undefined) expect(verdict).toBe(differs === undefined);
  });

  test.each(faults)("refuse what check tells: $what", ({ path, text, differs }) => {
    const verdict = takes(path, text);
    if (verdict !== undefined) expect(verdict).toBe(differs !== undefined);
  });
});

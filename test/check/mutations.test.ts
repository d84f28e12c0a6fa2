import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument, stringify } from "yaml";
import { inspect } from "../unit/check/files/rules.ts";
import { harms, styles } from "./mutations.ts";
import type { Fault, Valid } from "./row.ts";
import { rowsOf } from "./rows.ts";

/** Workflows of both tables as values; those that are no YAML, or have a key twice, say nothing once they are values. */
function valuesOf(rows: readonly (Valid | Fault)[]): Record<string, unknown>[] {
  return rows.flatMap(({ files }) =>
    Object.entries(files).flatMap(([path, text]) => {
      if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return [];
      const document = parseDocument(text.replace(/^\ufeff/, ""));
      return document.errors.length > 0 || document.warnings.length > 0 ? [] : [document.toJS()];
    }),
  );
}

const path = ".github/workflows/ci.yml";
const valid = valuesOf(await rowsOf<Valid>("valid"));
const faults = valuesOf(await rowsOf<Fault>("faults"));

describe("a workflow that is sound, and changed so that it is not", () => {
  test.each(harms)("$what", ({ told, make }) => {
    const tried = { count: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat(), (workflow, choice) => {
        const changed = make(workflow, choice);
        if (changed === undefined) return;
        tried.count++;
        const text = stringify(changed);
        expect(
          inspect(path, text).map(({ code }) => code),
          text,
        ).toContainEqual(expect.stringMatching(told));
      }),
      { numRuns: 25 },
    );
    expect(tried.count).toBeGreaterThan(10);
  });
});

/** Of these the order tells which one is meant: the first job of a circle, the second of two keys. */
const byOrder: ReadonlySet<string> = new Set(["workflow.circle", "workflow.key-twice"]);

/** What is told of a workflow, wherever it stands in it. */
function told(text: string): string[] {
  return inspect(path, text)
    .map(({ code, level, params }) => `${level} ${code} ${byOrder.has(code) ? "" : JSON.stringify(params)}`)
    .sort();
}

describe("a workflow, written in another way, is told the same of", () => {
  test.each(Object.entries(styles))("%s", (_, write) => {
    fc.assert(
      fc.property(fc.constantFrom(...valid, ...faults), (workflow) => {
        expect(told(write(workflow))).toEqual(told(stringify(workflow)));
      }),
      { numRuns: 40 },
    );
  });
});

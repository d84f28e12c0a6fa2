import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kinds } from "../../../../src/check/files/index.ts";
import { faultsOf } from "../../../../src/check/files/schema/rule.ts";
import { compareFindings } from "../../../../src/system/finding.ts";
import { examine } from "./rules.ts";
import { validate } from "./validate.ts";

/** A path for every kind of file. */
const paths = [
  ...[".github/ISSUE_TEMPLATE/a.yml", ".github/ISSUE_TEMPLATE/config.yml", ".github/ISSUE_TEMPLATE/a.md"],
  ...[".github/DISCUSSION_TEMPLATE/a.yml", ".github/FUNDING.yml", ".github/dependabot.yml", ".github/release.yml"],
  ...[".github/labeler.yml", ".github/workflows/a.yml", "action.yml", ".devcontainer/devcontainer.json", ".gitpod.yml"],
  ...[".vscode/extensions.json", "CITATION.cff", ".all-contributorsrc", "renovate.json", "SECURITY-INSIGHTS.yml"],
  ...[".gitlab-ci.yml", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS"],
];
const all = (text: string) => paths.flatMap((path) => examine({ [path]: text }));

/** Words that the schemas know, so that made-up values come close to real ones. */
const words = fc.constantFrom(
  ...["on", "jobs", "steps", "uses", "run", "needs", "id", "runs", "using", "body", "type", "attributes", "label"],
  ...["options", "updates", "version", "include", "stages", "stage", "extends", "script", "authors", "header", "<<"],
  ...["__proto__", "constructor", "toString", "valueOf", "changelog", "permissions", "markdown", "push", "name"],
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small" }, tie("leaf"), fc.array(tie("any"), { maxLength: 4 }), tie("map")),
  leaf: fc.oneof(fc.string(), words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
  map: fc.dictionary(fc.oneof(words, fc.string()), tie("any"), { maxKeys: 6 }),
})).any;

describe("no rule throws", () => {
  test("whatever a file holds as JSON, which is YAML", () => {
    fc.assert(
      fc.property(value, (made) => {
        for (const { file, line, column } of all(JSON.stringify(made)).sort(compareFindings)) {
          expect(paths).toContain(file);
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        }
      }),
      // Found at random once: a map that cannot be made a text of.
      { numRuns: 150, examples: [[{ stages: { toString: null } }], [{ jobs: { a: { if: { valueOf: null } } } }]] },
    );
  });

  test("whatever a file holds as text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => void all(text)),
      { numRuns: 150 },
    );
  });

  test("whatever value a schema is given", () => {
    const file = { path: "a", position: () => ({ line: 1, column: 1 }), within: () => ({ line: 1, column: 1 }) };
    fc.assert(
      fc.property(fc.oneof(value, fc.jsonValue()), (made) => {
        for (const kind of kinds) faultsOf(kind, { ...file, value: made, isOpen: () => false }, validate);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["nothing", ""],
    ["a mark of order alone", "\ufeff"],
    ["a NUL", "\0"],
    ["several documents", "a: 1\n---\nb: 2\n---\n"],
    ["an alias of itself", "a: &a [*a]\n"],
    ["an alias that leads nowhere", "a: *b\n"],
    ["merge keys of lists and texts", "a: { <<: [1, { b: 1 }], c: 2 }\nd: { <<: x }\n"],
    ["keys that are maps", "? { a: 1 }\n: b\n"],
    ["tags", "a: !x { b: !!binary abc }\n"],
    ["keys of every object", '{"__proto__": {"a": 1}, "constructor": 1, "toString": [], "hasOwnProperty": null}'],
    ["a deep text", `${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["a deep text without an end", "{a: ".repeat(5000)],
  ])("%s", (_, text) => {
    expect(Array.isArray(all(text))).toBe(true);
  });
});

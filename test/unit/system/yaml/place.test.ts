import fc from "fast-check";
import { expect, test } from "vitest";
import { type Path, parseYaml } from "../../../../src/system/yaml/index.ts";
import { expectLinear } from "../../../support/steps.ts";

const text = `# a comment
people:
  - id: ada
    "name": Ada   # another
  - { id: bo, tags: [x,
      y] }
anchor: &a { deep: 000 }
alias: *a
empty:
1.10: version
`;
const parsed = parseYaml(text, { file: "f" });
const at = (path: Path, part?: "value" | "key") => {
  const { line, column } = parsed.position(path, part);
  return `${line}:${column}`;
};

test.each<[Path, "value" | "key", string]>([
  [[], "value", "2:1"],
  [["people"], "key", "2:1"],
  [["people"], "value", "3:3"],
  [["people", 0], "value", "3:5"],
  [["people", 0, "name"], "key", "4:5"],
  [["people", 0, "name"], "value", "4:13"],
  [["people", 1, "tags", 1], "value", "6:7"],
  [["alias"], "value", "8:8"],
  [["alias", "deep"], "value", "7:20"],
  [["empty"], "key", "9:1"],
  [["empty"], "value", "9:7"],
  [["1.10"], "value", "10:7"],
  // Where a path leads nowhere: the nearest part that is there.
  [["people", 0, "email"], "key", "3:5"],
  [["people", 7], "value", "3:3"],
  [["nobody", 1, "x"], "value", "2:1"],
])("%j (%s) stands at %s", (path, part, expected) => {
  expect(at(path, part)).toBe(expected);
});

test("a scalar's spelling is found through an alias, and under a key that is a number", () => {
  expect(parsed.source(["alias", "deep"])).toBe("000");
  expect(parsed.source(["1.10"])).toBe("version");
  expect(parsed.source(["people", 0])).toBeUndefined();
  expect(parsed.source(["people", 0, "name", "x"])).toBeUndefined();
});

test("of a key that stands twice the first counts, for the value and for the place", () => {
  const twice = parseYaml("a: 1\na: 2\n", { file: "f" });
  expect(twice.value).toEqual({ a: 1 });
  expect(twice.position(["a"])).toEqual({ line: 1, column: 4 });
});

test("asking for every place in a map of many keys is linear", () => {
  expectLinear((size) => {
    const keys = Array.from({ length: size }, (_, index) => `k${index}`);
    const large = parseYaml(keys.map((key) => `${key}: 1`).join("\n"), { file: "f" });
    expect(keys.filter((key, index) => large.position([key], "key").line !== index + 1)).toEqual([]);
  }, 2_000);
});

test("asking for every place behind an alias is linear", () => {
  expectLinear((size) => {
    const large = parseYaml(`a: &a [${"x, ".repeat(size)}]\nb: *a\n`, { file: "f" });
    const lines = Array.from({ length: size }, (_, index) => large.position(["b", index]).line);
    expect(new Set(lines)).toEqual(new Set([1]));
  }, 2_000);
});

test("every place lies in the text, for any text and any path", () => {
  const step = fc.oneof(fc.constantFrom("a", "b", "people", "__proto__", ""), fc.nat(4));
  const texts = fc.array(
    fc.constantFrom("a: ", "b", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", '"', "? "),
  );
  fc.assert(
    fc.property(texts, fc.array(step, { maxLength: 4 }), fc.constantFrom("key", "value"), (parts, path, part) => {
      const lines = parts.join("").split("\n");
      const { line, column } = parseYaml(parts.join(""), { file: "f" }).position(path, part as "key" | "value");
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
    }),
    { numRuns: 2_000 },
  );
});

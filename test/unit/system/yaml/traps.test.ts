import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { parseYaml } from "../../../../src/system/yaml/index.ts";
import { expectLinear } from "../../../support/steps.ts";

const faults = (text: string) =>
  parseYaml(text, { file: "f" }).findings.map(({ line, column, code }) => `${line}:${column} ${code}`);

test.each<[string, string, string[]]>([
  ["a tag of YAML 1.1", "a: !!binary aGk=\n", ["1:4 yaml.tag"]],
  ["a date by tag", "a: !!timestamp 2027-01-01\n", ["1:4 yaml.tag"]],
  ["a set", "a: !!set { x }\n", ["1:4 yaml.tag"]],
  ["YAML 1.1 by its directive", "%YAML 1.1\n---\na: yes\n", ["1:1 yaml.version"]],
  ["an alias without an anchor", "a: 1\nb: *nobody\n", ["2:4 yaml.alias"]],
  ["a pattern that looks like an alias", "events: [*.yaml]\n", ["1:10 yaml.alias"]],
  ["a merge key with an alias", "a: &a { x: 1 }\nb:\n  <<: *a\n", ["3:3 yaml.reserved-key"]],
  ["no key at all", ": a\n", ["1:1 yaml.key"]],
  ["an explicit key without a text", "a: 1\n?\n: b\n", ["2:2 yaml.key"]],
  ["a map as a key", "{ { a: 1 }: b }\n", ["1:3 yaml.key"]],
  ["the same key, once in quotes", "a: 1\n'a': 2\n", ["2:1 yaml.duplicate-key"]],
  ["three times the same key", "a: 1\na: 2\na: 3\n", ["2:1 yaml.duplicate-key", "3:1 yaml.duplicate-key"]],
  ["the same key in a flow map", "x: { a: 1, b: 2, a: 3 }\n", ["1:18 yaml.duplicate-key"]],
  ["a byte order mark before a fault", "\ufeffa: !x y\n", ["1:4 yaml.tag"]],
  ["65 levels", `${"[".repeat(65)}${"]".repeat(65)}`, ["1:65 yaml.deep"]],
])("%s", (_, text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test.each<[string, string, unknown]>([
  ["64 levels", `a: ${"[".repeat(63)}${"]".repeat(63)}`, expect.anything()],
  ["core tags", "a: !!str 12\nb: !!int 3\n", { a: "12", b: 3 }],
  ["the version that it is", "%YAML 1.2\n---\na: yes\n...\n", { a: "yes" }],
  ["words that older YAML took for truth values", "[yes, no, on, off, y, n]", ["yes", "no", "on", "off", "y", "n"]],
  ["dates and times", "[2027-01-31, 12:30:45, 08:00]", ["2027-01-31", "12:30:45", "08:00"]],
  ["an anchor", "a: &x [1]\nb: *x\n", { a: [1], b: [1] }],
  ["keys that only differ in case", "a: 1\nA: 2\n", { a: 1, A: 2 }],
  ["a number as a key, as it is written", "1.10: a\n1.1: b\n", { "1.10": "a", "1.1": "b" }],
  ["a key that an object has by itself", "toString: a\nhasOwnProperty: b\n", { toString: "a", hasOwnProperty: "b" }],
])("fine: %s", (_, text, expected) => {
  const parsed = parseYaml(text, { file: "f" });
  expect(parsed.findings).toEqual([]);
  expect(parsed.broken).toBe(false);
  expect(parsed.value).toEqual(expected);
});

describe("whether the parser lost its way", () => {
  test.each([
    ["a: [1\n", true],
    ["a: b: c\n", true],
    ["[".repeat(100), true],
    ["a: 1\n---\nb: 2\n", true],
    ["a: 1\na: 2\n", false],
    ["a: !x 1\n", false],
    ["", false],
  ])("%j: %s", (text, broken) => {
    expect(parseYaml(text, { file: "f" }).broken).toBe(broken);
  });
});

test("a file with thousands of faults names the first hundred and counts the rest", () => {
  const { findings } = parseYaml("a: 1\n".repeat(5_000), { file: "f" });
  expect(findings).toHaveLength(101);
  expect(findings[99]).toMatchObject({ code: "yaml.duplicate-key", line: 101 });
  expect(findings[100]).toMatchObject({ code: "finding.more", level: "error", line: 102, params: { count: 4_899 } });
});

test("too many values and too many aliases are each said once", () => {
  expect(faults(`[${"1,".repeat(250_000)}]`)).toEqual(["1:400000 yaml.many"]);
  expect(faults(`- &a x\n${"- *a\n".repeat(1_000)}`)).toEqual(["52:3 yaml.aliases"]);
});

test("thousands of keys and as many repetitions are found in linear time", () => {
  expectLinear((size) => {
    const keys = Array.from({ length: size }, (_, index) => `k${index}: 1`).join("\n");
    expect(faults(`${keys}\n${keys}`)[0]).toBe(`${size + 1}:1 yaml.duplicate-key`);
  }, 2_000);
});

test("what another tool writes is read back, as plain objects", () => {
  const key = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((text) => !/^(?:__proto__|constructor|prototype|<<)$/.test(text));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), tie("list"), tie("map")),
    list: fc.array(tie("tree"), { maxLength: 4 }),
    map: fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = stringify(value);
      fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
      const parsed = parseYaml(text, { file: "f" });
      expect(parsed.findings).toEqual([]);
      expect(parsed.value).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

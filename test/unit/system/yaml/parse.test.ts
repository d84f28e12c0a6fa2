import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkYamlSyntax, parseYaml } from "../../../../src/system/yaml/index.ts";
import { bin, temporaryFolder } from "../../../support/cli.ts";
import { expectLinear, steps } from "../../../support/steps.ts";

const faults = (text: string) => {
  return parseYaml(text, { file: "f.yaml" }).findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
};

test.each([
  ["a: 1\nb: 2\na: 3\n", "3:1 yaml.duplicate-key"],
  ["a: !!js/function x\n", "1:4 yaml.tag"],
  ["a: 1\n---\nb: 2\n", "2:1 yaml.documents"],
  ["? [a, b]\n: c\n", "1:3 yaml.key"],
  ["a: \0\n", "1:4 yaml.nul"],
  ["__proto__:\n  admin: true\n", "1:1 yaml.reserved-key"],
  ["a:\n  constructor: 1\n", "2:3 yaml.reserved-key"],
  ["<<: { a: 1 }\n", "1:1 yaml.reserved-key"],
  ["a:\n\tb: 1\n", "2:1 yaml.tab"],
  ["a: b: c\n", "1:4 yaml.nested"],
  ["a:\n  - b\n c: d\n", "3:1 yaml.indent"],
  ["a: &x [*x]\n", "1:7 yaml.cycle"],
  ["a: [1, 2\n", "2:1 yaml.indent"],
  ['a: "open\n', "2:1 yaml.syntax"],
])("%j is refused with its place", (text, expected) => {
  expect(faults(text)[0]).toBe(expected);
});

test("a repeated key names the line of the first", () => {
  expect(parseYaml("a: 1\nb: 2\na: 3\n", { file: "f" }).findings[0]?.params).toEqual({ key: "a", first: 1 });
});

const deep: readonly [string, string][] = [
  ["brackets", "[".repeat(10_000)],
  ["braces", "{a: ".repeat(5_000)],
  ["sequences on a line", "- ".repeat(5_000)],
  ["explicit keys", "? ".repeat(5_000)],
  ["mappings on a line", "a: ".repeat(5_000)],
  ["lines further and further in", Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}k:`).join("\n")],
  [
    "keys that shrink as they go in",
    Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}${"k".repeat(600 - 2 * i)}:`).join("\n"),
  ],
  ["brackets after a text that holds a quote", `x: |\n  "\nb: ${"[".repeat(5_000)}`],
];

test.each(deep)("%s too deep are refused before the parser sees them", (_, text) => {
  expect(faults(text)[0]).toMatch(/yaml\.(deep|large)$/);
  expect(checkYamlSyntax(text, "f")[0]?.code).toMatch(/yaml\.(deep|large)$/);
});

test("deep nesting never aborts the process", () => {
  const cwd = temporaryFolder();
  for (const [index, [, text]] of deep.entries()) writeFileSync(join(cwd, `deep-${index}.yaml`), text);
  writeFileSync(join(cwd, "community.yaml"), "[".repeat(24_000));
  const { status, signal, stdout } = spawnSync(process.execPath, [bin, "check", "--json"], { cwd, encoding: "utf8" });
  expect({ status, signal }).toEqual({ status: 2, signal: null });
  const { findings, unchecked } = JSON.parse(stdout) as Record<string, { code?: string; path?: string }[]>;
  expect(findings?.filter(({ code }) => code === "yaml.deep").length).toBe(1);
  // Of other files it is our limit, not their fault: they are named as unread.
  expect(unchecked?.filter(({ path }) => path?.startsWith("deep-")).length).toBe(deep.length);
});

test.each([
  ["a long line of JSON", `{${Array.from({ length: 300 }, (_, i) => `"k${i}": {"a": [1]}`).join(", ")}}`],
  ["many short flow maps", Array.from({ length: 300 }, (_, i) => `- { name: a${i}, list: [1, 2] }`).join("\n")],
  ["a text full of brackets", `a: |\n${"  [ ] [x] [[wiki]] {{ moustache }}\n".repeat(100)}`],
  ["long plain lines", `a: ${"word ".repeat(500)}\nb: ${"- a ".repeat(20)}x\n`.replace("b: - ", "b: ")],
  ["twenty levels", Array.from({ length: 20 }, (_, i) => `${"  ".repeat(i)}k:`).join("\n")],
])("%s is nothing to refuse", (_, text) => {
  expect(faults(text)).toEqual([]);
});

test("an alias bomb stops at the fiftieth alias", () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
  const bomb = ["l0: &l0 [x]", ...levels].join("\n");
  // Followed to the end it would have 9^12 values; even those that a file may have at most would be millions of steps.
  expect(steps(() => expect(faults(bomb).some((fault) => fault.endsWith("yaml.aliases"))).toBe(true))).toBeLessThan(
    1_000_000,
  );
});

test("thousands of keys are read in linear time", () => {
  expectLinear((size) => {
    const text = Array.from({ length: size }, (_, i) => `key${i}: ${i}`).join("\n");
    expect(Object.keys(parseYaml(text, { file: "f" }).value as object)).toHaveLength(size);
  }, 2_000);
});

test("more than a mebibyte is refused", () => {
  expect(faults(`a: ${"x".repeat(1_048_576)}`)).toEqual(["1:1 yaml.large"]);
});

test("byte order marks and carriage returns are fine, and places count as an editor counts", () => {
  const parsed = parseYaml("\ufeffa: 1\r\nb:\r\n  c: 2\r\n", { file: "f" });
  expect(parsed.value).toEqual({ a: 1, b: { c: 2 } });
  expect(parsed.position(["b", "c"])).toEqual({ line: 3, column: 6 });
  expect(parsed.position(["b", "c"], "key")).toEqual({ line: 3, column: 3 });
});

test("a scalar's own spelling can be asked for", () => {
  const parsed = parseYaml("a: [000000, 1e1000, 0123, 12345678901234567890, 'x', yes]\n", { file: "f" });
  const sources = [0, 1, 2, 3, 4, 5].map((index) => parsed.source(["a", index]));
  expect(sources).toEqual(["000000", "1e1000", "0123", "12345678901234567890", undefined, "yes"]);
});

test("parsing never throws, and every place lies in the text", () => {
  const pieces = fc.constantFrom(
    "a",
    "b: ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&x ",
    "*x",
    "!t ",
    '"',
    "'",
    "|\n",
    ">\n",
    "\n",
    "  ",
    "#",
    "? ",
    "---\n",
    "%",
    "@",
    "\t",
    "0",
    "~",
    ":",
    ",",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split("\n");
      for (const { line, column } of [...parseYaml(text, { file: "f" }).findings, ...checkYamlSyntax(text, "f")]) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("other tools' YAML may have tags, several documents and merge keys", () => {
  expect(checkYamlSyntax("a: !reference [x, y]\n---\nb: &b { c: 1 }\nd:\n  <<: *b\n", "f")).toEqual([]);
  expect(checkYamlSyntax("a: 1\n---\nb: 1\nb: 2\n", "f")).toMatchObject([
    { line: 4, column: 1, code: "yaml.duplicate-key" },
  ]);
});

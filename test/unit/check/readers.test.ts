import { spawnSync } from "node:child_process";
import { DEFAULT_SCHEMA, loadAll, Type } from "js-yaml";
import { describe, expect, test } from "vitest";
import { isLooseJson } from "../../../src/check/loose-json.ts";
import { loosen } from "../../../src/system/yaml/loosen.ts";
import { checkYamlSyntax } from "../../../src/system/yaml/syntax.ts";

/** Texts in quotes and collections in brackets over several lines, at every column and with everything within them. */
function continued(): string[] {
  const texts: string[] = [];
  for (const [open, close] of ['""', "''", "[]", "{}"])
    for (const indent of ["", " ", "  ", "    ", "\t"]) {
      for (const front of ["", "a:\n  ", "- ", "- - ", "a:\n- b:\n    "])
        for (const body of ["x", "x, y", "# x", "---", "x:y", "'x'", "", "|"])
          texts.push(`${front}k: ${open}a,\n${indent}${body}\n${indent}b${close}\n`);
      texts.push(`k: ${open}a\n${indent}${close}\nz: 1\n`, `- ${open}a\n${indent}b${close}\n- z\n`);
      texts.push(
        `k: |\n  it's ${open}\nl: ${open}a\n${indent}b${close} # c\nz: 1\n`,
        `? ${open}a\n${indent}b${close}\n: 1\n`,
      );
    }
  return texts;
}

const healthy = [
  "# what it is\na: 1\nb:\n  - c\n  - d: 'e'\n    f: \"g h\"\n",
  "x:\n  y: [1, {z: 2}]\n  t: |\n    some\n     text\n  u: >-\n    more\nv: &a {w: 1}\nc: *a\n",
  "- !tag one\n- two: three\n  four:\n    - five\n-\n  six: it's seven\n",
];

/** Each healthy text with one sign more, one less, or one line out of place. */
function mutated(): string[] {
  const signs = [":", "\t", "[", "}", '"', "'", "- ", "#", "|\n", "? ", "%", "`", ",", "\n"];
  return healthy.flatMap((text) => [
    ...[...text].map((_, at) => text.slice(0, at) + text.slice(at + 1)),
    ...[...text].map((_, at) => text.slice(0, at) + signs[at % signs.length] + text.slice(at)),
    ...text.split("\n").map((line, at, all) => all.with(at, line.replace(/^ {1,2}/, "")).join("\n")),
    ...text.split("\n").map((line, at, all) => all.with(at, ` ${line}`).join("\n")),
  ]);
}

const anyTag = (["scalar", "sequence", "mapping"] as const).map(
  (kind) => new Type("!", { kind, multi: true, resolve: () => true, construct: (data: unknown) => data }),
);
const schema = DEFAULT_SCHEMA.extend(anyTag);

/** Whether js-yaml refuses a text; keys that stand twice are another question. */
function jsYamlRefuses(text: string): boolean {
  try {
    loadAll(text, undefined, { schema, json: true });
    return false;
  } catch {
    return true;
  }
}

/** Whether PyYAML with libyaml refuses each text; undefined where it is not installed. */
function libyamlRefuses(texts: readonly string[]): boolean[] | undefined {
  const program = `import json, sys, yaml
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
def refuses(text):
    try:
        list(yaml.compose_all(text, Loader=loader))
        return False
    except yaml.YAMLError:
        return True
json.dump([refuses(text) for text in json.load(sys.stdin)], sys.stdout)`;
  const { status, stdout } = spawnSync("python3", ["-c", program], { input: JSON.stringify(texts), encoding: "utf8" });
  return status === 0 ? (JSON.parse(stdout) as boolean[]) : undefined;
}

const texts = [...new Set([...continued(), ...mutated()])];
const isRefused = (text: string) => checkYamlSyntax(text, "a.yml").some(({ code }) => code !== "yaml.duplicate-key");
const libyaml = libyamlRefuses(texts);

describe("what we call broken YAML, its readers refuse", () => {
  test(`js-yaml, but for a dozen odd ones of ${texts.length}`, () => {
    const more = texts.filter((text, index) => isRefused(text) && !jsYamlRefuses(text) && !libyaml?.[index]);
    expect(more.length, more.map((text) => JSON.stringify(text)).join("\n")).toBeLessThan(12);
  });

  test.skipIf(libyaml === undefined)("libyaml, by way of PyYAML (skipped where python3 has none)", () => {
    expect(texts.filter((text, index) => isRefused(text) && libyaml?.[index] === false)).toEqual([]);
  });

  test.skipIf(libyaml === undefined)("and of slips of the pen that both refuse few are missed", () => {
    const slips = new Set(mutated());
    const both = texts.filter((text, index) => slips.has(text) && libyaml?.[index] && jsYamlRefuses(text));
    const missed = both.filter((text) => !isRefused(text));
    expect(both.length).toBeGreaterThan(100);
    expect(missed.length, missed.map((text) => JSON.stringify(text)).join("\n")).toBeLessThan(both.length / 20);
  });
});

describe("loosen", () => {
  test("keeps the length and the first line of each text, and what needs no help", () => {
    for (const text of texts) expect(loosen(text)).toHaveLength(text.length);
    for (const text of healthy) expect(loosen(text)).toBe(text);
  });

  test.each([
    ['k: "a\nb"\n', 'k: "a b"\n'],
    ["k: [a, # it's\n]\n", "k: [a,        ]\n"],
    ["k: |\n  'a\nl: 'b\nc'\n", "k: |\n  'a\nl: 'b c'\n"],
    ['"a\nb": 1\n', '"a\nb": 1\n'],
    ["k: it's\nl: 'a\nb'\n", "k: it's\nl: 'a b'\n"],
    ["k: 'a\n", "k: 'a\n"],
  ])("%j", (text, loose) => {
    expect(loosen(text)).toBe(loose);
  });

  test("is linear", () => {
    const long = `k: "${"a\n".repeat(200_000)}"\n${"- 'x\ny'\n".repeat(50_000)}`;
    expect(loosen(long)).toHaveLength(long.length);
    expect(loosen("[".repeat(200_000))).toHaveLength(200_000);
  });
});

test.each([
  ["{}", true],
  ["[1, 2,]", true],
  ["// a\n{b: 'c', \"d\": .5, /* e */ f: -Infinity,}", true],
  ['{"a": NaN}\n{"a": 1}\n', true],
  ["", false],
  ["// nothing\n", false],
  ["{", false],
  ["{]", false],
  ["[1 2]", false],
  ["[,]", false],
  ['{"a"}', false],
  ['{"a": }', false],
  ['{"a" 1}', false],
  ["[undefined]", false],
  ["a: 1", false],
  ['"open', false],
  ["[".repeat(100_000), false],
])("%j is JSON for a reader that is less strict: %s", (text, isLoose) => {
  expect(isLooseJson(text)).toBe(isLoose);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkYamlSyntax } from "../../../../src/system/yaml/index.ts";
import { quickLook } from "../../../../src/system/yaml/quick.ts";

describe("a quick look", () => {
  test.each([
    ["", "sound"],
    ["a: 1\nb: [x, {y: z}]\n---\na: 2\n", "sound"],
    ["a: 1.10\nb: yes\n1.10: x\n1.1: y\n", "sound"],
    ["a: !vault |\n  x\nb: !reference [.base, script]\nc: !foo { a: 1 }\n", "sound"],
    ["base: &b { a: 1 }\nx:\n  <<: *b\n  a: 2\n", "sound"],
    ["a: [\n", "unsure"],
    ["a: { b, : c }\n", "unsure"],
    ["a: {{ b }} c\n", "broken"],
    ["a: b\n c: d\n", "broken"],
    ["a: 1\na: 2\n", "unsure"],
    ["1: a\n'1': b\n", "unsure"],
    ["a: *missing\n", "unsure"],
    ["a: !!set { b }\n", "unsure"],
    ["a: \0\n", "unsure"],
    [`a: ${"[".repeat(100)}${"]".repeat(100)}\n`, "unsure"],
    [`${"[".repeat(500_000)}`, "unsure"],
    [`${"- ".repeat(500_000)}a`, "unsure"],
    [`${"? ".repeat(500_000)}a`, "unsure"],
    [`a: ${"x".repeat(1_048_577)}`, "unsure"],
    [`a: ${"汉".repeat(349_600)}`, "unsure"],
  ] as const)("text %#", (text, expected) => {
    expect(quickLook(text), text.slice(0, 60)).toBe(expected);
  });
});

/** YAML files below a folder, of at most so many characters. */
function texts(folder: string, most = 6000): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|cff)(?:\.liquid)?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .filter((text) => text.length <= most);
}

const ours = texts(fileURLToPath(new URL("../../../../templates", import.meta.url)));
/** Clones to try as well: a folder of folders. */
const others = process.env.COMMONRY_TEST_REPOSITORIES;

/** What is put into a text somewhere: signs that mean something to YAML, and characters that programs stumble over. */
const pieces = [
  ...['"', "'", ":", ": ", "- ", "#", " #", "\n", "\n  ", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "|", ">", "|2\n"],
  ...["%", "@", "`", "? ", "!t ", "---\n", "...\n", "\r\n", "<<: ", "~", '"a": b', "a: b\n", "\u0001", "\ud800", "é"],
  ...["\u2028", "\u0085", "\0", "  ", "!!int ", "|-\n", "''", "\\"],
];

/** So many texts, each of them a real one with up to three accidents; the same at every run. */
function* damaged(count: number): Generator<string> {
  let seed = 20261201;
  const below = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * limit);
  };
  const small = ours.filter((text) => text.length < 3000 && quickLook(text) === "sound");
  for (let index = 0; index < count; index++) {
    let text = small[below(small.length)] ?? "";
    for (let accidents = 1 + below(3); accidents > 0; accidents--) {
      const at = below(text.length + 1);
      const [piece, lost] = [pieces[below(pieces.length)] ?? "", below(5)];
      text = text.slice(0, at) + (lost === 4 ? "" : piece) + text.slice(at + lost);
    }
    yield text;
  }
}

/** Texts of which the quick look says something else than the slow one. */
function differing(all: Iterable<string>): { text: string; says: string }[] {
  const found: { text: string; says: string }[] = [];
  for (const text of all) {
    const look = quickLook(text);
    if (look !== "sound") continue;
    const [first] = checkYamlSyntax(text, "a.yml");
    if (first) found.push({ text, says: `${first.code} ${first.line}` });
  }
  return found;
}

describe("what the quick look calls sound, the slow one finds nothing in", () => {
  test("files of ours", () => {
    expect(ours.length).toBeGreaterThan(40);
    expect(differing(ours)).toEqual([]);
  });

  test("5,000 texts with accidents", () => {
    const all = [...damaged(5000)];
    expect(all.filter((text) => quickLook(text) === "sound").length).toBeGreaterThan(1500);
    expect(differing(all)).toEqual([]);
  });

  test.runIf(others)(
    "clones of others",
    () => {
      expect(differing(texts(others ?? "", 1_000_000))).toEqual([]);
    },
    600_000,
  );
});

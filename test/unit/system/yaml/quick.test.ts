import { describe, expect, test } from "vitest";
import { checkYamlSyntax } from "../../../../src/system/yaml/index.ts";
import { quickLook } from "../../../../src/system/yaml/quick.ts";
import { damaged, others, ours, texts } from "../../../support/yaml-texts.ts";

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
    const all = [...damaged(5000, (text) => quickLook(text) === "sound")];
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

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineEndOf, linesOf, pairsOf, similarity, withLineEnd } from "../../../../src/scaffold/update/lines.ts";
import { hasMarkers, mergeText } from "../../../../src/scaffold/update/merge.ts";
import { steps } from "../../../support/steps.ts";
import { tempDir } from "../../system/temp.ts";
import { labels, triples } from "./trees.ts";

const bytes = (text: string) => Buffer.from(text);
const merged = (yours: string, base: string, theirs: string) => {
  const result = mergeText(bytes(yours), bytes(base), bytes(theirs), labels);
  return result && { text: result.content.toString(), conflicts: result.conflicts };
};

describe("line ends", () => {
  test("a checkout with other line ends is merged, and keeps its own", () => {
    expect(merged("a\r\nB\r\nc\r\nd\r\n", "a\nb\nc\nd\n", "a\nb\nc\nD\n")).toEqual({
      text: "a\r\nB\r\nc\r\nD\r\n",
      conflicts: 0,
    });
    const { text = "", conflicts } = merged("a\r\nB\r\n", "a\nb\n", "a\n2\n") ?? {};
    expect(conflicts).toBe(1);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("mixed ones are lines like others", () => {
    expect(merged("a\r\nb\nC\n", "a\r\nb\nc\n", "A\r\nb\nc\n")).toEqual({ text: "A\r\nb\nC\n", conflicts: 0 });
  });

  test("a last line without an end is another line than one with it", () => {
    expect(merged("a\nb", "a\nb\n", "A\nb\n")).toMatchObject({ conflicts: 1 });
    expect(merged("a\nb\nc\nd", "a\nb\nc\nd\n", "A\nb\nc\nd\n")).toEqual({ text: "A\nb\nc\nd", conflicts: 0 });
    expect(merged("x", "", "y")?.text).toBe("<<<<<<< yours\nx\n||||||| hub 1.0.0\n=======\ny\n>>>>>>> hub 2.0.0\n");
  });

  test("a byte order mark stays where it is", () => {
    expect(merged("\ufeffa\nb\nc\n", "\ufeffa\nb\nc\n", "\ufeffa\nb\nC\n")?.text).toBe("\ufeffa\nb\nC\n");
  });

  test.each([
    ["", "none"],
    ["a", "none"],
    ["a\nb", "lf"],
    ["a\r\nb\r\n", "crlf"],
    ["a\r\nb\n", "mixed"],
  ])("of %j are %s", (text, end) => {
    expect(lineEndOf(linesOf(bytes(text)) ?? [])).toBe(end);
  });

  test("can be changed to and fro", () => {
    const lines = ["a\n", "b\n", "c"];
    expect(withLineEnd(withLineEnd(lines, "crlf"), "lf")).toEqual(lines);
  });
});

describe("what is no text", () => {
  test.each([
    ["a NUL", bytes("a\0b")],
    ["a byte that UTF-8 has not", Buffer.from([0xff, 0xfe, 10])],
    ["half a character", Buffer.from([0xe4, 0xb8])],
  ])("%s has no lines, and is not merged", (_, content) => {
    expect(linesOf(content)).toBeUndefined();
    expect(mergeText(content, bytes("a"), bytes("b"), labels)).toBeUndefined();
  });
});

describe("large texts", () => {
  test("thousands of lines, each of its own, are merged", () => {
    const size = 2_000;
    const lines = Array.from({ length: size }, (_, index) => `the line with the number ${index}, long enough\n`);
    const with_ = (at: number, text: string) => [...lines.slice(0, at), text, ...lines.slice(at + 1)].join("");
    const merge = () =>
      expect(merged(with_(10, "mine\n"), lines.join(""), with_(size - 10, "theirs\n"))).toMatchObject({ conflicts: 0 });
    // The library goes through the candidates before each line: a step a pair of lines for each side, and no more.
    expect(steps(merge)).toBeLessThan(3 * size ** 2);
  });

  test("thousands of equal lines are not merged, rather than for minutes", () => {
    const same = "x\n".repeat(5_000);
    // Each line is looked at a few times, and none is compared with each of the others.
    expect(steps(() => expect(merged(`mine\n${same}`, same, `${same}theirs\n`)).toBeUndefined())).toBeLessThan(500_000);
    expect(pairsOf([1, 1, 1], [1, 1])).toBe(6);
  });
});

test("lines that every object has as names are lines like others", () => {
  const base = "__proto__\nconstructor\ntoString\nvalueOf\n";
  expect(merged(`${base}mine\n`, base, `theirs\n${base}`)).toEqual({ text: `theirs\n${base}mine\n`, conflicts: 0 });
});

test("markers are known when all three are there", () => {
  expect(hasMarkers(bytes(merged("a\n", "b\n", "c\n")?.text ?? ""))).toBe(true);
  expect(hasMarkers(bytes("a\r\n<<<<<<< x\r\n1\r\n=======\r\n2\r\n>>>>>>> y\r\n"))).toBe(true);
  for (const text of ["Title\n=======\n", "<<<<<<< no end\n", "> quoted\n", "<<<<<<<\n=======\n>>>>>>>\n"])
    expect(hasMarkers(bytes(text)), text).toBe(false);
});

describe("similarity", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c", "", "d"), { maxLength: 8 });

  test("is 1 of a text with itself, the same from both sides, and between 0 and 1", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(similarity(a, a)).toBe(1);
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("counts each line once, wherever it stands", () => {
    expect(similarity(["a", "b", "", "c"], ["c", "a", "x"])).toBeCloseTo(2 / 3);
    expect(similarity(["a", "a"], ["a"])).toBe(0.5);
  });
});

test("conflicts hold the lines that git's own hold", { timeout: 60_000 }, () => {
  const folder = tempDir();
  const conflicting = fc
    .sample(triples, { seed: 11, numRuns: 900 })
    .filter(({ base, yours, theirs }) => base && yours && theirs)
    .flatMap(({ base, yours, theirs }) => {
      const sides = [yours, base, theirs].map((side) => side?.content ?? bytes(""));
      const [a = bytes(""), o = bytes(""), b = bytes("")] = sides;
      const result = mergeText(a, o, b, labels);
      return result && result.conflicts > 0 ? [{ sides, text: result.content.toString() }] : [];
    })
    .slice(0, 120);
  expect(conflicting.length).toBeGreaterThan(80);
  let equal = 0;
  for (const { sides, text } of conflicting) {
    const names = ["yours", "base", "theirs"].map((name) => join(folder, name));
    for (const [index, name] of names.entries()) writeFileSync(name, sides[index] ?? "");
    const args = ["merge-file", "-p", "--zdiff3", "-L", labels.yours, "-L", labels.base, "-L", labels.theirs, ...names];
    const other = gitText(args);
    // Lines outside the ancestor's part: each side's own, and what both have.
    const plain = (merge: string) =>
      merge
        .replace(/^\|{7} [\s\S]*?(?=^={7}$)/gm, "")
        .split("\n")
        .sort()
        .join("\n");
    if (plain(text) === plain(other)) equal++;
  }
  // Where lines stand often, git may draw one mark round two conflicts, or two round one.
  expect(equal).toBeGreaterThan(conflicting.length * 0.8);
});

/** `git merge-file` ends with the number of conflicts. */
function gitText(args: readonly string[]): string {
  try {
    return execFileSync("git", args).toString();
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout);
  }
}

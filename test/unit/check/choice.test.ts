import { describe, expect, test } from "vitest";
import { applyChoice, type Choice, isChosen } from "../../../src/check/choice.ts";
import { ignoring } from "../../../src/check/ignore.ts";
import type { Finding, FindingLevel } from "../../../src/system/finding.ts";
import { expectLinear } from "../../support/steps.ts";

describe("ignore", () => {
  test.each([
    ["vendor", "vendor/a/b.md", true],
    ["vendor", "src/vendor/b.md", true],
    ["vendor/", "vendor/b.md", true],
    ["docs/old", "docs/old/a.md", true],
    ["docs/old", "x/docs/old/a.md", false],
    ["docs/old/**", "docs/old/.hidden/a.md", true],
    ["docs/*.md", "docs/a.md", true],
    ["docs/*.md", "docs/a/b.md", false],
    ["docs/**/*.md", "docs/a/b/c.md", true],
    ["*.gen.json", "a/b.gen.json", true],
    ["*.gen.json", "a/b.json", false],
    ["**/x", "x", true],
    ["a*b*c", "aXbXc", true],
    ["a*b*c", "aXbX", false],
    ["", "a", false],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(ignoring([pattern])(path)).toBe(expected);
  });

  test("takes no longer for stars", () => {
    expectLinear((size) => {
      const pattern = "**/a/".repeat(8) + "*b".repeat(8);
      expect(ignoring([pattern])(`${"a/".repeat(size)}${"b".repeat(size)}c`)).toBe(false);
    }, 6);
  });
});

const none: Choice = { off: new Set(), levels: {}, ignore: () => false };
const finding = (code: string, level: FindingLevel, file = "a.md"): Finding => {
  return { code, level, file, line: 1, column: 1, params: {} };
};
const levels = (choice: Partial<Choice>, ...findings: Finding[]) =>
  applyChoice({ ...none, ...choice }, findings).map(({ level }) => level);

describe("choice", () => {
  test("only, and not", () => {
    expect(isChosen({ ...none, only: new Set(["links"]) }, "readme")).toBe(false);
    expect(isChosen({ ...none, off: new Set(["links"]) }, "links")).toBe(false);
    expect(isChosen(none, "links")).toBe(true);
  });

  test("a level is that of the gravest findings; what is less grave stays, but never above", () => {
    const all = [finding("links.file", "error"), finding("links.anchor", "warning"), finding("links.file", "note")];
    expect(levels({ levels: { links: "warning" } }, ...all)).toEqual(["warning", "warning", "note"]);
    expect(levels({ levels: { links: "note" } }, ...all)).toEqual(["note", "note", "note"]);
    expect(levels({ levels: { support: "error" } }, finding("support.missing", "note"))).toEqual(["error"]);
  });

  test("ignored files and rules that are off say nothing, but for what makes the manifest invalid", () => {
    const ignore = (path: string) => path === "a.md";
    expect(levels({ ignore }, finding("links.file", "error"), finding("links.file", "error", "b.md"))).toEqual([
      "error",
    ]);
    expect(levels({ off: new Set(["links"]) }, finding("links.file", "error"))).toEqual([]);
    expect(levels({ only: new Set(["links"]), ignore }, finding("manifest.version", "error"))).toEqual(["error"]);
    expect(levels({ only: new Set(["links"]) }, finding("manifest.none", "note"))).toEqual([]);
  });
});

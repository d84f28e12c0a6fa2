import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneLine, sanitize } from "../../../../src/system/text/sanitize.ts";
import { padEnd, width } from "../../../../src/system/text/width.ts";
import { hostileText } from "./hostile.ts";

const anything = fc.oneof(
  hostileText,
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.nat(255).map(String.fromCharCode) }),
);

/** Control characters but newline and tab, and the marks of Unicode UAX #9 that reorder text. */
const harmful = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("sanitize", () => {
  test.each([
    ["\x1b[31mred", "<U+001B>[31mred"],
    ["\x1b]52;c;aGk=\x07", "<U+001B>]52;c;aGk=<U+0007>"],
    ["\x1b]8;;http://evil.example\x1b\\x", "<U+001B>]8;;http://evil.example<U+001B>\\x"],
    ["\x9b2J", "<U+009B>2J"],
    ["a\rb", "a<U+000D>b"],
    ["a\bb\x7f", "a<U+0008>b<U+007F>"],
    ["exe.\u202efdp", "exe.<U+202E>fdp"],
    ["a\u2066b\u2069", "a<U+2066>b<U+2069>"],
    ["a\u061cb\u200eb\u200fc", "a<U+061C>b<U+200E>b<U+200F>c"],
    ["a\u200bb\ufeff", "a<U+200B>b<U+FEFF>"],
    ["\u0000", "<U+0000>"],
    ["a\tb\nc", "a\tb\nc"],
    ["社区 é 👩‍💻 می‌خواهم", "社区 é 👩‍💻 می‌خواهم"],
  ])("%j becomes %j", (text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });

  test("leaves no control character but newline and tab, and nothing that reorders text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = sanitize(text);
        expect(shown).not.toMatch(harmful);
        expect(sanitize(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  test("leaves printable ASCII alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        expect(sanitize(text)).toBe(text);
      }),
    );
  });
});

describe("oneLine", () => {
  test("leaves no line break and no tab either", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = oneLine(text);
        expect(shown).not.toMatch(harmful);
        expect(shown).not.toMatch(/[\n\t\r\u2028\u2029]/);
      }),
      { numRuns: 1000 },
    );
  });

  test("makes a blank of line breaks", () => {
    expect(oneLine("a\r\n\tb\u2028c")).toBe("a b c");
  });
});

describe("width", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["社区", 4],
    ["ｗｉｄｅ", 8],
    ["。", 2],
    ["한국어", 6],
    ["e\u0301", 1],
    ["\u0301", 0],
    ["🙂", 2],
    ["👩‍💻", 2],
    ["🇨🇳", 2],
    ["é", 1],
    ["├── ", 4],
    ["\x1b[31mred\x1b[39m", 3],
  ])("of %j is %i", (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  test("padEnd fills up to a number of columns and cuts nothing", () => {
    expect(padEnd("社", 4)).toBe("社  ");
    expect(padEnd("abcdef", 4)).toBe("abcdef");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "社", "🙂", "é", " ") }), fc.nat(40), (text, columns) => {
        const padded = padEnd(text, columns);
        expect(padded.startsWith(text)).toBe(true);
        expect(width(padded)).toBe(Math.max(columns, width(text)));
      }),
    );
  });
});

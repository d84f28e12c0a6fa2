import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless, isRunner } from "../../../../src/system/text/harmless.ts";
import { jsonText } from "../../../../src/system/text/json.ts";
import { obeyed } from "../../../support/hostile.ts";

const pipe = harmless({ isTerminal: false, isRunner: false });
const terminal = harmless({ isTerminal: true, isRunner: false });
const runner = harmless({ isTerminal: false, isRunner: true });

describe("what leaves through an output", () => {
  test.each([
    ["an escape sequence", "a\u001b[2Jb", "a<U+001B>[2Jb"],
    ["a title", "\u001b]0;x\u0007", "<U+001B>]0;x<U+0007>"],
    ["a sequence of C1", "\u009b31mx\u0085", "<U+009B>31mx<U+0085>"],
    ["text that is reordered", "a\u202eb\u2066c", "a<U+202E>b<U+2066>c"],
    ["a line written over", "safe\rEVIL", "safe<U+000D>EVIL"],
    ["a colour, off a terminal", "\u001b[31mx", "<U+001B>[31mx"],
  ])("shows %s by code points", (_, text, shown) => {
    expect(pipe(text)).toBe(shown);
  });

  test("keeps line ends of files, tabs, and what letters and emoji are joined by", () => {
    for (const text of ["a\r\nb\r\n", "a\tb\n", "👩\u200d💻", "نمی\u200cخواهم", "🏴\u{e0067}\u{e0062}\u{e007f}"])
      expect(pipe(text)).toBe(text);
  });

  test("keeps our colours on a terminal, and nothing else of their kind", () => {
    expect(terminal("\u001b[31mx\u001b[39m")).toBe("\u001b[31mx\u001b[39m");
    expect(terminal("\u001b[31mx\u001b[2K\u001b[8;1H")).toBe("\u001b[31mx<U+001B>[2K<U+001B>[8;1H");
  });

  test.each([
    "::add-mask::x",
    "  ::error::x",
    "\u3000::error::x",
    "a\n\t::warning file=x::y",
    "a\r::stop-commands::x",
    "a ##[set-env name=x;]y",
    "##[group]x",
    "###[error]x",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStatus text='x']",
    "x section_start:1:evil\r\u001b[0Kcollapsed",
  ])("is no command to a runner: %j", (text) => {
    expect(obeyed(text)).not.toEqual([]);
    expect(obeyed(runner(text))).toEqual([]);
    expect(obeyed(jsonText(text))).toEqual([]);
    expect(JSON.parse(jsonText({ text }))).toEqual({ text });
  });

  test("whatever it is: no command to a runner, no control, and lines stay as many", () => {
    const pieces = fc.constantFrom(
      "::",
      ":",
      "##[",
      "#",
      "[",
      " ",
      "\n",
      "\r",
      "\t",
      "\u001b[0K",
      "\u0085",
      "error",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const shown = runner(text);
        expect(obeyed(shown)).toEqual([]);
        expect(shown.replace(/\r\n/g, "")).not.toMatch(/(?![\n\t])\p{Cc}/u);
        expect(shown.split("\n").length).toBe(text.split("\n").length);
        expect(JSON.parse(jsonText(text))).toBe(text);
        expect(jsonText(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
      { numRuns: 2000 },
    );
  });

  test("a long run of blank lines costs no more than it is long", () => {
    expect(runner(`${"\n".repeat(200_000)}::x`)).toMatch(/\n: :x$/);
  });

  test("knows a runner by what it sets", () => {
    expect(isRunner({ GITHUB_ACTIONS: "true" })).toBe(true);
    expect(isRunner({ TF_BUILD: "True" })).toBe(true);
    expect(isRunner({ CI: "true", GITHUB_ACTIONS: "" })).toBe(false);
  });
});

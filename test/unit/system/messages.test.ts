import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf } from "../../../src/system/language.ts";
import { fill, translator } from "../../../src/system/messages.ts";

describe("fill", () => {
  test.each([
    ["{a} and {b}", { a: 1, b: "two" }, "1 and two"],
    ["{a}{a}", { a: "x" }, "xx"],
    ["{missing} stays", {}, "{missing} stays"],
    ["no names", { a: "x" }, "no names"],
    ["{ a } {} {a-b}", { a: "x" }, "{ a } {} {a-b}"],
    ["{a}", { a: "" }, ""],
    ["{a}", { a: 0 }, "0"],
  ])("%j with %j is %j", (text, params, filled) => {
    expect(fill(text, params as Record<string, string | number>)).toBe(filled);
  });

  test("a value is put in once: it is no text to be filled", () => {
    expect(fill("{a} {b}", { a: "{b}", b: "{a}" })).toBe("{b} {a}");
    expect(fill("{a}", { a: "$& $1 $$ $`" })).toBe("$& $1 $$ $`");
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, value) => {
        const text = `${before.replace(/[{}]/g, "")}{name}`;
        expect(fill(text, { name: value })).toBe(before.replace(/[{}]/g, "") + value);
      }),
    );
  });
});

describe("translator", () => {
  const t = translator({ "a.b": "A {x}" });
  test("fills what the catalogue has", () => {
    expect(t("a.b", { x: 1 })).toBe("A 1");
    expect(t("a.b")).toBe("A {x}");
  });

  test("gives the code of what it has not, so that nothing is silent", () => {
    expect(t("a.c", { x: 1 })).toBe("a.c");
  });
});

describe("languageOf", () => {
  test.each([
    [{}, "en"],
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "zh" }, "zh"],
    [{ LANG: "zh-Hans" }, "zh"],
    [{ LANG: "ZH_tw" }, "zh"],
    [{ LANG: "zha_CN" }, "en"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LANG: "C" }, "en"],
    [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "en"],
    [{ LC_ALL: "zh_CN", LANG: "en_US" }, "zh"],
    [{ LC_MESSAGES: "zh_CN", LANG: "en_US" }, "zh"],
    [{ LC_ALL: "en_US", LC_MESSAGES: "zh_CN" }, "en"],
    [{ LC_ALL: "", LANG: "zh_CN" }, "zh"],
  ] as const)("%j is %s", (env, language) => {
    expect(languageOf(env)).toBe(language);
  });
});

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { cut, padStart, wrap } from "../../../../src/system/text/fit.ts";
import { oneLine } from "../../../../src/system/text/sanitize.ts";
import { width } from "../../../../src/system/text/width.ts";
import { hostileText } from "./hostile.ts";

test("no data of ICU is loaded before a text is too long", async () => {
  vi.resetModules();
  const construct = vi.fn((target: typeof Intl.Segmenter, args: unknown[]) => Reflect.construct(target, args));
  vi.stubGlobal("Intl", Object.create(Intl, { Segmenter: { value: new Proxy(Intl.Segmenter, { construct }) } }));
  try {
    const fit = await import("../../../../src/system/text/fit.ts");
    expect(fit.cut("short", 80)).toBe("short");
    expect(fit.wrap("a few words", 80)).toEqual(["a few words"]);
    expect(construct).not.toHaveBeenCalled();
    fit.cut("too long", 4);
    expect(fit.cut("too long", 4)).toBe("too…");
    expect(construct).toHaveBeenCalledTimes(1);
  } finally {
    vi.unstubAllGlobals();
  }
});

describe("cut", () => {
  test.each([
    ["abcdef", 6, "abcdef"],
    ["abcdef", 5, "abcd…"],
    ["社区即代码", 10, "社区即代码"],
    ["社区即代码", 9, "社区即代…"],
    ["社区即代码", 8, "社区即…"],
    ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"],
    ["abc", 1, "…"],
    ["abc", 0, ""],
  ])("%s to %d columns", (text, columns, short) => {
    expect(cut(text, columns)).toBe(short);
  });

  test("is never wider than asked for", () => {
    fc.assert(
      fc.property(hostileText.map(oneLine), fc.nat({ max: 30 }), (text, columns) => {
        expect(width(cut(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe("wrap", () => {
  test.each([
    ["to be or not", 6, ["to be", "or not"]],
    ["anticonstitutional x", 8, ["anticons", "titution", "al x"]],
    ["提交最多的人，按月。", 8, ["提交最多", "的人，按", "月。"]],
    ["提交最多的，人", 10, ["提交最多", "的，人"]],
    ["看（机器人）吧", 6, ["看（机", "器人）", "吧"]],
    ["按 CHAOSS 定义", 8, ["按", "CHAOSS", "定义"]],
    ["", 8, []],
    ["   ", 8, []],
  ])("%s to %d columns", (text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  test("is never wider than asked for, and loses nothing but blanks", () => {
    fc.assert(
      fc.property(hostileText.map(oneLine), fc.integer({ min: 2, max: 30 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

test("padStart counts the width of characters", () => {
  expect(padStart("社区", 6)).toBe("  社区");
  expect(padStart("abc", 2)).toBe("abc");
});

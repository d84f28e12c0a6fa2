import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalsOf, numberText, shortNumber } from "../../../../../src/cli/views/reports/numbers.ts";

test.each([
  [0, "0"],
  [-0, "0"],
  [7, "7"],
  [1234, "1,234"],
  [-1234567.891, "-1,234,567.89"],
  [0.5, "0.5"],
  [0.25, "0.25"],
  [1 / 3, "0.33"],
  [0.004567, "0.0046"],
  [-0.001, "-0.001"],
  [1e15, "1e+15"],
  [1.2345e21, "1.23e+21"],
  [1e100, "1e+100"],
  [Number.NaN, "–"],
  [Number.POSITIVE_INFINITY, "–"],
])("%d is written %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

test("with a number of places, points stand below one another and nothing is minus zero", () => {
  expect([12, 3.5, -0.04].map((value) => numberText(value, 1))).toEqual(["12.0", "3.5", "0.0"]);
  expect(decimalsOf([1, 2, 3])).toBe(0);
  expect(decimalsOf([1, 2.5, 1 / 3])).toBe(2);
  expect(decimalsOf([])).toBe(0);
});

test("on an axis each language has its own units", () => {
  expect([999, 1500, 25_000, 3_400_000, 2e9, 1e20].map((n) => shortNumber(n, "en"))).toEqual([
    ...["999", "1.5k", "25k", "3.4M", "2B", "1e+20"],
  ]);
  expect([999, 1500, 25_000, 3_400_000, 2e9].map((n) => shortNumber(n, "zh"))).toEqual([
    ...["999", "1,500", "2.5万", "340万", "20亿"],
  ]);
});

test("is the number again when commas are taken out", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
      const read = Number(numberText(value).replaceAll(",", ""));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(0.005_000_1);
    }),
  );
});

test("is what English writes everywhere", () => {
  const english = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (tenths) => {
      const value = tenths / 10;
      expect(numberText(value, 1)).toBe(english.format(value).replace(/^-(?=0\.0$)/, ""));
    }),
  );
});

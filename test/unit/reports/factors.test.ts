import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentration } from "../../../src/reports/contributors/factors.ts";

const example = [1000, 202, 90, 33, 332, 343, 42, 433];

describe("the absence factor", () => {
  test("is 2 for CHAOSS's own example at 50 %", () => {
    expect(concentration(example, 50)).toBe(2);
  });

  test.each([
    [1, 1],
    [40, 1],
    [41, 2],
    [57, 2],
    [58, 3],
    [99, 8],
  ])("of the example at %i %% is %i", (bound, factor) => {
    expect(concentration(example, bound)).toBe(factor);
  });

  test("is nothing without contributions, one where one person did all", () => {
    expect(concentration([], 50)).toBeNull();
    expect(concentration([0, 0], 50)).toBeNull();
    expect(concentration([7, 0], 99)).toBe(1);
  });

  test("does not depend on order, grows with the bound, and is the least number that reaches it", () => {
    const counts = fc.array(fc.nat(1000), { minLength: 1 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 99 }), (all, bound) => {
        const factor = concentration(all, bound);
        expect(concentration([...all].reverse(), bound)).toBe(factor);
        if (factor === null) return;
        const sorted = [...all].sort((a, b) => b - a);
        const sum = (count: number) => sorted.slice(0, count).reduce((total, one) => total + one, 0);
        expect(sum(factor) * 100).toBeGreaterThanOrEqual(sum(all.length) * bound);
        expect(sum(factor - 1) * 100).toBeLessThan(sum(all.length) * bound);
      }),
    );
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearest } from "../../../src/system/nearest.ts";

test.each([
  ["lables", ["labels", "teams"], "labels"],
  ["chek", ["init", "check", "doctor"], "check"],
  ["Labels", ["labels"], "labels"],
  ["tpye", ["type"], "type"],
  ["colour", ["color", "name"], "color"],
  ["zzz", ["labels", "teams"], undefined],
  ["", ["labels"], undefined],
])("nearest(%j, %j) is %j", (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

test("the distance is a metric for its ends: zero for equals, the same both ways, at most the longer word", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearest, nearestFew } from "../../../src/system/nearest.ts";

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

test("of many words few are looked for, each once, and nothing is said of the others", () => {
  let looks = 0;
  const near = nearestFew(() => {
    looks++;
    return ["labels"];
  }, 2);
  expect([near("lables"), near("lables"), near("label"), near("labelss"), near("lables")]).toEqual([
    ...["labels", "labels", "labels", undefined, "labels"],
  ]);
  expect(looks).toBe(2);
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

import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, nearest } from "../src/index.js";

test("finds what was meant", () => {
  assert.equal(nearest("lables", ["labels", "boards"]), "labels");
});

test("says when nothing is near", () => {
  assert.equal(nearest("xyz", ["labels", "boards"]), null);
  assert.equal(nearest("labels", []), null);
});

test("the distance is the same both ways", () => {
  for (const [a, b] of [["", "abc"], ["kitten", "sitting"], ["文档", "文件"]]) {
    assert.equal(distance(a, b), distance(b, a));
  }
});

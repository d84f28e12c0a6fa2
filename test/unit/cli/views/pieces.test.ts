import { expect, test } from "vitest";
import { writeLines } from "../../../../src/cli/views/pieces.ts";

test("lines go out a thousand at a time, and all of them", () => {
  const lines = Array.from({ length: 2500 }, (_, index) => `line ${index}`);
  const pieces: string[] = [];
  writeLines((text) => pieces.push(text), lines);
  expect(pieces).toHaveLength(3);
  expect(pieces.join("\n").split("\n")).toEqual(lines);
});

test("nothing is written for no lines, and an empty line is one", () => {
  const pieces: string[] = [];
  writeLines((text) => pieces.push(text), []);
  expect(pieces).toEqual([]);
  writeLines((text) => pieces.push(text), [""]);
  expect(pieces).toEqual([""]);
});

import { expect, test } from "vitest";
import { matchFiles } from "../../../src/manifest/glob.ts";

const files = [
  "a.yaml",
  "people/a.yaml",
  "people/b.yml",
  "people/.x.yaml",
  "people/zh/c.yaml",
  ".git/d.yaml",
  "x/.y/z/e.yaml",
];

test.each([
  ["a.yaml", ["a.yaml"]],
  ["./a.yaml", ["a.yaml"]],
  ["people/*.yaml", ["people/a.yaml"]],
  ["people/*.y*l", ["people/a.yaml", "people/b.yml"]],
  ["*/*.yaml", ["people/a.yaml"]],
  ["**/*.yaml", ["a.yaml", "people/a.yaml", "people/zh/c.yaml"]],
  ["people/**/*.yaml", ["people/a.yaml", "people/zh/c.yaml"]],
  ["**/**/c.yaml", ["people/zh/c.yaml"]],
  ["**/zh/**/c.yaml", ["people/zh/c.yaml"]],
  ["people/.x.yaml", ["people/.x.yaml"]],
  [".git/*.yaml", [".git/d.yaml"]],
  ["x/**/e.yaml", []],
  ["PEOPLE/*.yaml", []],
  ["people/*a*a*.yaml", []],
])("%s", (pattern, expected) => {
  expect(matchFiles(pattern, files)).toEqual(expected);
});

test("no pattern takes long, whatever its stars", () => {
  const deep = [`${"a/".repeat(60)}b.yaml`, `${"a".repeat(200)}.yaml`];
  const started = performance.now();
  expect(matchFiles(`${"**/a/".repeat(30)}c.yaml`, deep)).toEqual([]);
  expect(matchFiles(`${"*a".repeat(60)}*b.yaml`, deep)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(500);
});

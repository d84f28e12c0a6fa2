import { expect, test } from "vitest";
import { matchFiles } from "../../../src/manifest/glob.ts";
import { expectLinear } from "../../support/steps.ts";

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
  // A matcher that goes back to every star doubles its work with each of them.
  expectLinear((stars) => {
    const deep = [`${"a/".repeat(16)}b.yaml`, `${"a".repeat(200)}.yaml`];
    expect(matchFiles(`${"**/a/".repeat(stars)}c.yaml`, deep)).toEqual([]);
    expect(matchFiles(`${"*a".repeat(stars)}*b.yaml`, deep)).toEqual([]);
  }, 2);
});

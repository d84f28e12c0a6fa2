import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isCondition } from "../../../../src/check/files/gitlab/expression.ts";
import { isMismatch } from "../../../../src/check/files/gitlab/header.ts";
import { examine } from "./rules.ts";

/**
 * GitLab's own cases of its schema, where the folder is at hand: `spec/frontend/editor/schema/ci/yaml_tests` of its
 * repository. Skipped unless COMMONRY_TEST_GITLAB names it. Where we differ on purpose: the schema sees one file and one
 * document of it, and asks neither whether a job does anything nor whether what it names is there. GitLab's parser does.
 */
const folder = process.env.COMMONRY_TEST_GITLAB;

const cases = (kind: string) =>
  folder === undefined
    ? []
    : readdirSync(join(folder, kind), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".yml"))
        .map((name): [string, string] => [name, readFileSync(join(folder, kind, name), "utf8")]);

const ofTheWhole = /\.(?:any-key|no-separator|no-include|no-job|no-job-near|no-matrix|later)$/;

const isRefusal = ({ code, level }: { code: string; level: string }) => level === "error" && !ofTheWhole.test(code);

describe.skipIf(folder === undefined)("GitLab's own cases (skipped unless COMMONRY_TEST_GITLAB is set)", () => {
  test.each(cases("positive_tests"))("%s is taken", (_, text) => {
    expect(examine({ ".gitlab-ci.yml": text }).filter(isRefusal)).toEqual([]);
  });

  test.each(cases("negative_tests"))("%s is refused", (_, text) => {
    expect(examine({ ".gitlab-ci.yml": text })).not.toEqual([]);
  });
});

test.each([
  ["$A", true],
  ["$A == $B && $C", true],
  ["(($A))", true],
  ["$A =~ /a\\/b/i", true],
  ["$A == null || $A == true", true],
  ["$[[ inputs.x ]] = y", true],
  ["", false],
  ["$A $B", false],
  ["== $A", false],
  ["$A ==", false],
  ["()", false],
  [")(", false],
  ["$A == 1", false],
  ["$A === $B", false],
  ["!$A", false],
  [`${"(".repeat(60)}$A${")".repeat(60)}`, false],
  [Array(80).fill("$A").join(" && "), false],
])("%j is a condition: %s", (text, isOne) => {
  expect(isCondition(text)).toBe(isOne);
});

test.each([
  ["^v\\d+\\.\\d+(\\.\\d+)?$", "v1.2", false],
  ["^v\\d+\\.\\d+(\\.\\d+)?$", "1.2", true],
  ["^input_value$", "input", true],
  // What RE2 reads otherwise, or this engine reads for ever, is left to GitLab.
  ["(?i)^ab$", "Ab", false],
  ["^(a|aa)+$", `${"a".repeat(59)}b`, false],
  [`${"a?".repeat(30)}${"a".repeat(30)}`, "a".repeat(29), false],
  ["^a*a*a*a*a*a*b$", "a".repeat(60), false],
  ["a++", "b", false],
  ["[", "a", false],
])("%s does not match %s: %s", (pattern, value, isOne) => {
  expect(isMismatch(pattern, value)).toBe(isOne);
});

import { describe, expect, test } from "vitest";
import { expectLinear, steps } from "../../../support/steps.ts";
import { examine } from "./rules.ts";

describe("what is made to take long ends soon", () => {
  const many = (unit: (index: number) => string, count: number) =>
    Array.from({ length: count }, (_, i) => unit(i)).join("");
  test.each<[string, string, number, (size: number) => string]>([
    [
      "aliases of aliases",
      ".gitlab-ci.yml",
      10,
      (size) => `a0: &a0 [x]\n${many((i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`, size)}`,
    ],
    [
      "merges of merges",
      ".gitlab-ci.yml",
      50,
      (size) =>
        `.a0: &a0 { x: 1 }\n${many((i) => `.a${i + 1}: &a${i + 1} { <<: [*a${i}, *a${i}], k${i}: 1 }\n`, size)}`,
    ],
    [
      "many jobs that wait for the next",
      ".github/workflows/a.yml",
      1000,
      (size) => `on: push\njobs:\n${many((i) => `  j${i}: { needs: j${i + 1}, runs-on: x, steps: [] }\n`, size)}`,
    ],
    [
      "many jobs that wait for one another",
      ".github/workflows/a.yml",
      750,
      (size) =>
        `on: push\njobs:\n${many((i) => `  j${i}: { needs: [j${(i + 1) % size}, j${(i + 7) % size}], runs-on: x, steps: [] }\n`, size)}`,
    ],
    [
      "many needs that no job answers",
      ".github/workflows/a.yml",
      1000,
      (size) => `on: push\njobs:\n${many((i) => `  j${i}: { needs: k${i}, runs-on: x, steps: [] }\n`, size)}`,
    ],
    [
      "many unknown keys",
      ".github/dependabot.yml",
      2000,
      (size) => `version: 2\nupdates: []\n${many((i) => `key-number-${i}: 1\n`, size)}`,
    ],
    [
      "many faulty steps",
      ".github/workflows/a.yml",
      2000,
      (size) => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${many(() => "      - {}\n", size)}`,
    ],
    [
      "a script full of expressions",
      ".github/workflows/a.yml",
      5000,
      (size) => `on: push\njobs: { a: { runs-on: x, steps: [{ run: "${"${{ ".repeat(size)}" }] } }\n`,
    ],
    [
      "an expression that is very long",
      ".github/workflows/a.yml",
      5000,
      (size) => `on: push\njobs: { a: { runs-on: x, steps: [{ run: "\${{ ${"contains(".repeat(size)} }}" }] } }\n`,
    ],
    [
      "many fields that are alike",
      ".github/ISSUE_TEMPLATE/a.yml",
      2500,
      (size) =>
        `name: a\ndescription: b\nbody:\n${many(() => "  - { type: input, id: a, attributes: { label: a } }\n", size)}`,
    ],
    [
      "a label of blanks",
      ".github/ISSUE_TEMPLATE/a.yml",
      10_000,
      (size) => `name: a\ndescription: b\nbody: [{ type: input, attributes: { label: "${" -".repeat(size)}x" } }]\n`,
    ],
    ["front matter without an end", ".github/ISSUE_TEMPLATE/a.md", 10_000, (size) => `---\n${"---x\n".repeat(size)}`],
    [
      "many faulty extensions",
      ".vscode/extensions.json",
      5000,
      (size) => JSON.stringify({ recommendations: Array(size).fill("x") }),
    ],
    ["quotes without an end", ".devcontainer/devcontainer.json", 10_000, (size) => '"'.repeat(size)],
    ["stars in a pattern", ".github/CODEOWNERS", 50, (size) => `${"*a".repeat(size)}b @ada\n`.repeat(20)],
    [
      "many stars and folders in a pattern",
      ".github/CODEOWNERS",
      50,
      (size) => `/${"**/a*/".repeat(size)}x @ada\n`.repeat(20),
    ],
    ["a line of backslashes", ".github/CODEOWNERS", 10_000, (size) => `${"\\".repeat(size)}\n${"\\ ".repeat(size)}\n`],
    ["brackets without an end", ".gitlab/CODEOWNERS", 5000, (size) => `${"[a ".repeat(size)}\n${"^[".repeat(size)}\n`],
    [
      "a label of signs",
      ".github/ISSUE_TEMPLATE/a.yml",
      10_000,
      (size) => `name: a\ndescription: b\nbody: [{ type: input, attributes: { label: "a${"-".repeat(size)}b" } }]\n`,
    ],
    ["a name of blanks", ".github/ISSUE_TEMPLATE/a.yml", 10_000, (size) => `name: a${" ".repeat(size)}b\u2028\n`],
    ["comments behind a value", "renovate.json5", 10, (size) => `{}${"/**/".repeat(size)}x`],
    ["a line of slashes behind a value", "renovate.json5", 25, (size) => `{}\n${"/".repeat(size)}\nx`],
    [
      "a directory of slashes",
      ".github/dependabot.yml",
      10_000,
      (size) =>
        `version: 2\nupdates: [{ package-ecosystem: npm, directory: "/a${"/".repeat(size)}b", schedule: { interval: daily } }]\n`,
    ],
    [
      "many options that there are not",
      "renovate.json",
      2000,
      (size) => JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, i) => [`unknownKey${i}`, 1]))),
    ],
    [
      "many jobs that extend a large one",
      ".gitlab-ci.yml",
      500,
      (size) =>
        `.b: { variables: { ${many((i) => `V${i}: a, `, size)} } }\n${many((i) => `j${i}: { extends: .b, script: a, variables: { A: b } }\n`, size)}`,
    ],
    ["needs of many", ".gitlab-ci.yml", 500, (size) => many((i) => `job${i}: { script: x, needs: [jab${i}] }\n`, size)],
  ])("%s", (_, path, size, text) => {
    const beside = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`${"aaaa/".repeat(i % 20)}${"a".repeat(i)}.txt`, ""]),
    );
    expectLinear((count) => examine({ ...beside, [path]: text(count) }), size);
  });
});

describe("what a mistyped name meant is looked for as often as anybody reads", () => {
  const made = <T>(count: number, unit: (index: number) => T) => Array.from({ length: count }, (_, i) => unit(i));
  const workflows = Object.fromEntries(made(100, (i) => [`.github/workflows/reusable-number-${i}.yml`, "on: push\n"]));
  const actions = Object.fromEntries(made(100, (i) => [`tools/action-number-${i}/action.yml`, "name: x\n"]));
  const one = "  - { package-ecosystem: npm, directory: /";
  test.each<[string, string, (count: number) => string, Record<string, string>?]>([
    [
      "zones",
      ".github/dependabot.yml",
      (count) =>
        `version: 2\nupdates:\n${made(count, (i) => `${one}${i}, schedule: { interval: daily, timezone: Europe/Berlni${i} } }\n`).join("")}`,
    ],
    [
      "contributions",
      ".all-contributorsrc",
      (count) =>
        JSON.stringify({
          types: Object.fromEntries(made(200, (i) => [`a-contribution-${i}`, {}])),
          contributors: made(count, (i) => ({ login: `a${i}`, contributions: [`contribution-of-${i}`] })),
        }),
    ],
    [
      "workflows",
      ".github/workflows/a.yml",
      (count) =>
        `on: push\njobs:\n${made(count, (i) => `  j${i}: { uses: ./.github/workflows/reusable-nubmer-${i}x.yml }\n`).join("")}`,
      workflows,
    ],
    [
      "actions",
      ".github/workflows/a.yml",
      (count) =>
        `on: push\njobs: { a: { runs-on: x, steps: [${made(count, (i) => `{ uses: ./tools/action-nubmer-${i}x }`).join(", ")}] } }\n`,
      actions,
    ],
  ])("%s", (_, path, text, beside = {}) => {
    const cost = (count: number) => steps(() => examine({ ...beside, [path]: text(count) }));
    cost(1);
    // Were each of them looked for, five times as many would be five times the work.
    const [some, more] = [cost(200), cost(1000)];
    expect(more / some).toBeLessThan(2.5);
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { expectLinear } from "../../support/steps.ts";
import { faults, load, manifest } from "./support.ts";

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

/** Files that are wrong all over. Before they were bounded, some of these took minutes at 1 MiB. */
test.each<[string, (count: number) => string]>([
  ["unknown keys", (count) => many(count, (index) => `u${index}: x\n`)],
  ["wrong members", (count) => `teams:\n- name: t\n  members:\n${many(count, (index) => `    u${index}: x\n`)}`],
  ["items of the wrong shape", (count) => `labels: [${"1,".repeat(count)}]\n`],
  ["repeated names", (count) => `labels:\n${many(count, () => "- { name: a, color: d73a4a }\n")}`],
])("%s: a hundred findings and their number, in linear time", (_, text) => {
  expectLinear((count) => {
    const { findings } = load({ "community.yaml": manifest(text(count)) });
    expect(findings).toHaveLength(101);
    expect(findings[100]?.code).toBe("finding.more");
  }, 1_500);
});

test("thousands of unknown people are compared with thousands of known ones in linear time", () => {
  expectLinear((count) => {
    const known = many(count, (index) => `- { id: abcdefghijklmnop-n${index}, name: x }\n`);
    const members = many(count, (index) => `  - abcdefghijklmnop-m${index}\n`);
    const text = `version: 1\npeople:\n${known}groups:\n- id: g\n  title: G\n  members:\n${members}`;
    expect(faults({ "community.yaml": manifest("people: [p.yaml]\n"), "p.yaml": text })).toHaveLength(101);
  }, 150);
});

test("each file has its own hundred", () => {
  const wrong = `version: 1\n${many(150, (index) => `u${index}: x\n`)}`;
  const files = { "community.yaml": manifest("people: [p/*.yaml]\n"), "p/a.yaml": wrong, "p/b.yaml": wrong };
  expect(faults(files)).toHaveLength(202);
});

const sections = [
  "version",
  "community",
  "github",
  "strict",
  "repositories",
  "labels",
  "teams",
  "boards",
  "events",
  "people",
  "reports",
];
const words = [
  "name",
  "title",
  "was",
  "members",
  "repositories",
  "fields",
  "options",
  "rules",
  "parent",
  "id",
  "at",
  "skip",
  "p.yaml",
  "e.yaml",
];

test("whatever a manifest and its files hold, nothing is thrown, and every finding stands in its file", () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...words, null, true, 1, 0.5, ""),
      fc.string(),
      tie("list"),
      tie("map"),
    ),
    list: fc.array(tie("tree"), { maxLength: 3 }),
    map: fc.dictionary(fc.constantFrom(...sections, ...words), tie("tree"), { maxKeys: 5, noNullPrototype: true }),
  }));
  const root = fc.dictionary(fc.constantFrom(...sections, "groups", "include", "breaks"), tree, {
    noNullPrototype: true,
  });
  const file = root.map((value) => stringify(value).replaceAll("\0", ""));
  fc.assert(
    fc.property(file, file, file, (main, people, events) => {
      const files: Record<string, string> = {
        "community.yaml": `${main}\n`,
        "p.yaml": people,
        "e.yaml": events,
        "x.yaml": `version: 1\ncommunity: { name: A }\npeople: [p.yaml]\nevents: [e.yaml]\n`,
      };
      for (const manifestText of [files["community.yaml"] ?? "", files["x.yaml"] ?? ""]) {
        for (const { file: where, line, column } of load({ ...files, "community.yaml": manifestText }).findings) {
          const lines = (where === "community.yaml" ? manifestText : (files[where] ?? "")).split("\n");
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
      }
    }),
    { numRuns: 300 },
  );
});

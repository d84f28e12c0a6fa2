import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Finding, gravestFirst, sortFindings } from "../../../src/system/finding.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const one = (line: number, level: Finding["level"], file = "a.yaml"): Finding => ({
  ...{ code: `x.${level}`, level, file, line, column: 1, params: {} },
});
const warnings = (count: number) => Array.from({ length: count }, (_, index) => one(index + 1, "warning"));

test("a hundred warnings of a file never hide its only error (E11)", () => {
  const found = sortFindings([...warnings(100), one(900, "error")]);
  expect(found.filter(({ level }) => level === "error")).toEqual([one(900, "error")]);
  expect(found).toHaveLength(101);
  expect(found.find(({ code }) => code === "finding.more")).toMatchObject({ level: "warning", params: { count: 1 } });
  expect(sortFindings(warnings(100))).toHaveLength(100);
});

test("what was shortened before is counted, and never taken for one finding", () => {
  const once = sortFindings(warnings(250));
  const twice = sortFindings([...once, ...Array.from({ length: 20 }, (_, index) => one(2000 + index, "error"))]);
  expect(twice.filter(({ code }) => code === "x.error")).toHaveLength(20);
  expect(twice.filter(({ code }) => code === "finding.more")).toHaveLength(1);
  expect(twice.at(-1)?.params).toEqual({ count: 170 });
});

test("gravest first, then by file and place", () => {
  const list = [one(1, "note", "a"), one(2, "warning", "a"), one(9, "error", "b"), one(3, "error", "a")];
  expect(gravestFirst(list).map(({ level, line }) => `${level} ${line}`)).toEqual([
    "error 3",
    "error 9",
    "warning 2",
    "note 1",
  ]);
});

const manyWarnings = Array.from(
  { length: 120 },
  (_, index) =>
    `  - { id: w${index}, title: W, at: 2027-01-05 20:00, duration: 1h, timezone: Etc/GMT+8, hosts: [nobody] }`,
);
const events = ["version: 1", "events:", ...manyWarnings, "  - { id: bad, title: Bad, at: noon }", ""].join("\n");

test.each([
  ["check", (cwd: string) => inside(["check"], { cwd, now })],
  ["events check", (cwd: string) => inside(["events", "check"], { cwd, now })],
  ["check --format actions", (cwd: string) => inside(["check", "--format", "actions"], { cwd, now })],
])("%s begins with what is broken (E11)", async (_, run) => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "events"));
  writeFileSync(join(cwd, "community.yaml"), "version: 1\ncommunity: { name: X }\nevents: [events/*.yaml]\n");
  writeFileSync(join(cwd, "events/a.yaml"), events);
  writeFileSync(join(cwd, "README.md"), "# X\n\n[gone](gone.md)\n");
  const { out } = await run(cwd);
  const levels = out.split("\n").flatMap((line) => /(?:^::|: )(error|warning|notice|note)\b/.exec(line)?.[1] ?? []);
  expect(levels).toContain("error");
  expect(levels).toEqual([...levels].sort((a, b) => "ewn".indexOf(a[0] ?? "") - "ewn".indexOf(b[0] ?? "")));
  expect(out.split("\n")[0]).toMatch(/error/);
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatOf } from "../../../src/cli/reports/format.ts";
import { allowDeleteWords } from "../../../src/cli/sync/flags.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { repositoryOf } from "../../support/history.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-01T00:00:00Z";

test.each([
  ["--allow-delete", "--allow-delete=all"],
  ["--allow-delete 3", "--allow-delete=3"],
  ["--allow-delete=3", "--allow-delete=3"],
  ["--allow-delete 3 plan.json", "--allow-delete=3 plan.json"],
  ["--allow-delete plan.json", "--allow-delete=all plan.json"],
  ["--allow-delete --yes", "--allow-delete=all --yes"],
  ["--allow-delete 3 3", "--allow-delete=3 3"],
  ["-- --allow-delete 3", "-- --allow-delete 3"],
])("%s is read as %s (T8)", (typed, read) => {
  expect(allowDeleteWords(["apply", ...typed.split(" ")])).toEqual(["apply", ...read.split(" ")]);
});

test("a plan that is called by a number is named by its path", () => {
  expect(allowDeleteWords(["apply", "--allow-delete", "./3"])).toEqual(["apply", "--allow-delete=all", "./3"]);
});

test.each([
  [undefined, false, "r.html", "html"],
  [undefined, false, "a.b/R.HTM", "html"],
  [undefined, false, "r.md", "markdown"],
  [undefined, false, "r.markdown", "markdown"],
  [undefined, false, "r.json", "json"],
  [undefined, false, "r.csv", "csv"],
  [undefined, false, "r.txt", "text"],
  [undefined, false, "summary", "text"],
  [undefined, false, undefined, "text"],
  ["csv", false, "r.html", "csv"],
  ["text", false, "r.md", "text"],
  [undefined, true, "r.html", "json"],
] as const)("--format %s, --json %s, -o %s → %s (T9)", (given, json, output, format) => {
  expect(formatOf(given, json, output)).toBe(format);
});

test("report -o report.html is a page, .json data, .csv a table, .md Markdown (T9)", async () => {
  const cwd = repositoryOf([{ name: "Ada", email: "ada@example.org", date: "2026-12-01" }]);
  const begins = { html: /^<!doctype html>/i, json: /^\{/, csv: /^\S*,/, md: /^# / };
  for (const [ending, start] of Object.entries(begins)) {
    const words = ["report", "contributors", "--provider", "none", "-o", `report.${ending}`];
    expect((await inside(words, { cwd, now })).code).toBe(0);
    expect(readFileSync(join(cwd, `report.${ending}`), "utf8")).toMatch(start);
  }
});

test("a plan is no page: plan --out plan.md says how to get one, before anything is read", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "place"));
  writeFileSync(join(cwd, "community.yaml"), "version: 1\ncommunity: { name: X }\nlocal: { folder: place }\n");
  for (const file of ["plan.md", "plan.html", "plan.csv"]) {
    const { code, err } = await inside(["plan", "--provider", "local", "--out", file], { cwd, now });
    expect([code, err]).toEqual([2, expect.stringContaining("--format markdown > plan.md")]);
  }
});

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answers, temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

/** What a script types where a variable is not set: `commonry init "$DIR"`. */
const lines: readonly (readonly string[])[] = [
  ["init", "", "--yes", "--no-git", ...answers],
  ["-C", "", "init", "--yes", "--no-git", ...answers],
  ["init", "--yes", "--no-git", "-C", "", ...answers],
  ["init", "hub", "--yes", "--answers", ""],
  ["check", "-C", ""],
  ["plan", "--provider", "local", "--out", ""],
  ["apply", "", "--yes"],
  ["import", ""],
  ["import", "--owner", "", "--dry-run"],
  ["import", "--owner", "acme", "--output", ""],
  ["events", "list", ""],
  ["events", "build", "-o", ""],
  ["events", "build", "--html="],
  ["events", "attendance", "", "--event", "x"],
  ["report", "contributors", "-o", ""],
  ["report", "contributors", "--repo", ""],
  ["report", "health", "--since", ""],
  ["update", "--restore", ""],
];

describe("an empty word is refused as one, and is never taken for the folder at hand", () => {
  test.each(lines)("%j %j %j %j %j", async (...words) => {
    const cwd = temporaryFolder();
    const run = await inside(words, { cwd, now: "2027-01-01T00:00:00Z" });
    expect(run.err).toMatch(/^commonry: \S.* is empty\nA variable that is not set/);
    expect([run.code, run.out, readdirSync(cwd)]).toEqual([2, "", []]);
  });

  test("in Chinese as well", async () => {
    const run = await inside(["import", "", "--lang", "zh"], { cwd: temporaryFolder(), now: "2027-01-01T00:00:00Z" });
    expect(run.err).toContain("为空\n未设置的变量");
    expect(run.code).toBe(2);
  });
});

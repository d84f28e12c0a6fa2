import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isMendable, mend, type TemplateFiles } from "../../../../src/cli/check/fix.ts";
import type { Context } from "../../../../src/cli/context.ts";
import { projectFiles } from "../../../../src/cli/project.ts";
import type { Finding } from "../../../../src/system/finding.ts";
import { tempDir, writeFiles } from "../../system/temp.ts";

const missing = (code: string, file: string): Finding => {
  return { code, level: "warning", file, line: 1, column: 1, params: {} };
};

/** A template that has a security policy and nothing else. */
const templates: TemplateFiles = {
  offer: (paths) =>
    paths.filter((path) => path === "SECURITY.md").map((path) => ({ path, content: Buffer.from("S\n") })),
};

function contextOf(dir: string, note: (line: string) => void): Context {
  // Records of changes bear a seal of this machine's state folder.
  const world = { now: () => new Date(0), env: { XDG_STATE_HOME: tempDir() }, platform: "linux" };
  return { dir, t: (code: string) => code, note, world } as unknown as Context;
}

function found(dir: string, findings: readonly Finding[]) {
  const project = projectFiles(dir);
  const repository = { files: project.list(), readText: project.readText };
  return {
    checked: { project, repository, isScaffolded: true },
    choice: { off: new Set<string>(), levels: {}, ignore: () => false },
    examined: { findings, unchecked: [], files: 0 },
  };
}

test("missing files come from the template that has them", () => {
  const dir = tempDir();
  writeFiles(dir, { "README.md": "# x\n" });
  const notes: string[] = [];
  const context = contextOf(dir, (line) => notes.push(line));
  const all = [missing("security.missing", "SECURITY.md"), missing("support.missing", "SUPPORT.md")];
  expect(mend(found(dir, all), context, templates)).toBe(true);
  expect(projectFiles(dir).list()).toEqual(["README.md", "SECURITY.md"]);
  expect(readFileSync(join(dir, "SECURITY.md"), "utf8")).toBe("S\n");
  expect(notes).toEqual(["check.fixed"]);
});

test("without a template, and without anything to mend, nothing is written", () => {
  const dir = tempDir();
  const context = contextOf(dir, () => {});
  expect(mend(found(dir, [missing("security.missing", "SECURITY.md")]), context, undefined)).toBe(false);
  expect(mend(found(dir, []), context, templates)).toBe(false);
  expect(projectFiles(dir).list()).toEqual([]);
});

test.each([
  ["security.missing", "SECURITY.md", true],
  ["support.missing", "SUPPORT.md", false],
  ["ci.missing", ".github/workflows/ci.yml", false],
  ["security.days", "SECURITY.md", false],
  ["links.case", "README.md", true],
  ["links.file", "README.md", false],
  ["region.stale", "MAINTAINERS.md", true],
])("%s in %s is mended: %s", (code, file, expected) => {
  expect(isMendable(missing(code, file), templates)).toBe(expected);
});

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { answers, commonry, temporaryFolder } from "../support/cli.ts";

const good = "version: 1\ncommunity:\n  name: Lepton\n";

/** Files without which a repository is warned. */
const healthy = {
  "README.md": "# Lepton\n\nOpen tools for people who build, under the MIT licence.\n",
  LICENSE: "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n",
  "CODE_OF_CONDUCT.md": "Write to conduct@lepton.example.\n",
  "CONTRIBUTING.md": "Open a pull request.\n",
  ".github/ISSUE_TEMPLATE/bug.yml":
    "name: Bug\ndescription: Report one\nbody:\n  - type: input\n    id: what\n    attributes: { label: What }\n",
  ".github/PULL_REQUEST_TEMPLATE.md": "What and why.\n",
};

function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

test("a valid manifest and the files that a community has: exit 0, one line, and advice is counted", async () => {
  const cwd = project({ ...healthy, "community.yaml": good });
  const { code, out, err } = await commonry(["check"], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: "✔ No problems in 7 files.\n" });
  expect(err).toMatch(/^Notes: \d+; --verbose shows them\.\n$/);
  expect(await commonry(["check", "--quiet"], { cwd })).toMatchObject({ code: 0, out, err: "" });
});

test("--verbose shows the advice", async () => {
  const cwd = project({ ...healthy, "community.yaml": good });
  const { out } = await commonry(["check", "--verbose"], { cwd });
  expect(out).toMatch(/^SUPPORT\.md:1:1: note: .* \[support\.missing\]$/m);
  expect(out).toContain("✔ No problems in 7 files.");
});

test("faults come as path:line:col: message, several at once, and exit 2", async () => {
  const cwd = project({ "community.yaml": `${good}lables:\n  - { name: a }\nlabels: []\n` });
  const { code, out, err } = await commonry(["check"], { cwd });
  expect(code).toBe(2);
  expect(out).toMatch(/^community\.yaml:4:1: error: unknown key “lables”.* \[manifest\.unknown-key\]$/m);
  expect(out).toMatch(/^community\.yaml:6:9: error: labels: .*remove the key.* \[manifest\.empty-list\]$/m);
  expect(err).toContain("Errors: 2");
});

test("--format actions prints workflow annotations whose own signs are encoded", async () => {
  const cwd = project({ "community.yaml": `version: 1\ncommunity:\n  name: Lepton\n  timezone: "a%b:c,d"\n` });
  const { code, out } = await commonry(["check", "--format", "actions"], { cwd });
  expect(code).toBe(2);
  expect(out).toMatch(/^::error file=community\.yaml,line=4,col=13,title=manifest\.timezone::“a%25b:c,d” is /m);
});

test("--json and --format json say the same, with a schema version and a summary", async () => {
  const cwd = project({ ...healthy, "community.yaml": good, ".all-contributorsrc": "{,}" });
  const { code, out } = await commonry(["check", "--json"], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    command: "check",
    summary: { errors: 1, warnings: 0, files: 8, unchecked: 0 },
    unchecked: [],
  });
  expect(JSON.parse(out).findings).toContainEqual({
    rule: "json",
    code: "json.syntax",
    level: "error",
    file: ".all-contributorsrc",
    line: 1,
    column: 2,
    message: expect.stringContaining("this is not JSON"),
    fix: false,
  });
  expect((await commonry(["check", "--format", "json"], { cwd })).out).toBe(out);
});

test("YAML and JSON that services read, and notebooks, must parse: exit 1", async () => {
  const cwd = project({
    ...healthy,
    "community.yaml": good,
    ".github/dependabot.yml": "a: [\n",
    ".all-contributorsrc": '{"a": 1,}',
    "data/a.yml": "a: [\n",
    "data/b.json": '{"a": 1,}',
    "c.ipynb": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code"}]}',
    ".vscode/settings.json": '{\n  // a comment\n  "a": 1,\n}',
    "CITATION.cff": Buffer.from([0x61, 0x3a, 0x20, 0xe9]),
    "node_modules/x/package.json": "{",
  });
  const { code, out } = await commonry(["check"], { cwd });
  expect(code).toBe(1);
  const places = out
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replace(/: error:.*\[/, " [").replace(/: .*?(?= \[)/, ""));
  // Of other files nobody can tell how they are read: a warning where no usual reader takes them, else a note.
  expect(places).toEqual([
    ".all-contributorsrc:1:9 [json.syntax]",
    ".github/dependabot.yml:2:1 [yaml.indent]",
    "CITATION.cff:1:1 [file.encoding]",
    "c.ipynb:1:64 [notebook.cell-shape]",
    "data/a.yml:2:1 [yaml.indent]",
  ]);
});

test("a folder without a manifest is checked like any other; that it has none is advice", async () => {
  const { code, out } = await commonry(["check"], { cwd: project({}) });
  expect(code).toBe(0);
  expect(out).not.toContain("community.yaml");
  const verbose = await commonry(["check", "--verbose"], { cwd: project({}) });
  expect(verbose.out).toContain("community.yaml:1:1: note: there is no community.yaml here");
});

test("links are not followed out of the repository", async () => {
  const outside = project({ "secret.yaml": "a: [\n" });
  const cwd = project({ "community.yaml": `${good}people: [people/*.yaml]\n`, "people/.keep": "" });
  symlinkSync(join(outside, "secret.yaml"), join(cwd, "people/secret.yaml"));
  const { out } = await commonry(["check"], { cwd });
  expect(out).toContain("is a symbolic link and was not followed");
  expect(out).not.toContain("yaml.indent");
});

test("names from outside cannot control the terminal or forge an annotation", async () => {
  const cwd = project({ "community.yaml": good, "a\u001b[2J\n::error::x.json": "{" });
  for (const format of ["text", "actions"]) {
    const { out } = await commonry(["check", "--format", format], { cwd });
    expect(out).not.toContain("\u001b");
    expect(out.split("\n").filter((line) => line.startsWith("::error::x"))).toEqual([]);
  }
});

test("--fix writes stale regions anew and leaves all else byte for byte", async () => {
  const cwd = temporaryFolder();
  await commonry(["init", "hub", "--lang", "en,zh", "--yes", "--no-git", ...answers], { cwd });
  const root = join(cwd, "hub");
  const people = join(root, "people/people.yaml");
  const before = readFileSync(join(root, "MAINTAINERS.md"), "utf8");
  expect(before).toContain("| Ada Lovelace | [@ada](https://github.com/ada) |");
  writeFileSync(people, readFileSync(people, "utf8").replaceAll('"Ada Lovelace"', '"Ada | <b>L</b>"'));
  const stale = await commonry(["check", "-C", root], { cwd });
  expect(stale.code).toBe(1);
  expect(stale.out).toContain("[region.stale]");
  expect((await commonry(["check", "-C", root, "--fix"], { cwd })).code).toBe(0);
  const after = readFileSync(join(root, "MAINTAINERS.md"), "utf8");
  expect(after).toBe(before.replaceAll("Ada Lovelace", "Ada \\| &lt;b&gt;L&lt;/b&gt;"));
});

test("a community inside of another is its own: its files are left to its own check", async () => {
  const inner = { "inner/.commonry/lock.json": "{", "inner/a.json": "{" };
  const cwd = project({ ...healthy, "community.yaml": good, ...inner });
  expect(await commonry(["check"], { cwd })).toMatchObject({ code: 0, out: "✔ No problems in 7 files.\n" });
});

test("--fix changes nothing while a people file has an error", async () => {
  const cwd = temporaryFolder();
  await commonry(["init", "hub", "--lang", "en,zh", "--yes", "--no-git", ...answers], { cwd });
  const root = join(cwd, "hub");
  const people = join(root, "people/people.yaml");
  const maintainers = () => readFileSync(join(root, "MAINTAINERS.md"), "utf8");
  const before = maintainers();
  const whole = readFileSync(people, "utf8");
  for (const broken of [
    whole.replace("groups:", "groups: ["),
    whole.replace(/name: .*/, "nam: X"),
    "version: 1\npeople: [\n",
  ]) {
    writeFileSync(people, broken);
    expect((await commonry(["check", "-C", root, "--fix"], { cwd })).code).toBe(2);
    expect(maintainers()).toBe(before);
  }
});

test("what ends the check with 2 is said, whatever rules were chosen", async () => {
  const cwd = project({ "community.yaml": "version: 1\ncommunity: { name: X, color: #d73a4a }\n" });
  for (const only of ["manifest", "links"]) {
    const { code, out } = await commonry(["check", "--only", only], { cwd });
    expect({ only, code }).toEqual({ only, code: 2 });
    expect(out).toContain("[yaml.hash]");
    expect(out).not.toContain("No problems");
  }
});

test("what the system says is said in words: a file that is not there", async () => {
  const cwd = temporaryFolder();
  const { err } = await commonry(["import", "labels.yml"], { cwd });
  expect(err).toContain("labels.yml cannot be read (it is not there)");
  const { err: zh } = await commonry(["import", "labels.yml", "--lang", "zh"], { cwd });
  expect(zh).toContain("无法读取 labels.yml（文件不存在）");
});

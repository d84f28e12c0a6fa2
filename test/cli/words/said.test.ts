import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { hasTerminal, onTerminal } from "../../support/terminal.ts";

const now = "2027-01-01T00:00:00Z";

function folderOf(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

const head = "version: 1\ncommunity: { name: X }\n";

test.each([
  ["block", "labels:\n  - name: bug\n    color: #d73a4a\n", "5:12", "d73a4a"],
  ["flow, in one line", "labels: [{ name: bug, color: #d73a4a }]\n", "3:30", "d73a4a"],
  [
    "flow, more below",
    "labels:\n  - { name: bug, color: #d73a4a }\n  - { name: x, color: aaaaaa }\n",
    "4:25",
    "d73a4a",
  ],
  ["a channel", "labels:\n  - name: bug\n    color: d73a4a\n    description: #general\n", "6:18", "#general"],
])("# that was meant as text is named, and nothing else is: %s (T16)", async (_, text, place, value) => {
  const { out } = await inside(["check", "--only", "manifest,yaml"], {
    cwd: folderOf({ "community.yaml": head + text }),
    now,
  });
  const errors = out.split("\n").filter((line) => line.includes(": error: "));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(`community.yaml:${place}: error: `);
  expect(errors[0]).toContain(`# begins a comment`);
  expect(errors[0]).toContain(`in quotes: "${value}"`);
});

test.each([
  ["a comment that is meant", "labels:\n  - name: bug\n    color:   # later\n", "there is no value; remove the line"],
  ["quoted", 'labels:\n  - { name: "#bug", color: aaaaaa\n  - a\n', "indentation"],
  ["a number", "labels: [{ name: bug, color: 123456 }]\n", 'put it in quotes: "123456"'],
  ["a number with an exponent", "labels: [{ name: bug, color: 0e1234 }]\n", 'put it in quotes: "0e1234"'],
])("%s is called what it is", async (_, text, said) => {
  const { out } = await inside(["check"], { cwd: folderOf({ "community.yaml": head + text }), now });
  expect(out).toContain(said);
  expect(out).not.toContain("begins a comment");
});

test("-C is as if the command had been started there: one file has one name for every command", async () => {
  const cwd = folderOf({
    "hub/community.yaml": `${head}local: { folder: place }\n`,
    "hub/in/labels.yaml": "- { name: bug, color: d73a4a }\n",
    "hub/in/events.yaml":
      "version: 1\nevents:\n  - { id: a, title: A, at: 2027-01-05 20:00, duration: 1h, timezone: Asia/Shanghai }\n",
  });
  expect(await inside(["import", "in/labels.yaml", "-C", "hub", "--dry-run"], { cwd, now })).toMatchObject({ code: 0 });
  expect((await inside(["events", "list", "in/events.yaml", "-C", "hub"], { cwd, now })).out).toContain("A");
  for (const words of [
    ["import", "hub/in/labels.yaml"],
    ["events", "list", "hub/in/events.yaml"],
  ]) {
    const { code, err } = await inside([...words, "-C", "hub"], { cwd, now });
    expect([code === 0, err], words.join(" ")).toEqual([false, expect.stringContaining(words.at(-1) as string)]);
  }
});

test("apply says once that there is nothing to do", async () => {
  const cwd = folderOf({ "community.yaml": `${head}local: { folder: place }\n` });
  const { code, out, err } = await inside(["apply", "--yes", "--provider", "local"], { cwd, now });
  expect(code).toBe(0);
  expect((out + err).match(/No changes/g)).toHaveLength(1);
});

const description = (more: string) =>
  `template: 1\nid: strange\nversion: 1.0.0\ntitle: S\ndescription: x\n${more}files: [{ to: a.md, from: x }]\n`;

test.each([
  ["an unknown key", description("fils: []\n"), "6:1: unknown key “fils”"],
  ["a wrong id", description("").replace("strange", "Strange"), "2:5: id: Strange does not fit here"],
  ["no YAML", "template: 1\nid: strange\n  version: 1.0.0\n", "2:5: there is a second “: ” on this line"],
])("a template with %s is told in our words", async (_, text, said) => {
  const cwd = folderOf({ "t/template.yaml": text, "t/files/x": "x\n" });
  const words = ["init", "out", "--template", "./t", "--yes", "--no-git"];
  expect((await inside(words, { cwd, now })).err).toContain(said);
  const { err } = await inside([...words, "--lang", "zh"], { cwd, now });
  expect(err).toMatch(/template\.yaml:\d+:\d+: .*\p{Script=Han}/u);
});

test("doctor says what is pinned, where something was scaffolded", async () => {
  const cwd = temporaryFolder();
  const answers = ["owner=acme", "maintainer=Ada", "contact=conduct@example.org"].flatMap((one) => ["--set", one]);
  await inside(["init", "hub", "--yes", "--no-git", "--level", "starter", ...answers], { cwd, now });
  const pins = async (dir: string) => {
    const { checks } = JSON.parse((await inside(["doctor", "--json", "-C", dir], { cwd, now })).out) as {
      checks: { id: string; state: string; mend?: string }[];
    };
    return checks.filter(({ id }) => id === "pin");
  };
  expect(await pins("hub")).toMatchObject([{ state: expect.stringMatching(/^(off|warn|ok)$/) }]);
  expect(await pins(".")).toEqual([]);
});

test("a CODEOWNERS without marks is left alone, and --fix says so (T18)", async () => {
  const people =
    'version: 1\npeople: [{ id: ada, name: Ada, github: ada }]\ngroups: [{ id: all, title: All, members: [ada], owns: ["*"] }]\n';
  const files = { "community.yaml": `${head}people: [people/*.yaml]\n`, "people/all.yaml": people };
  const bare = await inside(["check", "--fix"], { cwd: folderOf({ ...files, CODEOWNERS: "* @ada\n" }), now });
  expect(bare.err).toContain("CODEOWNERS: no marks");
  const marked = "# commonry:begin owners\n* @ada\n# commonry:end owners\n";
  const kept = await inside(["check", "--fix"], { cwd: folderOf({ ...files, CODEOWNERS: marked }), now });
  expect(kept.out + kept.err).not.toContain("no marks");
});

test.skipIf(!hasTerminal)("questions are asked in Chinese to the last key (T11)", () => {
  const cwd = folderOf({
    "t/template.yaml": `template: 1
id: strange
version: 1.0.0
title: Strange
description: x
questions:
  - { id: a, type: boolean, ask: { en: Sure, zh: 确定吗 }, default: true }
  - { id: b, type: choices, ask: { en: Which, zh: 选哪些 }, choices: [{ value: one, title: One }], default: [one] }
files: [{ to: a.md, from: x }]
`,
    "t/files/x": "x\n",
  });
  const steps = ["托管在哪里", "需要多少", "确定吗", "选哪些", "写入 "].map((seen, at) => ({
    seen,
    types: at === 2 ? "否\r" : "\r",
  }));
  const { shown } = onTerminal(["init", "out", "--template", "./t", "--no-git", "--lang", "zh"], cwd, steps);
  expect(shown).toContain("（默认）/否");
  expect(shown).not.toMatch(/\(Y\/n\)|\bYes\b|\bNo\b|navigate|invert|submit|select all/);
});

test.each([
  ["help", "garbage"],
  ["help", "reprot"],
])("commonry %s %s: there is no such command, exit 2", async (...words) => {
  const { code, out, err } = await inside(words, { cwd: temporaryFolder(), now });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("unknown command");
  expect(await inside(["help", "plan"], { cwd: "/", now })).toMatchObject({ code: 0, err: "" });
});

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createLocalFacts } from "../../../../src/providers/local/facts.ts";
import type { ForgeFacts, ForgeScope } from "../../../../src/reports/port.ts";
import { temporaryFolder } from "../../../support/cli.ts";

const everything: ForgeScope["parts"] = new Set([
  ...(["issues", "pulls", "reviews", "comments", "discussions", "releases"] as const),
]);

const hub = `
people:
  - { login: Ada, name: Ada Example, id: 7, email: ada@example.org }
  - { login: helper, bot: true }
threads:
  - kind: pull
    number: 12
    author: ada
    opened: 2026-01-05T09:00:00Z
    merged: 2026-01-08
    draft: true
    labels: [good first issue]
    association: MEMBER
    replies:
      - { who: eve, at: 2026-01-07, kind: comment }
      - { who: bob, at: "2026-01-06T10:00:00+08:00", kind: review, verdict: approved }
  - kind: issue
    number: 3
    author: ~
    opened: 2026-01-01
    assigned: { who: bob, at: 2026-01-02 }
    replies: [{ who: helper, at: 2026-01-03 12:30Z, kind: comment }]
  - { kind: discussion, number: 4, author: bob, opened: 2026-02-01, answered: 2026-02-02 }
releases:
  - { tag: v2, at: 2026-03-01, prerelease: true }
  - { tag: v1, at: 2026-02-01, who: ADA }
`;

function placeOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, "facts", name)), { recursive: true });
    writeFileSync(join(folder, "facts", name), text);
  }
  const source = createLocalFacts({ folder });
  const read = (scope: Partial<ForgeScope> = {}) =>
    source.read({ repositories: ["acme/hub"], parts: everything, ...scope }, () => undefined);
  return { folder, source, read };
}

const day = (date: string) => Date.parse(date);
const login = ({ contacts }: ForgeFacts, index: number | undefined) => contacts[index ?? -1]?.login;

test("a file is facts, with no account and at no cost", async () => {
  const { read, source } = placeOf({ "hub.yaml": hub });
  const facts = await read();
  expect(facts.notes).toEqual([]);
  expect(facts.spent).toEqual({ requests: 0, points: 0 });
  expect(await source.estimate({ repositories: ["acme/hub"], parts: everything })).toEqual(facts.spent);
  expect(facts.threads.map(({ number, kind }) => [number, kind])).toEqual([
    [3, "issue"],
    [4, "discussion"],
    [12, "pull"],
  ]);
  const [issue, discussion, pull] = facts.threads;
  expect(pull).toMatchObject({
    ...{
      repository: "acme/hub",
      opened: day("2026-01-05T09:00Z"),
      closed: day("2026-01-08"),
      merged: day("2026-01-08"),
    },
    ...{ draft: true, labels: ["good first issue"], association: "MEMBER" },
  });
  expect(pull?.replies.map(({ who, at, kind, verdict }) => [login(facts, who), at, kind, verdict])).toEqual([
    ["bob", day("2026-01-06T02:00Z"), "review", "approved"],
    ["eve", day("2026-01-07"), "comment", undefined],
  ]);
  expect(issue?.assigned).toEqual({
    who: facts.contacts.findIndex((one) => one.login === "bob"),
    at: day("2026-01-02"),
  });
  expect(discussion?.answered).toBe(day("2026-02-02"));
  expect(facts.releases.map(({ tag, who, prerelease }) => [tag, login(facts, who), prerelease])).toEqual([
    ["v1", "ada", false],
    ["v2", undefined, true],
  ]);
  expect(facts.contacts).toContainEqual({ name: "Ada Example", login: "ada", accountId: 7, email: "ada@example.org" });
  expect(facts.contacts).toContainEqual({ name: "helper", login: "helper", bot: true });
  expect(facts.contacts).toContainEqual({ name: "ghost", login: "ghost" });
});

test("parts and a date narrow it down; several files are one history", async () => {
  const more = "threads: [{ kind: issue, number: 3, author: eve, opened: 2026-01-01, closed: 2026-05-01 }]";
  const { read } = placeOf({ "hub.yaml": hub, "hub/2026.yaml": more, "other.yaml": "nonsense: 1", "hub.js.yaml": "[" });
  const issues = await read({ parts: new Set(["issues"]) });
  expect(issues.threads).toMatchObject([{ number: 3, closed: day("2026-05-01"), replies: [] }]);
  const reviews = await read({ parts: new Set(["reviews"]) });
  expect(reviews.threads.map(({ number, replies }) => [number, replies.length])).toEqual([[12, 1]]);
  const late = await read({ since: day("2026-02-15") });
  expect(late.threads.map(({ number }) => number)).toEqual([3]);
  expect(late.releases.map(({ tag }) => tag)).toEqual(["v2"]);
});

test("a repository of which there is nothing is told, and names lead nowhere else", async () => {
  const { read, folder } = placeOf({ "hub.yaml": "", "HUB2.yaml": "" });
  expect(await read()).toMatchObject({ threads: [], notes: [] });
  expect(await read({ repositories: ["acme/hub2", "none"] })).toMatchObject({
    threads: [],
    notes: ["report.note.no-facts"],
  });
  for (const name of ["../hub", "a/..", "a/b/c", "a/.", "a/"])
    await expect(read({ repositories: [name] })).rejects.toMatchObject({ code: "facts.repository", exitCode: 2 });
  const empty = createLocalFacts({ folder: join(folder, "nowhere") });
  expect((await empty.read({ repositories: ["hub"], parts: everything }, () => undefined)).notes).toHaveLength(1);
});

describe("what is wrong is told with its place", () => {
  const issue = (more: string) =>
    `threads:\n  - kind: issue\n    number: 1\n    author: ada\n    opened: 2026-01-01\n${more}`;
  test.each([
    ["no YAML", "threads: [", "local.facts-yaml", 1],
    ["a key that is not known", issue("    title: x\n"), "local.facts-key", 6],
    ["one that is missing", "threads:\n  - { kind: issue, number: 1, author: ada }", "local.facts-missing", 2],
    ["no such day", issue("    closed: 2026-02-31\n"), "local.facts-time", 6],
    ["no time of a day", issue('    closed: "2026-02-01T25:00Z"\n'), "local.facts-time", 6],
    ["a moment without a zone", issue('    closed: "2026-02-01T10:00"\n'), "local.facts-time", 6],
    ["a year that is a number", issue("    closed: 2026\n"), "local.facts-time", 6],
    [
      "another kind",
      "threads:\n  - kind: bug\n    number: 1\n    author: ada\n    opened: 2026-01-01",
      "local.facts-choice",
      2,
    ],
    ["a list that is none", issue("    labels: bug\n"), "local.facts-list", 6],
    ["a map that is none", "- 1", "local.facts-map", 1],
    [
      "a number that is none",
      "threads:\n  - { number: one, kind: issue, author: ada, opened: 2026-01-01 }",
      "local.facts-whole",
      2,
    ],
    ["a truth that is none", issue("    draft: sometimes\n"), "local.facts-truth", 6],
    ["a text with a line break", issue('    association: "a\\nb"\n'), "local.facts-text", 6],
    [
      "a login with escape codes",
      issue('    replies: [{ who: "\\u001b[31m", at: 2026-01-01, kind: comment }]\n'),
      "local.facts-text",
      6,
    ],
  ])("%s", async (_, text, code, line) => {
    const { read, folder } = placeOf({ "hub.yaml": text });
    await expect(read()).rejects.toMatchObject({
      code,
      exitCode: 2,
      params: { path: join(folder, "facts/hub.yaml"), line },
    });
  });

  test("a file that is too large, no UTF-8, or a link", async () => {
    await expect(placeOf({ "hub.yaml": "#".repeat(1024 ** 2 + 1) }).read()).rejects.toMatchObject({
      code: "file.large",
    });
    const { folder, read } = placeOf({ "x.yaml": "" });
    symlinkSync("/etc/hostname", join(folder, "facts/hub.yaml"));
    await expect(read()).rejects.toMatchObject({ code: "file.link" });
    const other = placeOf({ "x.yaml": "" });
    writeFileSync(join(other.folder, "facts/hub.yaml"), Buffer.from([0x61, 0xff]));
    await expect(other.read()).rejects.toMatchObject({ code: "file.encoding" });
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

/** What a version before 1.2.0 wrote without asking. */
const unasked: Readonly<Record<string, string>> = {
  answerDays: "7",
  signOff: "true",
  covenant: "2.1",
  securityContact: "conduct@lepton.dev",
};
const given = ["name=Lepton", "owner=lepton", "maintainer=Ada", "login=ada", "contact=conduct@lepton.dev"];
const now = "2026-12-01T00:00:00Z";

interface Lock {
  template: { version: string };
  parts: Record<string, string>;
  answers: Record<string, unknown>;
}

/** A scaffold as an older version left it: its pages, and a record without the questions of today. */
async function older(template: string, answers: Readonly<Record<string, string>>): Promise<string> {
  const cwd = temporaryFolder();
  const set = [...given, ...Object.entries(answers).map(([id, value]) => `${id}=${value}`)].flatMap((one) => [
    "--set",
    one,
  ]);
  const made = await inside(["init", "x", "--template", template, "--level", "full", "--yes", "--no-git", ...set], {
    cwd,
    now,
  });
  expect(made).toMatchObject({ code: 0 });
  const root = join(cwd, "x");
  const path = join(root, ".commonry/lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8")) as Lock;
  lock.template.version = "1.1.0";
  for (const id of Object.keys(lock.parts)) lock.parts[id] = "1.1.0";
  for (const id of [...Object.keys(answers), "chats", "mirrorUrl", "descriptionOther"]) delete lock.answers[id];
  writeFileSync(path, JSON.stringify(lock, null, 2));
  return root;
}

const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");

describe("an update of what an older version scaffolded", () => {
  test.each([
    ["hub", { staffed: "events,newcomers,mentors,conduct" }],
    ["course", { staffed: "mentors" }],
    ["event", { staffed: "programme,conduct,volunteers" }],
    ["library", {}],
  ])("takes back no promise and no group of a %s", async (template, groups) => {
    const root = await older(template, { ...unasked, ...groups });
    const pages = ["SECURITY.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "people/people.yaml", "community.yaml"];
    const before = pages.map((path) => read(root, path));
    expect(before[0]).toContain("conduct@lepton.dev");
    expect(before[1]).toContain("/version/2/1/");
    expect(before[2]).toContain("--signoff");
    expect(await inside(["update"], { cwd: root, now })).toMatchObject({ code: 0 });
    expect(pages.map((path) => read(root, path))).toEqual(before);
    const lock = JSON.parse(read(root, ".commonry/lock.json")) as Lock;
    expect(lock.answers).toMatchObject({ answerDays: 7, signOff: true, covenant: "2.1" });
    expect(lock.answers.securityContact).toBe("conduct@lepton.dev");
  });

  test("takes the Covenant's newer version when it is told to", async () => {
    const root = await older("project", unasked);
    expect(await inside(["update", "--set", "covenant=3.0"], { cwd: root, now })).toMatchObject({ code: 0 });
    expect(read(root, "CODE_OF_CONDUCT.md")).toContain("/version/3/0/");
    expect(read(root, "SECURITY.md")).toContain("conduct@lepton.dev");
  });
});

describe("a community of one", () => {
  test("promises no date, asks for no sign-off, and fills no group that nobody has joined", async () => {
    const cwd = temporaryFolder();
    const set = given.flatMap((one) => ["--set", one]);
    await inside(["init", "x", "--level", "full", "--yes", "--no-git", ...set], { cwd, now });
    const root = join(cwd, "x");
    expect(read(root, "SECURITY.md")).not.toMatch(/conduct@lepton\.dev|\d+ days after your report \|/);
    expect(read(root, "CONTRIBUTING.md")).not.toMatch(/signoff|within \d+ days/);
    expect(read(root, "people/people.yaml").match(/^ {2}- id: \w+$/gm)).toEqual(["  - id: maintainers"]);
    expect(read(root, "communication/coc-response-plan.md")).toContain("@ada, with a trusted person");
    expect(read(root, "resources/tools.md")).not.toMatch(/Jira|Confluence|Colab|Gitpod/);
  });

  test("names its chats and its mirror, and describes itself in both languages or in one", async () => {
    const cwd = temporaryFolder();
    const chats = "chats=QQ 群 123456,飞书群 https://lepton.dev/feishu";
    const set = [...given, chats, "mirrorUrl=https://gitee.com/lepton/x", "description=工具"].flatMap((one) => [
      "--set",
      one,
    ]);
    await inside(["init", "x", "--lang", "zh,en", "--yes", "--no-git", ...set], { cwd, now });
    const root = join(cwd, "x");
    expect(read(root, "SUPPORT.md")).toContain("QQ 群 123456");
    expect(read(root, "README.md")).toContain("[飞书群](https://lepton.dev/feishu)");
    expect(read(root, "CONTRIBUTING.md")).toContain("https://gitee.com/lepton/x");
    expect(read(root, "README.en.md")).not.toContain("工具");
    expect(read(root, "README.md")).toContain("工具");
  });
});

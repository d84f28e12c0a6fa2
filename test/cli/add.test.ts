import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answers, commonry, temporaryFolder } from "../support/cli.ts";
import { hasTerminal, onTerminal } from "../support/terminal.ts";
import { git, read, treeOf, verdicts, write, writeTemplate } from "../support/versions.ts";

async function made(template: string, level: string, more: readonly string[] = []): Promise<string> {
  const cwd = temporaryFolder();
  const args = ["init", "x", "--template", template, "--level", level, "--yes", "--no-git", ...answers, ...more];
  const { code, err } = await commonry(args, { cwd });
  expect(code, err).toBe(0);
  return join(cwd, "x");
}

/** Everything but the records of what can be taken back. */
function whole(root: string): Record<string, string> {
  const all = Object.entries(treeOf(root, { record: true })).filter(([path]) => !path.startsWith(".commonry/.undo-"));
  return Object.fromEntries(all);
}

const everything: readonly (readonly string[])[] = [
  ["course", "--set", "courseId=intro-to-agents"],
  ["course", "--set", "courseId=evals", "--set", "courseTitle=Measuring what you build"],
  ["event", "--set", "eventId=spring-meet"],
  ["event", "--set", "eventId=autumn-meet"],
  ["devenv"],
  ["feedback"],
  ["governance"],
  ["mentoring"],
  ["recognition"],
  ["gitlab"],
  ["zh"],
];
/** Two of six at every run. */
const templates = process.env.LIST ? ["hub", "library", "ai-project", "course", "event", "project"] : ["hub", "course"];

test("every part comes to every template, one after another, and check is clean", { timeout: 60_000 }, async () => {
  const roots = await Promise.all(
    templates.map(async (template) => ({ template, root: await made(template, "starter") })),
  );
  const grow = async ({ template, root }: { template: string; root: string }): Promise<void> => {
    for (const args of everything) {
      const { code, out, err } = await commonry(["add", ...args, "--json"], { cwd: root });
      expect(code, `${template}: add ${args[0]}: ${err}`).toBe(0);
      const body = JSON.parse(out);
      expect(body).toMatchObject({ schemaVersion: 1, command: `add ${args[0]}`, written: true });
      expect(body.summary.create, `${template}: add ${args[0]}`).toBeGreaterThan(0);
      expect(body.summary.conflict).toBe(0);
    }
    const { code, out } = await commonry(["check"], { cwd: root });
    expect({ code, out }, template).toEqual({ code: 0, out: expect.stringMatching(/^✔ No problems/) });
    expect((await commonry(["update", "--check"], { cwd: root })).code, template).toBe(0);
  };
  const half = templates.length / 2;
  const inTurn = async (some: typeof roots) => {
    for (const one of some) await grow(one);
  };
  await Promise.all([inTurn(roots.slice(0, half)), inTurn(roots.slice(half))]);
});

describe("add", () => {
  test("updates what is linked from elsewhere, and undo takes all of it back", async () => {
    const root = await made("hub", "starter");
    const before = whole(root);
    write(root, "CONTRIBUTING.md", `${read(root, "CONTRIBUTING.md")}\nOur own line.\n`);
    const edited = whole(root);
    expect(await commonry(["add", "governance"], { cwd: root })).toMatchObject({ code: 0 });
    const linking = Object.entries(treeOf(root)).filter(
      ([path, text]) => before[path] && text.includes("GOVERNANCE.md"),
    );
    expect(linking.length).toBeGreaterThan(0);
    expect(read(root, "CONTRIBUTING.md")).toContain("Our own line.");
    expect(await commonry(["check"], { cwd: root })).toMatchObject({ code: 0 });
    expect(await commonry(["undo"], { cwd: root })).toMatchObject({ code: 0 });
    expect(whole(root)).toEqual(edited);
  });

  test("of what is there already is refused, also under another spelling; so is what there is not", async () => {
    const root = await made("hub", "standard");
    await commonry(["add", "course", "--set", "courseId=Intro"], { cwd: root });
    const before = treeOf(root, { record: true, mtimes: true });
    const refusals: [string[], string][] = [
      [["governance"], "“governance” is there already"],
      [["en"], "“en” is there already"],
      [["github"], "“github” is there already"],
      [["course", "--set", "courseId=intro"], "“course intro” is there already"],
      [["core"], "“core” is there already"],
      [["hub"], "there is no part “hub”"],
      [["governence"], "did you mean governance?"],
      [["../../etc"], "there is no part “../../etc”"],
      [["course", "--yes"], "--set courseId=…"],
      [["course", "--set", "courseId=x", "--set", "name=y"], "this template asks no question “name”"],
      [["event", "--set", "eventId=a/b"], "eventId"],
      [[], "the argument <part> is missing"],
    ];
    for (const [args, said] of refusals) {
      const { code, out, err } = await commonry(["add", ...args], { cwd: root });
      expect({ code, out }, err).toEqual({ code: 2, out: "" });
      expect(err).toContain(said);
    }
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
  });

  test("--dry-run shows what would come, as a diff that git applies, and writes nothing", async () => {
    const root = await made("project", "standard");
    git(root, "init", "--quiet");
    git(root, "add", "--all");
    const before = treeOf(root, { record: true, mtimes: true });
    const { code, out } = await commonry(["add", "zh", "--dry-run", "--format", "diff"], { cwd: root });
    expect(code).toBe(0);
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
    const copy = join(root, "../copy");
    cpSync(root, copy, { recursive: true });
    write(root, "../a.patch", out);
    git(copy, "update-index", "-q", "--refresh");
    git(copy, "apply", "--index", "../a.patch");
    expect(await commonry(["add", "zh"], { cwd: root })).toMatchObject({ code: 0 });
    expect(treeOf(copy)).toEqual(treeOf(root));
  });

  test("a template that is newer by now comes first", async () => {
    const cwd = temporaryFolder();
    writeTemplate(join(cwd, "tpl"), { version: "1.0.0", files: { "a.md": "a\n" } });
    await commonry(["init", "x", "--template", "./tpl", "--yes", "--no-git"], { cwd });
    const root = join(cwd, "x");
    writeTemplate(join(cwd, "tpl"), { version: "1.1.0", files: { "a.md": "b\n" } });
    const refused = await commonry(["add", "devenv"], { cwd: root });
    expect(refused).toMatchObject({ code: 6, err: expect.stringContaining("commonry update") });
    expect((await commonry(["update"], { cwd: root })).code).toBe(0);
    const early = await commonry(["add", "devenv"], { cwd: root });
    expect(early).toMatchObject({ code: 2, err: expect.stringContaining("commonry add core") });
    expect((await commonry(["add", "core", "--yes", ...answers], { cwd: root })).code).toBe(0);
    const { code, out } = await commonry(["add", "devenv", "--json"], { cwd: root });
    expect({ code, ...verdicts(out) }).toMatchObject({
      code: 0,
      ".vscode/extensions.json": "create",
      "a.md": "unchanged",
    });
  });

  test.skipIf(!hasTerminal)("asks on a terminal what only the part asks, then whether to write", async () => {
    const root = await made("project", "starter");
    const { code, shown } = onTerminal(["add", "event"], root, [
      ...["spring-meet", ...Array<string>(12).fill("")].map((types) => ({ seen: "?", types: `${types}\r` })),
    ]);
    expect(shown).toContain("Change ");
    expect(code).toBe(0);
    expect(Object.keys(treeOf(root)).some((path) => path.includes("spring-meet"))).toBe(true);
  });
});

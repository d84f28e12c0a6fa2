import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { answers, cleanEnv, commonry, temporaryFolder } from "../../support/cli.ts";

function place(body: Readonly<Record<string, unknown>>) {
  const folder = temporaryFolder();
  const manifest = (more: Readonly<Record<string, unknown>>) => {
    const head = { version: 1, community: { name: "Test" }, github: { owner: "acme" }, local: { folder: "place" } };
    writeFileSync(join(folder, "community.yaml"), stringify({ ...head, ...more }));
  };
  manifest(body);
  const env = { XDG_STATE_HOME: join(folder, ".state") };
  return { folder, manifest, run: (...words: string[]) => commonry(words, { cwd: folder, env }) };
}

const labels = Array.from({ length: 8 }, (_, n) => ({ name: `label-${n}`, color: "111111" }));
const body = { repositories: [{ name: "hub" }], labels };

test("plan shows and writes nothing; apply writes; the second apply writes nothing; exit codes tell", async () => {
  const { folder, run } = place(body);
  const plan = await run("plan", "--exit-code");
  expect(plan).toMatchObject({ code: 3, err: "" });
  expect(plan.out).toMatch(/\nPlan: 9 to create, 0 to rename, 0 to delete\.\n$/);
  expect(existsSync(join(folder, "place"))).toBe(false);
  expect(await run("apply")).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
  expect(await run("apply", "--yes")).toMatchObject({
    code: 0,
    out: "✔ Apply complete: 9 created, 0 updated, 0 renamed, 0 merged, 0 deleted.\n",
  });
  expect(await run("apply")).toMatchObject({ code: 0, out: expect.stringContaining("0 writes") });
  expect(await run("plan", "--exit-code")).toMatchObject({ code: 0 });
});

test("deletion: additive, held back, guarded, counted", async () => {
  const { manifest, run } = place(body);
  await run("apply", "--yes");
  manifest({ ...body, labels: labels.slice(0, 1) });
  expect((await run("plan")).out).toContain("No changes");
  manifest({ ...body, strict: ["labels"], labels: labels.slice(0, 1) });
  expect((await run("plan")).out).toContain("would go with --allow-delete");
  expect(await run("apply", "--yes", "--allow-delete")).toMatchObject({
    code: 6,
    err: expect.stringContaining("--allow-delete=7"),
  });
  expect(await run("apply", "--yes", "--allow-delete=6")).toMatchObject({ code: 6 });
  expect(await run("apply", "--yes", "--allow-delete=7")).toMatchObject({
    code: 0,
    out: expect.stringContaining("7 deleted"),
  });
});

test("a saved plan is carried out as it is; one whose ground or manifest has moved is refused, and a damaged one", async () => {
  const { folder, manifest, run } = place(body);
  await run("plan", "--out", "plan.json");
  const text = readFileSync(join(folder, "plan.json"), "utf8");
  writeFileSync(join(folder, "bad.json"), text.replace("label-3", "label-x"));
  expect(await run("apply", "bad.json", "--yes")).toMatchObject({
    code: 2,
    err: expect.stringContaining("not as it was saved"),
  });
  manifest({ ...body, labels: labels.slice(1) });
  expect(await run("apply", "plan.json", "--yes")).toMatchObject({ code: 7 });
  manifest(body);
  expect(await run("apply", "plan.json", "--yes")).toMatchObject({ code: 0 });
  const stale = await run("apply", "plan.json", "--yes");
  expect(stale).toMatchObject({ code: 7 });
  expect(stale.err).toContain('label "label-0" was added');
});

test("undo takes an apply back, but for a repository", async () => {
  const { manifest, run } = place({ repositories: [{ name: "hub" }] });
  await run("apply", "--yes");
  manifest(body);
  await run("apply", "--yes");
  manifest({ ...body, labels: [{ name: "first", color: "222222", was: ["label-0"] }, ...labels.slice(1)] });
  await run("apply", "--yes");
  const undone = await run("undo", "--yes");
  expect(undone).toMatchObject({ code: 0, out: expect.stringContaining("1 renamed") });
  manifest(body);
  expect((await run("plan")).out).toContain("No changes");
  expect(await run("undo", "--yes")).toMatchObject({ code: 0, out: expect.stringContaining("8 deleted") });
  expect(await run("undo", "--yes")).toMatchObject({ code: 5, err: expect.stringContaining("never deleted") });
});

test("an apply of which nothing can be taken back does not hide the one before it", async () => {
  const { manifest, run } = place(body);
  await run("apply", "--yes");
  manifest({ ...body, repositories: [{ name: "hub" }, { name: "more" }], labels: undefined });
  expect(await run("apply", "--yes")).toMatchObject({ code: 0 });
  expect(await run("undo", "--yes")).toMatchObject({ code: 5, err: expect.stringContaining("never deleted") });
  expect(await run("undo", "--yes")).toMatchObject({ code: 5, out: expect.stringContaining("8 deleted") });
});

test("two runs are kept apart, and the second one is told who holds the place", async () => {
  const { folder, run } = place(body);
  await run("apply", "--yes");
  const { readdirSync } = await import("node:fs");
  const [name = ""] = readdirSync(join(folder, ".state/commonry/places"));
  const { hostname } = await import("node:os");
  const lock = join(folder, ".state/commonry/places", name, "lock.json");
  writeFileSync(
    lock,
    JSON.stringify({ pid: process.pid, host: hostname(), since: "2027-01-05T00:00:00Z", command: "apply" }),
  );
  expect(await run("apply", "--yes")).toMatchObject({
    code: 6,
    err: expect.stringContaining(`process ${process.pid}`),
  });
  writeFileSync(
    lock,
    JSON.stringify({ pid: 4_000_000, host: hostname(), since: "2027-01-05T00:00:00Z", command: "apply" }),
  );
  expect(await run("apply", "--yes")).toMatchObject({ code: 0 });
  expect(cleanEnv().GH_TOKEN).toBeUndefined();
});

test("Chinese, Markdown and JSON", async () => {
  const { run } = place({
    repositories: [{ name: "hub" }],
    labels: [{ name: "@org/team fixes #1 <b>", color: "111111" }],
  });
  expect((await run("plan", "--lang", "zh")).out).toContain("计划：新建 2，改名 0，删除 0。");
  const markdown = (await run("plan", "--format", "markdown")).out;
  expect(markdown).not.toMatch(/@org|#1|<b>/);
  expect(JSON.parse((await run("plan", "--json")).out)).toMatchObject({
    schemaVersion: 1,
    kind: "plan",
    changes: [{ action: "create" }, { action: "create" }],
  });
  const events = (await run("apply", "--yes", "--json")).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string });
  expect(events.map(({ event }) => event)).toEqual(["plan", "step", "step", "end"]);
});

test("a strict kind with more than is listed is drift, and is not called in step", async () => {
  const { manifest, run } = place(body);
  await run("apply", "--yes");
  manifest({ ...body, strict: ["labels"], labels: labels.slice(1) });
  expect(await run("plan", "--exit-code")).toMatchObject({ code: 3, out: expect.stringContaining("1 held back") });
  expect(await run("apply")).toMatchObject({ code: 0, out: expect.not.stringContaining("everything is as") });
});

test("what a saved plan has settled cannot be passed beside it: it would be taken no notice of", async () => {
  const { run } = place(body);
  await run("plan", "--out", "plan.json");
  for (const words of [["plan.json"], ["--resume"]]) {
    expect(await run("apply", ...words, "--yes", "--only", "teams")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--only"),
    });
    expect(await run("apply", ...words, "--yes", "--allow-delete")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--allow-delete"),
    });
  }
});

test("--allow-delete takes a number behind it, and swallows no other word", async () => {
  const { run } = place(body);
  await run("plan", "--allow-delete", "--out", "plan.json");
  expect(await run("apply", "--allow-delete", "plan.json", "--yes")).toMatchObject({
    code: 2,
    err: expect.stringContaining("settled"),
  });
  expect(await run("plan", "--allow-delete", "5")).toEqual(await run("plan", "--allow-delete=5"));
  expect(await run("plan", "--allow-delete=x")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--allow-delete"),
  });
  expect(await run("plan", "--only", "label")).toMatchObject({ code: 2, err: expect.stringContaining("labels") });
});

test("undo shows with --json what it would do; of a folder whose manifest is broken it still takes the files back", async () => {
  const { folder, run } = place(body);
  await run("apply", "--yes");
  const shown = await run("undo", "--dry-run");
  expect(shown).toMatchObject({ code: 5, err: "" });
  expect(shown.out).toContain('label "');
  const { out, err } = await run("undo", "--json", "--dry-run");
  expect(err).toBe("");
  const [event] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(event).toMatchObject({ event: "plan", plan: { changes: { length: 8 } }, left: [{ name: "hub" }] });

  const made = temporaryFolder();
  const here = (...words: string[]) => commonry(words, { cwd: made, env: { XDG_STATE_HOME: join(folder, ".state") } });
  expect(await here("init", ".", "--template", "hub", "--yes", "--no-git", ...answers)).toMatchObject({ code: 0 });
  expect(await here("add", "mentoring", "--yes")).toMatchObject({ code: 0 });
  writeFileSync(join(made, "community.yaml"), "version: [", { flag: "a" });
  const undone = await here("undo", "--dry-run");
  expect(undone).toMatchObject({ code: 0, err: expect.stringContaining("not valid") });
  expect(undone.out).toContain("This would take back");
});

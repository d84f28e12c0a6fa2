import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { newId, sealed } from "../../src/system/tree/own.ts";
import { bin, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";
import { sealOfRuns } from "../support/seal.ts";
import {
  read,
  type Scaffolded,
  scaffolded,
  treeOf,
  type Version,
  verdicts,
  write,
  writeTemplate,
} from "../support/versions.ts";

const ten = (change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 10 }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join("");
const one: Version = {
  version: "1.0.0",
  files: { "a.md": ten(), "b.md": ten(), "d/c.md": ten(), "run.sh": "#!/bin/sh\n" },
};
const two: Version = {
  version: "2.0.0",
  files: {
    "a.md": ten({ 5: "five" }),
    "b.md": ten({ 5: "five" }),
    "d/c.md": ten({ 5: "five" }),
    "d/new.md": "new\n",
    "run.sh": "#!/bin/sh\nx\n",
  },
};

/** What an update that is refused leaves: nothing of its own, and every file the same one. */
async function refused({ root, run }: Scaffolded, args: readonly string[], code: number, said: string): Promise<void> {
  const before = treeOf(root, { record: true, mtimes: true });
  const result = await run(["update", ...args]);
  expect({ code: result.code, out: result.out }, result.err).toEqual({ code, out: "" });
  expect(result.err).toContain(said);
  expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
}

describe("refused, with nothing written", () => {
  test("an older template, another one, a part, a folder that is none", async () => {
    const made = await scaffolded({ ...one, version: "1.10.0" });
    made.next({ ...one, version: "1.9.0" });
    await refused(made, [], 6, "the template “mine” is 1.9.0 here; the folder has 1.10.0 already");
    writeTemplate(join(made.cwd, "other"), { ...two, id: "other" });
    await refused(made, ["--template", "../other"], 2, "was scaffolded from “mine”");
    await refused(made, ["--template", "hub"], 2, "was scaffolded from “mine”");
    await refused(made, ["--template", "governance"], 2, "governance");
    await refused(made, ["--template", "../nowhere"], 2, "there is no folder ../nowhere");
    rmSync(made.template, { recursive: true });
    await refused(made, [], 2, "there is no folder ../tpl");
  });

  test("a folder that was not scaffolded: it is said how to take it in", async () => {
    const cwd = temporaryFolder();
    for (const command of [["update"], ["update", "--check"], ["add", "governance"]]) {
      const { code, err } = await commonry(command, { cwd });
      expect(code).toBe(2);
      expect(err).toContain("commonry init --adopt");
    }
    expect(await commonry(["update", "-C", "nowhere"], { cwd })).toMatchObject({ code: 2 });
  });

  const damage: readonly (readonly [string, (lock: Record<string, never>) => unknown])[] = [
    ["no JSON", () => "{"],
    ["another format", (lock) => ({ ...lock, lockVersion: 2 })],
    ["a path with ..", (lock) => ({ ...lock, files: { "../x": { sha256: "", origin: "mine" } } })],
    ["a path in .git", (lock) => ({ ...lock, files: { ".git/hooks/pre-commit": { sha256: "", origin: "mine" } } })],
    [
      "a place outside",
      (lock) => ({ ...lock, files: { "a.md": { sha256: "", origin: "mine", place: "../../etc/x" } } }),
    ],
    [
      "an absolute place",
      (lock) => ({ ...lock, files: { "a.md": { sha256: "", origin: "mine", place: "/etc/passwd" } } }),
    ],
    [
      "__proto__ as a list of files",
      (lock) => JSON.stringify({ ...lock, files: {} }).replace('"files":{}', '"files":{"__proto__":5}'),
    ],
    ["an answer that is a map", (lock) => ({ ...lock, answers: { name: {} } })],
    ["another language", (lock) => ({ ...lock, langs: ["de"] })],
    ["no files that the last render has", (lock) => ({ ...lock, files: {} })],
  ];
  test.each(damage)("a record with %s", async (_, made) => {
    const scaffold = await scaffolded(one);
    const { root } = scaffold;
    const next = made(JSON.parse(read(root, ".commonry/lock.json")));
    write(root, ".commonry/lock.json", typeof next === "string" ? next : JSON.stringify(next));
    await refused(scaffold, [], 2, "is damaged");
  });

  test("a last render that is cut, missing, or says other than its hash; a record behind a link", async () => {
    const made = await scaffolded(one);
    const base = join(made.root, ".commonry/base.br");
    const whole = Buffer.from(execFileSync("cat", [base]));
    for (const bytes of [whole.subarray(0, -3), brotliCompressSync("[]\n"), new Uint8Array()]) {
      writeFileSync(base, bytes);
      await refused(made, [], 2, ".commonry/base.br is damaged");
    }
    rmSync(base);
    await refused(made, [], 2, ".commonry/base.br is damaged");
    renameSync(join(made.root, ".commonry"), join(made.cwd, "elsewhere"));
    symlinkSync("../elsewhere", join(made.root, ".commonry"));
    await refused(made, [], 1, "is a symbolic link");
  });

  test("conflict markers that nobody has settled, whoever made them", async () => {
    const made = await scaffolded(one);
    write(made.root, "a.md", "<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n");
    made.next(two);
    await refused(made, [], 6, "1 file holds conflict markers that nobody has settled: a.md");
    await refused(made, ["--check"], 6, "a.md");
  });
});

describe("what stands where a file should be", () => {
  test("a folder, a link, a folder behind a link: kept, nothing goes through it", async () => {
    const { cwd, root, run, next } = await scaffolded(one);
    for (const path of ["a.md", "b.md", "d"]) rmSync(join(root, path), { recursive: true });
    mkdirSync(join(root, "a.md"));
    mkdirSync(join(cwd, "outside"));
    write(cwd, "outside/c.md", "theirs\n");
    symlinkSync("../outside/c.md", join(root, "b.md"));
    symlinkSync("../outside", join(root, "d"));
    next(two);
    const { code, out } = await run(["update", "--json"]);
    const blocked = "kept blocked";
    const found = { "a.md": blocked, "b.md": blocked, "d/c.md": blocked, "d/new.md": blocked, "run.sh": "update" };
    expect({ code, ...verdicts(out) }).toMatchObject({ code: 0, ...found });
    expect(treeOf(join(cwd, "outside"))).toEqual({ "c.md": "- theirs\n" });
    expect(await run(["update", "--check"])).toMatchObject({ code: 0 });
    expect(await run(["undo"])).toMatchObject({ code: 0 });
    expect(treeOf(join(cwd, "outside"))).toEqual({ "c.md": "- theirs\n" });
  });

  test("a file under a name that no system takes everywhere is not where the record says a file is", async () => {
    const { root, run, next } = await scaffolded(one);
    renameSync(join(root, "a.md"), join(root, "why?.md"));
    next(two);
    expect(verdicts((await run(["update", "--json"])).out)["a.md"]).toBe("deleted-by-you");
    expect(await run(["update", "--check"])).toMatchObject({ code: 0 });
    expect(read(root, "why?.md")).toBe(ten());
  });

  test("permissions stay, whatever the mask of the process", async () => {
    const { root, run, next } = await scaffolded(one);
    const modes = { "a.md": 0o444, "b.md": 0o660, "d/c.md": 0o755, "run.sh": 0o700 };
    for (const [path, mode] of Object.entries(modes)) chmodSync(join(root, path), mode);
    next(two);
    const env = cleanEnv({ NODE: process.execPath, BIN: bin });
    execFileSync("sh", ["-c", 'umask 077; "$NODE" "$BIN" update'], { cwd: root, env });
    const found = Object.keys(modes).map((path) => [path, statSync(join(root, path)).mode & 0o777]);
    expect(Object.fromEntries(found)).toEqual(modes);
    expect(statSync(join(root, "d/new.md")).mode & 0o777).toBe(0o600);
    expect((await run(["undo"])).code).toBe(0);
    expect(statSync(join(root, "a.md")).mode & 0o777).toBe(0o444);
  });
});

describe("several runs at once", () => {
  test("one does it; the others are refused, or find nothing to do; no tree is torn", async () => {
    const { root, run, next } = await scaffolded(one);
    write(root, "b.md", ten({ 1: "mine" }));
    next(two);
    const results = await Promise.all([1, 2, 3, 4].map(() => run(["update"])));
    const codes = results.map(({ code }) => code);
    expect(codes.filter((code) => code === 0).length, JSON.stringify(results)).toBeGreaterThan(0);
    expect(
      codes.every((code) => code === 0 || code === 6),
      JSON.stringify(results),
    ).toBe(true);
    expect(read(root, "b.md")).toBe(ten({ 1: "mine", 5: "five" }));
    expect(await run(["update"])).toMatchObject({ code: 0, out: expect.stringContaining("Nothing to do") });
    const after = treeOf(root);
    expect(await run(["undo"])).toMatchObject({ code: 0 });
    expect(read(root, "b.md")).toBe(ten({ 1: "mine" }));
    expect((await run(["update"])).code).toBe(0);
    expect(treeOf(root)).toEqual(after);
  });

  test("a change that another process is at is not taken back", async () => {
    const made = await scaffolded(one);
    made.next(two);
    const other = spawn("sleep", ["30"], { stdio: "ignore" });
    const pending = `.commonry/.pending-${newId(sealOfRuns)}-${other.pid}`;
    write(made.root, `${pending}/journal.json`, sealed({ version: 1, entries: [], folders: [] }, sealOfRuns));
    try {
      await refused(made, [], 6, "another commonry is changing this folder");
      await refused(made, ["--dry-run"], 6, "another commonry is changing this folder");
    } finally {
      const ended = new Promise((resolve) => other.on("close", resolve));
      other.kill();
      await ended;
    }
    const after = await made.run(["update"]);
    expect(after).toMatchObject({ code: 0, err: expect.stringContaining("Took back a change") });
  });
});

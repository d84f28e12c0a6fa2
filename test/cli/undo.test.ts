import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/system/hash.ts";
import type { Journal } from "../../src/system/tree/change.ts";
import { newId, sealed } from "../../src/system/tree/own.ts";
import { answers, commonry, temporaryFolder } from "../support/cli.ts";
import { sealOfRuns } from "../support/seal.ts";
import { git, read, type Scaffolded, scaffolded, treeOf, type Version, write } from "../support/versions.ts";

const ten = (change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 10 }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join("");
const one: Version = {
  version: "1.0.0",
  files: { "a.md": ten(), "old/b.md": ten(), "gone/deep/c.md": ten(), "run.sh": "#!/bin/sh\n" },
};
const two: Version = {
  version: "2.0.0",
  files: {
    "a.md": ten({ 5: "five" }),
    "new/b.md": ten({ 9: "nine" }),
    "made/d.md": "made\n",
    "run.sh": "#!/bin/sh\nx\n",
  },
  migrations: [{ to: "2.0.0", renames: [{ from: "old/", to: "new/" }], deletes: ["gone/"] }],
};
const three: Version = {
  ...two,
  version: "3.0.0",
  files: { ...two.files, "a.md": ten({ 5: "five", 1: "one" }), "e.md": "e\n" },
};

const records = (root: string) =>
  readdirSync(join(root, ".commonry"))
    .filter((name) => name.startsWith("."))
    .sort();

/** Everything but the records of what can be taken back. */
function whole(root: string): Record<string, string> {
  const all = Object.entries(treeOf(root, { record: true })).filter(([path]) => !path.startsWith(".commonry/."));
  return Object.fromEntries(all);
}

function cleared(root: string, path: string): string {
  rmSync(join(root, path));
  return join(root, path);
}

describe("undo", () => {
  test("takes updates back one after another, byte for byte, with their folders", async () => {
    const { root, run, next } = await scaffolded(one);
    write(root, "a.md", ten({ 8: "mine" }));
    mkdirSync(join(root, "empty"));
    const trees = [whole(root)];
    for (const version of [two, three]) {
      next(version);
      expect((await run(["update"])).code).toBe(0);
      trees.push(whole(root));
    }
    expect(records(root)).toHaveLength(2);
    expect(Object.keys(trees[1] ?? {})).not.toContain("gone/");
    const dry = await run(["undo", "--dry-run"]);
    expect(dry.out).toMatch(/^ {2}~ restore {2}a\.md\n {2}- delete {2}e\.md\n.*This would take back “update”/s);
    expect(whole(root)).toEqual(trees[2]);
    expect(await run(["undo"])).toMatchObject({ code: 0, out: expect.stringContaining("Took back “update”.") });
    expect(whole(root)).toEqual(trees[1]);
    const { out } = await run(["undo", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: "undo",
      written: true,
      undone: { command: "update" },
    });
    expect(treeOf(root, { record: true })).toEqual(trees[0]);
    expect(await run(["undo"])).toMatchObject({ code: 0, out: "There is no change to take back.\n" });
    expect(JSON.parse((await run(["undo", "--json"])).out)).toMatchObject({ schemaVersion: 1, undone: null });
    expect((await run(["update"])).code).toBe(0);
    expect(whole(root)).toEqual({ ...trees[2] });
  });

  test("keeps the last ten", async () => {
    const { root, run, next } = await scaffolded(one);
    for (let minor = 1; minor <= 12; minor++) {
      next({ ...one, version: `1.${minor}.0`, files: { ...one.files, "a.md": ten({ 5: `${minor}` }) } });
      await run(["update", "--quiet"]);
    }
    const numbers = Array.from({ length: 10 }, (_, index) => index + 3);
    expect(records(root).map((name) => Number(name.slice(6, 10)))).toEqual(numbers);
    for (let step = 0; step < 10; step++) expect((await run(["undo"])).code).toBe(0);
    expect(read(root, "a.md")).toBe(ten({ 5: "2" }));
    expect(await run(["undo"])).toMatchObject({ out: "There is no change to take back.\n" });
  });

  test.each<[string, (root: string) => void]>([
    ["edited", (root) => write(root, "a.md", "edited\n")],
    ["deleted", (root) => rmSync(join(root, "a.md"))],
    ["made where one went", (root) => write(root, "old/b.md", "mine\n")],
    ["replaced by a folder", (root) => mkdirSync(cleared(root, "a.md"))],
    ["replaced by a link", (root) => symlinkSync("/etc/passwd", cleared(root, "a.md"))],
    [
      "moved behind a link",
      (root) => {
        renameSync(join(root, "made"), join(root, "x"));
        symlinkSync("x", join(root, "made"));
      },
    ],
  ])("is refused when a file was %s since, and nothing is written", async (_, happens) => {
    const { root, run, next } = await scaffolded(one);
    next(two);
    await run(["update"]);
    happens(root);
    const before = treeOf(root, { record: true, mtimes: true });
    for (const args of [["undo"], ["undo", "--dry-run"]]) {
      const { code, err, out } = await run(args);
      expect({ code, out }).toEqual({ code: 6, out: "" });
      expect(err).toContain("1 file was edited since");
    }
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
  });

  test("its records are seen by neither git nor check", async () => {
    const cwd = temporaryFolder();
    const root = join(cwd, "hub");
    const made = await commonry(["init", "hub", "--level", "starter", "--yes", ...answers], { cwd });
    expect(made.code).toBe(0);
    git(root, "add", "--all");
    git(root, "commit", "--quiet", "--message", "x");
    const files = async () => JSON.parse((await commonry(["check", "--json"], { cwd: root })).out).summary.files;
    const before = await files();
    expect((await commonry(["update", "--set", "name=Muon"], { cwd: root })).code).toBe(0);
    expect(records(root)).toHaveLength(1);
    expect(git(root, "status", "--porcelain", "--untracked-files=all")).not.toContain(".undo");
    expect(await files()).toBe(before);
    expect(await commonry(["check"], { cwd: root })).toMatchObject({ code: 0 });
    expect((await commonry(["undo"], { cwd: root })).code).toBe(0);
    expect(git(root, "status", "--porcelain")).toBe("");
  });

  test("after a conflict clears the stages of the index, and only those", async () => {
    const { root, run, next } = await scaffolded(one);
    git(root, "init", "--quiet", "--initial-branch=main");
    write(root, "a.md", ten({ 5: "mine" }));
    git(root, "add", "--all");
    write(root, "staged.md", "staged\n");
    git(root, "add", "staged.md");
    const index = git(root, "ls-files", "--stage");
    next(two);
    expect((await run(["update"])).code).toBe(1);
    expect(git(root, "ls-files", "--unmerged").split("\n")).toHaveLength(4);
    expect((await run(["undo"])).code).toBe(0);
    expect(git(root, "ls-files", "--stage")).toBe(index);
    expect(git(root, "diff", "--name-only")).toBe("");
  });
});

describe("a record that is wrong, or has come with the repository", () => {
  const note = { command: "update", at: "2027-01-01T00:00:00Z" };
  const entry = (path: string, after: string | null, before: string | null) => ({
    path,
    after,
    before,
    was: sha256("evil\n"),
  });
  const outside = "37eb49f6b4eac50a6a42b62e04fee5b6e0c31fd5ea56d8d5d5b8d0ea7c3d8ed7";

  /** With the seal of this machine, so that what it says is looked at; else as a stranger would put it there. */
  async function hostile(journal: unknown, own: boolean): Promise<Scaffolded> {
    const made = await scaffolded(one);
    const folder = `.commonry/.undo-0001-${own ? newId(sealOfRuns) : "1a2b3c4d"}`;
    write(made.root, `${folder}/0.before`, "evil\n");
    write(made.root, `${folder}/journal.json`, textOf(journal, own));
    write(made.cwd, "outside.txt", "precious\n");
    mkdirSync(join(made.root, ".git/hooks"), { recursive: true });
    symlinkSync("..", join(made.root, "link"));
    return made;
  }

  const textOf = (journal: unknown, own: boolean) =>
    typeof journal === "string" ? journal : own ? sealed(journal as Journal, sealOfRuns) : JSON.stringify(journal);

  test.each<[string, unknown]>([
    ["is no JSON", "{"],
    ["is empty", ""],
    ["has no note", { version: 1, entries: [], folders: [] }],
    [
      "has entries of git's index that are none",
      { version: 1, entries: [], folders: [], note: { ...note, index: ["--help"] } },
    ],
    [
      "names a path with ..",
      { version: 1, entries: [entry("../outside.txt", outside, "0.before")], folders: [], note },
    ],
    [
      "names a path behind a link",
      { version: 1, entries: [entry("link/outside.txt", outside, "0.before")], folders: [], note },
    ],
    ["names an absolute path", { version: 1, entries: [entry("/etc/passwd", outside, "0.before")], folders: [], note }],
    [
      "names a hook of git",
      { version: 1, entries: [entry(".git/hooks/pre-commit", null, "0.before")], folders: [], note },
    ],
    [
      "has an image elsewhere",
      { version: 1, entries: [entry("a.md", null, "../../../outside.txt")], folders: [], note },
    ],
    ["has no image", { version: 1, entries: [entry("x.md", null, "7.before")], folders: [], note }],
  ])("is refused when it %s", async (_, journal) => {
    for (const own of [true, false]) {
      const { cwd, root, run } = await hostile(journal, own);
      const before = treeOf(cwd, { mtimes: true });
      expect(await run(["undo"])).toMatchObject({ code: 6, out: "" });
      expect(treeOf(cwd, { mtimes: true })).toEqual(before);
      expect(existsSync(join(root, ".git/hooks/pre-commit"))).toBe(false);
    }
  });

  test("that came with it is not carried out, though all of it fits", async () => {
    const { root, run } = await scaffolded(one);
    const folder = ".commonry/.undo-0001-1a2b3c4d";
    const victim = entry("a.md", sha256(read(root, "a.md")), "0.before");
    write(root, `${folder}/0.before`, "evil\n");
    write(root, `${folder}/journal.json`, JSON.stringify({ version: 1, entries: [victim], folders: [], note }));
    const before = treeOf(root, { mtimes: true });
    for (const words of [["undo"], ["undo", "--dry-run"]])
      expect(await run(words)).toMatchObject({
        code: 6,
        out: "",
        err: expect.stringContaining(`${folder} was not made`),
      });
    expect(treeOf(root, { mtimes: true })).toEqual(before);
  });

  test("removes no folder outside, nor one that holds something", async () => {
    const folders = ["../empty", "link/empty", "/tmp", "full", "empty"];
    const { cwd, root, run } = await hostile({ version: 1, entries: [], folders, note }, true);
    for (const path of ["empty", "repo/full/x", "repo/empty"]) mkdirSync(join(cwd, path), { recursive: true });
    expect((await run(["undo"])).code).toBe(0);
    expect(["../empty", "full/x", "empty"].map((path) => existsSync(join(root, path)))).toEqual([true, true, false]);
  });

  test("that is a link, or lies behind one, is not read", async () => {
    const { cwd, root, run } = await scaffolded(one);
    write(
      cwd,
      "x/journal.json",
      JSON.stringify({ version: 1, entries: [entry("evil", null, "0.before")], folders: [], note }),
    );
    writeFileSync(join(cwd, "x/0.before"), "evil\n");
    symlinkSync("../../x", join(root, ".commonry/.undo-0009-1a2b3c4d"));
    expect(await run(["undo"])).toMatchObject({ code: 0, out: "There is no change to take back.\n" });
    expect(existsSync(join(root, "evil"))).toBe(false);
  });
});

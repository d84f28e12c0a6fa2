import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../../src/system/hash.ts";
import { changeTree } from "../../../../src/system/tree/apply.ts";
import type { Journal } from "../../../../src/system/tree/change.ts";
import { newId, sealed } from "../../../../src/system/tree/own.ts";
import { foreignRecords, isInterrupted, recoverTree } from "../../../../src/system/tree/recover.ts";
import { openSeal } from "../../../../src/system/tree/seal.ts";
import { readUndo } from "../../../../src/system/tree/undo.ts";
import { ownState, seal } from "../../../support/seal.ts";
import { snapshot, tempDir, thrown, writeFiles } from "../temp.ts";

const pending = `.commonry/.pending-${newId(seal)}`;

/** A tree with a journal of this machine in it, as a kill leaves it; outside lies somebody's file. */
function withJournal(journal: unknown, files: Readonly<Record<string, string>> = {}): { dir: string; root: string } {
  const dir = tempDir();
  const root = join(dir, "root");
  writeFiles(dir, { "outside/precious.txt": "precious\n", "outside/0.before": "their own\n" });
  mkdirSync(join(dir, "outside/empty"));
  writeFiles(root, {
    "a.md": "new\n",
    [`${pending}/0.before`]: "old\n",
    [`${pending}/journal.json`]: typeof journal === "string" ? journal : sealed(journal as Journal, seal),
    ...files,
  });
  symlinkSync("../outside", join(root, "link"));
  return { dir, root };
}

const old = sha256("old\n");
const entry = (path: unknown, after: unknown = null, before: unknown = null, was: unknown = before && old) => ({
  path,
  after,
  before,
  was,
});
const journal = (...entries: unknown[]) => ({ version: 1, entries, folders: [] as unknown[] });

describe("recoverTree", () => {
  test("restores what a journal names, and removes the folders that it made", () => {
    const { root } = withJournal(
      {
        version: 1,
        entries: [entry("a.md", sha256("new\n"), "0.before"), entry("made/deep/b.md", sha256("b\n"))],
        folders: ["made", "made/deep", "also"],
      },
      { "made/deep/b.md": "b\n", "also/theirs.md": "kept\n" },
    );
    expect(isInterrupted(root, seal)).toBe(true);
    expect(recoverTree(root, seal)).toBe(1);
    expect(snapshot(root)).toEqual({
      "a.md": "- old\n",
      "also/": "",
      "also/theirs.md": "- kept\n",
      "link@": "../outside",
    });
    expect(isInterrupted(root, seal)).toBe(false);
    expect(recoverTree(root, seal)).toBe(0);
  });

  test("leaves alone what was touched since", () => {
    const { root } = withJournal(journal(entry("a.md", sha256("new\n"), "0.before")), { "a.md": "edited by hand\n" });
    recoverTree(root, seal);
    expect(snapshot(root)).toEqual({ "a.md": "- edited by hand\n", "link@": "../outside" });
  });

  test("brings a removed file back even when its folder has gone since", () => {
    const { root } = withJournal(journal(entry("gone/x.md", null, "0.before")));
    recoverTree(root, seal);
    expect(snapshot(root)).toMatchObject({ "gone/x.md": "- old\n" });
  });

  test("takes back several interrupted changes, and sweeps up finished ones", () => {
    const { root } = withJournal(journal(entry("a.md", sha256("new\n"), "0.before")));
    writeFiles(root, {
      [`.commonry/.pending-${newId(seal)}/0`]: "staged",
      [`.commonry/.done-${newId(seal)}/journal.json`]: "{}",
    });
    expect(recoverTree(root, seal)).toBe(2);
    expect(snapshot(root)).toEqual({ "a.md": "- old\n", "link@": "../outside" });
  });

  test("finds nothing in a folder that is none, or has none of its own", () => {
    const dir = tempDir();
    writeFiles(dir, { file: "x", ".commonry/.pending-file": "somebody's\n" });
    for (const root of [dir, join(dir, "file"), join(dir, "nowhere")]) {
      expect(isInterrupted(root, seal)).toBe(false);
      expect(recoverTree(root, seal)).toBe(0);
    }
    expect(snapshot(dir)).toEqual({ ".commonry/": "", ".commonry/.pending-file": "- somebody's\n", file: "- x" });
  });
});

describe("a journal that bears the seal, and is wrong all the same", () => {
  const precious = sha256("precious\n");
  const mine = sha256("new\n");

  const untouched: readonly (readonly [string, unknown])[] = [
    ["a path with ..", journal(entry("../outside/precious.txt", precious))],
    ["a path with .. further in", journal(entry("docs/../../outside/precious.txt", precious))],
    ["an absolute path", journal(entry("/etc/passwd", precious))],
    ["a path behind a link", journal(entry("link/precious.txt", precious))],
    ["a path behind a link, with a before-image", journal(entry("link/precious.txt", precious, "0.before"))],
    ["a path to the link itself", journal(entry("link", null, "0.before"))],
    ["a path below .git", journal(entry(".git/hooks/pre-commit", null, "0.before"))],
    ["a before-image elsewhere", journal(entry("a.md", mine, "../../../outside/precious.txt"))],
    ["a before-image with a slash", journal(entry("a.md", mine, "x/0.before"))],
    ["a before-image with a backslash", journal(entry("a.md", mine, "..\\0.before"))],
    ["a before-image that is not there", journal(entry("a.md", mine, "7.before"))],
    ["a before-image with a line break", journal(entry("a.md", mine, "0.before\n"))],
    ["a before-image that is a number", journal(entry("a.md", mine, 0))],
    ["no before-image at all", journal({ path: "a.md", after: mine })],
    ["a path that is no text", journal(entry(5, mine), entry(null, mine), entry(["a.md"], mine), entry({}, mine))],
    ["a path below a file", journal(entry("a.md/x", null, "0.before"))],
    ["an empty path", journal(entry("", null, "0.before"))],
    ["entries that are none", journal(null, 5, "a.md", [], {})],
    ["folders outside", { version: 1, entries: [], folders: ["../outside/empty", "/tmp", "link/empty", 5, null] }],
  ];

  test.each(untouched)("with %s changes nothing, inside or outside, and goes", (_, hostile) => {
    const { dir, root } = withJournal(hostile);
    const before = snapshot(dir);
    for (const path of Object.keys(before)) if (path.startsWith("root/.commonry")) delete before[path];
    expect(recoverTree(root, seal)).toBe(1);
    expect(snapshot(dir)).toEqual(before);
  });

  test("that is itself a link, or lies behind one, is not read", () => {
    const name = `.pending-${newId(seal)}`;
    const { dir, root } = withJournal(journal(entry("a.md", mine, "0.before")));
    rmSync(join(root, ".commonry"), { recursive: true });
    writeFiles(dir, {
      [`outside/${name}/journal.json`]: sealed(journal(entry("a.md", mine, "0.before")) as Journal, seal),
      [`outside/${name}/0.before`]: "evil\n",
    });
    symlinkSync("../outside", join(root, ".commonry"));
    const before = snapshot(dir);
    expect(recoverTree(root, seal)).toBe(0);
    expect(snapshot(dir)).toEqual(before);

    rmSync(join(root, ".commonry"));
    mkdirSync(join(root, ".commonry"));
    symlinkSync(`../../outside/${name}`, join(root, ".commonry", name));
    expect(isInterrupted(root, seal)).toBe(false);
    recoverTree(root, seal);
    expect(snapshot(join(dir, "outside"))).toMatchObject({ [`${name}/0.before`]: "- evil\n" });
    expect(snapshot(root)).toMatchObject({ "a.md": "- new\n" });

    rmSync(join(root, ".commonry"), { recursive: true });
    mkdirSync(join(root, pending), { recursive: true });
    symlinkSync("/dev/zero", join(root, pending, "journal.json"));
    expect(recoverTree(root, seal)).toBe(0);
    expect(foreignRecords(root, seal)).toEqual([pending]);
  });

  test("with a link as its before-image plants no link", () => {
    const { root } = withJournal(journal(entry("a.md", mine, "1.before")));
    symlinkSync("/etc/passwd", join(root, pending, "1.before"));
    recoverTree(root, seal);
    expect(snapshot(root)).toEqual({ "a.md": "- new\n", "link@": "../outside" });
  });

  test("about a path where a folder stands now is passed over", () => {
    const { root } = withJournal(journal(entry("made", mine), entry("a.md", mine, "0.before")), { "made/x": "x" });
    writeFileSync(join(root, "made/y"), "y");
    recoverTree(root, seal);
    expect(snapshot(root)).toEqual({
      "a.md": "- old\n",
      "link@": "../outside",
      "made/": "",
      "made/x": "- x",
      "made/y": "- y",
    });
  });
});

describe("a record that this machine has not made", () => {
  const image = { "a.md": "new\n", "victim.md": "keep me\n" };
  const whole = { version: 1, entries: [entry("a.md", sha256("new\n"), "0.before")], folders: [] };
  const stranger = openSeal(join(ownState, "stranger"));

  const odd = (value: unknown) => sealed(value as Journal, seal);

  const planted: readonly (readonly [string, string, string])[] = [
    ["without a seal", ".pending-0badcafe", JSON.stringify(whole)],
    ["with another machine's", `.pending-${newId(stranger)}`, sealed(whole as Journal, stranger)],
    ["ours by name, with a journal of somebody else", `.pending-${newId(seal)}`, sealed(whole as Journal, stranger)],
    [
      "ours by name, with a journal that was edited",
      `.pending-${newId(seal)}`,
      sealed(whole as Journal, seal).replace("a.md", "b.md"),
    ],
    ["ours by name, with a journal that is none", `.pending-${newId(seal)}`, '{"version":1,"entries":[{"pa'],
    ["ours, with entries that are no list", `.pending-${newId(seal)}`, odd({ version: 1, entries: 5, folders: [] })],
    ["ours, with folders that are no list", `.pending-${newId(seal)}`, odd({ version: 1, entries: [], folders: 5 })],
    ["ours by name, with an empty journal", `.pending-${newId(seal)}`, ""],
    ["with an impossible number", ".pending-0badcafe-99999999999", JSON.stringify(whole)],
    ["with nothing in it", ".pending-x", ""],
  ];

  test.each(planted)("%s is not carried out, stays as it is, and keeps every change out", (_, name, text) => {
    const root = tempDir();
    writeFiles(root, { ...image, [`.commonry/${name}/journal.json`]: text, [`.commonry/${name}/0.before`]: "old\n" });
    const before = snapshot(root);
    expect(recoverTree(root, seal)).toBe(0);
    expect(isInterrupted(root, seal)).toBe(false);
    expect(foreignRecords(root, seal)).toEqual([`.commonry/${name}`]);
    const change = () => changeTree(root, [{ path: "x", content: Buffer.from("x") }], { onlyNew: false, seal });
    expect(thrown(change)).toMatchObject({ code: "tree.foreign", exitCode: 6, params: { path: `.commonry/${name}` } });
    expect(snapshot(root)).toEqual(before);
  });

  test("of a finished change is neither swept up, nor forgotten, nor taken back, nor counted", () => {
    const root = tempDir();
    const note = { command: "update", at: "2027-01-01T00:00:00Z" };
    const names = Array.from({ length: 12 }, (_, index) => `.undo-${9000 + index}-0badcafe`);
    const records = names.map((name) => [`.commonry/${name}/journal.json`, JSON.stringify({ ...whole, note })]);
    writeFiles(root, { ...image, ".commonry/.done-0badcafe/theirs": "x", ...Object.fromEntries(records) });
    const before = snapshot(root);
    expect(recoverTree(root, seal)).toBe(0);
    expect(thrown(() => readUndo(root, seal))).toMatchObject({ code: "undo.foreign", exitCode: 6 });
    changeTree(root, [{ path: "x", content: Buffer.from("x") }], { onlyNew: false, note, seal });
    expect(readUndo(root, seal)).toMatchObject({ record: expect.stringContaining("/.undo-0001-") });
    expect(snapshot(root)).toMatchObject(before);
  });
});

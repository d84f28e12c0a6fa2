import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../../src/system/hash.ts";
import { isInterrupted, recoverTree } from "../../../../src/system/tree/recover.ts";
import { snapshot, tempDir, writeFiles } from "../temp.ts";

const pending = ".commonry/.pending-0badcafe";

/** A tree with a journal in it, as a kill leaves it, or as a hostile repository brings it; outside lies somebody's file. */
function withJournal(journal: unknown, files: Readonly<Record<string, string>> = {}): { dir: string; root: string } {
  const dir = tempDir();
  const root = join(dir, "root");
  writeFiles(dir, { "outside/precious.txt": "precious\n", "outside/0.before": "their own\n" });
  mkdirSync(join(dir, "outside/empty"));
  writeFiles(root, {
    "a.md": "new\n",
    [`${pending}/0.before`]: "old\n",
    [`${pending}/journal.json`]: typeof journal === "string" ? journal : JSON.stringify(journal),
    ...files,
  });
  symlinkSync("../outside", join(root, "link"));
  return { dir, root };
}

const entry = (path: unknown, after: unknown = null, before: unknown = null) => ({ path, after, before });
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
    expect(isInterrupted(root)).toBe(true);
    expect(recoverTree(root)).toBe(1);
    expect(snapshot(root)).toEqual({
      "a.md": "- old\n",
      "also/": "",
      "also/theirs.md": "- kept\n",
      "link@": "../outside",
    });
    expect(isInterrupted(root)).toBe(false);
    expect(recoverTree(root)).toBe(0);
  });

  test("leaves alone what was touched since", () => {
    const { root } = withJournal(journal(entry("a.md", sha256("new\n"), "0.before")), { "a.md": "edited by hand\n" });
    recoverTree(root);
    expect(snapshot(root)).toEqual({ "a.md": "- edited by hand\n", "link@": "../outside" });
  });

  test("brings a removed file back even when its folder has gone since", () => {
    const { root } = withJournal(journal(entry("gone/x.md", null, "0.before")));
    recoverTree(root);
    expect(snapshot(root)).toMatchObject({ "gone/x.md": "- old\n" });
  });

  test("takes back several interrupted changes, and sweeps up finished ones", () => {
    const { root } = withJournal(journal(entry("a.md", sha256("new\n"), "0.before")));
    writeFiles(root, { ".commonry/.pending-2/0": "staged", ".commonry/.done-3/journal.json": "{}" });
    expect(recoverTree(root)).toBe(2);
    expect(snapshot(root)).toEqual({ "a.md": "- old\n", "link@": "../outside" });
  });

  test("finds nothing in a folder that is none, or has none of its own", () => {
    const dir = tempDir();
    writeFiles(dir, { file: "x", ".commonry/.pending-file": "somebody's\n" });
    for (const root of [dir, join(dir, "file"), join(dir, "nowhere")]) {
      expect(isInterrupted(root)).toBe(false);
      expect(recoverTree(root)).toBe(0);
    }
    expect(snapshot(dir)).toEqual({ ".commonry/": "", ".commonry/.pending-file": "- somebody's\n", file: "- x" });
  });
});

describe("a hostile journal", () => {
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
    ["entries that are no list", { version: 1, entries: 5, folders: [] }],
    ["folders that are no list", { version: 1, entries: [], folders: 5 }],
    ["folders outside", { version: 1, entries: [], folders: ["../outside/empty", "/tmp", "link/empty", 5, null] }],
    ["null", "null"],
    ["a list", "[]"],
    ["text", '"journal"'],
    ["half a journal", '{"version":1,"entries":[{"pa'],
    ["nothing", ""],
  ];

  test.each(untouched)("with %s changes nothing, inside or outside, and goes", (_, hostile) => {
    const { dir, root } = withJournal(hostile);
    const before = snapshot(dir);
    for (const path of Object.keys(before)) if (path.startsWith("root/.commonry")) delete before[path];
    expect(recoverTree(root)).toBe(1);
    expect(snapshot(dir)).toEqual(before);
  });

  test("that is itself a link, or lies behind one, is not read", () => {
    const { dir, root } = withJournal(journal(entry("a.md", mine, "0.before")));
    rmSync(join(root, ".commonry"), { recursive: true });
    writeFiles(dir, {
      "outside/.pending-1/journal.json": JSON.stringify(journal(entry("a.md", mine, "0.before"))),
      "outside/.pending-1/0.before": "evil\n",
    });
    symlinkSync("../outside", join(root, ".commonry"));
    const before = snapshot(dir);
    expect(recoverTree(root)).toBe(0);
    expect(snapshot(dir)).toEqual(before);

    rmSync(join(root, ".commonry"));
    mkdirSync(join(root, ".commonry"));
    symlinkSync("../../outside/.pending-1", join(root, ".commonry/.pending-1"));
    expect(isInterrupted(root)).toBe(false);
    recoverTree(root);
    expect(snapshot(join(dir, "outside"))).toMatchObject({ ".pending-1/0.before": "- evil\n" });
    expect(snapshot(root)).toMatchObject({ "a.md": "- new\n" });

    rmSync(join(root, ".commonry"), { recursive: true });
    mkdirSync(join(root, pending), { recursive: true });
    symlinkSync("/dev/zero", join(root, pending, "journal.json"));
    expect(recoverTree(root)).toBe(1);
    expect(existsSync(join(root, ".commonry"))).toBe(false);
  });

  test("with a link as its before-image plants no link", () => {
    const { root } = withJournal(journal(entry("a.md", mine, "1.before")));
    symlinkSync("/etc/passwd", join(root, pending, "1.before"));
    recoverTree(root);
    expect(snapshot(root)).toEqual({ "a.md": "- new\n", "link@": "../outside" });
  });

  test("about a path where a folder stands now is passed over", () => {
    const { root } = withJournal(journal(entry("made", mine), entry("a.md", mine, "0.before")), { "made/x": "x" });
    writeFileSync(join(root, "made/y"), "y");
    recoverTree(root);
    expect(snapshot(root)).toEqual({
      "a.md": "- old\n",
      "link@": "../outside",
      "made/": "",
      "made/x": "- x",
      "made/y": "- y",
    });
  });
});

import { chmodSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../../src/system/errors.ts";
import { changeTree } from "../../../../src/system/tree/apply.ts";
import type { FileChange } from "../../../../src/system/tree/change.ts";
import { seal } from "../../../support/seal.ts";
import { snapshot, tempDir, thrown, writeFiles } from "../temp.ts";

const file = (path: string, text: string | null): FileChange => ({
  path,
  content: text === null ? null : Buffer.from(text),
});
const change = (root: string, list: readonly FileChange[]) => changeTree(root, list, { onlyNew: false, seal });

/** A last file, during whose staging, after that of all others, something happens to the tree. */
function meanwhile(happens: () => void): FileChange {
  let asked = 0;
  return {
    path: "last.md",
    get content() {
      // Asked for the first time when missing folders are looked for.
      if (++asked === 2) happens();
      return Buffer.from("last\n");
    },
  };
}

describe("changeTree", () => {
  test("creates, replaces and removes", () => {
    const dir = tempDir();
    writeFiles(dir, { "a.md": "old\n", "b.md": "goes\n", "c.md": "stays\n" });
    change(dir, [file("a.md", "new\n"), file("b.md", null), file("d/e.md", "made\n"), file("gone.md", null)]);
    expect(snapshot(dir)).toEqual({ "a.md": "- new\n", "c.md": "- stays\n", "d/": "", "d/e.md": "- made\n" });
  });

  test("makes executable what shall be, and nothing else", () => {
    const dir = tempDir();
    writeFiles(dir, { "old.sh": "#!/bin/sh\n" });
    change(dir, [
      { ...file("old.sh", "#!/bin/sh\nnew\n"), executable: true },
      { ...file("x", "x"), executable: true },
    ]);
    change(dir, [file("y", "y")]);
    expect(snapshot(dir)).toEqual({ "old.sh": "x #!/bin/sh\nnew\n", x: "x x", y: "- y" });
  });

  test("leaves nothing of its own behind", () => {
    const dir = tempDir();
    writeFiles(dir, { ".commonry/lock.json": "{}" });
    change(dir, [file("a.md", "a")]);
    expect(snapshot(dir)).toEqual({ ".commonry/": "", ".commonry/lock.json": "- {}", "a.md": "- a" });
  });

  test("with nothing to do does nothing", () => {
    const dir = tempDir();
    change(dir, []);
    expect(snapshot(dir)).toEqual({});
  });
});

describe("changeTree takes everything back", () => {
  const old = { "c.md": "c", "folder/x": "x", "a.md": "old\n", "b.md": "stays or goes\n", "run.sh": "#!/bin/sh\n" };
  const good = [file("a.md", "new\n"), file("b.md", null), file("run.sh", "changed\n"), file("new/deep/x.md", "x\n")];

  test.each<[string, (root: string) => readonly FileChange[], string]>([
    [
      "a file has appeared where a new one would go",
      (root) => [file("z.md", "z"), meanwhile(() => writeFiles(root, { "z.md": "mine" }))],
      "tree.exists",
    ],
    [
      "a folder has appeared where a new file would go",
      (root) => [file("z", "z"), meanwhile(() => mkdirSync(join(root, "z"), { recursive: true }))],
      "tree.exists",
    ],
    [
      "a parent has become a file",
      (root) => [file("z/y.md", "y"), meanwhile(() => writeFileSync(join(root, "z"), "mine"))],
      "tree.failed",
    ],
    ["a folder stands where a file would go", () => [file("folder", "x")], "tree.exists"],
    ["a parent is a file", () => [file("c.md/x", "x")], "tree.exists"],
    ["a file of the same change is a parent of another", () => [file("p", "x"), file("p/q", "x")], "tree.exists"],
    ["a name is too long", () => [file("n".repeat(300), "x")], "tree.failed"],
    ["one path is listed twice", () => [file("twice.md", "1"), file("twice.md", "2")], "tree.exists"],
  ])("when %s", (_, bad, code) => {
    const dir = tempDir();
    writeFiles(dir, old);
    const before = snapshot(dir);
    const error = thrown(() => change(dir, [...good, ...bad(dir)]));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code });
    const after = snapshot(dir);
    for (const mine of ["z", "z/", "z.md"]) delete after[mine];
    expect(after).toEqual(before);
  });

  test("when a listed path lies behind a link, before anything is staged", () => {
    const dir = tempDir();
    const root = join(dir, "root");
    writeFiles(root, old);
    writeFiles(join(dir, "outside"), { "x.md": "theirs\n" });
    symlinkSync("../outside", join(root, "link"));
    symlinkSync("../outside/x.md", join(root, "x.md"));
    const before = snapshot(dir);
    for (const path of ["link/x.md", "link/new.md", "link/deep/new.md", "link", "x.md"]) {
      for (const text of ["evil\n", null]) {
        const error = thrown(() => change(root, [...good, file(path, text)]));
        expect(error, path).toMatchObject({ code: "tree.link", exitCode: 6 });
        expect(snapshot(dir)).toEqual(before);
      }
    }
  });

  test("when its own folder is a link: nothing is staged outside", () => {
    const dir = tempDir();
    const root = join(dir, "root");
    writeFiles(root, old);
    mkdirSync(join(dir, "outside"));
    symlinkSync("../outside", join(root, ".commonry"));
    const before = snapshot(dir);
    const { mtimeMs } = lstatSync(join(dir, "outside"));
    expect(thrown(() => change(root, good))).toMatchObject({ code: "tree.link" });
    expect(snapshot(dir)).toEqual(before);
    expect(lstatSync(join(dir, "outside")).mtimeMs).toBe(mtimeMs);
  });

  test("when its own folder is a file", () => {
    const dir = tempDir();
    writeFiles(dir, { ...old, ".commonry": "mine\n" });
    const before = snapshot(dir);
    expect(thrown(() => change(dir, good))).toBeInstanceOf(AppError);
    expect(snapshot(dir)).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)("when a folder may not be written", () => {
    const dir = tempDir();
    writeFiles(dir, { ...old, "locked/x.md": "x" });
    const before = snapshot(dir);
    chmodSync(join(dir, "locked"), 0o555);
    try {
      expect(thrown(() => change(dir, [...good, file("locked/y.md", "y")]))).toMatchObject({ code: "tree.failed" });
      expect(snapshot(dir)).toEqual(before);
    } finally {
      chmodSync(join(dir, "locked"), 0o755);
    }
  });
});

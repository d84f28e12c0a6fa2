import { lutimesSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../../src/system/errors.ts";
import { stateFolder } from "../../../../src/system/state.ts";
import { changeTree } from "../../../../src/system/tree/apply.ts";
import type { FileChange } from "../../../../src/system/tree/change.ts";
import { createTree } from "../../../../src/system/tree/create.ts";
import { openSeal } from "../../../../src/system/tree/seal.ts";
import { seal } from "../../../support/seal.ts";
import { snapshot, tempDir, thrown, writeFiles } from "../temp.ts";

const files: readonly FileChange[] = [
  { path: "README.md", content: Buffer.from("hello\n") },
  { path: "bin/tool", content: Buffer.from("#!/bin/sh\n"), executable: true },
  { path: "docs/zh/指南.md", content: Buffer.from("指南\n") },
  { path: ".commonry/lock.json", content: Buffer.from("{}\n") },
];

const written = {
  ".commonry/": "",
  ".commonry/lock.json": "- {}\n",
  "README.md": "- hello\n",
  "bin/": "",
  "bin/tool": "x #!/bin/sh\n",
  "docs/": "",
  "docs/zh/": "",
  "docs/zh/指南.md": "- 指南\n",
};

function refusal(root: string, list: readonly FileChange[]): Pick<AppError, "code" | "exitCode" | "params"> {
  const error = thrown(() => createTree(root, list, seal));
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe("createTree writes everything", () => {
  test("into a folder that is not there", () => {
    const dir = tempDir();
    createTree(join(dir, "new"), files, seal);
    expect(snapshot(join(dir, "new"))).toEqual(written);
    expect(readdirSync(dir)).toEqual(["new"]);
  });

  test("into a folder whose parents are not there", () => {
    const dir = tempDir();
    createTree(join(dir, "a/b/new"), files, seal);
    expect(snapshot(join(dir, "a/b/new"))).toEqual(written);
  });

  test("for a user who has no folder of their own: nothing is sealed, nothing fails", () => {
    const dir = tempDir();
    const none = openSeal(stateFolder({ HOME: "/nonexistent" }, "linux", () => false));
    expect(none.of("a")).toBeUndefined();
    createTree(join(dir, "new"), files, none);
    expect(snapshot(join(dir, "new"))).toEqual(written);
    changeTree(join(dir, "new"), [{ path: "README.md", content: Buffer.from("other\n") }], {
      onlyNew: false,
      seal: none,
    });
    expect(snapshot(join(dir, "new"))["README.md"]).toBe("- other\n");
  });

  test("into an empty folder, which stays the same folder", () => {
    const dir = tempDir();
    const { ino } = statSync(dir);
    createTree(dir, files, seal);
    expect(snapshot(dir)).toEqual(written);
    expect(statSync(dir).ino).toBe(ino);
  });

  test("beside files that are there", () => {
    const dir = tempDir();
    writeFiles(dir, { "docs/mine.md": "mine\n", "run.sh": "#!/bin/sh\n" });
    createTree(dir, files, seal);
    expect(snapshot(dir)).toEqual({ ...written, "docs/mine.md": "- mine\n", "run.sh": "x #!/bin/sh\n" });
  });

  test("into the current folder, given as a dot", () => {
    const dir = tempDir();
    const spied = process.cwd();
    process.chdir(dir);
    try {
      createTree(".", files, seal);
    } finally {
      process.chdir(spied);
    }
    expect(snapshot(dir)).toEqual(written);
  });

  test("through a link that a person made of the folder itself", () => {
    const dir = tempDir();
    mkdirSync(join(dir, "real"));
    symlinkSync("real", join(dir, "link"));
    createTree(join(dir, "link"), files, seal);
    expect(snapshot(join(dir, "real"))).toEqual(written);
  });
});

describe("createTree writes nothing", () => {
  test("when any of the files is there, and names all of them", () => {
    const dir = tempDir();
    writeFiles(dir, { "README.md": "mine\n", "docs/zh/指南.md": "我的\n" });
    const old = snapshot(dir);
    const { code, exitCode, params } = refusal(dir, files);
    expect([code, exitCode]).toEqual(["tree.exists", 6]);
    expect(params).toEqual({ count: 2, paths: "README.md, docs/zh/指南.md" });
    expect(snapshot(dir)).toEqual(old);
  });

  test("when a folder stands where a file would go", () => {
    const dir = tempDir();
    writeFiles(dir, { "README.md/x": "mine\n" });
    const old = snapshot(dir);
    expect(refusal(dir, files)).toMatchObject({ code: "tree.exists", exitCode: 6 });
    expect(snapshot(dir)).toEqual(old);
  });

  test("when a file stands where a folder would go", () => {
    const dir = tempDir();
    writeFiles(dir, { docs: "mine\n" });
    const old = snapshot(dir);
    expect(refusal(dir, files)).toMatchObject({ code: "tree.exists", exitCode: 6 });
    expect(snapshot(dir)).toEqual(old);
  });

  test.each(["README.md", "docs", "docs/zh", ".commonry"])("when %s is a symbolic link", (path) => {
    const dir = tempDir();
    const root = join(dir, "root");
    mkdirSync(join(dir, "outside"));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(dir, "outside"), join(root, path));
    const old = snapshot(dir);
    expect(refusal(root, files)).toMatchObject({ code: "tree.link", exitCode: 6 });
    expect(snapshot(dir)).toEqual(old);
  });

  test("when a link leads nowhere", () => {
    const dir = tempDir();
    symlinkSync("/nowhere/at/all", join(dir, "README.md"));
    expect(refusal(dir, files)).toMatchObject({ code: "tree.link", exitCode: 6 });
    expect(readdirSync(dir)).toEqual(["README.md"]);
  });

  test.each([[true], [false]])("when the list itself cannot be (the root is there: %s)", (there) => {
    const dir = tempDir();
    const root = join(dir, "deep/er/root");
    if (there) mkdirSync(root, { recursive: true });
    const old = snapshot(dir);
    const clash = [...files, { path: "README.md/inside", content: Buffer.from("x") }];
    expect(refusal(root, clash)).toMatchObject({ exitCode: expect.toSatisfy((code) => code === 1 || code === 6) });
    expect(snapshot(dir)).toEqual(old);
    const twice = [...files, { path: "README.md", content: Buffer.from("x") }];
    expect(refusal(root, twice)).toBeInstanceOf(AppError);
    expect(snapshot(dir)).toEqual(old);
  });

  test("when the root is a file, or below one", () => {
    const dir = tempDir();
    writeFiles(dir, { file: "mine\n" });
    expect(refusal(join(dir, "file"), files)).toMatchObject({ code: "tree.failed" });
    expect(refusal(join(dir, "file/below"), files)).toMatchObject({ code: "tree.failed" });
    expect(snapshot(dir)).toEqual({ file: "- mine\n" });
  });

  test("when the root is a link that leads nowhere", () => {
    const dir = tempDir();
    symlinkSync("nowhere", join(dir, "root"));
    expect(refusal(join(dir, "root"), files)).toBeInstanceOf(AppError);
    expect(snapshot(dir)).toEqual({ "root@": "nowhere" });
  });

  test("when the disk refuses: a name that is too long for it", () => {
    const dir = tempDir();
    const list = [...files, { path: "x".repeat(300), content: Buffer.from("x") }];
    expect(refusal(join(dir, "new"), list)).toMatchObject({ code: "tree.failed" });
    expect(readdirSync(dir)).toEqual([]);
    expect(refusal(dir, list)).toMatchObject({ code: "tree.failed" });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe("what a person puts there while it is written", () => {
  /** A last file, during whose staging somebody writes one of that name. */
  const last = (root: string): FileChange => ({
    path: "z.md",
    get content() {
      writeFiles(root, { "z.md": "mine\n" });
      return Buffer.from("theirs\n");
    },
  });

  test("is never overwritten in a new folder", () => {
    const dir = tempDir();
    expect(refusal(join(dir, "new"), [...files, last(join(dir, "new"))])).toMatchObject({
      code: "tree.exists",
      exitCode: 6,
    });
    expect(snapshot(dir)).toEqual({ "new/": "", "new/z.md": "- mine\n" });
  });

  test("is never overwritten in a folder that was there", () => {
    const dir = tempDir();
    expect(refusal(dir, [...files, last(dir)])).toMatchObject({ code: "tree.exists", exitCode: 6 });
    expect(snapshot(dir)).toEqual({ "z.md": "- mine\n" });
  });
});

describe("what a run that was killed has left beside the folder", () => {
  const old = new Date(Date.now() - 2 * 3_600_000);
  const left = (dir: string, name: string, since?: Date) => {
    writeFiles(join(dir, name), { "README.md": "half\n" });
    if (since) utimesSync(join(dir, name), since, since);
  };

  const bare = ".new.commonry-0badcafe";
  const own = bare + seal.of(bare)?.slice(0, 16);

  test("goes when it is old, and of this machine", () => {
    const dir = tempDir();
    left(dir, own, old);
    createTree(join(dir, "new"), files, seal);
    expect(readdirSync(dir)).toEqual(["new"]);
  });

  test("stays when it may be another run's, another folder's, or somebody's own", () => {
    const dir = tempDir();
    left(dir, own);
    // These came with the folder: nobody here has made them.
    left(dir, bare, old);
    left(dir, `${bare}${"0".repeat(16)}`, old);
    left(dir, ".other.commonry-0badcafe", old);
    left(dir, ".new.commonry-notes", old);
    left(dir, "new.commonry-0badcafe", old);
    createTree(join(dir, "new"), files, seal);
    expect(readdirSync(dir)).toHaveLength(7);
  });

  test("is not followed when it is a link", () => {
    const dir = tempDir();
    writeFiles(dir, { "precious/x": "x" });
    symlinkSync("precious", join(dir, own));
    lutimesSync(join(dir, own), old, old);
    createTree(join(dir, "new"), files, seal);
    expect(snapshot(join(dir, "precious"))).toEqual({ x: "- x" });
  });
});

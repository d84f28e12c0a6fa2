import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "../../../src/system/folder.ts";
import { tempDir, thrown, writeFiles } from "./temp.ts";

describe("folder", () => {
  test("lists all files, sorted, and neither .git nor node_modules", () => {
    const dir = tempDir();
    writeFiles(dir, {
      b: "",
      "a/c.md": "",
      "a/.hidden": "",
      ".git/config": "",
      "a/node_modules/x.js": "",
      "文.md": "",
    });
    expect(folder(dir).list()).toEqual(["a/.hidden", "a/c.md", "b", "文.md"]);
  });

  test("lists a link, but not what is behind it", () => {
    const dir = tempDir();
    writeFiles(dir, { "real/x.md": "x" });
    symlinkSync("real", join(dir, "linked"));
    symlinkSync("..", join(dir, "real/loop"));
    expect(folder(dir).list()).toEqual(["linked", "real/loop", "real/x.md"]);
  });

  test("reads bytes, and nothing for what is not there", () => {
    const dir = tempDir();
    writeFiles(dir, { "a/b.md": "text\n" });
    const { read } = folder(dir);
    expect(Buffer.from(read("a/b.md") ?? []).toString()).toBe("text\n");
    expect(read("a/c.md")).toBeUndefined();
    expect(read("x/y/z.md")).toBeUndefined();
    expect(read("a/b.md/c")).toBeUndefined();
  });

  test.each(["file", "up", "dir/x.md", "dangling"])("does not follow the link at %s", (path) => {
    const dir = tempDir();
    writeFiles(dir, { "outside/x.md": "secret", "root/y.md": "y" });
    symlinkSync("../outside/x.md", join(dir, "root/file"));
    symlinkSync("..", join(dir, "root/up"));
    symlinkSync("../outside", join(dir, "root/dir"));
    symlinkSync("nowhere", join(dir, "root/dangling"));
    expect(thrown(() => folder(join(dir, "root")).read(path))).toMatchObject({ code: "file.link" });
  });

  test("says that a folder is no file", () => {
    const dir = tempDir();
    mkdirSync(join(dir, "sub"));
    expect(thrown(() => folder(dir).read("sub"))).toMatchObject({
      code: "file.unreadable",
      params: { reason: "EISDIR" },
    });
  });

  test("leaves out what is to be skipped, and other repositories, and says so", () => {
    const dir = tempDir();
    writeFiles(dir, {
      "a.md": "",
      "build/b.md": "",
      "c.log": "",
      "sub/.git": "gitdir: x",
      "sub/d.md": "",
      ".git/e": "",
    });
    const skip = (path: string) => path === "build" || path.endsWith(".log");
    const listed = folder(dir, { skip, skipRepositories: true });
    expect(listed.list()).toEqual(["a.md"]);
    expect([...listed.leftOut()].sort()).toEqual(["build", "c.log", "sub"]);
    expect(folder(dir).list()).toEqual(["a.md", "build/b.md", "c.log", "sub/d.md"]);
  });

  test("reads no more than it may", () => {
    const dir = tempDir();
    writeFiles(dir, { "a.md": "x".repeat(100), "b.md": "x" });
    const small = folder(dir, { most: 10 });
    expect(thrown(() => small.read("a.md"))).toMatchObject({ code: "file.large" });
    small.list();
    expect(thrown(() => small.read("a.md"))).toMatchObject({ code: "file.large" });
    expect(small.read("b.md")).toHaveLength(1);
  });

  test("does not follow a link that has taken the place of a listed file, nor one that was listed", () => {
    const dir = tempDir();
    writeFiles(dir, { "root/a.md": "a", "secret.md": "secret" });
    symlinkSync("../secret.md", join(dir, "root/l.md"));
    const listed = folder(join(dir, "root"));
    listed.list();
    expect(thrown(() => listed.read("l.md"))).toMatchObject({ code: "file.link" });
    rmSync(join(dir, "root/a.md"));
    expect(listed.read("a.md")).toBeUndefined();
    symlinkSync("../secret.md", join(dir, "root/a.md"));
    expect(thrown(() => listed.read("a.md"))).toMatchObject({ code: "file.link" });
  });
});

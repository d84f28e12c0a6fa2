import { mkdirSync, symlinkSync } from "node:fs";
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
});

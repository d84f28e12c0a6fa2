import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../src/system/make-folder.ts";
import { tempDir, thrown } from "./temp.ts";

test("what is missing is made, with its mode, and the topmost of it is told", () => {
  const dir = tempDir();
  mkdirSync(join(dir, "a"));
  expect(makeFolder(join(dir, "a", "b", "c"), 0o700)).toBe(join(dir, "a", "b"));
  expect(statSync(join(dir, "a", "b", "c")).mode & 0o777).toBe(0o700);
  expect(makeFolder(join(dir, "a", "b", "c"))).toBeUndefined();
});

test("a file in the way is an error", () => {
  const dir = tempDir();
  writeFileSync(join(dir, "a"), "");
  expect(thrown(() => makeFolder(join(dir, "a")))).toMatchObject({ code: "EEXIST" });
  expect(thrown(() => makeFolder(join(dir, "a", "b")))).toMatchObject({
    code: expect.stringMatching(/EEXIST|ENOTDIR/),
  });
});

test.runIf(existsSync("/proc/self"))("where nothing can be made there is an error, and no endless loop", () => {
  expect(thrown(() => makeFolder("/proc/commonry/history"))).toMatchObject({ code: "ENOENT" });
});

test("what was made on the way to a folder that cannot be is taken back, and nothing else", () => {
  const dir = tempDir();
  mkdirSync(join(dir, "a"));
  expect(thrown(() => makeFolder(join(dir, "a", "b", "c", "x".repeat(300))))).toMatchObject({ code: "ENAMETOOLONG" });
  expect(existsSync(join(dir, "a", "b"))).toBe(false);
  expect(existsSync(join(dir, "a"))).toBe(true);
});

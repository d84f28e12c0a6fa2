import { rmdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../../../src/system/temporary.ts";

const { TMPDIR } = process.env;
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

test("a temporary folder is new, where the machine keeps them", () => {
  const path = temporaryFolder("commonry-test-");
  expect(statSync(path).isDirectory()).toBe(true);
  expect(dirname(path)).toBe(tmpdir());
  rmdirSync(path);
});

test("where none can be made, an error of ours says where", () => {
  process.env.TMPDIR = join(tmpdir(), "is", "not", "there");
  expect(() => temporaryFolder("commonry-test-")).toThrow(
    expect.objectContaining({ code: "temporary.unwritable", exitCode: 1 }),
  );
});

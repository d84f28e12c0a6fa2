import {
  chmodSync,
  existsSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptCode, type Starting } from "../../../../src/system/code/kept.ts";
import { tempDir } from "../temp.ts";

const piece = ["a.cjs", Buffer.from("compiled")] as const;

function starting(home: string, more: Partial<Starting> = {}): Starting {
  return {
    argv: ["node", "commonry", "check"],
    env: { XDG_CACHE_HOME: home },
    platform: "linux",
    arch: "x64",
    execPath: process.execPath,
    versions: { node: "20.0.0" },
    getuid: process.getuid,
    ...more,
  };
}

const textOf = (one: Starting, build = "b1", name = "a.cjs") => {
  const bytes = keptCode(one, build)?.get(name);
  return bytes && Buffer.from(bytes).toString();
};

/** A home in which a run of `check` has kept a piece, the folder of its build, and its file. */
function kept(): { home: string; folder: string; file: string } {
  const home = tempDir();
  keptCode(starting(home), "b1")?.keep([piece]);
  const all = join(home, "commonry/code");
  const folder = join(all, readdirSync(all)[0] as string);
  return { home, folder, file: join(folder, "check.bin") };
}

const nameOfBuild = (home: string, build: string) =>
  readdirSync(join(home, "commonry/code")).find((name) => name.startsWith(build)) ?? "";

test("is for the same command, build and Node.js alone, and for its owner's eyes", () => {
  const { home, folder, file } = kept();
  expect(textOf(starting(home))).toBe("compiled");
  expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(textOf(starting(home), "b2")).toBeUndefined();
  expect(textOf(starting(home, { argv: ["node", "commonry", "init"] }))).toBeUndefined();
  expect(textOf(starting(home, { versions: { node: "22.0.0" } }))).toBeUndefined();
  expect(textOf(starting(home, { execPath: import.meta.filename }))).toBeUndefined();
});

test.each([
  [["check", "/some/path"], "check.bin"],
  [["events", "build"], "events-build.bin"],
  [["events", "--help"], "events.bin"],
  [["init", "hub"], "init.bin"],
  [["-C", "x", "check"], "other.bin"],
  [["../../x"], "other.bin"],
  [[], "other.bin"],
])("%j is kept as %s", (words, name) => {
  const home = tempDir();
  keptCode(starting(home, { argv: ["node", "commonry", ...words] }), "b1")?.keep([piece]);
  const all = join(home, "commonry/code");
  expect(readdirSync(join(all, readdirSync(all)[0] as string))).toEqual([name]);
});

test("what another run has kept of other files stays", () => {
  const { home } = kept();
  keptCode(starting(home), "b1")?.keep([["b.cjs", Buffer.from("more")]]);
  expect([textOf(starting(home)), textOf(starting(home), "b1", "b.cjs")]).toEqual(["compiled", "more"]);
});

test.runIf(process.getuid)("a folder that others may write to, or that is somebody else's, is not used", () => {
  const { home, folder } = kept();
  const uid = (process.getuid?.() ?? 0) + 1;
  expect(textOf(starting(home, { getuid: () => uid }))).toBeUndefined();
  chmodSync(folder, 0o770);
  expect(textOf(starting(home))).toBeUndefined();
  keptCode(starting(home), "b1")?.keep([["a.cjs", Buffer.from("other")]]);
  chmodSync(folder, 0o700);
  expect(textOf(starting(home))).toBe("compiled");
});

test("links are followed neither to the folder nor to the file", () => {
  const { home, folder, file } = kept();
  const [elsewhere, moved] = [join(home, "elsewhere.bin"), join(home, "moved")];
  renameSync(file, elsewhere);
  symlinkSync(elsewhere, file);
  expect(textOf(starting(home))).toBeUndefined();
  renameSync(elsewhere, `${file}.x`);
  renameSync(`${file}.x`, file);
  expect(textOf(starting(home))).toBe("compiled");
  renameSync(folder, moved);
  symlinkSync(moved, folder);
  expect(textOf(starting(home))).toBeUndefined();
});

test("what is no such file is none, and is replaced", () => {
  const { home, file } = kept();
  writeFileSync(file, "something else");
  expect(textOf(starting(home))).toBeUndefined();
  keptCode(starting(home), "b1")?.keep([piece]);
  expect(textOf(starting(home))).toBe("compiled");
});

test("nothing is kept on a runner, where it is not wanted, and where there is no folder", () => {
  const home = tempDir();
  for (const env of [{ CI: "true" }, { NODE_DISABLE_COMPILE_CACHE: "1" }])
    expect(keptCode(starting(home, { env: { XDG_CACHE_HOME: home, ...env } }), "b1")).toBeUndefined();
  writeFileSync(join(home, "file"), "");
  const blocked = starting(join(home, "file"));
  keptCode(blocked, "b1")?.keep([piece]);
  expect(textOf(blocked)).toBeUndefined();
  expect(readdirSync(home)).toEqual(["file"]);
});

test("builds that nobody has used for two weeks go, and what a kill has left", () => {
  const { home, folder } = kept();
  keptCode(starting(home), "b2")?.keep([piece]);
  expect(existsSync(folder)).toBe(true);
  const then = new Date(Date.now() - 15 * 24 * 3_600_000);
  utimesSync(folder, then, then);
  const [half, young] = ["x.tmp", "y.tmp"].map((name) => join(home, "commonry/code", nameOfBuild(home, "b2"), name));
  for (const path of [half, young]) writeFileSync(path as string, "");
  utimesSync(half as string, then, then);
  keptCode(starting(home), "b2")?.keep([piece]);
  expect([folder, half, young].map((path) => existsSync(path as string))).toEqual([false, false, true]);
});

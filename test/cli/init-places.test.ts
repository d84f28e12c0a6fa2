import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answers, bin, cleanEnv, temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const hub = (place: string, ...more: string[]) => ["init", place, "--yes", "--no-git", ...answers, ...more];
const long = "x".repeat(250);

describe("a place that cannot be written is said, and nothing is left of the attempt", () => {
  const cannot: readonly (readonly [string, string, number])[] = [
    ["/dev/full", "is a file", 6],
    ["/dev/null/x", "cannot write", 1],
    [`a/${"x".repeat(300)}`, "cannot write", 1],
    [`a/b/${`${"x".repeat(99)}/`.repeat(45)}`, "cannot write", 1],
  ];

  test.each(cannot)("%s", async (place, said, code) => {
    const cwd = temporaryFolder();
    const run = await inside(hub(place), { cwd, now });
    expect(run.err).toContain(said);
    expect(run.err).not.toContain("inside commonry");
    expect(run.code).toBe(code);
    expect(readdirSync(cwd)).toEqual([]);
  });

  // In a process of its own, since an endless loop would take the tests along.
  test.runIf(existsSync("/proc/self")).each(["/proc", "/proc/x", "/proc/x/y", "/sys/x"])("%s", (place) => {
    const cwd = temporaryFolder();
    const run = spawnSync(process.execPath, [bin, ...hub(place)], {
      cwd,
      env: cleanEnv(),
      encoding: "utf8",
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    expect(run.stderr).toMatch(/cannot write to .*\n.*Name a folder/);
    expect(run.status).toBe(1);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

test.each([long, "two words", "a\nb", "社区".repeat(40), "-x"])("a folder may be called %j", async (name) => {
  const cwd = temporaryFolder();
  const run = await inside(["init", "--yes", "--no-git", ...answers, "--set", "name=N", "--", name], { cwd, now });
  expect(run.err).toContain("Next: cd ");
  expect(run.code).toBe(0);
  expect(readdirSync(cwd)).toEqual([name]);
  expect(run.out.trim().split("\n")).toHaveLength(1);
});

test("a template's folder that is not there is said, with what could stand there", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "tpl"));
  for (const [lang, hint] of [
    ["en", "template.yaml"],
    ["zh", "内置模板"],
  ] as const) {
    const run = await inside(hub("x", "--template", "./nope", "--lang", lang), { cwd, now });
    expect(run.err).toContain("./nope");
    expect(run.err).toContain(hint);
    expect(run.code).toBe(2);
  }
  expect(readdirSync(cwd)).toEqual(["tpl"]);
});

describe("a folder that is no place for files is refused before anything is asked", () => {
  const git = (cwd: string, ...words: string[]) => {
    const run = spawnSync("git", words, { cwd, env: cleanEnv(), encoding: "utf8" });
    expect(run.status, run.stderr).toBe(0);
  };

  test.each([[], ["--adopt"], ["--dry-run"]])("git's own: bare, .git, and what lies in them (%s)", async (...more) => {
    const cwd = temporaryFolder();
    git(cwd, "init", "-q", "--bare", "bare.git");
    git(cwd, "init", "-q", "tree");
    for (const place of ["bare.git", "bare.git/hooks", "bare.git/new", "tree/.git", "tree/.git/hooks"]) {
      const before = existsSync(join(cwd, place)) ? readdirSync(join(cwd, place)) : undefined;
      const run = await inside(hub(place, ...more), { cwd, now });
      expect(run.err, place).toMatch(/is git's own folder.*\n.*git worktree add/);
      expect(run.code).toBe(6);
      expect(existsSync(join(cwd, place)) ? readdirSync(join(cwd, place)) : undefined).toEqual(before);
    }
  });

  test("a work tree inside of a bare repository is a place like any other", async () => {
    const cwd = temporaryFolder();
    git(cwd, "init", "-q", "--bare", "bare.git");
    git(cwd, "clone", "-q", "bare.git", "bare.git/main");
    expect((await inside(hub("bare.git/main"), { cwd, now })).code).toBe(0);
  });

  test("a link that leads nowhere is named as one", async () => {
    const cwd = temporaryFolder();
    symlinkSync("nowhere", join(cwd, "link"));
    for (const more of [[], ["--adopt"]]) {
      const run = await inside(hub("link", ...more), { cwd, now });
      expect(run.err).toContain("is a link that leads nowhere");
      expect(run.code).toBe(6);
    }
    expect(readdirSync(cwd)).toEqual(["link"]);
  });
});

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answers, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

const full = ["--template", "hub", "--lang", "en,zh", "--yes", ...answers];
const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, encoding: "utf8", env: cleanEnv() });
const identity = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@lepton.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@lepton.example",
};

describe("a new folder", () => {
  test("holds a repository that check accepts, committed", async () => {
    const cwd = temporaryFolder();
    const made = await commonry(["init", "hub", ...full], { cwd, env: identity });
    expect(made).toMatchObject({ code: 0 });
    expect(made.out).toMatch(/^✔ Wrote \d+ files to hub\n$/);
    const root = join(cwd, "hub");
    expect(git(root, "status", "--porcelain")).toBe("");
    expect(git(root, "log", "--format=%s")).toBe("Start the community\n");
    expect(git(root, "branch", "--show-current")).toBe("main\n");
    expect(readFileSync(join(root, "README.zh-CN.md"), "utf8")).toContain("Lepton Commons");
    expect(await commonry(["check", "--quiet", "-C", root])).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(cwd)).toEqual(["hub"]);
  });

  test("records template, versions, answers and hashes, and packs the last render", async () => {
    const cwd = temporaryFolder();
    await commonry(["init", "hub", ...full, "--no-git"], { cwd });
    const lock = JSON.parse(readFileSync(join(cwd, "hub/.commonry/lock.json"), "utf8"));
    expect(lock).toMatchObject({ lockVersion: 1, template: { id: "hub", source: "builtin" }, langs: ["en", "zh"] });
    expect(lock.answers).toMatchObject({ name: "Lepton Commons", login: "ada" });
    expect(Object.keys(lock.files)).toContain("README.md");
    expect(statSync(join(cwd, "hub/.commonry/base.br")).size).toBeGreaterThan(1000);
    expect(existsSync(join(cwd, "hub/.git"))).toBe(false);
  });

  test("has the same bytes on every host time zone and locale", async () => {
    const listing = async (env: Record<string, string>) => {
      const cwd = temporaryFolder();
      const dated = { SOURCE_DATE_EPOCH: "1800000000", ...env };
      await commonry(["init", "hub", ...full, "--no-git"], { cwd, env: dated });
      return execFileSync("sh", ["-c", "find hub -type f | LC_ALL=C sort | xargs sha256sum"], {
        cwd,
        encoding: "utf8",
      });
    };
    const first = await listing({ TZ: "UTC" });
    expect(first.split("\n").length).toBeGreaterThan(30);
    expect(await listing({ TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" })).toBe(first);
  });

  test("--json says what was written", async () => {
    const cwd = temporaryFolder();
    const { out, code } = await commonry(["init", "x", "--json", "--no-git", ...full], { cwd });
    expect(code).toBe(0);
    const body = JSON.parse(out);
    expect(body).toMatchObject({
      schemaVersion: 1,
      command: "init",
      dryRun: false,
      template: { id: "hub" },
      git: "skipped",
    });
    for (const file of body.files) expect(statSync(join(cwd, "x", file.path)).size).toBe(file.bytes);
  });
});

describe("an existing folder", () => {
  test("that is empty, or holds only .git, is filled; the shell's folder stays the same one", async () => {
    const cwd = temporaryFolder();
    git(cwd, "init", "--quiet");
    const before = statSync(cwd).ino;
    const made = await commonry(["init", ...full], { cwd });
    expect(made).toMatchObject({ code: 0 });
    expect(made.err).toContain("lies in a git repository already");
    expect(statSync(cwd).ino).toBe(before);
    expect(readdirSync(join(cwd, ".commonry")).filter((name) => name.startsWith(".pending"))).toEqual([]);
    expect(git(cwd, "status", "--porcelain")).toContain("?? README.md");
  });

  test("with a file of the same name is refused, and nothing is written", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "README.md"), "mine");
    const made = await commonry(["init", ...full], { cwd });
    expect(made).toMatchObject({ code: 6, out: "" });
    expect(made.err).toContain("README.md");
    expect(readdirSync(cwd)).toEqual(["README.md"]);
    expect(readFileSync(join(cwd, "README.md"), "utf8")).toBe("mine");
  });

  test("with a link where a folder should be is refused, and nothing goes through it", async () => {
    const cwd = temporaryFolder();
    const outside = temporaryFolder();
    mkdirSync(join(cwd, "x"));
    symlinkSync(outside, join(cwd, "x/.github"));
    expect(await commonry(["init", "x", ...full], { cwd })).toMatchObject({ code: 6 });
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(join(cwd, "x"))).toEqual([".github"]);
  });

  test("that is a file fails without a trace", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "x"), "mine");
    const made = await commonry(["init", "x", ...full], { cwd });
    expect(made.code).not.toBe(0);
    expect(readdirSync(cwd)).toEqual(["x"]);
  });
});

describe("answers", () => {
  test("off a terminal, what is not answered is an error that names the flags, at once", async () => {
    const cwd = temporaryFolder();
    const { code, err } = await commonry(["init", "x", "--template", "hub", "--set", "name=X"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("--set contact=…");
    expect(err).toContain("--yes");
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("with --yes, only what has no default is missing", async () => {
    const cwd = temporaryFolder();
    const { code, err } = await commonry(["init", "x", "--yes"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("no answer and no default for: owner, maintainer, contact");
  });

  test("an answers file answers, and a flag beats it", async () => {
    const cwd = temporaryFolder();
    const pairs = answers.filter((word) => word !== "--set").map((pair) => pair.replace("=", ": "));
    writeFileSync(join(cwd, "a.yaml"), ["template: library", "lang: zh", ...pairs, ""].join("\n"));
    const args = ["init", "x", "--answers", "a.yaml", "--yes", "--no-git", "--set", "name=Other", "--json"];
    const body = JSON.parse((await commonry(args, { cwd })).out);
    expect(body).toMatchObject({
      template: { id: "library" },
      languages: ["zh"],
      answers: { name: "Other", login: "ada" },
    });
  });

  test.each([
    ["contact=nobody", "is no e-mail address"],
    ["timezone=Mars/Olympus", "is no time zone"],
    ["login=a b", "is no user name"],
    ["repo=..", "is no repository name"],
    ["license=GPL", "is not one of"],
    ["name=", "must not be empty"],
    ["name=a\nb", "line breaks and invisible characters are not taken"],
    [`name=${"x".repeat(61)}`, "at most 60 characters"],
  ])("%j is refused with its reason", async (pair, message) => {
    const cwd = temporaryFolder();
    const { code, err } = await commonry(["init", "x", ...full, "--set", pair], { cwd });
    expect({ code, shown: err.includes(message) }, err).toEqual({ code: 2, shown: true });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

test("--dry-run shows tree and contents and writes nothing", async () => {
  const cwd = temporaryFolder();
  const { code, out } = await commonry(["init", "x", ...full, "--dry-run"], { cwd });
  expect(code).toBe(0);
  expect(out).toContain("├── README.md");
  expect(out).toContain("+++ b/README.md");
  expect(out).toMatch(/^\+# .*Lepton Commons/m);
  expect(readdirSync(cwd)).toEqual([]);
});

test("a git that refuses the commit is reported, and the files are there", async () => {
  const cwd = temporaryFolder();
  const made = await commonry(["init", "x", ...full], { cwd, env: { GIT_AUTHOR_NAME: "", GIT_COMMITTER_NAME: "" } });
  expect(made).toMatchObject({ code: 0 });
  expect(made.err).toContain("git refused the first commit");
  expect(existsSync(join(cwd, "x/README.md"))).toBe(true);
});

test("without git the files are there, and it is said why no repository was started", async () => {
  const cwd = temporaryFolder();
  const made = await commonry(["init", "x", ...full], { cwd, env: { PATH: "/nonexistent" } });
  expect(made).toMatchObject({ code: 0 });
  expect(made.err).toContain("git is not installed");
  expect(existsSync(join(cwd, "x/README.md"))).toBe(true);
});

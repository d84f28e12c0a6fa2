import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

const answers = ["owner=o", "maintainer=m", "contact=x@y.example", "description=d"].flatMap((pair) => ["--set", pair]);
const init = (...rest: string[]) => ["init", ...rest, "--yes", ...answers];
const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, env: cleanEnv(), encoding: "utf8" });

test("below the top of a repository it is said that no forge reads there (cruft #68)", async () => {
  const cwd = temporaryFolder();
  git(cwd, "init", "--quiet");
  const below = await commonry(init("docs/hub", "--forge", "gitlab"), { cwd });
  expect(below.code).toBe(0);
  expect(below.err).toContain("lies below the top of a git repository");
  expect(below.err).toContain("GitLab reads forms");
  expect(existsSync(join(cwd, "docs/hub/.git"))).toBe(false);
});

test("at the top of one nothing of the kind is said, nor to go where one is (next.js #75388)", async () => {
  const cwd = join(temporaryFolder(), "My App (2)");
  mkdirSync(cwd);
  git(cwd, "init", "--quiet");
  const top = await commonry(init("."), { cwd });
  expect(top.code).toBe(0);
  expect(top.err).toContain("lies in a git repository already");
  expect(top.err).toContain("Next: read README.md");
});

test("a hook that refuses the first commit without a word is named by its exit code, with what to do", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "hooks"));
  writeFileSync(join(cwd, "hooks/pre-commit"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(cwd, "hooks/pre-commit"), 0o755);
  const config = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.hooksPath", GIT_CONFIG_VALUE_0: join(cwd, "hooks") };
  const author = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@y.example" };
  const env = { ...config, ...author, GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@y.example" };
  const { code, err } = await commonry(init("hub"), { cwd, env });
  expect(code).toBe(0);
  expect(err).toContain("git refused the first commit: exit code 1\n");
  expect(err).toContain("The files are staged");
});

test("a repository of another user, which git does not read, is told before what it does not say is asked for", async () => {
  const cwd = temporaryFolder();
  git(cwd, "init", "--quiet");
  const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
  const { code, err } = await commonry(init(".", "--adopt", "--set", "license=MIT"), { cwd, env });
  expect(code).toBe(2);
  expect(err).toContain("git does not read this repository");
  expect(err).toContain("dubious ownership");
  expect(err).toContain("no answer and no default for: branch");
  const told = await commonry(init(".", "--adopt", "--set", "license=MIT", "--branch", "main"), { cwd, env });
  expect(told.code).toBe(0);
  expect(told.err).not.toContain("does not read");
});

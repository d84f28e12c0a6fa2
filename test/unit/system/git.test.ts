import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { git, gitConfig } from "../../../src/system/git.ts";
import { tempDir } from "./temp.ts";

/** An environment in which git reads nobody's configuration. */
function quietEnv(home: string): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: home, GIT_CONFIG_NOSYSTEM: "1", GIT_CEILING_DIRECTORIES: home };
}

describe("git", () => {
  test("gives what git prints", async () => {
    const dir = tempDir();
    expect(await git(["--version"], dir, quietEnv(dir))).toMatch(/^git version \d/);
  });

  test("says in one line what git could not do", async () => {
    const dir = tempDir();
    await expect(git(["rev-parse", "HEAD"], dir, quietEnv(dir))).rejects.toMatchObject({
      code: "git.failed",
      params: { command: "git rev-parse", reason: expect.stringMatching(/^fatal: not a git repository[^\n]*$/) },
    });
  });

  test("says that git is not there", async () => {
    const dir = tempDir();
    await expect(git(["--version"], dir, { PATH: dir })).rejects.toMatchObject({ code: "git.missing" });
    expect(await gitConfig("user.name", dir, { PATH: dir })).toBeUndefined();
  });

  test("takes every argument for one argument: no shell reads it", async () => {
    const dir = tempDir();
    const env = quietEnv(dir);
    await git(["init", "--quiet", "--initial-branch=main"], dir, env);
    await git(["config", "user.name", "$(touch pwned); `touch pwned`"], dir, env);
    expect(await gitConfig("user.name", dir, env)).toBe("$(touch pwned); `touch pwned`");
    expect(existsSync(join(dir, "pwned"))).toBe(false);
    expect(await gitConfig("user.nothing", dir, env)).toBeUndefined();
  });
});

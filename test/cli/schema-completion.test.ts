import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

test.each(["community", "people", "events", "privacy"])("schema %s is the published one", async (name) => {
  const path = new URL(`../../src/manifest/schemas/${name}.schema.json`, import.meta.url);
  expect(await commonry(["schema", name])).toMatchObject({ code: 0, out: readFileSync(path, "utf8"), err: "" });
});

test("schema alone is that of community.yaml", async () => {
  expect((await commonry(["schema"])).out).toBe((await commonry(["schema", "community"])).out);
});

const has = (program: string) => spawnSync(program, ["--version"]).status === 0;

describe("completion", () => {
  /** A folder with `commonry` on the path and the shell's script beside it. */
  async function prepared(shell: string): Promise<{ cwd: string; env: NodeJS.ProcessEnv }> {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "commonry"), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`, { mode: 0o755 });
    const { out, code } = await commonry(["completion", shell]);
    expect(code).toBe(0);
    writeFileSync(join(cwd, "script"), out);
    return { cwd, env: cleanEnv({ PATH: `${cwd}:${process.env.PATH}` }) };
  }

  test.each([
    [["ch"], ["check"]],
    [["init", "--te"], ["--template"]],
    [
      ["events", ""],
      ["list", "expand", "check"],
    ],
    [["events", "list", "--time"], ["--timezone"]],
    [
      ["init", "--template", ""],
      ["hub", "library", "ai-project", "course", "event"],
    ],
    [["init", "--level", "f"], ["full"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [
      ["check", "--format", ""],
      ["text", "json", "actions"],
    ],
  ])("%j can go on with %j", async (words, expected) => {
    const { out } = await commonry(["complete", "--", ...words]);
    const offered = out.split("\n").map((line) => line.split("\t")[0]);
    for (const word of expected) expect(offered).toContain(word);
  });

  test("bash takes the script", async () => {
    const { cwd, env } = await prepared("bash");
    const line = "source ./script && complete -p commonry";
    const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd, env, encoding: "utf8", timeout: 10_000 });
    expect(stdout, stderr).toMatch(/^complete -F \S+ commonry/m);
  });

  test.skipIf(!has("fish"))("fish completes a command", async () => {
    const { cwd, env } = await prepared("fish");
    const { stdout, stderr } = spawnSync("fish", ["-c", 'source ./script; complete -C "commonry doc"'], {
      cwd,
      env: { ...env, HOME: cwd },
      encoding: "utf8",
    });
    expect(stdout, stderr).toContain("doctor");
  });

  test.skipIf(!has("zsh"))("zsh takes the script", async () => {
    const { cwd, env } = await prepared("zsh");
    const { stdout, status, stderr } = spawnSync(
      "zsh",
      ["-c", "autoload -U compinit; compinit -D -u; source ./script; echo $_comps[commonry]"],
      { cwd, env: { ...env, HOME: cwd }, encoding: "utf8" },
    );
    expect({ status, stdout: stdout.trim() }, stderr).toEqual({ status: 0, stdout: "_commonry" });
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { forges } from "../../src/scaffold/template.ts";
import { folder } from "../../src/system/folder.ts";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";
import { templateIds } from "../support/render.ts";

const now = "2027-01-05T12:00:00Z";

/** Somebody whose git knows a name and an address, and nothing else. */
function somebody() {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, ".gitconfig"), "[user]\n\tname = First Last\n\temail = first.last@private.example\n");
  const env = { HOME: cwd, GIT_CONFIG_GLOBAL: undefined };
  return { cwd, run: (...args: string[]) => inside(args, { cwd, env, now }) };
}

const said = ["--set", "owner=acme", "--set", "contact=conduct@acme.example"];

test("init --yes takes neither owner nor public address from a name or from git", async () => {
  const { run } = somebody();
  const { code, err } = await run("init", "hub", "--yes");
  expect(code).toBe(2);
  expect(err).toContain("no answer and no default for: owner, contact");
  expect(err).toContain("--set owner=… --set contact=…");
});

describe.each(forges)("without an account, on %s", (forge) => {
  test.each(templateIds)("%s gives nobody a right, names nobody's account, and check is clean", async (template) => {
    const { cwd, run } = somebody();
    const args = [
      "init",
      "x",
      "--template",
      template,
      "--forge",
      forge,
      "--level",
      "full",
      "--yes",
      "--no-git",
      ...said,
    ];
    const made = await run(...args);
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining("commonry update --set login=NAME") });
    const dir = join(cwd, "x");
    const texts = folder(dir)
      .list()
      .filter((path) => !path.startsWith(".commonry/"))
      .map((path) => [path, readFileSync(join(dir, path), "utf8")] as const);
    const naming =
      /@first-last|(?:github|gitlab)\.com\/first-last|(?:github|gitlab): "?first-last|^\s+first-last: |private\.example/m;
    expect(texts.filter(([, text]) => naming.test(text)).map(([path]) => path)).toEqual([]);
    expect(texts.find(([path]) => path === "community.yaml")?.[1]).not.toMatch(/^teams:|: admin$/m);
    const owners = texts.find(([path]) => path.endsWith("CODEOWNERS"))?.[1].split("\n") ?? [];
    expect(owners.filter((line) => line !== "" && !/^[#[]/.test(line))).toEqual([]);
    expect(await run("check", "-C", "x")).toMatchObject({ code: 0 });
  });
});

test("an account that is given later comes with update", async () => {
  const { cwd, run } = somebody();
  await run("init", "x", "--yes", "--no-git", ...said);
  expect(await run("update", "--yes", "--set", "login=ada", "-C", "x")).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, "x/.github/CODEOWNERS"), "utf8")).toContain("* @ada");
  expect(readFileSync(join(cwd, "x/community.yaml"), "utf8")).toMatch(/"ada": maintainer/);
});

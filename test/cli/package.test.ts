import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answers, cleanEnv, temporaryFolder } from "../support/cli.ts";

const root = new URL("../../", import.meta.url).pathname;

/** Packs the project as it would be published, and unpacks it somewhere else. No script runs, no network is asked. */
function unpacked(): string {
  const place = temporaryFolder();
  const env = { ...cleanEnv(), npm_config_cache: join(place, "cache"), HOME: place };
  const out = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", place], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  execFileSync("tar", ["-xzf", join(place, filename), "-C", place]);
  return join(place, "package");
}

test("the packed tarball is whole: it scaffolds a hub with its dot-files, away from this checkout", () => {
  const installed = unpacked();
  const cwd = temporaryFolder();
  const args = [
    join(installed, "bin/commonry.js"),
    "init",
    "hub",
    "--lang",
    "en,zh",
    "--level",
    "full",
    "--yes",
    "--no-git",
  ];
  execFileSync(process.execPath, [...args, ...answers], { cwd, env: cleanEnv(), stdio: "ignore" });
  const made = readdirSync(join(cwd, "hub"));
  for (const name of [".gitignore", ".gitattributes", ".editorconfig", ".github", ".all-contributorsrc"])
    expect(made).toContain(name);
  expect(readdirSync(join(installed, "templates"))).toEqual(readdirSync(join(root, "templates")));
});

test("the package holds what it needs and nothing else: no dependencies, no install scripts, its notices", () => {
  const installed = unpacked();
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  expect(manifest.dependencies ?? {}).toEqual({});
  for (const script of ["preinstall", "install", "postinstall"]) expect(manifest.scripts).not.toHaveProperty(script);
  expect(readdirSync(installed).sort()).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md", "bin", "dist", "package.json", "templates"].sort(),
  );
  expect(readdirSync(join(installed, "bin"))).toEqual(["commonry.js"]);
  const notices = readFileSync(join(installed, "dist/THIRD-PARTY-NOTICES.md"), "utf8");
  for (const name of ["commander", "inquirer", "chalk", "yaml", "valibot", "liquidjs"]) {
    expect(notices).toMatch(new RegExp(`^## ${name} \\d`, "m"));
  }
});

test("the lock file carries no download addresses", () => {
  expect(existsSync(join(root, "package-lock.json"))).toBe(true);
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved"|https?:\/\/registry/);
});

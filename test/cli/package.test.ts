import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { answers, cleanEnv, temporaryFolder } from "../support/cli.ts";

const root = new URL("../../", import.meta.url).pathname;

/** Packs the project as it would be published, and unpacks it somewhere else. No script runs, no network is asked. */
function unpacked(): string {
  const place = temporaryFolder();
  const env = {
    ...cleanEnv(),
    npm_config_cache: join(place, "cache"),
    npm_config_update_notifier: "false",
    HOME: place,
  };
  const out = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", place], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  execFileSync("tar", ["-xzf", join(place, filename), "-C", place]);
  return join(place, "package");
}

/** Every file below a folder, by path. */
function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "latin1")]));
}

/** Scaffolds with the program of a folder, at a fixed moment. */
function scaffold(program: string, cwd: string, name: string, args: readonly string[]): Record<string, string> {
  const all = [join(program, "bin/commonry.js"), "init", name, "--yes", "--no-git", ...args];
  execFileSync(process.execPath, all, { cwd, env: cleanEnv({ SOURCE_DATE_EPOCH: "1800000000" }), stdio: "pipe" });
  return contents(join(cwd, name));
}

test("the packed tarball is whole: every file of a hub on both forges, dot-files too, as from this checkout", {
  timeout: 60_000,
}, () => {
  const installed = unpacked();
  expect(contents(join(installed, "dist/templates"))).toEqual(contents(join(root, "dist/templates")));
  // How to write one; those that are built in are read from dist/.
  expect(readdirSync(join(installed, "templates"))).toEqual(["README.md"]);
  const dotFiles = { github: [".gitignore", ".gitattributes", ".editorconfig", ".all-contributorsrc"], gitlab: [] };
  for (const forge of ["github", "gitlab"] as const) {
    const args = ["--lang", "en,zh", "--level", "full", "--forge", forge, ...answers];
    // Folders of one name: it is part of the text.
    const made = scaffold(installed, temporaryFolder(), "hub", args);
    expect(made).toEqual(scaffold(root, temporaryFolder(), "hub", args));
    for (const name of dotFiles[forge]) expect(Object.keys(made)).toContain(name);
    const below = forge === "github" ? ".github/" : ".gitlab/";
    expect(Object.keys(made).filter((path) => path.startsWith(below)).length).toBeGreaterThan(3);
  }
});

test("the packed tarball scaffolds from a folder of somebody's own, with dot-files of every kind", () => {
  const cwd = temporaryFolder();
  const names = [".gitignore", ".npmrc", ".npmignore", ".github/x.yml", "a/.keep"];
  const list = names.map((name) => `{ to: ${name} }`).join(", ");
  const yaml = `template: 1\nid: mine\nversion: 1.0.0\ntitle: x\ndescription: x\nfiles: [${list}]\n`;
  const sources = names.map((name) => [`files/${name.replace(/(^|\/)\./g, "$1dot_")}`, `# ${name}\n`]);
  for (const [path = "", text = ""] of [["template.yaml", yaml], ...sources]) {
    mkdirSync(dirname(join(cwd, "tpl", path)), { recursive: true });
    writeFileSync(join(cwd, "tpl", path), text);
  }
  const made = scaffold(unpacked(), cwd, "out", ["--template", "./tpl"]);
  for (const name of names) expect(made[name]).toBe(`# ${name}\n`);
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

import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { toolPinRule } from "../../src/check/repository/tool-pin.ts";
import { withRegions } from "../../src/cli/scaffold/regions.ts";
import { renderedPeople } from "../../src/cli/scaffold/render.ts";
import { unpackBase } from "../../src/scaffold/lock.ts";
import { type Pin, pinFiles, toolFolder } from "../../src/scaffold/pin.ts";
import { folder } from "../../src/system/folder.ts";
import { answers, temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";
import { integrityOf, samplePackage } from "../support/registry.ts";
import { home } from "../support/render.ts";

const now = "2027-01-05T12:00:00Z";
const pin: Pin = { version: "0.0.0", integrity: integrityOf(samplePackage("0.0.0")) };
const workflows = ["calendar", "community-check", "community-plan", "community-report"].map(
  (name) => `.github/workflows/${name}.yml`,
);

/** A hub as the templates of 0.1.0 wrote it, from the record that they left. */
function old(forge: "github" | "gitlab"): string {
  const dir = temporaryFolder();
  const record = (name: string) => readFileSync(join(home, "test/fixtures/scaffold-1.0", forge, name));
  const plain = [...unpackBase(record("base.br"))].map(([path, content]) => ({
    path,
    content,
    origin: "",
    executable: false,
  }));
  const files = withRegions(plain, renderedPeople(plain, forge));
  for (const { path, content } of files) write(dir, path, content);
  for (const name of ["base.br", "lock.json"]) write(dir, `.commonry/${name}`, record(name));
  return dir;
}

function write(dir: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

const text = (dir: string, path: string) => readFileSync(join(dir, path), "utf8");
const lay = (dir: string) => {
  for (const { path, content } of pinFiles(pin)) write(dir, path, content);
};
const update = (dir: string) => inside(["update", "--yes"], { cwd: dir, now });

/** Every file but commonry's own, by path. */
function tree(dir: string): Record<string, string> {
  const paths = folder(dir)
    .list()
    .filter((path) => !path.startsWith(".commonry/"));
  return Object.fromEntries(paths.map((path) => [path, text(dir, path)]));
}

/** Places that run commonry by its name alone. */
function unpinned(dir: string): string[] {
  const files = folder(dir).list();
  const found = toolPinRule.examine({ files, readText: (path) => text(dir, path) });
  return found.map(({ file, code }) => `${file} ${code}`);
}

describe("a scaffold that runs commonry by its name", () => {
  test("is named by check, and loses those workflows where nothing is pinned", async () => {
    const dir = old("github");
    expect(unpinned(dir)).toHaveLength(4);
    const { code, err } = await update(dir);
    expect(code).toBe(0);
    for (const path of workflows) {
      expect(existsSync(join(dir, path))).toBe(false);
      expect(err).toContain(path);
    }
    expect(err).toContain("commonry pin");
    expect(unpinned(dir)).toEqual([]);
    expect(text(dir, "README.md")).not.toContain("raw.githubusercontent.com");
    expect((await inside(["check"], { cwd: dir, now })).code).toBe(0);
    expect((await inside(["update", "--check"], { cwd: dir, now })).code).toBe(0);
  });

  test.each(["github", "gitlab"] as const)("on %s: pinned before or after, the end is the same", async (forge) => {
    const [before, after] = [old(forge), old(forge)];
    lay(before);
    expect((await update(before)).code).toBe(0);
    expect((await update(after)).code).toBe(0);
    expect(unpinned(after)).toEqual([]);
    lay(after);
    expect((await inside(["update", "--check"], { cwd: after, now })).code).toBe(3);
    expect((await update(after)).code).toBe(0);
    expect(tree(after)).toEqual(tree(before));
    expect(unpinned(before)).toEqual([]);
    const runner = forge === "github" ? ".github/workflows/community-check.yml" : ".gitlab/ci/community.yml";
    expect(text(before, runner)).toContain("npm ci --prefix .commonry/tool --ignore-scripts");
    expect((await inside(["check"], { cwd: before, now })).code).toBe(0);
  });

  test("what its owner has edited is merged, or stays and is named", async () => {
    const dir = old("github");
    const [, edited = ""] = workflows;
    write(dir, edited, text(dir, edited).replace("timeout-minutes: 10", "timeout-minutes: 20"));
    const pinned = old("github");
    lay(pinned);
    write(pinned, edited, text(dir, edited));
    await update(dir);
    expect(existsSync(join(dir, edited))).toBe(true);
    expect(unpinned(dir)).toEqual([`${edited} tool-pin.name`]);
    expect((await update(pinned)).code).toBe(0);
    expect(text(pinned, edited)).toContain("timeout-minutes: 20");
    expect(unpinned(pinned)).toEqual([]);
  });

  test("a pipeline of one's own on GitLab keeps its jobs, and includes no file that is gone", async () => {
    const dir = old("gitlab");
    write(dir, ".gitlab-ci.yml", `${text(dir, ".gitlab-ci.yml")}\nmine:\n  stage: check\n  script: [make]\n`);
    expect((await update(dir)).code).toBe(0);
    const made = text(dir, ".gitlab-ci.yml");
    expect(made).toContain("mine:");
    for (const [, path = ""] of made.matchAll(/- local: (\S+)/g)) expect(existsSync(join(dir, path)), path).toBe(true);
    expect(text(dir, ".gitlab/ci/community.yml")).toMatch(/^community-check:$/m);
  });
});

describe("init", () => {
  /** A copy of this checkout as npm installs one. */
  function installed(resolved: string, more: object = {}): string {
    const modules = join(temporaryFolder(), "node_modules");
    mkdirSync(modules);
    symlinkSync(home, join(modules, "commonry"));
    const packages = { "node_modules/commonry": { ...pin, resolved, ...more } };
    writeFileSync(join(modules, ".package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
    return join(modules, "commonry");
  }
  const init = (cwd: string, copy?: string, ...more: string[]) =>
    inside(["init", "hub", "--yes", "--no-git", ...more, ...answers], { cwd, now, ...(copy ? { home: copy } : {}) });

  test.each(["github", "gitlab"] as const)(
    "from a copy that npm had from a registry pins it by itself, on %s",
    async (forge) => {
      const cwd = temporaryFolder();
      const result = await init(cwd, installed("https://registry.example/commonry-0.0.0.tgz"), "--forge", forge);
      expect(result).toMatchObject({ code: 0, err: expect.not.stringContaining("commonry pin") });
      const dir = join(cwd, "hub");
      for (const { path, content } of pinFiles(pin)) expect(text(dir, path)).toBe(Buffer.from(content).toString());
      expect(unpinned(dir)).toEqual([]);
      expect((await inside(["check"], { cwd: dir, now })).code).toBe(0);
      expect((await inside(["update", "--check"], { cwd: dir, now })).code).toBe(0);
      expect((await inside(["pin", "--check"], { cwd: dir, now })).code).toBe(0);
    },
  );

  test.each<[string, string?, object?]>([
    ["a clone"],
    ["a tarball", "file:../commonry-0.0.0.tgz"],
    ["a link", "https://registry.example/x.tgz", { link: true }],
    ["another version", "https://registry.example/x.tgz", { version: "0.0.1" }],
    ["a weak hash", "https://registry.example/x.tgz", { integrity: "sha1-x" }],
  ])("from %s leaves out what would need it, and says so", async (_, resolved?: string, more?: object) => {
    const cwd = temporaryFolder();
    const copy = resolved && installed(resolved, more);
    const { code, err } = await init(cwd, copy);
    expect(code).toBe(0);
    const dir = join(cwd, "hub");
    for (const path of workflows) {
      expect(existsSync(join(dir, path))).toBe(false);
      expect(err).toContain(path);
    }
    expect(existsSync(join(dir, toolFolder))).toBe(false);
    expect(unpinned(dir)).toEqual([]);
    const told = JSON.parse((await init(temporaryFolder(), copy, "--dry-run", "--json")).out);
    expect(told.waitingForPin).toEqual(workflows);
  });

  test("--adopt pins by itself, too, and keeps a pin that is there", async () => {
    const dir = temporaryFolder();
    write(dir, "README.md", "# Mine\n");
    const copy = installed("https://registry.example/x.tgz");
    const adopt = ["init", "--adopt", "--yes", ...answers, "--set", "description=Fits lines", "--set", "license=MIT"];
    expect((await inside(adopt, { cwd: dir, now, home: copy })).code).toBe(0);
    expect(text(dir, `${toolFolder}/package-lock.json`)).toContain(pin.integrity);
    expect(unpinned(dir)).toEqual([]);
    const other = temporaryFolder();
    for (const { path, content } of pinFiles({ ...pin, version: "0.9.0" })) write(other, path, content);
    expect((await inside(adopt, { cwd: other, now, home: copy })).code).toBe(0);
    expect(text(other, `${toolFolder}/package.json`)).toContain("0.9.0");
  });
});

import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pinFiles } from "../../src/scaffold/pin.ts";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";
import { integrityOf, npmEnv, read, registry, runNpm, samplePackage } from "../support/registry.ts";

const now = "2027-01-01T00:00:00Z";
/** The version of `inside`. */
const version = "0.0.0";
const tool = ".commonry/tool";
const ci = ["ci", "--prefix", tool, "--ignore-scripts", "--no-audit", "--no-fund"];

/** A folder, a registry, and the settings of somebody who uses it. */
async function set(lines: readonly string[] = []) {
  const folder = temporaryFolder();
  const dir = join(folder, "hub");
  mkdirSync(dir);
  const server = await registry();
  const env = npmEnv(join(folder, "home"), server, lines);
  return { dir, server, env, pin: (...args: string[]) => inside(["pin", ...args], { cwd: dir, env, now }) };
}

describe("npm and the files of a pin", () => {
  test("npm ci installs exactly that package, without a download address, from a mirror with another path", async () => {
    const { dir, server, env, pin } = await set();
    const tarball = samplePackage(version);
    server.publish(version, tarball);
    const pinned = await pin();
    expect(pinned).toMatchObject({ code: 0, err: expect.stringContaining("commonry update") });
    expect(pinned.out).toContain(integrityOf(tarball));
    expect(read(dir, tool, "package-lock.json")).not.toContain("resolved");
    expect(JSON.parse(read(dir, tool, "package.json"))).toEqual({ private: true, dependencies: { commonry: version } });
    const installed = await runNpm(ci, dir, env);
    expect(installed).toMatchObject({ code: 0 });
    expect(readdirSync(join(dir, tool, "node_modules", ".bin"))).toEqual(["commonry"]);
    expect(read(dir, tool, "node_modules/commonry/bin/commonry.js")).toContain(version);
    // Nothing of it is for git.
    expect(read(dir, tool, ".gitignore")).toBe("node_modules/\n");
  });

  test("another package under that name and version is not installed", async () => {
    const { dir, server, env, pin } = await set();
    server.publish(version, samplePackage(version));
    expect((await pin()).code).toBe(0);
    const other = samplePackage(version, "steal();\n");
    server.publish(version, other);
    const refused = await runNpm(ci, dir, env);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain("EINTEGRITY");
    expect(existsSync(join(dir, tool, "node_modules", "commonry"))).toBe(false);
  });
});

describe("what commonry pin asks", () => {
  test("a version that is not published: said, and nothing written", async () => {
    const { dir, server, pin } = await set();
    const result = await pin();
    expect(result).toMatchObject({ code: 6, out: "" });
    expect(result.err).toContain("commonry 0.0.0 is not on your registry");
    server.publish("0.0.1", samplePackage("0.0.1"));
    expect(await pin()).toMatchObject({ code: 6, err: expect.stringContaining("is not on your registry") });
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a registry that nobody answers at: said, and nothing written", async () => {
    const { dir, env } = await set();
    const broken = { ...env, npm_config_registry: "http://127.0.0.1:9/" };
    const result = await inside(["pin"], { cwd: dir, env: broken, now });
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining("gave no hash") });
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a project's .npmrc names no registry: what counts is the user's", async () => {
    const { dir, server, pin } = await set();
    const evil = await registry();
    evil.publish(version, samplePackage(version, "steal();\n"));
    server.publish(version, samplePackage(version));
    writeFileSync(join(dir, ".npmrc"), `registry=${evil.url}\n`);
    writeFileSync(join(dir, "package.json"), "{}");
    expect((await pin()).out).toContain(integrityOf(samplePackage(version)));
    expect(evil.requests).toEqual([]);
  });

  test("the user's own settings count: their token goes to their registry", async () => {
    const first = await set();
    const token = `t${"0".repeat(8)}`;
    const host = first.server.url.replace(/^http:/, "");
    first.server.publish(version, samplePackage(version));
    const env = npmEnv(join(temporaryFolder(), "home"), first.server, [`${host}:_authToken=${token}`]);
    expect((await inside(["pin"], { cwd: first.dir, env, now })).code).toBe(0);
    expect(first.server.requests.map(({ authorization }) => authorization)).toContain(`Bearer ${token}`);
  });
});

describe("without a network", () => {
  const integrity = integrityOf(samplePackage(version));
  const lay = (dir: string, pin = { version, integrity }) => {
    mkdirSync(join(dir, tool), { recursive: true });
    for (const { path, content } of pinFiles(pin)) writeFileSync(join(dir, path), content);
  };

  test("--check: 3 where nothing or another version is pinned, 0 where this one is", async () => {
    const { dir, server, pin } = await set();
    expect(await pin("--check")).toMatchObject({ code: 3, out: expect.stringContaining("Nothing is pinned") });
    lay(dir, { version: "9.9.9", integrity });
    expect(await pin("--check")).toMatchObject({ code: 3, out: expect.stringContaining("9.9.9") });
    lay(dir);
    expect(await pin("--check", "--json")).toMatchObject({ code: 0 });
    expect(server.requests).toEqual([]);
  });

  test("--dry-run and --json write nothing and say the same", async () => {
    const { dir, server, pin } = await set();
    server.publish(version, samplePackage(version));
    const result = await pin("--dry-run", "--json");
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out)).toEqual({
      schemaVersion: 1,
      command: "pin",
      state: "pending",
      running: version,
      pinned: { version, integrity },
      from: "registry",
      files: [`${tool}/.gitignore`, `${tool}/package.json`, `${tool}/package-lock.json`],
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a pin that another tool has renewed with more in it stays as it is", async () => {
    const { dir, server, pin } = await set();
    server.publish(version, samplePackage(version));
    lay(dir);
    const lock = JSON.parse(read(dir, tool, "package-lock.json"));
    lock.name = "tool";
    lock.packages["node_modules/commonry"].resolved = `${server.url}commonry/-/commonry-${version}.tgz`;
    writeFileSync(join(dir, tool, "package-lock.json"), JSON.stringify(lock));
    expect(await pin()).toMatchObject({ code: 0, out: expect.stringContaining("is pinned") });
    expect(JSON.parse(read(dir, tool, "package-lock.json"))).toEqual(lock);
  });

  test("undo takes a pin back", async () => {
    const { dir, server, pin, env } = await set();
    server.publish(version, samplePackage(version));
    expect((await pin()).code).toBe(0);
    expect((await inside(["undo"], { cwd: dir, env, now })).code).toBe(0);
    expect(existsSync(join(dir, tool))).toBe(false);
  });

  test.each([
    ["a file with other dependencies", { dependencies: { commonry: version, other: "1.0.0" } }],
    ["a file with scripts", { dependencies: { commonry: version }, scripts: { install: "x" } }],
    ["another package", { dependencies: { other: "1.0.0" } }],
    ["no JSON at all", "hello"],
  ])("%s is not overwritten", async (_, content) => {
    const { dir, server, pin } = await set();
    mkdirSync(join(dir, tool), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(dir, tool, "package.json"), text);
    for (const args of [[], ["--check"], ["--dry-run"]]) {
      expect(await pin(...args)).toMatchObject({
        code: 6,
        err: expect.stringContaining("package.json was not written"),
      });
    }
    expect(read(dir, tool, "package.json")).toBe(text);
    expect(server.requests).toEqual([]);
  });

  test.each([".commonry", tool, `${tool}/package.json`, `${tool}/package-lock.json`])(
    "a link at %s is refused",
    async (at) => {
      const { dir, server, pin } = await set();
      server.publish(version, samplePackage(version));
      const elsewhere = temporaryFolder();
      writeFileSync(join(elsewhere, "victim"), "keep");
      mkdirSync(join(dir, at, ".."), { recursive: true });
      symlinkSync(at.endsWith(".json") ? join(elsewhere, "victim") : elsewhere, join(dir, at));
      for (const args of [[], ["--check"], ["--dry-run"]]) {
        expect(await pin(...args)).toMatchObject({ code: 6, err: expect.stringContaining("link") });
      }
      expect(readdirSync(elsewhere)).toEqual(["victim"]);
      expect(read(elsewhere, "victim")).toBe("keep");
      expect(server.requests).toEqual([]);
    },
  );
});

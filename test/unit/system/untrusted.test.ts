import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { expand } from "../../../src/events/expand.ts";
import type { Series } from "../../../src/events/model.ts";
import { openLedger } from "../../../src/providers/announce/ledger.ts";
import { loadDuckDB } from "../../../src/providers/archive/duckdb/module.ts";
import { createLocal } from "../../../src/providers/local/index.ts";
import { git, gitConfig } from "../../../src/system/git.ts";
import { indexEntries, markConflicts, restoreIndex } from "../../../src/system/git-index.ts";
import { readNamed, readRegular } from "../../../src/system/regular.ts";
import { bin, cleanEnv } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { snapshot, tempDir, thrown, writeFiles } from "./temp.ts";

const now = "2027-01-01T00:00:00Z";
const files = {
  "community.yaml":
    "version: 1\ncommunity: { name: A, timezone: UTC }\ngithub: { owner: acme }\nevents: [events/*.yaml]\npeople: [people/*.yaml]\n",
  "events/a.yaml": "version: 1\nevents: [{ id: x, title: X, at: 2027-02-01 10:00, duration: 1h }]\n",
  "people/p.yaml": "version: 1\npeople: []\n",
  "README.md": "# A\n",
};

/** What stands where a file is wanted: each would be waited for, or never end, if it were simply read. */
const kinds: Readonly<Record<string, (path: string) => void>> = {
  "a pipe": (path) => void execFileSync("mkfifo", [path]),
  "a folder": (path) => void mkdirSync(path),
  "a huge file": (path) => {
    writeFileSync(path, "");
    truncateSync(path, 20 * 1024 ** 3);
  },
  "a link to a device": (path) => symlinkSync("/dev/zero", path),
};

const places: readonly (readonly [file: string, words: readonly string[]])[] = [
  ["community.yaml", ["check"]],
  ["community.yaml", ["plan", "--provider", "local"]],
  ["community.yaml", ["events", "list"]],
  ["community.yaml", ["doctor"]],
  ["community.yaml", ["complete", "--", "import", "--repo", ""]],
  ["events/a.yaml", ["check"]],
  ["events/a.yaml", ["events", "check", "events/a.yaml"]],
  ["people/p.yaml", ["check"]],
  ["README.md", ["check"]],
  ["README.md", ["init", ".", "--adopt", "--yes", "--dry-run"]],
  [".commonry/lock.json", ["update", "--check"]],
  [".commonry/lock.json", ["doctor"]],
  ["answers.yaml", ["init", "x", "--answers", "answers.yaml", "--yes", "--dry-run"]],
  ["plan.json", ["apply", "plan.json", "--provider", "local", "--yes"]],
  ["labels.yaml", ["import", "labels.yaml", "--dry-run"]],
  ["who.csv", ["events", "attendance", "who.csv", "--event", "x"]],
  [".commonry/announced/all.jsonl", ["plan", "--provider", "local"]],
  [".git/HEAD", ["check"]],
];
const cases = Object.keys(kinds).flatMap((kind) => places.map(([file, words]) => ({ kind, file, words })));

test.each(cases)("$kind as $file: $words ends, with a reason", async ({ kind, file, words }) => {
  const dir = tempDir();
  writeFiles(dir, files);
  rmSync(join(dir, file), { force: true });
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  kinds[kind]?.(join(dir, file));
  const { code, err } = await inside(words, { cwd: dir, now, env: { PATH: process.env.PATH } });
  expect(code).not.toBe(null);
  expect(err).not.toMatch(/went wrong inside/);
  if (file === "plan.json" || file === "answers.yaml" || file === "labels.yaml") expect(code).not.toBe(0);
});

test.skipIf(process.platform === "win32")("what a shell hands over may be a pipe", () => {
  const words = `cat '${bin}' >/dev/null; '${process.execPath}' '${bin}' import <(echo '[{"name":"bug","color":"d73a4a"}]') --from label-sync --owner acme --output -`;
  const { status, stdout } = spawnSync("bash", ["-c", words], { cwd: tempDir(), env: cleanEnv(), encoding: "utf8" });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining("name: bug") });
});

test("what is not there, and what is no file", () => {
  expect(thrown(() => readNamed("/nowhere"))).toMatchObject({ code: "file.unreadable", exitCode: 2 });
  expect(readRegular("/nowhere", 1)).toBe(undefined);
  expect(thrown(() => readRegular("/dev/null", 1))).toMatchObject({ code: "file.special" });
});

describe("git in a repository that may be anybody's", () => {
  const pwned = (dir: string) => `env > '${join(dir, "PWNED")}'; cat`;

  /** A clone whose settings, hooks, filters and attributes each start a program that writes down its environment. */
  function hostile(): { dir: string; root: string } {
    const dir = tempDir();
    const root = join(dir, "repo");
    mkdirSync(root);
    const run = (...args: string[]) => execFileSync("git", args, { cwd: root, env: cleanEnv() });
    run("init", "--quiet");
    writeFiles(root, { "a.md": "one\n", ".gitattributes": "* filter=evil diff=evil text=auto\n" });
    run("add", ".");
    const program = join(dir, "evil.sh");
    writeFileSync(program, `#!/bin/sh\n${pwned(dir)}\n`, { mode: 0o755 });
    for (const [key, value] of Object.entries({
      "core.fsmonitor": program,
      "core.pager": program,
      "core.sshCommand": program,
      "core.editor": program,
      "core.askPass": program,
      "filter.evil.clean": program,
      "filter.evil.smudge": program,
      "filter.evil.process": program,
      "filter.evil.required": "true",
      "diff.evil.textconv": program,
      "diff.external": program,
      "credential.helper": program,
      "alias.ls-files": `!${program}`,
      "alias.config": `!${program}`,
    }))
      run("config", key, value);
    for (const hook of ["post-index-change", "post-checkout", "pre-commit", "fsmonitor-watchman"])
      writeFileSync(join(root, ".git/hooks", hook), `#!/bin/sh\n${pwned(dir)}\n`, { mode: 0o755 });
    return { dir, root };
  }
  const env = () => cleanEnv({ GH_TOKEN: "not-for-git-1234567890" });

  test("marking conflicts starts none of its programs, and line ends are git's own", async () => {
    const { dir, root } = hostile();
    const before = await indexEntries(root, ["a.md"], env());
    const version = (text: string) => ({ content: Buffer.from(text), executable: false });
    const stages = { path: "a.md", base: version("one\n"), yours: version("two\r\n"), theirs: version("three\n") };
    expect(await markConflicts(root, [stages], env())).toBe(true);
    expect((await indexEntries(root, ["a.md"], env())).length).toBe(3);
    expect(existsSync(join(dir, "PWNED"))).toBe(false);
    const shown = ["-c", "core.fsmonitor=false", "cat-file", "blob", ":2:a.md"];
    expect(execFileSync("git", shown, { cwd: root, env: cleanEnv(), encoding: "utf8" })).toBe("two\n");
    rmSync(join(dir, "PWNED"), { force: true });
    expect(await restoreIndex(root, before, env())).toBe(true);
    expect(await indexEntries(root, ["a.md"], env())).toEqual(before);
    expect(existsSync(join(dir, "PWNED"))).toBe(false);
  });

  test("check and a question for a setting start none of its programs", async () => {
    const { dir, root } = hostile();
    await gitConfig("remote.origin.url", root, env());
    for (const words of [["check"], ["doctor"], ["init", ".", "--adopt", "--yes", "--dry-run"]])
      await inside(words, { cwd: root, now, env: { ...env(), HOME: cleanEnv().HOME } });
    expect(existsSync(join(dir, "PWNED"))).toBe(false);
  });

  test("gets no credential of the environment, and keeps the user's own settings from it", async () => {
    const { root } = hostile();
    const own = { ...env(), GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "user.name", GIT_CONFIG_VALUE_0: "Ada" };
    expect(await gitConfig("user.name", root, own)).toBe("Ada");
    const shown = await git(["-c", "alias.show-env=!env", "show-env"], root, {
      ...own,
      GITLAB_TOKEN: "x",
      SLACK_WEBHOOK_URL: "y",
    });
    expect(shown).not.toMatch(/GH_TOKEN|GITLAB_TOKEN|SLACK_WEBHOOK_URL|not-for-git/);
  });
});

describe("DuckDB", () => {
  const planted = (root: string) =>
    writeFiles(join(root, "node_modules/@duckdb/node-api"), {
      "package.json": '{"name":"@duckdb/node-api","version":"1.0.0","main":"index.js"}',
      "index.js": `require("node:fs").writeFileSync(${JSON.stringify(join(root, "PWNED"))}, "");exports.DuckDBInstance = { planted: true };`,
    });

  test("is not loaded from the folder at hand, nor by way of programs of its own on the path", async () => {
    const [cwd, home] = [tempDir(), tempDir()];
    planted(cwd);
    for (const PATH of ["/usr/bin", join(cwd, "node_modules/.bin"), join(cwd, "bin"), cwd, "node_modules/.bin:.", ""]) {
      await expect(loadDuckDB({ cwd, home, env: { PATH } })).rejects.toMatchObject({ code: "archive.no-duckdb" });
      const relative = { PATH, COMMONRY_DUCKDB: "." };
      await expect(loadDuckDB({ cwd, home, env: relative })).rejects.toMatchObject({ code: "archive.no-duckdb" });
    }
    expect(existsSync(join(cwd, "PWNED"))).toBe(false);
  });

  test("is loaded from the folder that a person names, and from beside commonry", async () => {
    const own = tempDir();
    planted(own);
    const { cwd, PATH } = { cwd: tempDir(), PATH: "/usr/bin" };
    for (const machine of [
      { cwd, home: tempDir(), env: { PATH, COMMONRY_DUCKDB: own } },
      { cwd, home: join(own, "node_modules/commonry"), env: { PATH } },
    ])
      expect(await loadDuckDB(machine)).toMatchObject({ DuckDBInstance: { planted: true } });
  });
});

describe("a link among the folders above what is written", () => {
  function linked(path: string): { dir: string; root: string } {
    const dir = tempDir();
    const root = join(dir, "root");
    writeFiles(dir, { "outside/announced/all.jsonl": "", "outside/local/owner.yaml": "lists: {}\n", "outside/x": "x" });
    mkdirSync(join(root, dirname(path)), { recursive: true });
    symlinkSync(join(dir, "outside"), join(root, path));
    return { dir, root };
  }

  test.each([".commonry", ".commonry/announced", ".commonry/announced/all.jsonl"])("the ledger: %s", (path) => {
    const { dir, root } = linked(path);
    const before = snapshot(join(dir, "outside"));
    const ledger = openLedger(join(root, ".commonry/announced"));
    for (const action of [
      () => ledger.begin("slack", "x", new Date(0)),
      () => ledger.end("slack", "x", "done"),
      () => ledger.all(),
    ])
      expect(thrown(action)).toMatchObject({ code: "file.link" });
    expect(snapshot(join(dir, "outside"))).toEqual(before);
  });

  test.each([".commonry", ".commonry/local", ".commonry/local/repositories", ".commonry/local/calendars"])(
    "the local place: %s",
    async (path) => {
      const { dir, root } = linked(path);
      const before = snapshot(join(dir, "outside"));
      const place = createLocal({ folder: join(root, ".commonry/local"), readOnly: false });
      const told: unknown[] = [];
      const step = (kind: string, name: string, target: object) => ({
        id: "1",
        kind,
        action: "create",
        name,
        target: { owner: "acme", ...target },
        fields: {},
      });
      const steps = [
        step("repository", "hub", {}),
        step("calendar", "main", {}),
        step("event", "uid@x", { calendar: "main" }),
      ].slice(path.endsWith("calendars") ? 1 : 0, path.endsWith("repositories") ? 1 : 3);
      await place.write(steps as never, (_, outcome) => told.push(outcome.state), { requested: false } as never);
      expect(told).not.toContain("done");
      expect(snapshot(join(dir, "outside"))).toEqual(before);
    },
  );
});

test("dates beyond a million are refused, before memory ends", () => {
  const series = Array.from({ length: 3000 }, (_, index) => ({
    id: `e${index}`,
    uid: `e${index}@x`,
    title: "X",
    timezone: "UTC",
    start: { date: "2027-01-01" },
    length: { days: 1 },
    rule: "FREQ=DAILY",
    overrides: [],
    skipped: [],
  })) as unknown as Series[];
  const window = { from: Date.parse("2027-01-01"), to: Date.parse("9999-12-31") };
  expect(thrown(() => expand(series, window))).toMatchObject({ code: "events.many", exitCode: 2 });
});

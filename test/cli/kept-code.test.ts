import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fewest } from "../../src/cli/check/examine.ts";
import { commonry, temporaryFolder } from "../support/cli.ts";
import { writeFiles } from "../unit/system/temp.ts";

/** The files of compiled code below a cache. */
function codeIn(cache: string): string[] {
  const all = join(cache, "commonry/code");
  return readdirSync(all).flatMap((build) => readdirSync(join(all, build)).map((name) => join(all, build, name)));
}

test("a second start runs what the first has compiled, says the same, and writes nothing more", async () => {
  const [cwd, cache] = [temporaryFolder(), temporaryFolder()];
  writeFiles(cwd, { "README.md": "# X\n\n[a](b.md)\n", ".github/workflows/a.yml": "on: pusch\n" });
  const run = () => commonry(["check"], { cwd, env: { XDG_CACHE_HOME: cache } });
  const first = await run();
  const [file = "", ...more] = codeIn(cache);
  expect([file.endsWith("/check.bin"), more]).toEqual([true, []]);
  const before = statSync(file).mtimeMs;
  expect(await run()).toEqual(first);
  expect(statSync(file).mtimeMs).toBe(before);
  // What is damaged where V8 looks is compiled anew and replaced: the version that made it stands first.
  const kept = readFileSync(file);
  const damaged = Buffer.from(kept);
  damaged.fill(0xff, damaged.indexOf("\n") + 5 + damaged.readUInt32LE(16));
  writeFileSync(file, damaged);
  expect(await run()).toEqual(first);
  expect(readFileSync(file).equals(damaged)).toBe(false);
  expect(await run()).toEqual(first);
});

/** A repository that two threads look at, one with a template that needs Liquid, and a calendar: what loads late, loads again. */
test.each([
  ["a large check", ["check"], 1],
  ["init", ["init", "x", "--template", "./tpl", "--yes", "--dry-run", "--json"], 0],
  ["import", ["import", "a.ics", "--output", "-"], 0],
  ["events build", ["events", "build", "e.yaml", "-o", "-"], 0],
])("%s says the same at a second start", async (_, args, code) => {
  const [cwd, cache] = [temporaryFolder(), temporaryFolder()];
  const many = Object.fromEntries(
    Array.from({ length: fewest }, (_, index) => [`deploy/${index}.yaml`, `kind: P${index}\n`]),
  );
  writeFiles(cwd, {
    ...many,
    "deploy/broken.yaml": "a: [1\n",
    ".github/workflows/a.yml": "on: pusch\n",
    "tpl/template.yaml": "template: 1\nid: mine\nversion: 1.0.0\ntitle: x\ndescription: x\nfiles: [{ to: a.txt }]\n",
    "tpl/files/a.txt.liquid": "<%% for one in langs %%><%= one | upcase | append: '!' =%><%% endfor %%>\n",
    "a.ics":
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270105T170000Z\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "e.yaml": "version: 1\nevents: [{ id: a, at: 2027-01-05 17:00, timezone: UTC, duration: 1h }]\n",
  });
  const run = () => commonry(args, { cwd, env: { XDG_CACHE_HOME: cache, SOURCE_DATE_EPOCH: "1800000000" } });
  const first = await run();
  expect(first.code, first.err).toBe(code);
  expect(codeIn(cache)).toHaveLength(1);
  expect(await run()).toEqual(first);
  expect(await run()).toEqual(first);
});

test("help, what is no command, and a runner leave nothing behind", async () => {
  const cache = temporaryFolder();
  const run = (words: string[], env = {}) => commonry(words, { cwd: cache, env: { XDG_CACHE_HOME: cache, ...env } });
  expect((await run(["--help"])).code).toBe(0);
  expect((await run(["chekc"])).code).toBe(2);
  expect((await run(["doctor"], { CI: "true" })).code).not.toBe(2);
  expect((await run(["doctor"], { NODE_DISABLE_COMPILE_CACHE: "1" })).code).not.toBe(2);
  expect(readdirSync(cache)).toEqual([]);
});

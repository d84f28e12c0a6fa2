import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/system/hash.ts";
import { stateFolder } from "../../../src/system/state.ts";
import { newId, sealed } from "../../../src/system/tree/own.ts";
import { openSeal } from "../../../src/system/tree/seal.ts";
import { cleanEnv } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { snapshot, tempDir, writeFiles } from "../system/temp.ts";

const now = "2027-01-01T00:00:00Z";
const manifest =
  "version: 1\ncommunity: { name: A, timezone: UTC }\ngithub: { owner: acme }\nlabels: [{ name: bug, color: d73a4a }]\n";
const seal = openSeal(stateFolder(cleanEnv(), process.platform));

/** A folder in the middle of a change: its manifest is the new one, with a label that nobody has agreed to yet. */
function halfChanged(own: boolean): { dir: string; pending: string } {
  const dir = tempDir();
  const pending = `.commonry/.pending-${own ? newId(seal) : "0badcafe"}`;
  const entry = { path: "community.yaml", after: sha256(manifest), before: "0.before", was: sha256("old\n") };
  const journal = { version: 1, entries: [entry], folders: [] } as const;
  writeFiles(dir, {
    "community.yaml": manifest,
    "events/a.yaml": "version: 1\nevents: [{ id: x, title: X, at: 2027-02-01 10:00, duration: 1h }]\n",
    [`${pending}/0.before`]: "old\n",
    [`${pending}/journal.json`]: own ? sealed(journal, seal) : JSON.stringify(journal),
  });
  return { dir, pending };
}

const commands = [
  ["plan", "--provider", "local"],
  ["apply", "--provider", "local", "--yes"],
  ["events", "list"],
  ["events", "expand"],
  ["events", "check"],
  ["events", "build", "-o", "x.ics"],
  ["events", "schedule", "--provider", "local", "--yes"],
  ["update"],
  ["update", "--check"],
  ["undo"],
  ["undo", "--dry-run"],
  ["report", "contributors", "--provider", "none"],
  ["report", "health", "--provider", "none"],
];

describe("half of a change that did not come from here", () => {
  test.each(commands.map((words) => [words.join(" "), words] as const))(
    "%s refuses it, and leaves it as it is",
    async (_, words) => {
      const { dir, pending } = halfChanged(false);
      const before = snapshot(dir);
      const { code, err } = await inside(words, { cwd: dir, now });
      expect({ code, err }).toMatchObject({ code: 6, err: expect.stringContaining(`rm -r ${pending}`) });
      expect(snapshot(dir)).toEqual(before);
    },
  );

  test("check names it, and --fix leaves it", async () => {
    const { dir, pending } = halfChanged(false);
    for (const words of [["check"], ["check", "--fix"]]) {
      const { code, out } = await inside([...words, "--json"], { cwd: dir, now });
      expect(code).toBe(1);
      expect(JSON.parse(out).findings).toContainEqual(expect.objectContaining({ code: "tree.foreign", file: pending }));
    }
    expect(readdirSync(join(dir, ".commonry"))).toEqual([pending.slice(".commonry/".length)]);
  });
});

// Those that change files take it back first.
const readers = commands.slice(0, 7).filter((words) => !words.includes("build"));

test.each(readers.map((words) => [words.join(" "), words] as const))(
  "%s reads nothing of a change of this machine that was interrupted, and says what to do",
  async (_, words) => {
    const { dir } = halfChanged(true);
    const before = snapshot(dir);
    const { code, err } = await inside(words, { cwd: dir, now });
    expect({ code, err }).toMatchObject({ code: 6, err: expect.stringContaining("commonry check --fix") });
    expect(snapshot(dir)).toEqual(before);
  },
);

test.each([
  ["an empty HOME", { HOME: "" }],
  ["a relative HOME", { HOME: "x" }],
  ["a relative XDG_STATE_HOME", { XDG_STATE_HOME: "state", XDG_CACHE_HOME: "cache" }],
  ["a HOME that is not there", { HOME: "/nonexistent-home" }],
])("with %s nothing of the state lands in the folder at hand, nor is a home made", async (_, env) => {
  const dir = tempDir();
  writeFiles(dir, { "community.yaml": manifest });
  const before = snapshot(dir);
  const { code } = await inside(["plan", "--provider", "local"], { cwd: dir, now, env });
  expect(code).toBe(0);
  expect(snapshot(dir)).toEqual(before);
  const home = "HOME" in env && env.HOME.startsWith("/");
  const { code: applied, err } = await inside(["apply", "--provider", "local", "--yes"], {
    cwd: dir,
    now,
    env: { ...env, ...(home ? {} : { XDG_STATE_HOME: join(tempDir(), "s") }) },
  });
  if (home) expect({ applied, err }).toMatchObject({ applied: 1, err: expect.stringContaining("XDG_STATE_HOME") });
  expect(readdirSync("/")).not.toContain("nonexistent-home");
});

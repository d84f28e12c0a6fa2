import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeTree } from "../../../../src/system/tree/apply.ts";
import { isInterrupted, recoverTree } from "../../../../src/system/tree/recover.ts";
import { sampled } from "../../../support/sample.ts";
import { ownState, seal } from "../../../support/seal.ts";
import { snapshot, tempDir, writeFiles } from "../temp.ts";

/** A change as the child gets it. */
interface Change {
  readonly path: string;
  readonly content: string | null;
  readonly executable?: boolean;
}

const before = {
  "README.md": "old readme\n",
  "run.sh": "#!/bin/sh\nold\n",
  "same.md": "the same before and after\n",
  "docs/a.md": "stays\n",
  "docs/gone.md": "goes\n",
  "docs/deep/x.md": "goes too\n",
  "emptied.txt": "was full\n",
  "user.txt": "nobody touches this\n",
};

const changes: readonly Change[] = [
  { path: "new/one.md", content: "one\n" },
  { path: "README.md", content: "new readme, longer than the old one\n" },
  { path: "docs/gone.md", content: null },
  { path: "new/deep/two.md", content: "two\n" },
  { path: "run.sh", content: "#!/bin/sh\nnew\n", executable: true },
  { path: "same.md", content: "the same before and after\n" },
  { path: "docs/b.md", content: "beside a.md\n" },
  { path: "bin/tool.sh", content: "#!/bin/sh\n", executable: true },
  { path: "never-there.md", content: null },
  { path: "docs/deep/x.md", content: null },
  { path: "new/empty", content: "" },
  { path: "emptied.txt", content: "" },
];

const record = { ".commonry/lock.json": "{}\n" };
const recordChange = [{ path: ".commonry/lock.json", content: '{"lockVersion":1}\n' }];

let place = "";
let bundle = "";

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "commonry-unit-"));
  bundle = join(place, "tree.mjs");
  const source = fileURLToPath(new URL("../../../../src/system/tree/", import.meta.url));
  const entry = join(source, "all.ts");
  const text =
    'export * from "./apply.ts";\nexport * from "./seal.ts";\nexport * from "./create.ts";\nexport * from "./recover.ts";';
  const virtual = {
    name: "all",
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? text : null),
  };
  const bundled = await rolldown({ input: entry, platform: "node", plugins: [virtual] });
  await bundled.write({ file: bundle, format: "esm" });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

type Env = Readonly<Record<string, string>>;

/** Runs the child; gives the signal that ended it, or the steps that it took. */
function run(
  root: string,
  list: readonly Change[] | undefined,
  env: Env,
  create = false,
): Promise<{ killed: boolean; steps: string[] }> {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = [
    "--import",
    file("killer.mjs"),
    file("child.mjs"),
    bundle,
    root,
    ...(list ? [JSON.stringify(list)] : []),
    ...(create ? ["create"] : []),
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...env, SEAL: ownState } }, (error, stdout, stderr) => {
      if (error && error.signal !== "SIGKILL") reject(new Error(stderr));
      else resolve({ killed: error !== null, steps: stdout === "" ? [] : (JSON.parse(stdout) as string[]) });
    });
  });
}

/** Every way to die: before each step, and in the middle of those that take more than one call of the system. */
function kills(steps: readonly string[]): { how: string; at: number }[] {
  return steps.flatMap((name, index) => {
    const hows = ["before"];
    if (["writeFileSync", "copyFileSync", "rmSync"].includes(name)) hows.push("half");
    if (name === "rmSync") hows.push("other half");
    return hows.map((how) => ({ how, at: index + 1 }));
  });
}

/** Does all tasks, two at a time: one for each core that the suite may count on. */
async function inPairs<T>(tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> {
  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) await work(task);
  };
  await Promise.all([worker(), worker()]);
}

const asBytes = (list: readonly Change[]) =>
  list.map((change) => ({ ...change, content: change.content === null ? null : Buffer.from(change.content) }));

const cases = [
  {
    name: "a scaffolded tree",
    files: { ...before, ...record },
    list: [...changes, ...recordChange],
    env: {},
    from: "mkdirSync",
  },
  // Staging is the same as above: what differs comes after it.
  { name: "a tree without a record", files: before, list: changes, env: {}, from: "linkSync" },
  { name: "a disk without hard links", files: before, list: changes, env: { NO_LINKS: "1" }, from: "linkSync" },
] as const;

describe.each(cases)("changeTree killed at every step, in $name", ({ files, list, env, from }) => {
  test("leaves what recoverTree makes exactly the old tree, or the new one", { timeout: 60_000 }, async () => {
    const dir = tempDir();
    writeFiles(join(dir, "old"), files);
    const old = snapshot(join(dir, "old"));
    cpSync(join(dir, "old"), join(dir, "new"), { recursive: true });
    const { steps } = await run(join(dir, "new"), list, env);
    const changed = snapshot(join(dir, "new"));
    expect(changed).not.toEqual(old);
    expect(Object.keys(changed).filter((path) => path.includes("pending") || path.includes(".done"))).toEqual([]);
    expect(steps.length).toBeGreaterThan(list.length * 2);

    const outcomes = { old: 0, new: 0 };
    const tasks = sampled(
      kills(steps).filter(({ at }) => at > steps.indexOf(from)),
      3,
    );
    await inPairs(tasks, async ({ how, at }) => {
      const root = join(dir, `${how}-${at}`);
      cpSync(join(dir, "old"), root, { recursive: true });
      const killed = await run(root, list, { ...env, KILL_AT: String(at), KILL_HOW: how });
      expect(killed.killed, `killed ${how} step ${at}`).toBe(true);
      recoverTree(root, seal);
      const left = snapshot(root);
      const outcome = JSON.stringify(left) === JSON.stringify(old) ? "old" : "new";
      expect(left, `killed ${how} step ${at}`).toEqual(outcome === "old" ? old : changed);
      outcomes[outcome]++;
      expect(isInterrupted(root, seal)).toBe(false);
      expect(recoverTree(root, seal)).toBe(0);
      changeTree(root, asBytes(list), { onlyNew: false, seal });
      expect(snapshot(root), `run again after a kill ${how} step ${at}`).toEqual(changed);
      rmSync(root, { recursive: true });
    });
    expect(outcomes.old + outcomes.new).toBe(tasks.length);
    if (process.env.LIST) console.log(`${tasks.length} kill points:`, outcomes);
    expect(outcomes.old).toBeGreaterThan(0);
    expect(outcomes.new).toBeGreaterThan(0);
  });
});

test("recoverTree killed at every step, too, leaves what a second one makes the old tree", {
  timeout: 60_000,
}, async () => {
  const dir = tempDir();
  writeFiles(join(dir, "old"), before);
  const old = snapshot(join(dir, "old"));
  const all = join(dir, "all");
  cpSync(join(dir, "old"), all, { recursive: true });
  const { steps } = await run(all, changes, {});
  // The last step before the change counts as done: everything is in place, all of it must go back.
  const interrupted = join(dir, "interrupted");
  for (let at = steps.length; at > 0; at--) {
    rmSync(interrupted, { recursive: true, force: true });
    cpSync(join(dir, "old"), interrupted, { recursive: true });
    await run(interrupted, changes, { KILL_AT: String(at), KILL_HOW: "before" });
    if (isInterrupted(interrupted, seal)) break;
  }
  expect(isInterrupted(interrupted, seal)).toBe(true);
  cpSync(interrupted, join(dir, "once"), { recursive: true });
  const once = await run(join(dir, "once"), undefined, {});
  expect(snapshot(join(dir, "once"))).toEqual(old);

  const tasks = sampled(kills(once.steps), 3);
  if (process.env.LIST) console.log(`${tasks.length} kill points of the recovery`);
  await inPairs(tasks, async ({ how, at }) => {
    const root = join(dir, `${how}-${at}`);
    cpSync(interrupted, root, { recursive: true });
    expect((await run(root, undefined, { KILL_AT: String(at), KILL_HOW: how })).killed).toBe(true);
    recoverTree(root, seal);
    expect(snapshot(root), `killed ${how} step ${at}`).toEqual(old);
    rmSync(root, { recursive: true });
  });
});

describe("createTree of a new folder killed at every step", () => {
  const list = changes.filter((change) => change.content !== null);

  /** Kills it at every step; gives what the place looks like after each, and when it is done. */
  async function everyEnd(dir: string): Promise<{ ends: Record<string, string>[]; whole: Record<string, string> }> {
    // A parent that is missing would be a step more than those below have.
    mkdirSync(join(dir, "whole"));
    const { steps } = await run(join(dir, "whole/new"), list, {}, true);
    const whole = snapshot(join(dir, "whole"));
    const ends: Record<string, string>[] = [];
    await inPairs(kills(steps), async ({ how, at }) => {
      const place = join(dir, `${how}-${at}`);
      mkdirSync(place);
      expect((await run(join(place, "new"), list, { KILL_AT: String(at), KILL_HOW: how }, true)).killed).toBe(true);
      ends.push(snapshot(place));
    });
    return { ends, whole };
  }

  test("leaves the folder whole, or not there at all", { timeout: 60_000 }, async () => {
    const { ends, whole } = await everyEnd(tempDir());
    expect(ends.length).toBeGreaterThan(list.length);
    if (process.env.LIST) console.log(`${ends.length} kill points of a new folder`);
    for (const end of ends) {
      const visible = Object.fromEntries(Object.entries(end).filter(([path]) => !path.startsWith(".new.commonry-")));
      expect([{}, whole]).toContainEqual(visible);
    }
  });
});

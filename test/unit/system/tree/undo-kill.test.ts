import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeTree } from "../../../../src/system/tree/apply.ts";
import { recoverTree } from "../../../../src/system/tree/recover.ts";
import { forget, readUndo } from "../../../../src/system/tree/undo.ts";
import { sampled } from "../../../support/sample.ts";
import { ownState, seal } from "../../../support/seal.ts";
import { snapshot, tempDir, writeFiles } from "../temp.ts";

const before = {
  "README.md": "old readme\n",
  "run.sh": "#!/bin/sh\nold\n",
  "docs/gone.md": "goes\n",
  "docs/deep/x.md": "goes too, and its folder with it\n",
  ".commonry/lock.json": "{}\n",
};
const changes = [
  { path: "README.md", content: "new readme\n" },
  { path: "new/deep/two.md", content: "two\n" },
  { path: "run.sh", content: "#!/bin/sh\nnew\n" },
  { path: "docs/gone.md", content: null },
  { path: "docs/deep/x.md", content: null },
  { path: ".commonry/lock.json", content: '{"lockVersion":1}\n' },
];

let place = "";
let bundle = "";

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "commonry-unit-"));
  bundle = join(place, "tree.mjs");
  const source = fileURLToPath(new URL("../../../../src/system/tree/", import.meta.url));
  const entry = join(source, "all.ts");
  const text = 'export * from "./apply.ts";\nexport * from "./seal.ts";\nexport * from "./undo.ts";';
  const plugin = {
    name: "all",
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? text : null),
  };
  const bundled = await rolldown({ input: entry, platform: "node", plugins: [plugin] });
  await bundled.write({ file: bundle, format: "esm" });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs the child; gives whether it was killed, and the steps that it took. */
function run(root: string, undo: boolean, env: Readonly<Record<string, string>> = {}) {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = ["--import", file("killer.mjs"), file("undo-child.mjs"), bundle, root];
  if (!undo) args.push(JSON.stringify(changes));
  return new Promise<{ killed: boolean; steps: string[] }>((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...env, SEAL: ownState } }, (error, stdout, stderr) => {
      if (error && error.signal !== "SIGKILL") reject(new Error(stderr));
      else resolve({ killed: error !== null, steps: stdout === "" ? [] : (JSON.parse(stdout) as string[]) });
    });
  });
}

function kills(steps: readonly string[]): { how: string; at: number }[] {
  return steps.flatMap((name, index) => {
    const hows = ["before", ...(["writeFileSync", "copyFileSync", "rmSync"].includes(name) ? ["half"] : [])];
    return [...hows, ...(name === "rmSync" ? ["other half"] : [])].map((how) => ({ how, at: index + 1 }));
  });
}

async function inPairs<T>(tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> {
  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) await work(task);
  };
  await Promise.all([worker(), worker()]);
}

/** The tree without what can be taken back, and whether there is any of that. */
function seen(root: string): { tree: Record<string, string>; undo: boolean } {
  const all = Object.entries(snapshot(root));
  const tree = Object.fromEntries(all.filter(([path]) => !path.startsWith(".commonry/.undo-")));
  return { tree, undo: all.length > Object.keys(tree).length };
}

function undoNow(root: string): void {
  const last = readUndo(root, seal);
  if (!last) return;
  changeTree(root, last.changes, { onlyNew: false, seal, emptied: last.folders });
  forget(root, last);
}

test.each([
  ["a change that can be taken back", false],
  ["taking it back", true],
] as const)("%s, killed at every step, leaves the old tree or the new one", { timeout: 60_000 }, async (_, undo) => {
  const dir = tempDir();
  writeFiles(join(dir, "first"), before);
  cpSync(join(dir, "first"), join(dir, "changed"), { recursive: true });
  const change = await run(join(dir, "changed"), false);
  cpSync(join(dir, "changed"), join(dir, "undone"), { recursive: true });
  const undone = await run(join(dir, "undone"), true);
  const [first, changed] = [seen(join(dir, "first")), seen(join(dir, "changed"))];
  expect(seen(join(dir, "undone"))).toEqual(first);
  expect(changed.undo).toBe(true);

  const [from, to] = undo ? [changed, first] : [first, changed];
  const outcomes = { from: 0, to: 0 };
  const tasks = sampled(kills((undo ? undone : change).steps), 3);
  await inPairs(tasks, async ({ how, at }) => {
    const root = join(dir, `${how}-${at}`);
    cpSync(join(dir, undo ? "changed" : "first"), root, { recursive: true });
    expect((await run(root, undo, { KILL_AT: String(at), KILL_HOW: how })).killed).toBe(true);
    recoverTree(root, seal);
    const { tree } = seen(root);
    const outcome = JSON.stringify(tree) === JSON.stringify(from.tree) ? "from" : "to";
    expect(tree, `killed ${how} step ${at}`).toEqual(outcome === "from" ? from.tree : to.tree);
    outcomes[outcome]++;
    // Once more, and all is as if nothing had happened on the way.
    undoNow(root);
    expect(snapshot(root), `undone after a kill ${how} step ${at}`).toEqual(first.tree);
    rmSync(root, { recursive: true });
  });
  if (process.env.LIST) console.log(`${tasks.length} kill points:`, outcomes);
  expect(outcomes.from).toBeGreaterThan(0);
  // A change is done with its last step; after taking it back, its record is still to be swept up.
  expect(outcomes.to > 0).toBe(undo);
});

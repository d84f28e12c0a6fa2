import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { recoverTree } from "../../src/system/tree/recover.ts";
import { bin, cleanEnv, commonry } from "../support/cli.ts";
import { sampled } from "../support/sample.ts";
import { sealOfRuns as seal } from "../support/seal.ts";
import { git, read, scaffolded, treeOf, type Version, write } from "../support/versions.ts";

const ten = (change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 10 }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join("");
const one: Version = {
  version: "1.0.0",
  files: { "a.md": ten(), "c.md": ten(), "old/b.md": ten(), "gone/c.md": ten() },
};
const two: Version = {
  version: "2.0.0",
  files: { "a.md": ten({ 5: "five" }), "c.md": ten({ 5: "five" }), "new/b.md": ten({ 9: "nine" }) },
  migrations: [{ to: "2.0.0", renames: [{ from: "old/", to: "new/" }], deletes: ["gone/"] }],
};

const killer = pathToFileURL(fileURLToPath(new URL("../unit/system/tree/killer.mjs", import.meta.url))).href;

/** What a first run keeps for the second would be steps that the second has not. */
const alone = { NODE_DISABLE_COMPILE_CACHE: "1" };

/** Runs a command of the built binary, to be killed at a step; gives the steps that it took when it was not. */
function run(root: string, command: string, env: Readonly<Record<string, string>>) {
  const armed = "data:text/javascript,globalThis.armed=true";
  const args = ["--import", killer, "--import", armed, bin, command, "--quiet"];
  return new Promise<{ killed: boolean; code: number | null; steps: string[] }>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: cleanEnv({ ...alone, ...env }),
      stdio: ["ignore", "pipe", "ignore"],
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk));
    child.on("error", reject).on("close", (code, signal) => {
      const steps = signal ? [] : (JSON.parse(out.slice(out.lastIndexOf('["'))) as string[]);
      resolve({ killed: signal === "SIGKILL", code, steps });
    });
  });
}

/** Everything but the records of what can be taken back. */
function whole(root: string): Record<string, string> {
  const all = Object.entries(treeOf(root, { record: true })).filter(([path]) => !path.startsWith(".commonry/.undo-"));
  return Object.fromEntries(all);
}

test.each([["update"], ["undo"]])(
  "%s killed at every step: the tree is the old one or the new one",
  { timeout: 60_000 },
  async (command) => {
    const { cwd, root, next } = await scaffolded(one);
    write(root, "a.md", ten({ 1: "mine" }));
    write(root, "c.md", ten({ 5: "mine" }));
    git(root, "init", "--quiet");
    git(root, "add", "--all");
    next(two);
    const copy = (from: string, to: string) => cpSync(join(cwd, from), join(cwd, to), { recursive: true });
    copy("repo", "updated");
    const update = await run(join(cwd, "updated"), "update", {});
    expect(update.code).toBe(1);
    copy("updated", "undone");
    const undo = await run(join(cwd, "undone"), "undo", {});
    expect(whole(join(cwd, "undone"))).toEqual(whole(root));

    const [from, steps] = command === "update" ? ["repo", update.steps] : ["updated", undo.steps];
    const to = command === "update" ? "updated" : "undone";
    const trees = { old: whole(join(cwd, from)), new: whole(join(cwd, to)) };
    const outcomes = { old: 0, new: 0 };
    const points = steps.flatMap((name, index) => {
      const half = ["writeFileSync", "copyFileSync", "rmSync"].includes(name) ? ["half"] : [];
      return ["before", ...half].map((how) => ({ how, at: index + 1 }));
    });
    const queue = sampled(points, 4);
    const total = queue.length;
    const worker = async () => {
      for (let kill = queue.shift(); kill; kill = queue.shift()) {
        const name = `${kill.how}-${kill.at}`;
        copy(from, name);
        const { killed } = await run(join(cwd, name), command, { KILL_AT: String(kill.at), KILL_HOW: kill.how });
        expect(killed, name).toBe(true);
        recoverTree(join(cwd, name), seal);
        const tree = whole(join(cwd, name));
        const outcome = JSON.stringify(tree) === JSON.stringify(trees.old) ? "old" : "new";
        expect(tree, name).toEqual(trees[outcome]);
        outcomes[outcome]++;
        if (outcome === "new") expect(git(join(cwd, name), "status", "--porcelain")).not.toContain("pending");
        rmSync(join(cwd, name), { recursive: true });
      }
    };
    await Promise.all([worker(), worker()]);
    if (process.env.LIST) console.log(`${command}: ${total} kill points:`, outcomes);
    expect(outcomes.old + outcomes.new).toBe(total);
    expect(outcomes.old).toBeGreaterThan(2);
  },
);

test("after a kill in the middle the next update does it all, and says that it took something back", async () => {
  const { root, run: go, next } = await scaffolded(one);
  next(two);
  await run(root, "update", { KILL_AT: "17", KILL_HOW: "before" });
  expect(Object.keys(treeOf(root, { record: true })).some((path) => path.startsWith(".commonry/.pending-"))).toBe(true);
  expect(await go(["update", "--check"])).toMatchObject({ code: 6, err: expect.stringContaining("was interrupted") });
  expect(await go(["undo", "--dry-run"])).toMatchObject({ code: 6 });
  const { code, err } = await go(["update"]);
  expect({ code, err }).toEqual({ code: 0, err: "Took back a change that had been interrupted (1).\n" });
  expect(read(root, "a.md")).toBe(ten({ 5: "five" }));
  expect(await commonry(["update", "--check"], { cwd: root })).toMatchObject({ code: 0 });
});

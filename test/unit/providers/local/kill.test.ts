import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Change } from "../../../../src/plan/plan.ts";
import { createLocal } from "../../../../src/providers/local/index.ts";
import { temporaryFolder } from "../../../support/cli.ts";
import { sampled } from "../../../support/sample.ts";
import { bench, change, owner, planOf, setting } from "../../plan/apply/bench.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function bundled(folder: string): Promise<string> {
  const source = fileURLToPath(new URL("../../../../src/", import.meta.url));
  const entry = join(source, "all.ts");
  const rooms = ["plan/apply/journal", "plan/apply/resume", "plan/apply/run", "plan/steps", "providers/local/index"];
  const text = [...rooms, "system/journal", "system/lock"].map((room) => `export * from "./${room}.ts";`).join("\n");
  const virtual = {
    name: "all",
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? text : null),
  };
  const bundle = await rolldown({ input: entry, platform: "node", plugins: [virtual] });
  await bundle.write({ dir: join(folder, "bundle"), format: "esm", entryFileNames: "all.mjs" });
  return join(folder, "bundle", "all.mjs");
}

/** A place before the apply, with the plan for it. */
async function start(): Promise<string> {
  const made = bench();
  const hub = await made.make("repository", "hub");
  const ref: Record<string, string> = {};
  for (const name of ["a", "b", "old", "into", "gone"]) ref[name] = await made.make("label", name, { color: "111111" });
  const path = join(made.folder, "place/repositories/hub.yaml");
  const shelf = parse(readFileSync(path, "utf8")) as object;
  const issues = [1, 2, 3].map((number) => ({ number, labels: ["old", "gone"] }));
  writeFileSync(path, stringify({ ...shelf, issues }));
  const target = { owner, repository: "start" };
  const of = (name: string) => ({ target, ref: ref[name] as string });
  const changes: Change[] = [
    change("rename", "start", { kind: "repository", target: { owner }, from: "hub", ref: hub }),
    change("create", "made", { kind: "repository", target: { owner } }),
    change("create", "core", { kind: "team", target: { owner } }),
    change("create", "start", { kind: "team-repository", target: { owner, team: "core" } }),
    change("rename", "commonry-rename-00000000", { from: "a", ...of("a") }),
    change("rename", "a", { from: "b", ...of("b") }),
    change("rename", "b", { from: "commonry-rename-00000000", ...of("a"), fields: setting({ color: "222222" }) }),
    change("create", "new", { target, fields: setting({ color: "333333" }) }),
    change("merge", "old", { into: "into", intoRef: ref.into as string, ...of("old") }),
    change("delete", "gone", of("gone")),
    change("create", "Roadmap", { kind: "board", target: { owner } }),
  ];
  writeFileSync(join(made.folder, "plan.json"), JSON.stringify(planOf(changes)));
  return made.folder;
}

function run(
  bundle: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ killed: boolean; steps: string[] }> {
  const args = ["--import", file("killer.mjs"), file("child.mjs"), bundle, folder];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, out, err) => {
      if (error && error.signal !== "SIGKILL") reject(new Error(`${JSON.stringify(env)}: ${err}`));
      else resolve({ killed: error !== null, steps: out === "" ? [] : (JSON.parse(out) as string[]) });
    });
  });
}

/** Everything that people know of the place: no ids, no order. */
async function shape(folder: string): Promise<unknown> {
  const place = createLocal({ folder: join(folder, "place"), readOnly: true });
  const kinds = new Set(place.offers);
  const scope = { owner, kinds, repositories: [], settings: new Set<string>(), everything: true };
  const { items, failures } = await place.read(scope);
  expect(failures).toEqual([]);
  const weights = await place.weigh(items);
  const texts = items.map(({ kind, target, name, fields }, index) => {
    return JSON.stringify([kind, target, name, fields, weights[index]?.numbers]);
  });
  return { items: texts.sort(), files: readdirSync(join(folder, "place/repositories")).sort() };
}

test("killed at every step on the disk, also in the middle of a write, and resumed: the same end", {
  timeout: 180_000,
}, async () => {
  const place = temporaryFolder();
  const bundle = await bundled(place);
  const origin = await start();
  const copy = (name: string) => {
    const folder = join(place, name);
    mkdirSync(folder);
    cpSync(join(origin, "place"), join(folder, "place"), { recursive: true });
    cpSync(join(origin, "plan.json"), join(folder, "plan.json"));
    return folder;
  };
  const whole = copy("whole");
  const { steps } = await run(bundle, whole);
  const end = await shape(whole);
  expect(end).not.toEqual(await shape(origin));
  expect(JSON.stringify(end)).toContain("[1,2,3]");
  const points = steps.flatMap((name, index) => {
    const at = index + 1;
    return name === "writeFileSync" ? [`before ${at}`, `half ${at}`] : [`before ${at}`];
  });
  expect(points.length).toBeGreaterThan(60);
  const queue = sampled(points, 6);
  const count = queue.length;
  let converged = 0;
  const worker = async (): Promise<void> => {
    for (let point = queue.shift(); point; point = queue.shift()) {
      const [how, at] = point.split(" ") as [string, string];
      const folder = copy(`${how}-${at}`);
      expect((await run(bundle, folder, { KILL_AT: at, KILL_HOW: how })).killed, point).toBe(true);
      await resumed(bundle, folder);
      expect(await shape(folder), point).toEqual(end);
      converged++;
    }
  };
  await Promise.all([worker(), worker()]);
  if (process.env.LIST) console.log(`${converged} of ${count} kill points converged`);
  expect(converged).toBe(count);
});

/** Goes on; a lock that was killed in the making is not trusted for a while, so it is made old here. */
async function resumed(bundle: string, folder: string): Promise<void> {
  const { utimesSync, existsSync } = await import("node:fs");
  for (const name of ["lock.json", "lock.json.taking"]) {
    if (existsSync(join(folder, "state", name))) utimesSync(join(folder, "state", name), 1, 1);
  }
  expect((await run(bundle, folder)).killed).toBe(false);
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { waves } from "../../../src/plan/apply/waves.ts";
import type { Step } from "../../../src/plan/port.ts";
import { startEmulator } from "../../emulator/index.ts";
import { addIssue, addLabel, addRepository } from "../../emulator/state.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { canary } from "../../support/github.ts";
import { now } from "../../support/ground.ts";
import { inside } from "../../support/inside.ts";

/** What looking again takes on GitHub, and what an undo of a merge gives back there. */

async function bench() {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const folder = temporaryFolder();
  const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const env = { GH_TOKEN: canary, GITHUB_API_URL: emulator.url, ...homes };
  const hub = addRepository(emulator.state, "hub");
  return {
    emulator,
    hub,
    manifest: (body: object) => {
      const head = { version: 1, community: { name: "Test" }, github: { owner: emulator.state.owner } };
      writeFileSync(join(folder, "community.yaml"), stringify({ ...head, ...body }));
    },
    run: (...words: string[]) => inside(words, { cwd: folder, env, now }),
  };
}

const names = ["kept", "a", "b", "c"];

test("a wave that overwrites or takes away is read and weighed once more; the first wave, and one that only makes, is not", async () => {
  const counts: number[][] = [];
  for (const [description, more] of [
    ["Start here", true],
    [undefined, true],
    ["Start here", false],
  ] as const) {
    const { emulator, hub, manifest, run } = await bench();
    for (const name of more ? [...names, "stale"] : names) addLabel(emulator.state, hub, { name, color: "111111" });
    hub.description = "";
    const labels = names.map((name) => ({ name, color: more && name === "kept" ? "222222" : "111111" }));
    const made = { name: "made", color: "111111" };
    manifest({
      strict: ["labels"],
      repositories: [{ name: "hub", ...(description ? { description } : {}) }],
      labels: [...labels, made],
    });
    expect(await run("apply", "--yes", "--allow-delete")).toMatchObject({ code: 0 });
    const writes = emulator.requests.filter(({ write }) => write).length;
    counts.push([emulator.requests.length - writes, writes]);
  }
  // Drawing: a reading, and a weighing of what goes. Before the labels, after the repository: once more each.
  const [late, first, made] = counts;
  expect({ late: late?.[0], first: first?.[0], made: made?.[0] }).toEqual({ late: 4, first: 2, made: 1 });
});

test("undo of a merge: the old label is back on its issues, and the new one is off those that had not had it", async () => {
  const { emulator, hub, manifest, run } = await bench();
  for (const name of ["defect", "bug"]) addLabel(emulator.state, hub, { name, color: "d73a4a" });
  const issues = [["defect"], ["defect", "bug"], ["bug"], []].map((labels) => addIssue(emulator.state, hub, labels));
  manifest({ repositories: [{ name: "hub" }], labels: [{ name: "bug", color: "d73a4a", was: ["defect"] }] });
  expect(await run("apply", "--yes")).toMatchObject({ code: 0 });
  expect(issues.map(({ labels }) => labels.join())).toEqual(["bug", "bug", "bug", ""]);
  const undone = await run("undo", "--yes");
  expect(undone).toMatchObject({ code: 0, err: expect.stringContaining("takes “bug” off 1 issue") });
  expect(issues.map(({ labels }) => [...labels].sort().join())).toEqual(["defect", "bug,defect", "bug", ""]);
  expect(emulator.violations).toEqual([]);
});

test("what goes waits for a look of its own where much is made first; in each group the order stays", () => {
  const step = (id: string, more: Partial<Step> = {}): Step => ({
    ...{ id, action: "create", kind: "label", target: { owner: "acme", repository: "hub" }, name: id, fields: {} },
    ...more,
  });
  const goes = (id: string) => step(id, { action: "delete", ref: id, weight: { issues: 0 } });
  const many = Array.from({ length: 21 }, (_, at) => step(`made-${at}`));
  const shape = (steps: readonly Step[]) => waves(steps).map((wave) => wave.map(({ id }) => id).join());
  expect(shape([...many, goes("x"), step("y")])).toEqual([many.map(({ id }) => id).join(), "x,y"]);
  expect(shape([...many.slice(1), goes("x")])).toHaveLength(1);
  const other = { owner: "acme", repository: "other" };
  expect(shape([goes("x"), ...many.map((one) => ({ ...one, target: other })), step("y")])[1]).toBe("x,y");
});

import { expect, onTestFinished, test } from "vitest";
import type { Outcome, Step } from "../../../../src/plan/port.ts";
import { createGitHub } from "../../../../src/providers/github/index.ts";
import { createHttp } from "../../../../src/system/http/index.ts";
import { startEmulator } from "../../../emulator/index.ts";
import { addIssue, addLabel, addRepository, newState } from "../../../emulator/state.ts";

/** What an undo gives back to issues some of which are gone since, or do not take it. */

const target = { owner: "acme", repository: "hub" };
const step: Step = {
  ...{ id: "s1", action: "create", kind: "label", target, name: "back", fields: { color: "111111" } },
  ...{ carriers: [60, 61, 62, 63], off: { name: "bug", numbers: [61, 64] } },
};

async function bench() {
  const state = newState();
  const hub = addRepository(state, "hub");
  addLabel(state, hub, { name: "bug" });
  for (const number of [60, 61, 63]) addIssue(state, hub, ["bug"], { number });
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const http = createHttp({ base: emulator.url, token: "none", userAgent: "test", readOnly: false });
  const place = createGitHub(http, { base: emulator.url, owner: "acme" });
  const write = async (one: Step) => {
    let told: Outcome | undefined;
    await place.write([one], (_, outcome) => (told = outcome), { requested: false });
    return told;
  };
  const labels = () => hub.issues.map((issue) => `${issue.number} ${issue.labels.join(" ")}`);
  return { hub, emulator, write, labels };
}

test("issues that are gone are told by number, when all others have it", async () => {
  const { emulator, write, labels } = await bench();
  // 62 is not there (404); 63 has been deleted (410).
  emulator.instead.push(({ path, write: isWrite }) =>
    isWrite && path.includes("/issues/63/") ? { status: 410, body: { message: "This issue was deleted" } } : undefined,
  );
  const params = { count: 2, numbers: "#62, #63" };
  expect(await write(step)).toEqual({ state: "failed", reach: "step", reason: "target.lost", params });
  expect(labels()).toEqual(["60 bug back", "61 back", "63 bug"]);
});

test("a label that GitHub drops without a word is not believed to be there", async () => {
  const { emulator, write } = await bench();
  emulator.instead.push(({ path, write: isWrite }) =>
    isWrite && path.includes("/issues/61/labels") ? { status: 200, body: [] } : undefined,
  );
  expect(await write({ ...step, carriers: [60, 61] })).toEqual({ state: "unknown", reason: "shape" });
});

test("a milestone likewise", async () => {
  const { hub, emulator, write } = await bench();
  const { off: _, ...milestone } = { ...step, kind: "milestone" as const, name: "M", fields: {} };
  const params = { count: 1, numbers: "#62" };
  expect(await write(milestone)).toEqual({ state: "failed", reach: "step", reason: "target.lost", params });
  expect(hub.issues.map((issue) => issue.milestone)).toEqual([1, 1, 1]);
  expect(emulator.violations).toEqual([]);
});

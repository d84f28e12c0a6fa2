import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { lossesOf } from "../../../src/plan/losses.ts";
import { stepsOf } from "../../../src/plan/steps.ts";
import { inverse } from "../../../src/plan/undo.ts";
import { type Bench, bench, change, hub, owner, setting } from "./apply/bench.ts";

/** Takes the last apply back, and gives what was left alone. */
async function undo(made: Bench): Promise<string[]> {
  const { changes, left } = inverse(made.record(), await made.read());
  expect(await made.carry(stepsOf(changes))).toMatchObject({ exitCode: 0, failed: [], skipped: [] });
  return left.map(({ change: { name }, reason }) => `${name} ${reason}`);
}

async function shape(made: Bench): Promise<unknown> {
  const { items } = await made.read();
  return items.map(({ kind, target, name, fields }) => JSON.stringify([kind, target, name, fields])).sort();
}

/** Edits a file of the place by hand. */
function edit(made: Bench, file: string, by: (value: Record<string, unknown>) => void): void {
  const path = `${made.folder}/place/${file}`;
  const value = parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  by(value);
  writeFileSync(path, stringify(value));
}

const carriers = async (made: Bench, name: string) => {
  const item = await made.item("label", name);
  return (await made.place.weigh(item ? [item] : []))[0]?.numbers;
};

test("made, changed, renamed in a circle, merged, deleted: all of it comes back, with what issues carried", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const ref: Record<string, string> = {};
  for (const name of ["a", "b", "old", "into", "gone", "kept"]) {
    ref[name] = await made.make("label", name, { color: "111111", description: name });
  }
  edit(made, "repositories/hub.yaml", (value) => {
    value.issues = [1, 2, 3].map((number) => ({ number, labels: number === 3 ? ["gone", "into"] : ["old"] }));
  });
  const before = await shape(made);
  const refOf = (name: string) => ({ ref: ref[name] as string });
  const full = (name: string) => ({ ...refOf(name), before: { color: "111111", description: name } });
  const result = await made.apply([
    change("rename", "commonry-rename-00000000", { from: "a", temporary: true, ...full("a") }),
    change("rename", "a", { from: "b", ...full("b") }),
    change("rename", "b", { from: "commonry-rename-00000000", ...full("a"), fields: setting({ color: "222222" }) }),
    change("update", "kept", { ...full("kept"), fields: setting({ color: "333333" }) }),
    change("create", "new", { fields: setting({ color: "444444" }) }),
    change("merge", "old", { into: "into", intoRef: ref.into as string, ...full("old") }),
    change("delete", "gone", { ...full("gone"), weight: { issues: 1, numbers: [3], complete: true } }),
  ]);
  expect(result.exitCode).toBe(0);
  expect(await carriers(made, "into")).toEqual([1, 2, 3]);
  expect(await undo(made)).toEqual([]);
  expect(await shape(made)).toEqual(before);
  expect([await carriers(made, "old"), await carriers(made, "gone")]).toEqual([[1, 2], [3]]);
});

test("what was changed since is left alone, and so is what somebody has made since under that name", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const ref = await made.make("label", "bug", { color: "111111" });
  await made.apply([
    change("update", "bug", { ref, before: { color: "111111" }, fields: setting({ color: "222222" }) }),
    change("create", "new", { fields: setting({ color: "444444" }) }),
  ]);
  edit(made, "repositories/hub.yaml", ({ lists }) => {
    for (const label of (lists as { label: { id: string; name: string; fields: object }[] }).label) {
      if (label.name === "bug") label.fields = { color: "999999" };
      else label.id = "made-anew";
    }
  });
  expect(await undo(made)).toEqual(["new left.changed", "bug left.changed"]);
  expect(await made.names("label")).toEqual(["bug", "new"]);
});

test("a repository that was made stays; one that was renamed gets its name back, and what was done in it is found there", async () => {
  const made = bench();
  const ref = await made.make("repository", "old");
  await made.make("team", "core");
  const before = await shape(made);
  const now = { owner, repository: "now" };
  const team = { owner, team: "core" };
  await made.apply([
    change("create", "made", { kind: "repository", target: { owner } }),
    change("rename", "now", { kind: "repository", target: { owner }, from: "old", ref, before: {} }),
    change("create", "now", { kind: "team-repository", target: team, fields: setting({ role: "push" }) }),
    change("create", "bug", { target: now, fields: setting({ color: "111111" }) }),
  ]);
  expect(await undo(made)).toEqual(["made left.repository"]);
  const after = (await shape(made)) as string[];
  expect(after.filter((one) => !one.includes('"made"'))).toEqual(before);
});

test("a team that was renamed, with a member that it got: under its former name both are taken back", async () => {
  const made = bench();
  const ref = await made.make("team", "old", { description: "x" });
  const before = await shape(made);
  await made.apply([
    change("rename", "now", { kind: "team", target: { owner }, from: "old", ref, before: {} }),
    change("create", "bob", {
      kind: "team-member",
      target: { owner, team: "now" },
      fields: setting({ role: "member" }),
    }),
  ]);
  expect(await made.names("team-member")).toEqual(["bob"]);
  expect(await undo(made)).toEqual([]);
  expect(await shape(made)).toEqual(before);
});

test("a board goes by being closed and comes back with its cards; one that somebody has opened again is left alone", async () => {
  const made = bench();
  const ref = await made.make("board", "Roadmap");
  const gone = change("delete", "Roadmap", { kind: "board", target: { owner }, ref, before: { closed: false } });
  await made.apply([gone]);
  expect(await made.item("board", "Roadmap")).toMatchObject({ fields: { closed: true } });
  expect(await undo(made)).toEqual([]);
  expect(await made.item("board", "Roadmap")).toMatchObject({ fields: { closed: false }, ref });
  expect(await undo(made)).toEqual(["Roadmap left.changed"]);
});

test("of a killed run: what was done without a word in the journal is taken back too, what was not is not", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const ref = await made.make("label", "other", { color: "111111" });
  const changes = ["done", "open", "never"].map((name) => change("create", name, { fields: setting({ color: "1" }) }));
  changes.push(change("delete", "other", { ref, before: { color: "111111" } }));
  await made.carry(stepsOf(changes.slice(0, 2)));
  const results = new Map([[changes[0]?.id ?? "", { state: "done" as const }]]);
  const plan = { changes, place: { provider: "local", host: "", owner } } as never;
  const begun = new Set(changes.map(({ id }) => id));
  const record = { name: "", at: "", command: "apply", plan, begun, results, finished: false, undone: false };
  const back = inverse(record, await made.read());
  expect(back.changes.map(({ action, name }) => `${action} ${name}`)).toEqual(["delete open", "delete done"]);
  expect(back.left).toEqual([]);
  expect(back.changes[0]).toMatchObject({ target: hub, kind: "label" });
});

test("a team that was made goes, and takes its members and its access with it: they are not missed after it", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const before = await shape(made);
  const team = { owner, team: "core" };
  await made.apply([
    change("create", "core", { kind: "team", target: { owner }, fields: setting({ description: "x" }) }),
    change("create", "bob", { kind: "team-member", target: team, fields: setting({ role: "member" }) }),
    change("create", "hub", { kind: "team-repository", target: team, fields: setting({ role: "push" }) }),
  ]);
  expect(await undo(made)).toEqual([]);
  expect(await shape(made)).toEqual(before);
});

test("a board that was made is closed with all that is in it: no field goes before it with the values of its cards", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const board = { owner, board: "Roadmap" };
  await made.apply([
    change("create", "Roadmap", { kind: "board", target: { owner }, fields: setting({ description: "x" }) }),
    change("create", "Target", { kind: "board-field", target: board, fields: setting({ type: "date" }) }),
    change("create", "hub", { kind: "board-repository", target: board }),
  ]);
  expect(await undo(made)).toEqual([]);
  expect(await made.item("board", "Roadmap")).toMatchObject({ fields: { closed: true } });
  expect(await made.names("board-field")).toContain("Target");
  expect(await made.names("board-repository")).toEqual(["hub"]);
});

/** What an undo says that it cannot give back of one change. */
const said = (one: Parameters<typeof lossesOf>[0], outcome?: Parameters<typeof lossesOf>[1]) => lossesOf(one, outcome);
const done = (more: object = {}) => ({ state: "done" as const, ...more });

test.each([
  ["a label that nobody weighed", change("delete", "x", {}), undefined, ["left.carriers"]],
  ["one that no issue carried", change("delete", "x", { weight: { issues: 0, numbers: [] } }), done(), []],
  ["one whose issues are all known", change("delete", "x", { weight: { issues: 1, numbers: [3] } }), done(), []],
  [
    "one on more issues than are known",
    change("delete", "x", { weight: { issues: 101, numbers: [1, 2] } }),
    done(),
    ["left.carriers"],
  ],
  ["a merge of which all is known", change("merge", "x", {}), done({ moved: [1], added: [1] }), []],
  ["one that was sent twice", change("merge", "x", {}), done({ moved: [1, 2] }), ["left.into"]],
  ["one that moved nothing", change("merge", "x", {}), done({ moved: [] }), []],
  [
    "one that was found done, of which the weight is known",
    change("merge", "x", { weight: { issues: 2, numbers: [1, 2] } }),
    done(),
    ["left.into"],
  ],
  ["one that was found done", change("merge", "x", {}), done(), ["left.carriers"]],
  ["a milestone that is merged", change("merge", "x", { kind: "milestone" }), done({ moved: [1] }), []],
  ["a team", change("delete", "x", { kind: "team" }), done(), ["left.members"]],
  ["a board's field without a weight", change("delete", "x", { kind: "board-field" }), done(), ["left.values"]],
  ["one without values", change("delete", "x", { kind: "board-field", weight: { items: 0 } }), done(), []],
  ["one with values", change("delete", "x", { kind: "board-field", weight: { items: 4 } }), done(), ["left.values"]],
  ["options that go", change("update", "x", { kind: "board-field", removes: ["A"] }), done(), ["left.values"]],
  ["a field that gets another name", change("rename", "x", { kind: "board-field" }), done(), []],
  ["a label that is changed", change("update", "x", {}), done(), []],
  ["a ruleset", change("delete", "x", { kind: "ruleset" }), done(), []],
])("what cannot be given back: %s", (_, one, outcome, wanted) => {
  expect(said(one, outcome)).toEqual(wanted);
});

test("what is lost is said beside what is taken back, and issues that are gone make the undo one in part", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const ref = await made.make("label", "gone", { color: "111111", description: "" });
  const team = await made.make("team", "core");
  edit(made, "repositories/hub.yaml", (value) => {
    value.issues = [1, 2].map((number) => ({ number, labels: ["gone"] }));
  });
  const before = { color: "111111", description: "" };
  await made.apply([
    change("delete", "gone", { ref, before, weight: { issues: 2, numbers: [1, 2], complete: true } }),
    change("delete", "core", { kind: "team", target: { owner }, ref: team, before: {} }),
  ]);
  edit(made, "repositories/hub.yaml", (value) => {
    value.issues = [{ number: 1, labels: [] }];
  });
  const { changes, left } = inverse(made.record(), await made.read());
  expect(left.map(({ change: { name }, reason }) => [name, reason])).toEqual([["core", "left.members"]]);
  const result = await made.carry(stepsOf(changes));
  const params = { count: 1, numbers: "#2" };
  expect(result).toMatchObject({ exitCode: 5, failed: [{ reason: "target.lost", params, step: { name: "gone" } }] });
  expect(await carriers(made, "gone")).toEqual([1]);
});

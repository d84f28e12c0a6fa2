import { describe, expect, test } from "vitest";
import { addBoard } from "../../../emulator/boards.ts";
import { addIssue, addLabel, addRepository, newState } from "../../../emulator/state.ts";
import { type Bench, bench, create, merge, named, remove, update } from "./support.ts";

const target = { owner: "acme", repository: "hub" };
const owner = { owner: "acme" };
const both = [
  ["GraphQL", { graphql: true }],
  ["REST", { graphql: false }],
] as const;

function community(names = ["a", "b", "c"]) {
  const state = newState();
  const hub = addRepository(state, "hub");
  for (const name of names) addLabel(state, hub, { name, color: "111111" });
  return { state, hub };
}

const states = (told: Awaited<ReturnType<Bench["write"]>>) => told.map(([name, { state }]) => [name, state]);

describe.each(both)("labels over %s", (way, options) => {
  test("made, changed, renamed, deleted; each step is told", async () => {
    const { state, hub } = community();
    const { read, write, emulator } = await bench({ ...options, state });
    const snapshot = await read(["label"]);
    emulator.requests.splice(0);
    const told = await write([
      update(named(snapshot, "label", "a"), { color: "222222" }, "z"),
      update(named(snapshot, "label", "b"), { description: "text" }),
      create("label", target, "new/one & two", { color: "333333", description: "" }),
      remove(named(snapshot, "label", "c")),
    ]);
    expect(told.every(([, outcome]) => outcome.state === "done")).toBe(true);
    expect(hub.labels.map(({ name, color }) => `${name} ${color}`).sort()).toEqual([
      "b 111111",
      "new/one & two 333333",
      "z 222222",
    ]);
    expect(emulator.requests).toHaveLength(way === "GraphQL" ? 1 : 4);
    expect(emulator.violations).toEqual([]);
  });

  test("names go on in the order given: a swap through a third name", async () => {
    const { state, hub } = community(["a", "b"]);
    const { read, write } = await bench({ ...options, state });
    const snapshot = await read(["label"]);
    const [a, b] = [named(snapshot, "label", "a"), named(snapshot, "label", "b")];
    const told = await write([update(a, {}, "tmp"), update(b, {}, "a"), update({ ...a, name: "tmp" }, {}, "b")]);
    expect(states(told)).toEqual([
      ["a", "done"],
      ["b", "done"],
      ["tmp", "done"],
    ]);
    expect(hub.labels.map(({ name }) => name)).toEqual(["b", "a"]);
  });

  test("one that is there already, one that is gone, and one whose repository is none, each by itself", async () => {
    const { state } = community();
    const { read, write } = await bench({ ...options, state });
    const snapshot = await read(["label"]);
    const gone = named(snapshot, "label", "c");
    state.repositories.get("hub")?.labels.splice(2, 1);
    const nowhere = create("label", { owner: "acme", repository: "none" }, "x", { color: "111111" });
    const told = await write([
      nowhere,
      create("label", target, "A", { color: "111111" }),
      remove(gone),
      create("label", target, "new", { color: "111111" }),
    ]);
    const outcomes = Object.fromEntries(states(told));
    expect(outcomes).toMatchObject({ A: "exists", c: "absent", new: "done" });
    expect(outcomes.x).not.toBe("done");
  });

  test("an archived repository is refused once, and does not hold up another", async () => {
    const { state } = community();
    const other = addRepository(state, "other");
    const { read, write, emulator } = await bench({ ...options, state });
    await read(["label"], ["hub", "other"]);
    const hub = state.repositories.get("hub");
    if (hub) hub.archived = true;
    emulator.requests.splice(0);
    const steps = Array.from({ length: 60 }, (_, n) => create("label", target, `l${n}`, { color: "111111" }));
    const told = await write([
      ...steps,
      create("label", { owner: "acme", repository: "other" }, "good", { color: "111111" }),
    ]);
    expect(told).toHaveLength(61);
    const archived = told.filter(([, outcome]) => outcome.state === "failed" && outcome.reason === "target.archived");
    expect(archived).toHaveLength(60);
    expect(other.labels.map(({ name }) => name)).toEqual(["good"]);
    expect(emulator.requests.length).toBeLessThanOrEqual(way === "GraphQL" ? 2 : 30);
  });

  test("after a stop nothing is sent and nothing is told", async () => {
    const { state } = community();
    const { read, write, emulator } = await bench({ ...options, state, latency: 5 });
    await read(["label"]);
    emulator.requests.splice(0);
    const steps = Array.from({ length: 100 }, (_, n) => create("label", target, `l${n}`, { color: "111111" }));
    let asked = 0;
    const stop = {
      get requested() {
        return ++asked > (way === "GraphQL" ? 2 : 25);
      },
    };
    const told = await write(steps, stop);
    const made = state.repositories.get("hub")?.labels.length ?? 0;
    expect(made - 3).toBe(told.length);
    expect(told.length).toBeLessThan(60);
    expect(told.length).toBeGreaterThan(0);
  });

  test("a merge: every issue has the new label before the old one goes; one that stays behind keeps it", async () => {
    const { state, hub } = community(["old", "new"]);
    const issues = [
      addIssue(state, hub, ["old"]),
      addIssue(state, hub, ["old", "new"], { state: "closed", pull: true }),
    ];
    const { read, write, emulator } = await bench({ ...options, state });
    const snapshot = await read(["label"]);
    const step = merge(named(snapshot, "label", "old"), named(snapshot, "label", "new"));
    // Reading back tells nothing: then the old one stays.
    emulator.faults.push({
      at: ({ method, path }) => method === "GET" && path.includes("labels=new"),
      do: "empty",
      times: 9,
    });
    expect((await write([step]))[0]?.[1].state).toBe("failed");
    expect(hub.labels.map(({ name }) => name)).toContain("old");
    emulator.faults.splice(0);
    // The label did not come to stay on one of the issues.
    const forgets = ({ method, path }: { method: string; path: string }) => {
      if (method === "GET" && path.includes("labels=new") && issues[0]) issues[0].labels = ["old"];
      return false;
    };
    emulator.faults.push({ at: forgets, do: "empty" });
    expect((await write([step]))[0]?.[1]).toMatchObject({ reason: "target.unmoved", params: { count: 1 } });
    expect(hub.labels.map(({ name }) => name)).toContain("old");
    expect(issues[0]?.labels).toEqual(["old"]);
    emulator.faults.splice(0);
    expect((await write([step]))[0]?.[1]).toMatchObject({ state: "done", moved: issues.map(({ number }) => number) });
    expect(issues.map(({ labels }) => labels)).toEqual([["new"], ["new"]]);
    expect(hub.labels.map(({ name }) => name)).toEqual(["new"]);
  });

  test.each(["reset-after", "502-after", "cut"] as const)("%s on a write leaves open what was done", async (fault) => {
    const { state } = community();
    const { read, write, emulator } = await bench({ ...options, state });
    await read(["label"]);
    emulator.faults.push({ at: (request) => request.write, do: fault });
    const told = await write([create("label", target, "new", { color: "111111" })]);
    expect(states(told)).toEqual([["new", "unknown"]]);
    expect(emulator.requests.filter((request) => request.write)).toHaveLength(1);
  });

  test("401 ends everything: what follows is told so without being sent", async () => {
    const { state } = community();
    const { read, write, emulator } = await bench({ ...options, state });
    await read(["label"]);
    emulator.requests.splice(0);
    emulator.faults.push({ at: (request) => request.write, do: "401", times: 99 });
    const told = await write(
      Array.from({ length: 50 }, (_, n) => create("label", target, `l${n}`, { color: "111111" })),
    );
    expect(told).toHaveLength(50);
    expect(
      told.every(([, outcome]) => outcome.state === "failed" && outcome.reach === "all" && outcome.exitCode === 4),
    ).toBe(true);
    expect(emulator.requests.length).toBeLessThanOrEqual(20);
  });
});

test("twenty changes of labels in several repositories are one request", async () => {
  const state = newState();
  for (let n = 0; n < 5; n++) addRepository(state, `r${n}`);
  const { read, write, emulator } = await bench({ state });
  await read(["label"], ["r0", "r1", "r2", "r3", "r4"]);
  emulator.requests.splice(0);
  const steps = Array.from({ length: 20 }, (_, n) =>
    create("label", { owner: "acme", repository: `r${n % 5}` }, `l${n}`, { color: "111111" }),
  );
  expect((await write(steps)).every(([, { state: end }]) => end === "done")).toBe(true);
  expect(emulator.requests).toHaveLength(1);
});

test("milestones: made, changed, merged with their issues", async () => {
  const { state, hub } = community();
  const { read, write, emulator } = await bench({ state });
  await write([
    create("milestone", target, "Q1", { due: "2027-03-31", description: "x" }),
    create("milestone", target, "Q2", { due: null }),
  ]);
  let snapshot = await read(["milestone"]);
  expect(named(snapshot, "milestone", "Q1").fields).toEqual({ due: "2027-03-31", description: "x", state: "open" });
  await write([update(named(snapshot, "milestone", "Q1"), { due: null, state: "closed" }, "Q0")]);
  snapshot = await read(["milestone"]);
  expect(named(snapshot, "milestone", "Q0").fields).toEqual({ due: null, description: "x", state: "closed" });
  const issue = addIssue(state, hub, [], {
    milestone: Number(named(snapshot, "milestone", "Q0").ref),
    state: "closed",
  });
  const told = await write([merge(named(snapshot, "milestone", "Q0"), named(snapshot, "milestone", "Q2"))]);
  expect(told[0]?.[1]).toMatchObject({ state: "done", moved: [issue.number] });
  expect(issue.milestone).toBe(Number(named(snapshot, "milestone", "Q2").ref));
  expect(hub.milestones.map(({ title }) => title)).toEqual(["Q2"]);
  // GitHub's description does not say how a date is taken away; null is what the service is known to take.
  expect(emulator.violations).toEqual([]);
});

test("a ruleset keeps what commonry has no words for, who may pass it, and what was not said", async () => {
  const { state, hub } = community();
  const foreign = { type: "tag_name_pattern", parameters: { operator: "regex", pattern: "x" } };
  const ref_name = { include: ["~ALL"], exclude: [] };
  const actors = [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }];
  hub.rulesets.push({
    id: 5,
    name: "main",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name },
    rules: [foreign, { type: "deletion" }],
    bypass_actors: actors,
  });
  const { read, write } = await bench({ state });
  const snapshot = await read(["ruleset"]);
  const told = await write([update(named(snapshot, "ruleset", "main"), { rules: { signatures: true } })]);
  expect(states(told)).toEqual([["main", "done"]]);
  expect(hub.rulesets[0]?.rules.map(({ type }) => type).sort()).toEqual([
    "deletion",
    "required_signatures",
    "tag_name_pattern",
  ]);
  expect(hub.rulesets[0]?.bypass_actors).toEqual(actors);
  expect(hub.rulesets[0]?.conditions.ref_name.include).toEqual(["~ALL"]);
});

test("an autolink is made anew, whole", async () => {
  const { state, hub } = community();
  hub.autolinks.push({ id: 9, key_prefix: "LEP-", url_template: "https://x.example/<num>", is_alphanumeric: false });
  const { read, write } = await bench({ state });
  const item = named(await read(["autolink"]), "autolink", "LEP-");
  await write([update(item, { url: "https://y.example/<num>" })]);
  expect(hub.autolinks).toMatchObject([
    { key_prefix: "LEP-", url_template: "https://y.example/<num>", is_alphanumeric: false },
  ]);
});

describe("what the owner has", () => {
  test("one repository that is refused does not hold up the next", async () => {
    const { state } = community();
    addRepository(state, "closed", { archived: true });
    const { read, write } = await bench({ state });
    const snapshot = await read(["repository"], ["closed", "hub"], { settings: new Set(["closed", "hub"]) });
    const told = await write([
      update(named(snapshot, "repository", "closed"), { description: "x" }),
      update(named(snapshot, "repository", "hub"), { description: "y", topics: ["t"] }),
      create("repository", owner, "made", { visibility: "private" }),
    ]);
    expect(told[0]?.[1]).toMatchObject({ state: "failed", reason: "target.archived", reach: "step" });
    expect(states(told).slice(1)).toEqual([
      ["hub", "done"],
      ["made", "done"],
    ]);
    expect(state.repositories.get("hub")).toMatchObject({ description: "y", topics: ["t"] });
    expect(state.repositories.get("made")?.visibility).toBe("private");
  });

  test("nothing is made in the token's own account when another person is named", async () => {
    const state = newState("somebody", "User");
    const { write } = await bench({ state });
    const told = await write([create("repository", { owner: "somebody" }, "made", { visibility: "private" })]);
    expect(told[0]?.[1]).toMatchObject({ state: "failed", reason: "target.other-account" });
    expect(state.repositories.size).toBe(0);
  });

  test("a team, its members and its repositories; a renamed one keeps them", async () => {
    const { state } = community();
    const { read, write } = await bench({ state });
    const core = { owner: "acme", team: "Core & Team" };
    const told = [
      ...(await write([create("team", owner, "Core & Team", { description: "x" })])),
      ...(await write([create("team-member", core, "bob", { role: "maintainer" })])),
      ...(await write([create("team-repository", core, "hub", { role: "triage" })])),
    ];
    expect(told.every(([, outcome]) => outcome.state === "done")).toBe(true);
    const snapshot = await read(["team"], []);
    await write([update(named(snapshot, "team", "Core & Team"), {}, "Circle")]);
    await write([create("team-member", { owner: "acme", team: "Circle" }, "eve", { role: "member" })]);
    expect(state.teams).toMatchObject([{ name: "Circle", slug: "circle" }]);
    expect([...(state.teams[0]?.members.keys() ?? [])]).toEqual(["ada", "bob", "eve"]);
    expect([...(state.teams[0]?.repositories ?? [])]).toEqual([["hub", "triage"]]);
  });
});

describe("boards", () => {
  const road = { owner: "acme", board: "Road" };
  const options = (field: { options?: { id: string; name: string }[] } | undefined) =>
    (field?.options ?? []).map(({ id, name }) => ({ id, name, color: "gray", description: "" }));

  test("a view of a new board shows the fields that GitHub put there", async () => {
    const { state } = community();
    const { write, emulator } = await bench({ state });
    const told = await write([create("board", owner, "Road", { description: "x", closed: false })]);
    told.push(
      ...(await write([
        create("board-view", road, "All", { layout: "table", fields: ["Title", "Status"] }),
        create("board-view", road, "Odd", { layout: "table", fields: ["Nothing"] }),
      ])),
    );
    expect(states(told)).toEqual([
      ["Road", "done"],
      ["All", "done"],
      ["Odd", "failed"],
    ]);
    expect(state.boards[0]?.views).toMatchObject([{ name: "All", fields: ["Title", "Status"] }]);
    expect(emulator.violations).toEqual([]);
  });

  test("what hangs on a renamed board is found under its new title", async () => {
    const { state } = community();
    addBoard(state, "Old");
    const { read, write } = await bench({ state });
    const board = named(await read(["board"], []), "board", "Old");
    const told = await write([update(board, {}, "Road")]);
    told.push(
      ...(await write([
        create("board-field", road, "Size", { type: "number" }),
        create("board-repository", road, "hub"),
        create("board-view", road, "All", { layout: "board", fields: ["Status"] }),
      ])),
    );
    expect(told.every(([, outcome]) => outcome.state === "done")).toBe(true);
    expect(state.boards[0]).toMatchObject({ title: "Road", repositories: ["hub"], views: [{ fields: ["Status"] }] });
  });

  test("options that stay go with their ids; cards keep their values", async () => {
    const { state } = community();
    const board = addBoard(state, "Road");
    const status = board.fields[1];
    const [todo, doing] = options(status);
    board.items.push({ id: "I1", values: new Map([[status?.id ?? "", doing?.id ?? ""]]) });
    const { read, write } = await bench({ state });
    const field = named(await read(["board-field"], []), "board-field", "Status");
    const after = [{ ...doing, name: "Now" }, todo, { name: "Later", color: "red", description: "" }] as never;
    expect(states(await write([update(field, { options: after })]))).toEqual([["Status", "done"]]);
    expect(status?.options?.map(({ name }) => name)).toEqual(["Now", "Todo", "Later"]);
    expect(board.items[0]?.values.get(status?.id ?? "")).toBe(doing?.id);
  });

  test("iterations that are there are not replaced", async () => {
    const { state } = community();
    const board = addBoard(state, "Road");
    board.fields.push({ id: "F_9", name: "Sprint", dataType: "ITERATION", start: "2027-01-04", days: 14 });
    const { read, write, emulator } = await bench({ state });
    const field = named(await read(["board-field"], []), "board-field", "Sprint");
    emulator.requests.splice(0);
    expect((await write([update(field, { days: 7 })]))[0]?.[1].state).toBe("failed");
    expect(emulator.requests).toEqual([]);
  });

  test("one that is deleted is closed, with its cards", async () => {
    const { state } = community();
    const board = addBoard(state, "Road");
    board.items.push({ id: "I1", values: new Map() });
    const { read, write } = await bench({ state });
    await write([remove(named(await read(["board"], []), "board", "Road"))]);
    expect(board).toMatchObject({ closed: true, items: [{ id: "I1" }] });
  });
});

test("cost: labels go twenty at a time", () => {
  // Pure: no emulator is asked.
  return bench().then(({ place, emulator }) => {
    const steps = Array.from({ length: 41 }, (_, n) => create("label", target, `l${n}`, { color: "111111" }));
    expect(place.cost(steps)).toMatchObject({ requests: 3, points: 15 });
    const secondsOf = (kind: "label" | "event-issue", length: number) =>
      place.cost(Array.from({ length }, (_, n) => create(kind, target, `l${n}`))).seconds;
    // GitHub documents how many issues may be made, and nothing of labels.
    expect(secondsOf("label", 520)).toBeLessThan(10);
    expect(secondsOf("event-issue", 170)).toBeGreaterThanOrEqual(120);
    expect(secondsOf("event-issue", 520)).toBeGreaterThanOrEqual(3600);
    expect(emulator.requests).toEqual([]);
  });
});

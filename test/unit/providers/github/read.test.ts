import { describe, expect, test } from "vitest";
import { addBoard } from "../../../emulator/boards.ts";
import { addIssue, addLabel, addRepository, newState } from "../../../emulator/state.ts";
import { bench, named } from "./support.ts";

const both = [
  ["GraphQL", { graphql: true }],
  ["REST", { graphql: false }],
] as const;

function community(labels = 3) {
  const state = newState();
  const hub = addRepository(state, "Hub", { topics: ["b", "a"], homepage: "https://x.example" });
  for (let n = 0; n < labels; n++) addLabel(state, hub, { name: `label ${n}`, color: "ABCDEF" });
  hub.milestones.push({ number: 4, title: "Q1", due_on: "2027-03-31T08:00:00Z", description: null, state: "closed" });
  hub.autolinks.push({ id: 9, key_prefix: "LEP-", url_template: "https://x.example/<num>", is_alphanumeric: false });
  const ref_name = { include: ["~DEFAULT_BRANCH"], exclude: [] };
  const rules = [{ type: "deletion" }];
  hub.rulesets.push({
    id: 5,
    name: "main",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name },
    rules,
    bypass_actors: [],
  });
  return state;
}

describe.each(both)("over %s", (way, options) => {
  test("everything in a repository, in the manifest's words", async () => {
    const { read, emulator } = await bench({ ...options, state: community() });
    const kinds = ["repository", "label", "milestone", "autolink", "ruleset"] as const;
    const snapshot = await read(kinds, ["hub"], { settings: new Set(["hub"]) });
    expect(snapshot.failures).toEqual([]);
    expect(named(snapshot, "repository", "Hub").fields).toMatchObject({
      description: "",
      homepage: "https://x.example",
      topics: ["a", "b"],
      visibility: "public",
      "features.wiki": true,
      "merge.auto": false,
    });
    expect(named(snapshot, "label", "label 0").fields).toEqual({ color: "abcdef", description: "" });
    expect(named(snapshot, "milestone", "Q1")).toMatchObject({
      ref: "4",
      fields: { due: "2027-03-31", description: "", state: "closed" },
    });
    expect(named(snapshot, "autolink", "LEP-").fields).toEqual({ url: "https://x.example/<num>", alphanumeric: false });
    expect(named(snapshot, "ruleset", "main").fields).toMatchObject({
      include: ["~DEFAULT_BRANCH"],
      rules: { deletion: true, pullRequest: null },
    });
    expect(emulator.violations).toEqual([]);
  });

  test("more than a hundred things, over several pages", async () => {
    const { read } = await bench({ ...options, state: community(250) });
    const { items, failures } = await read(["label"]);
    expect(failures).toEqual([]);
    expect(new Set(items.filter(({ kind }) => kind === "label").map(({ name }) => name)).size).toBe(250);
  });

  test("what is not there is told apart from what cannot be read", async () => {
    const { read, emulator } = await bench({ ...options, state: community() });
    emulator.state.renamed.set("old", "hub");
    const { absent, failures, items } = await read(["label"], ["hub", "none", "old"]);
    expect([...absent]).toEqual(["none"]);
    expect(failures).toEqual([
      { target: { owner: "acme", repository: "old" }, reason: "target.renamed", params: { to: "acme/Hub" } },
    ]);
    expect(items.filter(({ kind }) => kind === "repository").map(({ name }) => name.toLowerCase())).toEqual(["hub"]);
  });

  test("all repositories of the owner", async () => {
    const state = community();
    for (let n = 0; n < 120; n++) addRepository(state, `r${n}`);
    const { read } = await bench({ ...options, state });
    const { items, failures } = await read(["repository"], [], { everything: true });
    expect(failures).toEqual([]);
    expect(items).toHaveLength(121);
    expect(items.every(({ fields }) => fields.visibility === "public")).toBe(true);
  });

  test("in plan mode nothing that writes is sent", async () => {
    const { write, emulator } = await bench({ ...options, state: community(), readOnly: true });
    const target = { owner: "acme", repository: "hub" };
    const step = {
      id: "1",
      action: "create",
      kind: "label",
      target,
      name: "new",
      fields: { color: "111111" },
    } as const;
    expect((await write([step]))[0]?.[1]).toMatchObject({ state: "failed", reason: "http.read-only" });
    expect(emulator.requests.filter((request) => request.write)).toEqual([]);
  });

  test("all of them are told, however many: an undo puts a label back on each", async () => {
    const state = community();
    const hub = state.repositories.get("hub");
    if (!hub) throw new Error("no hub");
    for (let n = 0; n < 130; n++) addIssue(state, hub, ["label 1"]);
    const { read, place } = await bench({ ...options, state });
    const [weight] = await place.weigh([named(await read(["label"]), "label", "label 1")]);
    expect(weight).toMatchObject({ issues: 130, complete: true });
    expect(new Set(weight?.numbers).size).toBe(130);
  });

  test("how many issues, open or closed, carry what is to go", async () => {
    const state = community();
    const hub = state.repositories.get("hub");
    if (!hub) throw new Error("no hub");
    const carriers = [
      addIssue(state, hub, ["label 1"]),
      addIssue(state, hub, ["label 1"], { state: "closed", pull: true }),
    ];
    addIssue(state, hub, [], { milestone: 4 });
    const { read, place, emulator } = await bench({ ...options, state });
    const snapshot = await read(["label", "milestone"]);
    emulator.requests.splice(0);
    const things = [
      named(snapshot, "label", "label 0"),
      named(snapshot, "label", "label 1"),
      named(snapshot, "milestone", "Q1"),
    ];
    const weights = await place.weigh(things);
    expect(weights.map(({ issues, complete }) => [issues, complete])).toEqual([
      [0, true],
      [2, true],
      [1, true],
    ]);
    expect([...(weights[1]?.numbers ?? [])].sort()).toEqual(carriers.map(({ number }) => number));
    expect(emulator.requests).toHaveLength(way === "GraphQL" ? 1 : 3);
  });
});

test("one request for 25 repositories; over REST one for each list, one to see whether it is archived, and GraphQL is asked for once", async () => {
  const state = newState();
  const names = Array.from({ length: 100 }, (_, n) => `r${n}`);
  for (const name of names) addLabel(state, addRepository(state, name), { name: "bug" });
  const graphql = await bench({ state });
  await graphql.read(["label"], names.slice(0, 25));
  expect(graphql.emulator.requests).toHaveLength(1);
  await graphql.read(["label"], names);
  expect(graphql.emulator.requests).toHaveLength(1 + 4);
  const rest = await bench({ state, graphql: false });
  expect((await rest.read(["label"], names)).items).toHaveLength(200);
  expect(rest.emulator.requests).toHaveLength(1 + 2 * 100);
  await rest.read(["label"], names.slice(0, 1));
  expect(rest.emulator.requests.filter(({ path }) => path === "/graphql")).toHaveLength(1);
});

test("a part that is missing is a failure, never an absence", async () => {
  const { read, emulator } = await bench({ state: community() });
  emulator.faults.push({ at: 1, do: "partial" });
  const { items, failures, absent } = await read(["label"], ["hub"]);
  expect(failures).toHaveLength(1);
  expect(absent.size).toBe(0);
  expect(items.filter(({ kind }) => kind === "label")).toEqual([]);
});

test("a service that gives no answer fails its targets, and is not asked for each by itself", async () => {
  const state = newState();
  const names = Array.from({ length: 25 }, (_, n) => `r${n}`);
  for (const name of names) addRepository(state, name);
  const { read, emulator } = await bench({ state });
  emulator.faults.push({ at: () => true, do: "500", times: 1000 });
  const { failures, absent } = await read(["label"], names);
  expect(new Set(failures.map(({ target }) => target.repository)).size).toBe(25);
  expect(absent.size).toBe(0);
  expect(emulator.requests.length).toBeLessThan(100);
});

test("an answer that is too much for one request is asked for in halves", async () => {
  const state = newState();
  const names = Array.from({ length: 4 }, (_, n) => `r${n}`);
  for (const name of names) addLabel(state, addRepository(state, name), { name: "bug" });
  const { read, emulator } = await bench({ state });
  // The service gives up on anything with more than two repositories, four tries long.
  emulator.faults.push({ at: ({ body }) => body.includes("r2:"), do: "502-before", times: 4 });
  const { items, failures } = await read(["label"], names);
  expect(failures).toEqual([]);
  expect(items.filter(({ kind }) => kind === "label")).toHaveLength(4);
});

test("autolinks that the token may not see fail by themselves; the repository stays one", async () => {
  const { read, emulator } = await bench({ state: community() });
  emulator.faults.push({ at: ({ path }) => path.includes("/autolinks"), do: "404" });
  const { items, failures } = await read(["label", "autolink"]);
  expect(items.filter(({ kind }) => kind === "repository")).toHaveLength(1);
  expect(failures).toMatchObject([{ kind: "autolink", reason: "target.forbidden" }]);
});

describe("teams and boards", () => {
  test("invited ones count as members, GitHub's own fields are none of ours, and what is read-only is told", async () => {
    const state = community();
    const base = { number: 1, description: null, privacy: "closed", parent: null } as const;
    const members = new Map([["ada", "maintainer"]] as const);
    state.teams.push({
      ...base,
      id: "T_1",
      slug: "core-team",
      name: "Core Team",
      members,
      invitations: ["zoe"],
      repositories: new Map([["hub", "push"]]),
    });
    const board = addBoard(state, "Roadmap");
    board.views.push({
      id: "V_1",
      number: 1,
      name: "All",
      layout: "table",
      filter: "",
      fields: ["Status"],
      groupBy: "Status",
    });
    const { read, emulator } = await bench({ state });
    const snapshot = await read(["team", "team-member", "team-repository", "board", "board-field", "board-view"], []);
    expect(emulator.requests).toHaveLength(1);
    expect(snapshot).toMatchObject({ failures: [], viewer: "ada" });
    const names = (kind: string) => snapshot.items.filter((item) => item.kind === kind).map(({ name }) => name);
    expect(names("team-member")).toEqual(["ada", "zoe"]);
    expect(named(snapshot, "team-repository", "Hub").fields).toEqual({ role: "push" });
    expect(names("board-field")).toEqual(["Status"]);
    expect(named(snapshot, "board-view", "All").fields).toEqual({ layout: "table", filter: "", fields: ["Status"] });
    expect(snapshot.readOnly).toContainEqual({
      target: { owner: "acme", board: "Roadmap" },
      field: "view.groupBy",
      name: "All",
      value: "Status",
    });
  });

  test("without GraphQL they are a failure; a person has no teams", async () => {
    const rest = await bench({ state: community(), graphql: false });
    expect((await rest.read(["board"], ["hub"])).failures).toMatchObject([
      { kind: "board", reason: "target.no-graphql" },
    ]);
    const person = await bench({ state: newState("ada", "User") });
    const { failures } = await person.read(["team"], []);
    expect(failures).toMatchObject([{ kind: "team" }]);
  });
});

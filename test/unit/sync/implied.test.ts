import { describe, expect, test } from "vitest";
import { sections } from "../../../src/kinds/item.ts";
import { addBoard } from "../../emulator/boards.ts";
import { addRepository, newState } from "../../emulator/state.ts";
import { applyAt, planAt, said, settledAt } from "../../support/steady.ts";
import { bench } from "../providers/github/support.ts";

/** G7: a repository is made, renamed, opened to all and taken out of the archive by its own section alone. */

const labels = [{ name: "bug", color: "d73a4a" }];
const rulesets = [{ name: "main", rules: { deletion: true } }];
const autolinks = [{ prefix: "LEP-", url: "https://lepton.example/<num>" }];
const body = {
  repositories: [{ name: "hub", visibility: "public" }, { name: "hubb" }],
  labels,
  rulesets,
  autolinks,
  milestones: [{ title: "Q1" }],
  teams: [{ name: "core", repositories: { hub: "pull", hubb: "admin" } }],
  boards: [{ title: "Roadmap", repositories: ["hub", "hubb"] }],
};

const others = sections.filter((one) => one !== "repositories" && one !== "events");

test.each(others)("--only %s: a repository that is not there is a failure that names the nearest one", async (only) => {
  const state = newState();
  addRepository(state, "hub", { visibility: "private" });
  const { place, emulator } = await bench({ state });
  const plan = await planAt(place, body, { only: [only] });
  expect(plan.changes.filter(({ kind, target }) => kind === "repository" || target.repository === "hubb")).toEqual([]);
  expect(plan.changes.filter(({ name }) => name === "hubb")).toEqual([]);
  expect(plan.failures).toEqual([
    {
      target: { owner: "acme", repository: "hubb" },
      reason: "plan.no-repository-near",
      params: { name: "hubb", nearest: "hub" },
    },
  ]);
  expect((await applyAt(place, plan)).exitCode).toBe(0);
  expect([...state.repositories.keys()]).toEqual(["hub"]);
  expect(state.repositories.get("hub")?.visibility).toBe("private");
  // The others went on, and are done.
  expect(said(await planAt(place, body, { only: [only] }))).toEqual([]);
  expect(emulator.violations).toEqual([]);
});

test("all sections together: n of n make nothing of a repository unless it is among them", async () => {
  let count = 0;
  for (let bits = 1; bits < 1 << others.length; bits++) {
    const only = others.filter((_, index) => bits & (1 << index));
    const { place } = await bench({ state: newState() });
    const plan = await planAt(place, body, { only });
    expect(plan.changes.filter(({ kind }) => kind === "repository")).toEqual([]);
    expect(plan.failures.map(({ reason }) => reason)).toEqual(["plan.no-repository", "plan.no-repository"]);
    count++;
  }
  console.log(`G7: ${count} of ${(1 << others.length) - 1} sets of sections make no repository`);
});

describe("renaming and the archive", () => {
  test("a repository that has yet to be renamed is worked on under the name that it has", async () => {
    const state = newState();
    addRepository(state, "old");
    const { place } = await bench({ state });
    const renamed = {
      repositories: [{ name: "hub", was: ["old"] }],
      labels,
      teams: [{ name: "core", repositories: { hub: "pull" } }],
    };
    const plan = await planAt(place, renamed, { only: ["labels", "teams"] });
    expect(plan.failures).toEqual([]);
    expect((await applyAt(place, plan)).failed).toEqual([]);
    expect([...state.repositories.keys()]).toEqual(["old"]);
    expect(state.repositories.get("old")?.labels.map(({ name }) => name)).toEqual(["bug"]);
    expect([...(state.teams[0]?.repositories ?? [])]).toEqual([["old", "pull"]]);
    expect((await settledAt(place, renamed)).left).toEqual([]);
    expect([...state.repositories.keys()]).toEqual(["hub"]);
  });

  test("an archived one is not opened by another section", async () => {
    const state = newState();
    addRepository(state, "hub", { archived: true });
    const { place } = await bench({ state });
    const plan = await planAt(
      place,
      { repositories: [{ name: "hub", archived: false }], labels },
      { only: ["labels"] },
    );
    expect(said(plan)).toEqual([]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(["plan.archived"]);
  });
});

/** G4: an archived repository takes nothing. */
describe.each([
  ["GraphQL", true],
  ["REST", false],
])("an archived repository over %s", (_, graphql) => {
  const inside = { labels, rulesets, autolinks, milestones: [{ title: "Q1" }] };
  const community = (archived: boolean) => {
    const state = newState();
    addRepository(state, "hub", { archived });
    addRepository(state, "tools");
    return state;
  };

  test.each([true, undefined])(
    "archived: %s: nothing is planned there, the others go on, the second plan is empty",
    async (archived) => {
      const state = community(true);
      const { place, emulator } = await bench({ state, graphql });
      const hub = { name: "hub", description: "New", topics: ["ai"], ...(archived === undefined ? {} : { archived }) };
      const wants = { repositories: [hub, { name: "tools" }], ...inside };
      const { failed, left, plan } = await settledAt(place, wants);
      expect(failed).toEqual([]);
      expect(left).toEqual([]);
      expect(plan.changes.every(({ target }) => target.repository === "tools")).toBe(true);
      expect(plan.warnings.map(({ code }) => code)).toEqual(archived ? [] : ["plan.archived"]);
      expect(emulator.requests.filter(({ write, path }) => write && path.includes("/hub"))).toEqual([]);
      const second = await planAt(place, wants, { only: ["labels"] });
      expect([said(second), second.failures]).toEqual([[], []]);
    },
  );

  test("one that is to be archived is, when all else is done there", async () => {
    const state = community(false);
    const { place } = await bench({ state, graphql });
    const wants = { repositories: [{ name: "hub", description: "Done", topics: ["ai"], archived: true }], ...inside };
    const { plan, failed, left } = await settledAt(place, wants);
    expect(said(plan).at(-1)).toBe('update repository "hub" archived');
    expect(failed).toEqual([]);
    expect(left).toEqual([]);
    const hub = state.repositories.get("hub");
    expect([hub?.archived, hub?.description, hub?.topics, hub?.labels.length]).toEqual([true, "Done", ["ai"], 1]);
  });

  test("it stays open while something in it is not done", async () => {
    const state = community(false);
    const { place, emulator } = await bench({ state, graphql });
    const wants = { repositories: [{ name: "hub", archived: true }], milestones: [{ title: "Q1" }] };
    emulator.changes.push((text, { path }) => text.replace(/x^/, path));
    const plan = await planAt(place, wants);
    state.repositories
      .get("hub")
      ?.milestones.push({ number: 1, title: "Q1", due_on: null, description: "x", state: "open" });
    emulator.readOnly.add("hub");
    const { failed, skipped } = await applyAt(place, plan);
    expect([...failed, ...skipped].map(({ step }) => step.kind)).toContain("repository");
    expect(state.repositories.get("hub")?.archived).toBe(false);
  });

  test("one that is to be open is opened first", async () => {
    const state = community(true);
    const { place } = await bench({ state, graphql });
    const wants = { repositories: [{ name: "hub", archived: false, description: "Back", topics: ["ai"] }], ...inside };
    const { failed, left } = await settledAt(place, wants);
    expect([failed, left]).toEqual([[], []]);
    expect(state.repositories.get("hub")?.archived).toBe(false);
  });
});

test("a new repository that is wanted archived is made, filled and archived in one run", async () => {
  const { place, emulator } = await bench({ state: newState() });
  const { failed, left } = await settledAt(place, { repositories: [{ name: "hub", archived: true }], labels });
  expect([failed, left]).toEqual([[], []]);
  expect(emulator.state.repositories.get("hub")).toMatchObject({ archived: true });
  expect(emulator.state.repositories.get("hub")?.labels.map(({ name }) => name)).toContain("bug");
});

test("teams and boards leave an archived repository alone", async () => {
  const state = newState();
  addRepository(state, "hub", { archived: true });
  addBoard(state, "Roadmap");
  const { place } = await bench({ state });
  const wants = {
    repositories: [{ name: "hub", archived: true }],
    teams: [{ name: "core", repositories: { hub: "pull" } }],
    boards: [{ title: "Roadmap", repositories: ["hub"] }],
  };
  const { failed, left } = await settledAt(place, wants);
  expect([failed, left]).toEqual([[], []]);
});

import { describe, expect, test } from "vitest";
import type { Place } from "../../../src/plan/port.ts";
import { addRepository, newState, type State, type Team } from "../../emulator/state.ts";
import { faultsOf, planAt, said, settledAt } from "../../support/steady.ts";
import { bench } from "../providers/github/support.ts";

function addTeam(state: State, name: string, slug: string, more: Partial<Team> = {}): Team {
  const number = state.next++;
  const lists = { members: new Map(), invitations: [], repositories: new Map() };
  const team: Team = {
    id: `T_${number}`,
    number,
    slug,
    name,
    description: null,
    privacy: "closed",
    parent: null,
    ...lists,
    ...more,
  };
  state.teams.push(team);
  return team;
}

const shown = (state: State) => state.teams.map(({ name, slug }) => `${name} (${slug})`);

/** G5: a team is known by its name and by its slug. */
describe("slugs", () => {
  test.each([
    ["core-team", "Core Team", "core-team"],
    ["core-team", "Core  Team!", "core-team"],
    ["equipe-a-b", "Équipe A & B", "equipe-a-b"],
    ["c", "C++", "c"],
    ["my_team", "My_Team", "my_team"],
    ["a-b", "a.b", "a-b"],
  ])("%s finds «%s», and does not rename it", async (wanted, name, slug) => {
    const state = newState();
    addRepository(state, "hub");
    addTeam(state, name, slug, { members: new Map([["bob", "member"]]), repositories: new Map([["hub", "pull"]]) });
    addTeam(state, "Low", "low");
    const { place } = await bench({ state });
    const body = {
      repositories: [{ name: "hub" }],
      teams: [
        {
          name: wanted,
          members: { bob: "maintainer", eve: "member" },
          repositories: { hub: "push" },
          description: "New",
        },
        { name: "low", parent: wanted },
      ],
    };
    const { plan, failed, left } = await settledAt(place, body);
    expect(plan.changes.map(({ action, kind }) => `${action} ${kind}`)).not.toContain("create team");
    expect([failed, left]).toEqual([[], []]);
    expect(shown(state)[0]).toBe(`${name} (${slug})`);
    expect(state.teams[0]).toMatchObject({ description: "New" });
    expect(state.teams[1]?.parent).toBe(name);
    expect([...(state.teams[0]?.members ?? [])]).toEqual([
      ["bob", "maintainer"],
      ["eve", "member"],
    ]);
  });

  test("another spelling of the same slug renames: a second one could not be made", async () => {
    const state = newState();
    addTeam(state, "Core Team", "core-team");
    const { place } = await bench({ state });
    const { plan, failed, left } = await settledAt(place, { teams: [{ name: "Core-Team!" }] });
    expect(said(plan)).toEqual(['rename team "Core Team" → "Core-Team!"']);
    expect([failed, left]).toEqual([[], []]);
  });

  test("a former name may be a slug too, and a parent the slug of a team that is yet to be made", async () => {
    const state = newState();
    addTeam(state, "Old Guard", "old-guard");
    const { place } = await bench({ state });
    const body = {
      teams: [
        { name: "Below", parent: "new-guard" },
        { name: "New Guard", was: ["old-guard"] },
      ],
    };
    const { failed, left } = await settledAt(place, body);
    expect([failed, left]).toEqual([[], []]);
    expect(shown(state)).toEqual(["New Guard (new-guard)", "Below (below)"]);
  });

  test("under strict a team that is listed by its slug stays", async () => {
    const state = newState();
    addTeam(state, "Core Team", "core-team");
    const { place } = await bench({ state });
    const plan = await planAt(place, { strict: ["teams"], teams: [{ name: "core-team" }] }, { allowDelete: true });
    expect(said(plan)).toEqual([]);
  });

  test("two teams of one slug are an error, with its place", () => {
    expect(faultsOf({ teams: [{ name: "Core Team" }, { name: "core-team" }] })).toEqual(["8:11 manifest.same-slug"]);
    expect(faultsOf({ teams: [{ name: "Core Team" }, { name: "x", parent: "core-team" }] })).toEqual([]);
    expect(faultsOf({ teams: [{ name: "Core Team", parent: "core-team" }] })).toEqual(["8:13 manifest.team-circle"]);
  });
});

/** G2: an owner of the organisation is a maintainer of every team that he is in. */
describe("owners", () => {
  const body = { teams: [{ name: "core", members: { bob: "member", eve: "member" } }] };
  const community = () => {
    const state = newState();
    state.owners.add("bob");
    addTeam(state, "core", "core", {
      members: new Map([
        ["bob", "maintainer"],
        ["ada", "maintainer"],
      ]),
    });
    return state;
  };

  test("one who is listed as member is left maintainer, and that is said", async () => {
    const state = community();
    const { place, emulator } = await bench({ state });
    const { plan, failed, left, after } = await settledAt(place, body);
    expect(said(plan)).toEqual(['create team-member "eve" role']);
    expect([failed, left]).toEqual([[], []]);
    expect(plan.warnings.map(({ code, params }) => [code, params])).toEqual([
      ["plan.owner-maintains", { name: "bob" }],
    ]);
    expect(state.teams[0]?.members.get("bob")).toBe("maintainer");
    expect(after.warnings).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test("one who is new there is made maintainer, as GitHub would", async () => {
    const state = community();
    state.owners.add("eve");
    const { place } = await bench({ state });
    const { failed, left } = await settledAt(place, body);
    expect([failed, left]).toEqual([[], []]);
    expect(state.teams[0]?.members.get("eve")).toBe("maintainer");
  });

  test("owners are asked for only where somebody would be made a plain member", async () => {
    const { place, emulator } = await bench({ state: community() });
    await planAt(place, { teams: [{ name: "core", members: { bob: "maintainer" } }] });
    expect(emulator.requests.filter(({ path }) => path.includes("/members"))).toEqual([]);
  });

  test("where they cannot be told, what the service answers is believed, not what was asked for", async () => {
    const { place } = await bench({ state: community() });
    const blind: Place = { ...place, owners: async () => undefined };
    const { failed } = await settledAt(blind, body);
    expect(failed).toEqual(["team-member bob: team.role"]);
  });
});

/** G10: what a team may do because a team above it may. */
describe("access that comes down from above", () => {
  const community = () => {
    const state = newState();
    addRepository(state, "hub");
    addRepository(state, "tools");
    addTeam(state, "top", "top", { repositories: new Map([["hub", "push"]]) });
    addTeam(state, "low", "low", { parent: "top", repositories: new Map([["tools", "pull"]]) });
    return state;
  };
  const repositories = [{ name: "hub" }, { name: "tools" }];

  test("is not taken away under strict", async () => {
    const { place } = await bench({ state: community() });
    const body = {
      strict: ["teams"],
      repositories,
      teams: [
        { name: "top", repositories: { hub: "push" } },
        { name: "low", repositories: { tools: "pull" } },
      ],
    };
    expect(said(await planAt(place, body, { allowDelete: true }))).toEqual([]);
  });

  test.each([
    ["pull", [], ["plan.inherited"]],
    ["push", [], []],
    ["admin", ['update team-repository "hub" role'], []],
  ] as const)("%s is wanted below: %j", async (role, changes, warnings) => {
    const { place } = await bench({ state: community() });
    const body = { repositories, teams: [{ name: "low", repositories: { hub: role } }] };
    const { plan, failed, left } = await settledAt(place, body);
    expect(said(plan)).toEqual(changes);
    expect(plan.warnings.map(({ code }) => code)).toEqual(warnings);
    expect([failed, left]).toEqual([[], []]);
  });
});

import { expect, test } from "vitest";
import { addLabel, addRepository, newState, type Repository } from "../../emulator/state.ts";
import { planAt, said, settledAt } from "../../support/steady.ts";
import { bench } from "../providers/github/support.ts";

/** Public bug reports of peers about plans that never end and things made twice, each tried here. */

type Rule = Repository["rulesets"][number]["rules"][number];

function community(
  rules: Rule[],
  more: Partial<Repository["rulesets"][number]> = {},
  repository: Partial<Repository> = {},
) {
  const state = newState();
  const hub = addRepository(state, "hub", repository);
  const conditions = { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } };
  const common = { id: 5, name: "main", target: "branch", enforcement: "active", conditions, bypass_actors: [] };
  hub.rulesets.push({ ...common, rules, ...more });
  return { state, hub };
}

const wants = (rules: object) => ({ repositories: [{ name: "hub" }], rulesets: [{ name: "main", rules }] });
const foreign = { type: "creation" };

test("terraform-provider-github 2818, 2889, 2556: a rule that nobody here knows is no difference, and stays", async () => {
  const { state, hub } = community([{ type: "deletion" }, foreign]);
  const { place } = await bench({ state });
  expect(said(await planAt(place, wants({ deletion: true })))).toEqual([]);
  const { failed, left } = await settledAt(place, wants({ deletion: true, forcePush: true }));
  expect([failed, left]).toEqual([[], []]);
  expect(hub.rulesets).toHaveLength(1);
  expect(hub.rulesets[0]?.rules).toContainEqual(foreign);
});

test("terraform-provider-github 2203: one more demand on pull requests is carried out, and the others stay", async () => {
  const parameters = {
    required_approving_review_count: 1,
    require_code_owner_review: false,
    dismiss_stale_reviews_on_push: true,
    require_last_push_approval: true,
    required_review_thread_resolution: false,
  };
  const { state, hub } = community([{ type: "pull_request", parameters }]);
  const { place } = await bench({ state });
  const { plan, failed, left } = await settledAt(place, wants({ pullRequest: { codeOwners: true } }));
  expect(said(plan)).toEqual(['update ruleset "main" rules']);
  expect([failed, left]).toEqual([[], []]);
  expect(hub.rulesets[0]?.rules[0]?.parameters).toMatchObject({ ...parameters, require_code_owner_review: true });
});

test("terraform-provider-github 2504, 2784: who may pass by a ruleset is left, in whatever order", async () => {
  const actors = [2, 1].map((actor_id) => ({ actor_id, actor_type: "Team", bypass_mode: "always" }));
  const { state, hub } = community([{ type: "deletion" }], { bypass_actors: actors });
  const { place } = await bench({ state });
  const { failed, left } = await settledAt(place, wants({ deletion: true, signatures: true }));
  expect([failed, left, hub.rulesets[0]?.bypass_actors]).toEqual([[], [], actors]);
});

test("safe-settings 655: rules and checks that somebody took out are put back", async () => {
  const { state, hub } = community([]);
  const { place } = await bench({ state });
  const { failed, left } = await settledAt(place, wants({ deletion: true, checks: ["a", "b"] }));
  expect([failed, left]).toEqual([[], []]);
  expect(hub.rulesets[0]?.rules.map(({ type }) => type)).toEqual(["deletion", "required_status_checks"]);
});

test("safe-settings 693: an empty list takes the checks away, and a check keeps whose it is", async () => {
  const required_status_checks = [{ context: "ci", integration_id: 12 }];
  const { state, hub } = community([{ type: "required_status_checks", parameters: { required_status_checks } }]);
  const { place } = await bench({ state });
  expect((await settledAt(place, wants({ checks: ["ci", "docs"] }))).left).toEqual([]);
  expect(hub.rulesets[0]?.rules[0]?.parameters?.required_status_checks).toEqual([
    ...required_status_checks,
    { context: "docs" },
  ]);
  const { failed, left } = await settledAt(place, wants({ checks: [] }));
  expect([failed, left, hub.rulesets[0]?.rules]).toEqual([[], [], []]);
});

test("otterdog 729: the rulesets of a private repository are read, and not made twice", async () => {
  const { state, hub } = community([{ type: "deletion" }], {}, { visibility: "private" });
  const { place } = await bench({ state });
  expect(said(await planAt(place, wants({ deletion: true })))).toEqual([]);
  expect(hub.rulesets).toHaveLength(1);
});

test("xorcise 94: a label that differs by case alone is renamed, not made a second time", async () => {
  const { state, hub } = community([]);
  addLabel(state, hub, { name: "Bug", color: "111111" });
  const { place } = await bench({ state });
  const { plan, failed, left } = await settledAt(place, {
    repositories: [{ name: "hub" }],
    labels: [{ name: "bug", color: "111111" }],
  });
  expect(said(plan)).toEqual(['rename label "Bug" → "bug"']);
  expect([failed, left]).toEqual([[], []]);
});

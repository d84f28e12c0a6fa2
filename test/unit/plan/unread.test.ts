import { describe, expect, test } from "vitest";
import { type Actual, type Desired, type KindId, kindIds, sections, type Target } from "../../../src/kinds/item.ts";
import { kinds } from "../../../src/kinds/kind.ts";
import { type Container, childrenOf, homeOf } from "../../../src/kinds/nesting.ts";
import type { Entry, Recorded } from "../../../src/plan/apply/journal.ts";
import { draft, finish } from "../../../src/plan/make.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import type { Failure, Weight } from "../../../src/plan/port.ts";
import { inverse } from "../../../src/plan/undo.ts";

const owner = { owner: "acme" };
const parents: readonly Container[] = ["repository", "team", "board", "calendar"];
const family = parents.flatMap((parent) => childrenOf(parent).map((child) => [parent, child] as const));
const why = { reason: "target.partial", params: { message: "x" } };

function targetOf(kind: KindId): Target {
  const home = homeOf(kind);
  return home === undefined ? owner : { ...owner, [home]: "one" };
}

const nameOf = (kind: KindId) => (parents.includes(kind as Container) ? "one" : "thing");

function wanted(kind: KindId, fields = {}, name = nameOf(kind)): Desired {
  return { kind, target: targetOf(kind), name, fields, was: [] };
}

function there(kind: KindId, fields = {}, name = nameOf(kind)): Actual {
  return { kind, target: targetOf(kind), name, fields, ref: `ref-${name}` };
}

/** A plan that would change, make and delete things, but for what could not be read. */
function planOf(desired: Desired[], items: Actual[], failures: Failure[] = [], weights: [string, Weight][] = []): Plan {
  const snapshot = { items, failures, absent: new Set<string>(), readOnly: [] };
  const input = { desired, snapshot, offers: new Set(kindIds), strict: new Set(sections), only: [] };
  const about = { place: { provider: "memory", host: "memory", owner: "acme" }, manifest: { path: "", sha256: "" } };
  const drafted = draft({ ...input, allowDelete: true });
  const told = new Map(weights.flatMap(([name, weight]) => idsOf(drafted.toWeigh, name).map((id) => [id, weight])));
  const rest = { ...about, only: [], allowDelete: true, manual: [] };
  return finish(drafted, told, rest, () => ({ requests: 0, points: 0, seconds: 0 }));
}

function idsOf(toWeigh: ReadonlyMap<string, Actual>, name: string): string[] {
  return [...toWeigh].flatMap(([id, item]) => (item.name === name ? [id] : []));
}

const said = ({ changes }: Plan) => changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`);

describe("a list that could not be read covers all that hangs on the things in it (G1)", () => {
  test.each(family)("%s: %s is neither made, changed nor deleted", (parent, child) => {
    const desired = [wanted(parent), wanted(child, { x: 2 }), wanted(child, { x: 1 }, "new")];
    const items = [there(parent), there(child, { x: 1 }), there(child, {}, "old")];
    const failure = { target: owner, kind: parent, ...why };
    const plan = planOf(desired, items, [failure]);
    expect([said(plan), plan.held, plan.failures]).toEqual([[], [], [failure]]);
    expect(said(planOf(desired, items)).length, "it would be, could it be read").toBeGreaterThan(1);
  });

  test("nothing is done about a repository's place in a team or on a board when the repository could not be read", () => {
    const crew = { ...owner, team: "crew" };
    const board = { ...owner, board: "plans" };
    const link = (kind: KindId, target: Target, fields = {}): Desired => {
      return { kind, target, name: "hub", fields, was: [] };
    };
    const team: Desired = { kind: "team", target: owner, name: "crew", fields: {}, was: [] };
    const plans: Desired = { kind: "board", target: owner, name: "plans", fields: {}, was: [] };
    const hub: Desired = { kind: "repository", target: owner, name: "hub", fields: {}, was: [] };
    const desired = [
      hub,
      team,
      plans,
      link("team-repository", crew, { role: "pull" }),
      link("board-repository", board),
    ];
    const items: Actual[] = [
      { kind: "team", target: owner, name: "crew", fields: {}, ref: "1" },
      { kind: "board", target: owner, name: "plans", fields: {}, ref: "2" },
      { kind: "team-repository", target: crew, name: "hub", fields: { role: "admin" }, ref: "3" },
    ];
    const failure = { target: { ...owner, repository: "hub" }, ...why };
    expect(said(planOf(desired, items, [failure]))).toEqual([]);
    const whole = [...items, { kind: "repository", target: owner, name: "hub", fields: {}, ref: "4" } as const];
    expect(said(planOf(desired, whole))).toEqual(["update team-repository hub", "create board-repository hub"]);
  });
});

test.each(kindIds.filter((kind) => kinds[kind].deletable))(
  "%s: what hangs on it could not be read: it stays, and that is said (X6)",
  (kind) => {
    const parent = homeOf(kind);
    const kept = parent === undefined ? [] : [wanted(parent)];
    const desired = [...kept, wanted(kind, {}, "kept")];
    const items = [...(parent === undefined ? [] : [there(parent)]), there(kind, {}, "kept"), there(kind, {}, "old")];
    expect(said(planOf(desired, items))).toEqual([`delete ${kind} old`]);
    const plan = planOf(desired, items, [], [["old", { unread: why }]]);
    expect(said(plan)).toEqual([]);
    expect(plan.held.map(({ name, reason }) => `${name} ${reason}`)).toEqual(["old weight"]);
    expect(plan.failures).toEqual([{ target: targetOf(kind), kind, ...why }]);
  },
);

describe("undo", () => {
  const recorded = (plan: Plan): Recorded => ({
    ...{ name: "1", at: "", command: "apply", plan, begun: new Set(), finished: true, undone: false },
    results: new Map(
      plan.changes.map(({ id }) => [id, { state: "done" } satisfies (Entry & { type: "result" })["outcome"]]),
    ),
  });

  test.each(family)("%s: what was done to a %s stays when it could not be read", (parent, child) => {
    const plan = planOf(
      [wanted(parent), wanted(child, { x: 2 }), wanted(child, { x: 1 }, "new")],
      [there(parent), there(child, { x: 1 }), there(child, {}, "old")],
    );
    const failures = [{ target: owner, kind: parent, ...why }];
    const back = inverse(recorded(plan), { items: [], failures, absent: new Set(), readOnly: [] });
    expect(back.changes).toEqual([]);
    expect(back.left.map(({ reason }) => reason)).toEqual(plan.changes.map(() => "left.unread"));
  });
});

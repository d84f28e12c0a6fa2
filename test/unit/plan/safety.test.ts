import { describe, expect, test } from "vitest";
import type { Actual, Desired, KindId, Target } from "../../../src/kinds/item.ts";
import { guard } from "../../../src/plan/guard.ts";
import { parsePlan } from "../../../src/plan/read.ts";
import { moved } from "../../../src/plan/stale.ts";
import { draftOf, planOf, there, wanted } from "./model.ts";

const owner = { owner: "acme" };
const crew = { owner: "acme", team: "crew" };
const desired = (kind: KindId, target: Target, name: string, fields = {}, was: string[] = []): Desired => {
  return { kind, target, name, fields, was };
};
const actual = (kind: KindId, target: Target, name: string, fields = {}): Actual => {
  return { kind, target, name, fields, ref: `ref-${name}` };
};
const many = (count: number, prefix = "old") => Array.from({ length: count }, (_, index) => there(`${prefix}${index}`));
const codeOf = (run: () => unknown) => {
  try {
    run();
    return "passes";
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const said = (plan: ReturnType<typeof planOf>) =>
  plan.changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`);

describe("guard", () => {
  test.each<[string, number, number, boolean | number, string]>([
    ["a quarter of what is there", 5, 15, true, "passes"],
    ["more than a quarter", 5, 14, true, "plan.guard"],
    ["more than five, if few in share", 6, 94, true, "plan.guard"],
    ["the exact number", 6, 2, 6, "passes"],
    ["another number", 6, 2, 5, "plan.count"],
    ["as many as may go, and beyond the guard", 6, 2, 7, "plan.guard"],
    ["fewer than may go", 2, 20, 5, "passes"],
    ["none of those that may go", 0, 20, 5, "passes"],
    ["not asked for: held back", 6, 2, false, "passes"],
  ])("%s", (_, gone, kept, allowDelete, outcome) => {
    const items = [...many(gone), ...many(kept, "kept")];
    const plan = planOf(
      many(kept, "kept").map(({ name }) => wanted(name)),
      items,
      { strict: true, allowDelete },
    );
    expect(codeOf(() => guard(plan))).toBe(outcome);
    expect(plan.held.length).toBe(allowDelete === false ? gone : 0);
  });

  test("a saved plan was looked at: the guard lets it pass, but never more than was named", () => {
    const [items, kept] = [[...many(6), ...many(2, "kept")], many(2, "kept").map(({ name }) => wanted(name))];
    const codes = [true, 6, 5].map((allowDelete) => {
      return codeOf(() => guard(planOf(kept, items, { strict: true, allowDelete }), true));
    });
    expect(codes).toEqual(["passes", "passes", "plan.count"]);
  });

  test("a renamed repository is as large as it was under its old name", () => {
    const at = { owner: "acme", repository: "old" };
    const to = { owner: "acme", repository: "new" };
    const names = Array.from({ length: 19 }, (_, index) => `l${index}`);
    const plan = planOf(
      [desired("repository", owner, "new", {}, ["old"]), ...names.map((name) => wanted(name, "ffffff", [], to))],
      [actual("repository", owner, "old"), ...[...names, "gone"].map((name) => there(name, "ffffff", at))],
      { strict: true, allowDelete: true },
    );
    expect(said(plan)).toEqual(["rename repository new", "delete label gone"]);
    expect(codeOf(() => guard(plan))).toBe("passes");
  });

  test("options that go count as deletions", () => {
    const board = { owner: "acme", board: "Roadmap" };
    const options = ["a", "b", "c"].map((name) => ({ id: name, name, color: "gray", description: "" }));
    const plan = planOf(
      [desired("board-field", board, "Status", { options: [{ name: "a" }] })],
      [actual("board-field", board, "Status", { options })],
      { strict: true, allowDelete: true },
    );
    expect(plan.changes[0]?.removes).toEqual(["b", "c"]);
    expect(codeOf(() => guard(plan))).toBe("plan.guard");
  });

  const board = { owner: "acme", board: "Roadmap" };
  const keysTurned = ["a", "b"].map((name) => ({ description: "", color: "gray", name, id: name }));
  const status = actual("board-field", board, "Status", { options: keysTurned });
  const wants = [desired("board-field", board, "Status", { options: [{ name: "a" }] })];

  test("what hangs on options that go is asked for", () => {
    const { changes, toWeigh } = draftOf(wants, [status], { strict: true, allowDelete: true });
    expect([...toWeigh]).toEqual([[changes[0]?.id, status]]);
  });

  test("options that are held back change nothing, in whatever order the place tells what they have", () => {
    const { changes, held } = draftOf(wants, [status], { strict: true });
    expect([changes, held.map(({ part, reason }) => [part, reason])]).toEqual([[], [["b", "flag"]]]);
  });
});

describe("members of a team", () => {
  const member = (name: string, role: string) => actual("team-member", crew, name, { role });
  const listed = (name: string, role: string) => desired("team-member", crew, name, { role });
  test.each<[string, Desired[], Actual[], string[], string[]]>([
    [
      "the account that plans is neither removed nor demoted",
      [listed("ann", "maintainer"), listed("me", "member")],
      [member("ann", "maintainer"), member("Me", "maintainer")],
      [],
      ["Me self"],
    ],
    ["nor the last maintainer demoted", [listed("ann", "member")], [member("ann", "maintainer")], [], ["ann last"]],
    [
      "unless another takes over",
      [listed("ann", "member"), listed("bob", "maintainer")],
      [member("ann", "maintainer"), member("bob", "member")],
      ["update team-member ann", "update team-member bob"],
      [],
    ],
    [
      "one demoted and one not listed: one of them stays",
      [listed("ann", "member")],
      [member("ann", "maintainer"), member("bob", "maintainer")],
      ["update team-member ann"],
      ["bob last"],
    ],
    [
      "not listed, and the account itself",
      [listed("ann", "member")],
      [member("ann", "member"), member("me", "member")],
      [],
      ["me self"],
    ],
  ])("%s", (_, wants, has, changes, held) => {
    const plan = planOf(wants, has, { strict: true, allowDelete: true, snapshot: { viewer: "me" } });
    expect(said(plan)).toEqual(changes);
    expect(plan.held.map(({ name, reason }) => `${name} ${reason}`)).toEqual(held);
  });
});

describe("what could not be read", () => {
  const hub = { owner: "acme", repository: "hub" };
  const repository = desired("repository", owner, "hub", {}, ["old"]);
  const both = [repository, wanted("bug", "ffffff", [], hub)];
  const failed = (repositoryName: string, reason: string) => ({
    target: { owner: "acme", repository: repositoryName },
    reason,
    params: {},
  });
  test.each<[string, Actual[], object, string[], string[]]>([
    ["is not made", [], { failures: [failed("hub", "target.forbidden")] }, [], ["hub target.forbidden"]],
    [
      "nor when its old name could not be read",
      [],
      { absent: new Set(["hub"]), failures: [failed("old", "target.forbidden")] },
      [],
      ["old target.forbidden", "hub target.forbidden"],
    ],
    ["nor when nothing is said of it", [], {}, [], ["hub target.missing"]],
    [
      "is made when it is absent",
      [],
      { absent: new Set(["hub", "old"]) },
      ["create repository hub", "create label bug"],
      [],
    ],
    [
      "a former name that leads to the new one is no failure",
      [actual("repository", owner, "hub")],
      { failures: [failed("old", "target.renamed")] },
      ["create label bug"],
      [],
    ],
    [
      "one list alone",
      [actual("repository", owner, "old")],
      { absent: new Set(["hub"]), failures: [{ ...failed("old", "target.short"), kind: "label" }] },
      ["rename repository hub"],
      ["old target.short"],
    ],
  ])("%s", (_, items, snapshot, changes, failures) => {
    const plan = planOf(both, items, { snapshot });
    expect(said(plan)).toEqual(changes);
    expect(plan.failures.map(({ target, reason }) => `${target.repository} ${reason}`)).toEqual(failures);
  });

  test("a new repository is private unless the manifest says otherwise", () => {
    const plan = planOf([desired("repository", owner, "hub")], [], { snapshot: { absent: new Set(["hub"]) } });
    expect(plan.changes[0]?.fields).toEqual([{ field: "visibility", after: "private" }]);
  });

  test("two boards of one title stop a plan only where the manifest means one of them", () => {
    const twins = [actual("board", owner, "Plans"), { ...actual("board", owner, "Plans"), ref: "other" }];
    const own = actual("board", owner, "Roadmap");
    const wants = (title: string) => [
      desired("board", owner, title, {}),
      desired("board-field", { owner: "acme", board: title }, "Status", { type: "text" }),
    ];
    expect(said(planOf(wants("Roadmap"), [...twins, own]))).toEqual(["create board-field Status"]);
    const stopped = planOf(wants("Plans"), [...twins, own]);
    expect([said(stopped), stopped.failures.map(({ reason }) => reason)]).toEqual([
      [],
      ["plan.ambiguous", "plan.ambiguous"],
    ]);
  });

  test("one thing under two names is let go by neither", () => {
    // Renamed between two pages of the listing: to delete “zebra” by its id would delete “bug”.
    const listed = actual("label", hub, "bug", { color: "d73a4a" });
    const again = { ...listed, name: "zebra" };
    const wants = [desired("label", hub, "bug", { color: "d73a4a" })];
    const plan = planOf(wants, [listed, again], { strict: true, allowDelete: 9 });
    expect([said(plan), plan.failures.map(({ reason, params }) => [reason, params])]).toEqual([
      [],
      [["plan.twofold", { name: "zebra", other: "bug" }]],
    ]);
    const told = planOf(wants, [listed, { ...again, ref: "ref-zebra" }], { strict: true, allowDelete: 9 });
    expect(said(told)).toEqual(["delete label zebra"]);
  });
});

test("a repository in a team goes along when it is renamed", () => {
  const plan = planOf(
    [desired("repository", owner, "new", {}, ["old"]), desired("team-repository", crew, "new", { role: "push" })],
    [actual("repository", owner, "old"), actual("team-repository", crew, "old", { role: "push" })],
    { strict: true, allowDelete: true },
  );
  expect(said(plan)).toEqual(["rename repository new"]);
});

test("nothing of repositories is changed when only labels are asked for: not made, not renamed, not opened to all", () => {
  const hub = { owner: "acme", repository: "hub" };
  const settings = { description: "new", visibility: "public", archived: false };
  const wants = [
    desired("repository", owner, "hub", settings, ["old"]),
    desired("repository", owner, "tools", settings),
    desired("repository", owner, "more", settings),
    wanted("bug", "ffffff", [], hub),
    wanted("bug", "ffffff", [], { owner: "acme", repository: "more" }),
  ];
  const items = [actual("repository", owner, "old"), actual("repository", owner, "tools")];
  const plan = planOf(wants, items, { only: ["labels"], snapshot: { absent: new Set(["hub", "more"]) } });
  // What is wanted in the one that is yet to be renamed goes where it is now.
  expect(plan.changes.map(({ action, name, target }) => `${action} ${name} in ${target.repository}`)).toEqual([
    "create bug in old",
  ]);
  expect(plan.failures).toEqual([
    { target: { owner: "acme", repository: "more" }, reason: "plan.no-repository", params: { name: "more" } },
  ]);
});

test("teams are made after those that they are in", () => {
  const plan = planOf([desired("team", owner, "low", { parent: "Top" }), desired("team", owner, "top")], []);
  expect(said(plan)).toEqual(["create team top", "create team low"]);
});

describe("a saved plan", () => {
  const items = [there("a", "111111"), there("x")];
  const plan = planOf([wanted("a", "222222"), wanted("b")], items);
  const text = JSON.stringify(plan);

  test("comes back as it was", () => {
    expect(parsePlan(text, "plan.json")).toEqual(plan);
  });

  test("is refused when any byte of it is another", () => {
    for (let at = 0; at < text.length; at++) {
      const other = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
      expect(["plan.unreadable", "plan.damaged"]).toContain(codeOf(() => parsePlan(other, "plan.json")));
    }
  });

  test.each<[string, Actual[], string[]]>([
    ["nothing", items, []],
    ["another field", [there("a", "333333"), there("x")], ["a changed"]],
    ["one gone", [there("a", "111111")], ["x removed"]],
    ["one more", [...items, there("New")], ["New added"]],
  ])("what moved since: %s", (_, now, expected) => {
    const snapshot = { items: now, failures: [], absent: new Set<string>(), readOnly: [] };
    expect(moved(plan, snapshot).map(({ name, how }) => `${name} ${how}`)).toEqual(expected);
  });

  test("what could not be read again has moved", () => {
    const failures = [{ target: { owner: "acme", repository: "hub" }, reason: "target.forbidden", params: {} }];
    expect(moved(plan, { items, failures, absent: new Set(), readOnly: [] }).map(({ how }) => how)).toEqual(["unread"]);
  });
});

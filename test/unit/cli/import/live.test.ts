import { describe, expect, test } from "vitest";
import { arrange } from "../../../../src/cli/import/arrange.ts";
import { goneOf, readWhole } from "../../../../src/cli/import/gone.ts";
import { fromLive } from "../../../../src/cli/import/live.ts";
import { prepare } from "../../../../src/cli/import/prepare.ts";
import { type Actual, type Fields, type KindId, kindIds } from "../../../../src/kinds/item.ts";
import type { Community } from "../../../../src/manifest/schema/manifest.ts";
import type { Failure, Target } from "../../../../src/plan/port.ts";

const owner = "acme";
const thing = (kind: KindId, name: string, where: Omit<Target, "owner"> = {}, fields: Fields = {}): Actual => ({
  kind,
  target: { owner, ...where },
  name,
  fields,
  ref: name,
});
const repository = (name: string) => thing("repository", name);
const label = (name: string, where: string, color = "aaaaaa") =>
  thing("label", name, { repository: where }, { color, description: "" });

/** What would be written for some things of a place, short. */
function written(
  items: readonly Actual[],
  body: Partial<Community> = {},
  failures: readonly Failure[] = [],
  prune = false,
) {
  const current = { version: 1, community: { name: "x" }, ...body } as Community;
  const look = {
    snapshot: { items, failures, absent: new Set<string>(), readOnly: [] },
    owner,
    offers: new Set(kindIds),
    only: [],
  };
  const { found, notes } = prepare(fromLive(items, []), current);
  const read = (section: Parameters<typeof readWhole>[1]) => readWhole(look, section);
  const { shared, own, ...rest } = arrange(found, { current, read, absent: look.snapshot.absent, prune });
  const names = (list: readonly { readonly values: Readonly<Record<string, unknown>> }[] = []) =>
    list.map(({ values }) => `${values.name} ${values.color}`);
  return {
    shared: names(shared.labels),
    own: Object.fromEntries([...own].map(([name, lists]) => [name, names(lists.labels)])),
    gone: goneOf(current, look).paths.map((path) => path.map((step) => step.join(" ")).join(" › ")),
    notes: [...notes, ...rest.notes].map(({ code, place }) => `${code.slice(7)} ${place}`),
    moved: rest.unshared,
  };
}

describe("where a label goes", () => {
  const two = [repository("a"), repository("b")];

  test("the same in all: shared; in another colour or only in some: each its own", () => {
    const items = [
      ...two,
      ...["a", "b"].map((name) => label("same", name)),
      label("half", "a"),
      label("two", "a", "111111"),
      label("two", "b", "222222"),
    ];
    expect(written(items)).toMatchObject({
      shared: ["same aaaaaa"],
      own: { a: ["half aaaaaa", "two 111111"], b: ["two 222222"] },
      notes: [],
    });
  });

  test("where it stands already, even when all have it", () => {
    const repositories = [{ name: "a", labels: [{ name: "Same", color: "bbbbbb" }] }, { name: "b" }];
    expect(written([...two, label("same", "a"), label("same", "b")], { repositories })).toMatchObject({
      shared: [],
      own: { a: ["same aaaaaa"], b: ["same aaaaaa"] },
    });
  });

  test("a repository that could not be read makes nothing shared, and nothing gone", () => {
    const failures = [{ target: { owner, repository: "b" }, reason: "target.forbidden", params: {} }];
    const body = { repositories: [{ name: "a" }, { name: "b", labels: [{ name: "x", color: "aaaaaa" }] }] };
    expect(written([repository("a"), label("new", "a")], body, failures)).toMatchObject({
      shared: [],
      own: { a: ["new aaaaaa"] },
      gone: [],
    });
  });

  test("a listing of one kind that failed tells nothing of that kind alone", () => {
    const failures = [
      { target: { owner, repository: "a" }, kind: "label" as const, reason: "target.short", params: {} },
    ];
    const list = [{ name: "x", color: "aaaaaa" }];
    const body: Partial<Community> = { repositories: [{ name: "a", labels: list, milestones: [{ title: "m" }] }] };
    expect(written([repository("a")], body, failures).gone).toEqual(["repositories a › milestones m"]);
    expect(written([repository("a")], body).gone).toEqual([
      "repositories a › labels x",
      "repositories a › milestones m",
    ]);
  });

  test("teams that could not be read are not gone, nor are their members", () => {
    const body: Partial<Community> = { teams: [{ name: "t", members: { ada: "member" } }, { name: "u" }] };
    const failures = [{ target: { owner }, kind: "team" as const, reason: "target.forbidden", params: {} }];
    expect(written([thing("team", "t")], body, failures).gone).toEqual([]);
    expect(written([thing("team", "t")], body).gone).toEqual(["teams u", "teams t › members ada"]);
  });

  test("pruning moves a shared one that only some have to those that have it; not while one was not read", () => {
    const body = { repositories: [{ name: "a" }, { name: "b" }], labels: [{ name: "half", color: "aaaaaa" }] };
    expect(written([...two, label("half", "a")], body, [], true)).toMatchObject({
      shared: [],
      own: { a: ["half aaaaaa"] },
      moved: [[["labels", "half"]]],
    });
    const failures = [{ target: { owner, repository: "b" }, reason: "target.forbidden", params: {} }];
    expect(written([repository("a"), label("half", "a")], body, failures, true)).toMatchObject({
      shared: ["half aaaaaa"],
      own: {},
      moved: [],
    });
  });
});

describe("what a place has, in the manifest's words", () => {
  const ruleset = (rules: Fields, include: string[] = ["~DEFAULT_BRANCH"]) =>
    fromLive(
      [
        thing(
          "ruleset",
          "r",
          { repository: "a" },
          { target: "branch", enforcement: "active", include, exclude: [], rules },
        ),
      ],
      [],
    ).found[0]?.entry;
  const off = {
    linearHistory: false,
    signatures: false,
    deletion: false,
    forcePush: false,
    pullRequest: null,
    checks: [],
  };

  test("rulesets: patterns without their prefix, and what holds anyway", () => {
    expect(ruleset({ ...off, deletion: true }, ["refs/heads/main", "~ALL"])).toMatchObject({
      values: { name: "r", include: ["main", "~ALL"], rules: { deletion: true } },
      cleared: ["exclude", "rules.pullRequest", "rules.checks"],
      usual: ["target", "enforcement"],
    });
    expect(ruleset({ ...off, deletion: true })?.usual).toContain("include");
  });

  test("a ruleset of rules that commonry has no word for is noted, not written", () => {
    expect(ruleset(off)?.values.rules).toEqual({});
    const items = [
      repository("a"),
      thing("ruleset", "r", { repository: "a" }, { target: "branch", include: [], exclude: [], rules: off }),
    ];
    expect(written(items).notes).toEqual(["left a › rulesets › r"]);
  });

  test("who is invited is a member; a closed board is none; of two boards of one title the first counts", () => {
    const items = [
      thing("team", "t", {}, { description: "", privacy: "closed", parent: null }),
      thing("team-member", "ada", { team: "t" }),
      thing("board", "B", {}, { description: "", public: true, closed: false }),
      thing("board", "b", {}, { description: "", public: false, closed: false }),
      thing("board", "C", {}, { description: "", public: false, closed: true }),
    ];
    const { owned, notes } = prepare(fromLive(items, []), undefined);
    expect(owned.teams?.map(({ values }) => values)).toEqual([
      { name: "t", privacy: "closed", members: { ada: "member" } },
    ]);
    expect(owned.boards?.map(({ values }) => values)).toEqual([{ title: "B", public: true }]);
    expect(notes).toEqual([{ code: "import.twice", place: "boards › b" }]);
  });
});

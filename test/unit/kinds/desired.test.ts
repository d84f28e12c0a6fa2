import { describe, expect, test } from "vitest";
import { desiredOf } from "../../../src/kinds/desired.ts";
import type { KindId } from "../../../src/kinds/item.ts";
import { manualNotes } from "../../../src/kinds/manual.ts";
import { scopeOf } from "../../../src/kinds/scope.ts";
import type { Community } from "../../../src/manifest/schema/manifest.ts";

const community: Community = {
  version: 1,
  community: { name: "Acme", languages: ["zh", "en"] },
  repositories: [
    { name: "hub", topics: ["b", "a"], features: { wiki: false }, was: ["start"] },
    { name: "tools", labels: [{ name: "gpu", color: "5319E7" }] },
  ],
  labels: [{ name: "bug", color: "D73A4A", was: ["defect"] }],
  milestones: [{ title: "Q1", description: { en: "first", zh: "第一" } }],
  rulesets: [
    { name: "main", repositories: ["HUB"], include: ["main", "~DEFAULT_BRANCH", "*"], rules: { deletion: true } },
  ],
  teams: [{ name: "crew" }, { name: "core", members: { ann: "member" } }],
  boards: [
    {
      title: "Roadmap",
      description: { en: "plans", zh: "计划" },
      workflows: ["Auto-add"],
      fields: [{ name: "Status", type: "single_select", options: ["Todo", { name: "Done", was: ["Closed"] }] }],
      views: [{ name: "Board", layout: "board", groupBy: "Team" }],
    },
  ],
};
const desired = desiredOf(community, "acme");
const of = (kind: KindId) => desired.filter((item) => item.kind === kind);

describe("what a manifest wants", () => {
  test("shared lists and own ones add up", () => {
    const labels = of("label").map(({ target, name, fields }) => `${target.repository} ${name} ${fields.color}`);
    expect(labels).toEqual(["hub bug d73a4a", "tools bug d73a4a", "tools gpu 5319e7"]);
  });

  test("only what is said", () => {
    expect(of("repository").map(({ fields }) => fields)).toEqual([{ topics: ["a", "b"], "features.wiki": false }, {}]);
    expect(of("team-member").map(({ target, name }) => `${target.team} ${name}`)).toEqual(["core ann"]);
    expect(of("team-repository")).toEqual([]);
  });

  test("a ruleset holds where it is said, in GitHub's words", () => {
    expect(of("ruleset").map(({ target }) => target.repository)).toEqual(["hub"]);
    expect(of("ruleset")[0]?.fields.include).toEqual(["refs/heads/main", "~ALL", "~DEFAULT_BRANCH"]);
  });

  test("texts in both languages, the community's first one first", () => {
    expect(of("milestone")[0]?.fields).toEqual({ description: "第一\n\nfirst" });
    expect(of("board")[0]?.fields).toEqual({ description: "计划 / plans", closed: false });
  });

  test("options of a board", () => {
    expect(of("board-field")[0]?.fields.options).toEqual([{ name: "Todo" }, { name: "Done", was: ["Closed"] }]);
  });
});

describe("scope", () => {
  test("repositories under all their names, settings only where they are wanted", () => {
    const scope = scopeOf(desired);
    expect(scope.repositories).toEqual(["hub", "start", "tools"]);
    expect([...scope.settings]).toEqual(["hub", "start"]);
    expect(scope.kinds.has("autolink")).toBe(false);
  });

  test("only labels: no settings", () => {
    const scope = scopeOf(desiredOf(community, "acme", ["labels"]), ["labels"]);
    expect([[...scope.kinds], [...scope.settings]]).toEqual([["repository", "label"], []]);
  });
});

test("what a person must set is on the list until it is so", () => {
  const target = { owner: "acme", board: "Roadmap" };
  const notes = (readOnly: Parameters<typeof manualNotes>[2]["readOnly"]) =>
    manualNotes(community, "acme", { readOnly }).map(({ code }) => code);
  expect(notes([])).toEqual(["manual.groupBy", "manual.workflow"]);
  expect(notes([{ target, field: "view.groupBy", name: "board", value: "Team" }])).toEqual(["manual.workflow"]);
  expect(notes([{ target, field: "workflow", name: "auto-add", value: true }])).toEqual(["manual.groupBy"]);
});

import { expect, test } from "vitest";
import { expectLinear } from "../../support/steps.ts";
import { faults, load, manifest } from "./support.ts";

const label = (name: string, was?: string) => `{ name: ${name}, color: d73a4a${was ? `, was: [${was}]` : ""} }`;
const labels = (...list: string[]) => `labels:\n${list.map((one) => `  - ${one}\n`).join("")}`;

test.each<[string, string, string[]]>([
  ["labels by case", labels(label("bug"), label("Bug")), ["6:13 twice"]],
  ["labels by composition", labels(label("caf\u00e9"), label("cafe\u0301")), ["6:13 twice"]],
  ["labels three times", labels(label("a"), label("b"), label("A"), label("a")), ["7:13 twice", "8:13 twice"]],
  ["a former name of two", labels(label("a", "old"), label("b", "OLD")), ["6:37 twice"]],
  ["a former name that stays", labels(label("a"), label("b", "a")), ["6:37 twice"]],
  ["a former name that stays further down", labels(label("b", "a"), label("a")), ["6:13 twice"]],
  ["repositories", "repositories: [{ name: Hub }, { name: hub }]\n", ["4:39 twice"]],
  ["teams", "teams: [{ name: Core }, { name: core }]\n", ["4:33 twice"]],
  ["milestones", "milestones: [{ title: A }, { title: a }]\n", ["4:37 twice"]],
  ["boards", "boards: [{ title: A }, { title: a }]\n", ["4:33 twice"]],
  [
    "fields of a board",
    "boards: [{ title: A, fields: [{ name: F, type: text }, { name: f, type: date }] }]\n",
    ["4:64 twice"],
  ],
  [
    "options of a field",
    "boards: [{ title: A, fields: [{ name: F, type: single_select, options: [Todo, { name: todo }] }] }]\n",
    ["4:87 twice"],
  ],
  [
    "views of a board",
    "boards: [{ title: A, views: [{ name: V, layout: board }, { name: v, layout: table }] }]\n",
    ["4:66 twice"],
  ],
  // Nothing would say which of the two rights is meant.
  [
    "members of a team",
    "teams:\n  - name: core\n    members: { ada: member, bob: member, ADA: maintainer, Ada: member }\n",
    ["6:42 twice", "6:59 twice"],
  ],
  [
    "repositories of a team",
    "repositories: [{ name: hub }]\nteams: [{ name: core, repositories: { hub: pull, HUB: admin } }]\n",
    ["5:50 twice"],
  ],
  [
    "a shared label and a repository's own",
    `${labels(label("bug"))}repositories: [{ name: a, labels: [${label("BUG")}] }, { name: b, labels: [${label("gpu")}] }]\n`,
    ["6:44 twice"],
  ],
])("twice: %s", (_, text, expected) => {
  expect(faults({ "community.yaml": manifest(text) })).toEqual(
    expected.map((one) => `community.yaml:${one}`.replace(/ /, " manifest.")),
  );
});

test.each([
  ["a chain of renamings", labels(label("c", "b"), label("b", "a"))],
  ["a swap", labels(label("a", "b"), label("b", "a"))],
  ["a name in another case of itself", labels(label("Bug", "bug"))],
  [
    "the same label in two repositories",
    `repositories: [{ name: a, labels: [${label("x")}] }, { name: b, labels: [${label("x")}] }]\n`,
  ],
  ["the same title for a board and a milestone", "boards: [{ title: A }]\nmilestones: [{ title: A }]\n"],
])("fine: %s", (_, text) => {
  expect(faults({ "community.yaml": manifest(text) })).toEqual([]);
});

test("doubles are found among faulty items, too, and name the first one's line", () => {
  const { findings } = load({ "community.yaml": manifest(labels("{ name: a, color: 000000 }", label("A"), "5")) });
  expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual([
    "5 manifest.quote",
    "6 manifest.twice",
    "7 manifest.expected-map",
  ]);
  expect(findings[1]?.params).toEqual({ name: "A", first: "5" });
});

test("2,000 shared labels in 2,000 repositories take no longer than reading them", () => {
  expectLinear((size) => {
    const many = (make: (index: number) => string) =>
      Array.from({ length: size }, (_, index) => `  - ${make(index)}\n`).join("");
    const text = `labels:\n${many((index) => label(`l${index}`))}repositories:\n${many((index) => `{ name: r${index}, labels: [${label("own")}] }`)}`;
    expect(faults({ "community.yaml": manifest(text) })).toEqual([]);
  }, 100);
});

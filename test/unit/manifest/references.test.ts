import { expect, test } from "vitest";
import { faults, load, manifest } from "./support.ts";

const hub = "repositories: [{ name: Hub }]\n";

test.each<[string, string, string[]]>([
  ["a board's repository", `${hub}boards: [{ title: A, repositories: [hub, hob] }]\n`, ["5:42 no-repository"]],
  [
    "a ruleset's",
    `${hub}rulesets: [{ name: a, rules: { deletion: true }, repositories: [x] }]\n`,
    ["5:65 no-repository"],
  ],
  [
    "an autolink's",
    `${hub}autolinks: [{ prefix: A-, url: "https://a.example/<num>", repositories: [x] }]\n`,
    ["5:74 no-repository"],
  ],
  [
    "a team's, at its key",
    `${hub}teams: [{ name: a, repositories: { hab: pull, hub: pull } }]\n`,
    ["5:36 no-repository"],
  ],
  ["no repositories at all", "boards: [{ title: A, repositories: [hub] }]\n", ["4:37 no-repository"]],
  ["a team above", "teams: [{ name: a, parent: core }]\n", ["4:28 no-team"]],
  ["a team above itself", "teams: [{ name: a, parent: A }]\n", ["4:28 team-circle"]],
  [
    "a circle of teams",
    "teams: [{ name: a, parent: b }, { name: b, parent: a }]\n",
    ["4:28 team-circle", "4:52 team-circle"],
  ],
  [
    "options where there are none",
    "boards: [{ title: A, fields: [{ name: F, type: date, options: [x] }] }]\n",
    ["4:54 options"],
  ],
  [
    "no options where there are some",
    "boards: [{ title: A, fields: [{ name: F, type: single_select }] }]\n",
    ["4:31 no-options"],
  ],
])("%s", (_, text, expected) => {
  expect(faults({ "community.yaml": manifest(text) })).toEqual(
    expected.map((one) => `community.yaml:${one}`.replace(/ /, " manifest.")),
  );
});

test("names are found in any case, and teams one below the other", () => {
  const teams =
    "teams: [{ name: Core, repositories: { HUB: admin } }, { name: docs, parent: core }, { name: zh, parent: Docs }]\n";
  expect(faults({ "community.yaml": manifest(`${hub}${teams}`) })).toEqual([]);
});

test("a stranger names what was meant most likely, or the first few that there are", () => {
  const params = (text: string) => load({ "community.yaml": manifest(text) }).findings[0]?.params;
  const repositories = `repositories: [${["hub", "b", "c", "d", "e", "f"].map((name) => `{ name: ${name} }`).join(", ")}]\n`;
  expect(params(`${repositories}boards: [{ title: A, repositories: [hbu] }]\n`)).toEqual({
    name: "hbu",
    nearest: "hub",
  });
  expect(params(`${repositories}boards: [{ title: A, repositories: [zzzzzz] }]\n`)).toEqual({
    name: "zzzzzz",
    nearest: "hub, b, c, d, e",
  });
  expect(params("boards: [{ title: A, repositories: [x] }]\n")).toEqual({ name: "x", nearest: "–" });
});

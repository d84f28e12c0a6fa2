import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { collectPeople } from "../../../src/people/collect.ts";
import { regionNames, regionText } from "../../../src/people/tables.ts";

const file = `version: 1
people:
  - { id: ada, name: Ada Lovelace, github: ada, emails: [ada@x.example] }
  - { id: li, name: 李雷 }
groups:
  - { id: core, title: { en: Core, zh: 核心 }, kind: maintainers, leads: [ada], members: [li], owns: ["*"] }
`;

describe("collectPeople", () => {
  test("gathers from several files, in their order", () => {
    const more = "groups: [{ id: docs, title: Docs, members: [li] }]\npeople: [{ id: bob, name: Bob, gitlab: bob }]\n";
    const { forge, people, groups } = collectPeople([file, more], "gitlab");
    expect(forge).toBe("gitlab");
    expect(people.map(({ id }) => id)).toEqual(["ada", "li", "bob"]);
    expect(groups.map(({ id }) => id)).toEqual(["core", "docs"]);
    expect(groups[0]).toMatchObject({
      kind: "maintainers",
      leads: ["ada"],
      members: ["li"],
      emeritus: [],
      owns: ["*"],
    });
  });

  test("takes along no address", () => {
    expect(JSON.stringify(collectPeople([file], "github"))).not.toContain("@x.example");
  });

  test.each([
    "",
    "null",
    "- a\n",
    "people: 5\ngroups: x\n",
    "people: [5, null, x, [a], {}]\ngroups: [5, null, x, [a], {}]\n",
    "people: [{ id: a }, { name: b }, { id: 5, name: c }, { id: d, name: 5 }]\n",
    "groups: [{ id: a }, { id: b, title: null }, { id: c, title: 5 }, { id: d, title: [x] }, { id: e, title: { en: x } }]\n",
    "people: [\n",
    "a: *nobody\n",
    "people: !!js/function x\n",
    "[".repeat(2000),
    "\0",
  ])("passes over %j", (text) => {
    expect(collectPeople([text], "github")).toEqual({ forge: "github", people: [], groups: [] });
  });

  test("what is of the wrong shape within an entry is left out of it", () => {
    const text =
      "people: [{ id: a, name: A, github: 5, gitlab: [x] }]\ngroups: [{ id: g, title: G, mission: null, team: 5, leads: a, members: [a, 5, null], owns: { x: y } }]\n";
    const { people, groups } = collectPeople([text], "github");
    expect(people).toEqual([{ id: "a", name: "A", github: undefined, gitlab: undefined }]);
    expect(groups[0]).toMatchObject({ mission: undefined, team: undefined, leads: [], members: ["a"], owns: [] });
  });

  test("whatever a file holds, regions can be made from it", { timeout: 30_000 }, () => {
    const value = fc.oneof(
      fc.constantFrom(null, 5, true, "x", "", "a", [], {}, ["a"], [null], { en: "x" }, { en: "x", zh: null }),
      fc.jsonValue(),
    );
    const entry = fc.record(
      {
        id: fc.oneof(fc.constant("a"), value),
        name: value,
        title: value,
        kind: fc.constant("maintainers"),
        mission: value,
        leads: value,
        members: value,
        emeritus: value,
        owns: value,
        team: value,
        github: value,
      },
      { requiredKeys: [] },
    );
    const files = fc.record({ people: fc.oneof(fc.array(entry), value), groups: fc.oneof(fc.array(entry), value) });
    fc.assert(
      fc.property(files, (content) => {
        const people = collectPeople([stringify(content, { aliasDuplicateObjects: false })], "github");
        for (const name of regionNames)
          for (const lang of ["en", "zh"] as const)
            for (const line of regionText(name, lang, people) ?? []) expect(line).not.toContain("\n");
      }),
      { numRuns: 150 },
    );
  });
});

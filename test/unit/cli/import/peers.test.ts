import { describe, expect, test } from "vitest";
import type { Imported } from "../../../../src/cli/import/found.ts";
import { type About, type Peer, readPeer } from "../../../../src/cli/import/peers.ts";
import { AppError } from "../../../../src/system/errors.ts";

/** What was read, short: things by section and repository, and the places of what was left. */
function short({ owned, found, notes }: Imported) {
  const things = found.map(({ section, entry, repository, reach }) => {
    return [section, reach === "all" ? "all" : `${reach} ${repository}`, entry.values] as const;
  });
  return { owned, things, notes: notes.map(({ code, place }) => `${code.slice(7)} ${place}`) };
}

const read = (text: string, about?: About) => short(readPeer(text, "f", about));
const labels = (text: string) => read(text).things.map(([, , values]) => values);

describe("github-label-sync", () => {
  test("JSON indented by tabs, with signs that JSON escapes", () => {
    const text = '[\n\t{\n\t\t"name": "\\ud83d\\ude00 a\\/b",\n\t\t"color": "#F00",\n\t\t"description": "x"\n\t}\n]\n';
    expect(read(text)).toEqual({
      owned: {},
      things: [["labels", "all", { name: "😀 a/b", color: "ff0000", description: "x" }]],
      notes: [],
    });
  });

  test.each<[string, string, string]>([
    ["#FFF", "'#FFF'", "ffffff"],
    ["#AbCdEf", "'#AbCdEf'", "abcdef"],
    ["all digits", "012345", "012345"],
    ["zeros", "000000", "000000"],
    ["a number with an exponent", "1e1000", "1e1000"],
    ["another one", "5319e7", "5319e7"],
    ["octal", "0o1234", "0o1234"],
  ])("a colour, %s, is read as it is written", (_, written, color) => {
    expect(labels(`- { name: a, color: ${written} }\n`)).toEqual([{ name: "a", color }]);
  });

  test("names without quotes that YAML would take for something else", () => {
    expect(labels("- { name: 404, color: aaaaaa, aliases: [1.10, true] }\n")).toEqual([
      { name: "404", color: "aaaaaa", was: ["1.10", "true"] },
    ]);
  });

  test("aliases of YAML are followed", () => {
    expect(labels("- { name: a, color: &c 5319e7 }\n- { name: b, color: *c }\n")).toEqual([
      { name: "a", color: "5319e7" },
      { name: "b", color: "5319e7" },
    ]);
  });

  test("nothing is dropped in silence: each with its place", () => {
    const text = [
      "- { name: bug, color: ff0000, aliases: [Defect, bug, own] }",
      "- { name: own, color: ff0000, aliases: [defect] }",
      "- { name: BUG, color: 00ff00 }",
      "- { name: old, delete: true }",
      "- { color: ff0000 }",
      "- just text",
      "- { name: x, color: ff0000, colour: red }",
    ].join("\n");
    expect(read(text)).toMatchObject({
      things: [
        ["labels", "all", { name: "bug", color: "ff0000", was: ["Defect"] }],
        ["labels", "all", { name: "own", color: "ff0000" }],
        ["labels", "all", { name: "x", color: "ff0000" }],
      ],
      notes: [
        "twice f:1:3 [0] (bug) ← own",
        "twice f:2:3 [1] (own) ← defect",
        "twice f:3:3 [2] (BUG)",
        "left f:4:16 [3] (old).delete",
        "left f:5:3 [4]",
        "left f:6:3 [5] (just text)",
        "left f:7:29 [6] (x).colour",
      ],
    });
  });

  test("a label without a colour takes none from one that is there", () => {
    const { found } = readPeer("- { name: a }\n", "f");
    expect(found[0]?.entry).toEqual({ values: { name: "a", color: "ededed" }, fallback: ["color"] });
  });
});

describe("repository settings", () => {
  const text = `
repository:
  name: hub
  description: The hub
  homepage: https://hub.example
  topics: ai, Open-Source
  private: false
  has_wiki: false
  allow_squash_merge: true
  delete_branch_on_merge: true
  default_branch: main
  enable_vulnerability_alerts: true
labels:
  - { name: bug, color: CC0000 }
  - { name: feature, color: '336699', oldname: enhancement }
  - { name: help, new_name: help wanted, color: 0e8a16 }
milestones:
  - { title: Q1, description: First, state: open, due_on: '2027-03-31T07:00:00Z' }
teams:
  - { name: core, permission: admin }
  - { name: docs, permission: push, id: 7 }
collaborators:
  - { username: ada, permission: push }
branches:
  - name: main
    protection: null
rulesets:
  - name: main
    target: branch
    enforcement: active
    bypass_actors: []
    conditions: { ref_name: { include: [refs/heads/main, ~DEFAULT_BRANCH], exclude: [] } }
    rules:
      - type: deletion
      - type: pull_request
        parameters: { required_approving_review_count: 2, require_code_owner_review: true, require_last_push_approval: false }
      - type: required_status_checks
        parameters: { required_status_checks: [{ context: ci }] }
      - type: commit_message_pattern
        parameters: {}
`;

  test("everything that has a counterpart, and where the rest stands", () => {
    expect(read(text)).toEqual({
      owned: {
        repositories: [
          {
            values: {
              name: "hub",
              description: "The hub",
              homepage: "https://hub.example",
              topics: ["ai", "open-source"],
              visibility: "public",
              features: { wiki: false },
              merge: { squash: true, deleteBranch: true },
              defaultBranch: "main",
            },
          },
        ],
        teams: [
          { values: { name: "core", repositories: { hub: "admin" } } },
          { values: { name: "docs", repositories: { hub: "push" } } },
        ],
      },
      things: [
        ["labels", "own hub", { name: "bug", color: "cc0000" }],
        ["labels", "own hub", { name: "feature", color: "336699", was: ["enhancement"] }],
        ["labels", "own hub", { name: "help wanted", color: "0e8a16", was: ["help"] }],
        ["milestones", "own hub", { title: "Q1", description: "First", state: "open", due: "2027-03-31" }],
        [
          "rulesets",
          "own hub",
          {
            name: "main",
            target: "branch",
            enforcement: "active",
            include: ["main", "~DEFAULT_BRANCH"],
            rules: { deletion: true, pullRequest: { approvals: 2, codeOwners: true }, checks: ["ci"] },
          },
        ],
      ],
      notes: [
        "left f:12:3 repository.enable_vulnerability_alerts",
        "left f:21:37 teams[1] (docs).id",
        "left f:22:1 collaborators",
        "left f:24:1 branches",
        "left f:31:5 rulesets[0] (main).bypass_actors",
        "left f:36:92 rulesets[0] (main).rules[1].parameters.require_last_push_approval",
        "left f:39:9 rulesets[0] (main).rules[3]",
      ],
    });
  });

  test("without the repository's name its settings are asked for, and labels are for all", () => {
    for (const text of ["repository: { private: true }\n", "teams: [{ name: t, permission: pull }]\n"])
      expect(() => readPeer(text, "f")).toThrow(expect.objectContaining({ code: "import.repository", exitCode: 2 }));
    expect(read("labels: [{ name: a, color: fff }]\nteams: [{ name: t }]\n")).toEqual({
      owned: { repositories: [], teams: [{ values: { name: "t" } }] },
      things: [["labels", "all", { name: "a", color: "ffffff" }]],
      notes: [],
    });
  });

  test("are those of the repositories that were named, whatever stands in the file", () => {
    const both = read(text, { repositories: ["a", "b"] });
    expect(both.owned).toMatchObject({
      repositories: [
        { values: { name: "a", description: "The hub" } },
        { values: { name: "b", homepage: "https://hub.example" } },
      ],
      teams: [
        { values: { repositories: { a: "admin", b: "admin" } } },
        { values: { repositories: { a: "push", b: "push" } } },
      ],
    });
    expect(both.things.map(([section, where]) => `${section} ${where}`)).toContain("rulesets own b");
    expect(both.notes[0]).toBe("left f:3:3 repository.name");
    expect(both.notes.filter((note) => note.includes("enable_vulnerability_alerts"))).toHaveLength(1);
    expect(read("repository: { name: HUB, has_wiki: true }\n", { repositories: ["hub"] })).toMatchObject({
      owned: { repositories: [{ values: { name: "hub", features: { wiki: true } } }] },
      notes: [],
    });
  });
});

test("Kubernetes' labels: shared and per repository, names that it had nest, what goes later is left", () => {
  const text = `
default:
  labels:
    - color: 5319e7
      description: A bug
      name: kind/bug
      previously:
        - { name: bug, previously: [{ name: defect }] }
      prowPlugin: label
      addedBy: anyone
      target: both
    - { color: fbca04, name: dead, deleteAfter: 2020-01-01T00:00:00Z }
    - { color: fbca04, name: lgtm, target: prs }
repos:
  org/tools:
    labels: [{ name: gpu, color: ededed, target: issues }, { name: LGTM, color: aaaaaa }]
  org/empty: {}
`;
  expect(read(text)).toEqual({
    owned: { repositories: [{ values: { name: "tools" } }, { values: { name: "empty" } }] },
    things: [
      ["labels", "all", { name: "kind/bug", color: "5319e7", description: "A bug", was: ["bug", "defect"] }],
      ["labels", "all", { name: "lgtm", color: "fbca04" }],
      ["labels", "own tools", { name: "gpu", color: "ededed" }],
    ],
    notes: [
      "left f:9:7 default.labels[0] (kind/bug).prowPlugin",
      "left f:10:7 default.labels[0] (kind/bug).addedBy",
      "left f:12:36 default.labels[1] (dead).deleteAfter",
      "left f:13:36 default.labels[2] (lgtm).target",
      "left f:16:42 repos.org/tools.labels[0] (gpu).target",
      "twice f:16:60 repos.org/tools.labels[1] (LGTM)",
    ],
  });
});

describe("what cannot be read", () => {
  test.each<[string, string, Peer | undefined, string]>([
    ["nothing", "", undefined, "import.empty"],
    ["comments", "# nothing\n", undefined, "import.empty"],
    ["an empty list", "[]", undefined, "import.empty"],
    ["an empty map", "{}", undefined, "import.empty"],
    ["null", "null", undefined, "import.empty"],
    ["settings of nothing", "labels: []\n", undefined, "import.empty"],
    ["a text", "text", undefined, "import.shape"],
    ["a map of something else", "a: 1\n", undefined, "import.shape"],
    ["another format than was said", "default: { labels: [] }\n", "label-sync", "import.shape"],
    ["a list for a map", "- { name: a }\n", "settings", "import.shape"],
    ["what is no YAML", "a: [b", undefined, "import.broken"],
  ])("%s", (_, text, peer, code) => {
    const error = (() => {
      try {
        readPeer(text, "f", { peer });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, exitCode: 2 });
  });

  test("JSON with a key that stands twice is no YAML, and is read", () => {
    expect(labels('[{"name": "a", "name": "b", "color": "aaaaaa"}]')).toEqual([{ name: "b", color: "aaaaaa" }]);
  });
});

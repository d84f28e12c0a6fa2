import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cutToFit, type Entry, type ThingPath, writeManifest } from "../../../../src/manifest/write/index.ts";

const head = { version: 1, community: { name: "x" } };

function write(text: string | undefined, sections: Record<string, Entry[]>, gone: ThingPath[] = []): string {
  return writeManifest(text, { sections, own: new Map() }, { head, gone }).text;
}

const label = (name: string, color: string, more: object = {}): Entry => ({ values: { name, color, ...more } });

describe("a new manifest", () => {
  test("colours that would be numbers are quoted, so that they stay text", () => {
    const colours = ["000000", "012345", "1e1000", "5319e7", "0052cc", "d73a4a"];
    const text = write(undefined, { labels: colours.map((color, index) => label(`l${index}`, color)) }, []);
    expect(parse(text).labels.map(({ color }: { color: unknown }) => color)).toEqual(colours);
    expect(text).toContain('color: "5319e7"');
    expect(text).toContain("color: d73a4a");
  });

  test("nothing that holds anyway, and nothing that is empty", () => {
    const entry: Entry = { values: { title: "Q1", state: "open", description: "" }, usual: ["state"] };
    expect(parse(write(undefined, { milestones: [entry] })).milestones).toEqual([{ title: "Q1" }]);
  });

  test("comments of a file without content stay", () => {
    const text = write("# ours\n", { labels: [label("bug", "ff0000")] });
    expect(text).toMatch(/^# ours\n/);
    expect(parse(text)).toMatchObject({ version: 1, labels: [{ name: "bug" }] });
  });
});

/** The same manifest in the hands of different owners. */
const styles: readonly (readonly [string, string])[] = [
  [
    "lists not indented",
    "version: 1\ncommunity:\n  name:   x   # wide\nlabels:\n- name: bug   # b\n  color: 'FF0000'\n\n\n- {name: own, color: \"222222\"}\n",
  ],
  [
    "four blanks",
    "version: 1\ncommunity:\n    name: x\nlabels:\n    # first\n    - name: bug\n      color: 'FF0000'\n    - name: own\n      color: \"222222\"\n# end\n",
  ],
  [
    "flow",
    'version: 1\ncommunity: {name: x}\nlabels: [{name: bug, color: "FF0000"}, {name: own, color: "222222"}] # all\n',
  ],
  [
    "Windows",
    'version: 1\r\ncommunity: { name: x } # c\r\nlabels:\r\n  - { name: bug, color: "FF0000" }\r\n  - { name: own, color: "222222" }\r\n',
  ],
  [
    "a mark of the byte order, and no last line end",
    '\ufeffversion: 1\ncommunity: { name: x }\nlabels:\n  - { name: bug, color: "FF0000" }\n  - { name: own, color: "222222" }',
  ],
  [
    "an alias",
    'version: 1\ncommunity: { name: x }\nlabels: &all\n  - { name: bug, color: "FF0000" }\n  - { name: own, color: "222222" }\nrepositories:\n  - name: a\n    topics: &t [ai]\n  - name: b\n    topics: *t\n',
  ],
];

describe.each(styles)("a manifest that is there: %s", (_, text) => {
  test("what it says already changes no byte, whatever the case of names and colours", () => {
    expect(
      write(text, { labels: [label("Bug", "ff0000")].map((one) => ({ values: { ...one.values, name: "bug" } })) }),
    ).toBe(text);
    expect(write(text, {})).toBe(text);
  });

  test("a new thing and a new value come in; every other line stays as it was", () => {
    const result = write(text, { labels: [label("bug", "00ff00"), label("new", "000000")] });
    const before = parse(text.replace(/^\ufeff/, ""));
    const after = parse(result.replace(/^\ufeff/, ""));
    expect(after).toEqual({
      ...before,
      labels: [{ name: "bug", color: "00ff00" }, before.labels[1], { name: "new", color: "000000" }],
    });
    const lines = (one: string) => one.split(/\r?\n/);
    const kept = lines(text).filter((line) => line && !/bug|FF0000|labels: \[|222222"/.test(line));
    expect(lines(result)).toEqual(expect.arrayContaining(kept));
    expect(result.includes("\r\n")).toBe(text.includes("\r\n"));
    expect(/[^\r]\n/.test(result)).toBe(!text.includes("\r\n"));
    expect(result.startsWith("\ufeff")).toBe(text.startsWith("\ufeff"));
    expect(write(result, { labels: [label("bug", "00ff00"), label("new", "000000")] })).toBe(result);
  });

  test("a thing that is gone is taken out, the rest stays", () => {
    const before = parse(text.replace(/^\ufeff/, ""));
    const after = parse(write(text, {}, [[["labels", "BUG"]]]).replace(/^\ufeff/, ""));
    expect(after).toEqual({ ...before, labels: [before.labels[1]] });
    const none = parse(write(text, {}, [[["labels", "bug"]], [["labels", "own"]]]).replace(/^\ufeff/, ""));
    expect(none.labels).toBeUndefined();
  });
});

test("comments beside what changes stay", () => {
  const text =
    "version: 1\ncommunity: { name: x }\nlabels:\n  # worst first\n  - name: bug # of ours\n    color: 'ff0000' # red\n";
  expect(write(text, { labels: [label("bug", "00ff00", { description: "Broken" })] })).toBe(
    text.replace("'ff0000'", "'00ff00'").replace("# red\n", "# red\n    description: Broken\n"),
  );
});

describe("fields of a thing that is there", () => {
  const base = "version: 1\ncommunity: { name: x }\n";

  test("what is empty now goes, what holds anyway is said only where it was said", () => {
    const text = `${base}milestones:\n  - { title: a, due: 2027-01-01, state: closed }\n  - { title: b, due: 2027-01-01 }\n`;
    const entries = ["a", "b"].map((title) => ({
      values: { title, state: "open" },
      cleared: ["due"],
      usual: ["state"],
    }));
    expect(parse(write(text, { milestones: entries })).milestones).toEqual([
      { title: "a", state: "open" },
      { title: "b" },
    ]);
  });

  test("a value that nobody gave does not take the place of one", () => {
    const text = `${base}labels:\n  - { name: bug, color: ff0000 }\n`;
    expect(write(text, { labels: [{ ...label("bug", "ededed"), fallback: ["color"] }] })).toBe(text);
  });

  test("texts in two languages stay; one that says the same is no change, another one is told", () => {
    const text = `${base}milestones:\n  - title: a\n    description: { en: Done, zh: 完成 }\n`;
    const run = (description: string) => {
      const sections = { milestones: [{ values: { title: "a", description } }] };
      return writeManifest(text, { sections, own: new Map() }, { head, gone: [] });
    };
    expect(run("Done\n\n完成")).toEqual({ text, kept: [] });
    expect(run("Other")).toEqual({ text, kept: ["milestones › a › description"] });
  });

  test("patterns, topics and parents in other words are the same", () => {
    const text = `${base}repositories:\n  - { name: hub, topics: [b, a] }\nteams:\n  - { name: t, parent: Core }\nrulesets:\n  - { name: r, include: ["*", refs/heads/main], rules: { deletion: true } }\n`;
    const ruleset = { name: "r", include: ["main", "~ALL"], rules: { deletion: true, signatures: false } };
    const sections = {
      repositories: [{ values: { name: "HUB".toLowerCase(), topics: ["a", "b"] } }],
      teams: [{ values: { name: "t", parent: "core" } }],
      rulesets: [{ values: ruleset }],
    };
    expect(write(text, sections)).toBe(text);
  });

  test("rules that are off are said only where they were said", () => {
    const text = `${base}rulesets:\n  - { name: r, rules: { deletion: true, signatures: true, checks: [a], pullRequest: { approvals: 1 } } }\n`;
    const rules = {
      deletion: false,
      signatures: true,
      forcePush: false,
      linearHistory: true,
      checks: [],
      pullRequest: null,
    };
    expect(parse(write(text, { rulesets: [{ values: { name: "r", rules } }] })).rulesets[0].rules).toEqual({
      deletion: false,
      signatures: true,
      linearHistory: true,
    });
  });

  test("members and roles by name, whatever the case; features that are off are said", () => {
    const text = `${base}teams:\n  - name: core\n    members:\n      Ada: member # lead\n`;
    const teams = [{ values: { name: "core", members: { ada: "maintainer", bob: "member" } } }];
    const repositories = [{ values: { name: "hub", features: { wiki: false } } }];
    const result = write(text, { teams, repositories });
    expect(result).toContain("Ada: maintainer # lead");
    expect(parse(result)).toMatchObject({
      teams: [{ members: { Ada: "maintainer", bob: "member" } }],
      repositories: [{ features: { wiki: false } }],
    });
  });

  test("choices of a field come into the order that they have; one that is only named stays so", () => {
    const text = `${base}boards:\n  - title: B\n    repositories: [hub]\n    fields:\n      - { name: S, type: single_select, options: [Done, { name: Todo, color: red }] }\n    views:\n      - { name: V, layout: table, filter: old }\nrepositories: [{ name: hub }]\n`;
    const options = ["Todo", "Doing", "Done"].map((name) => ({ name, color: "blue" }));
    const board = {
      title: "B",
      repositories: ["Hub"],
      fields: [{ name: "S", type: "single_select", options }],
      views: [{ name: "V", layout: "board" }],
    };
    expect(parse(write(text, { boards: [{ values: board }] })).boards[0]).toEqual({
      title: "B",
      repositories: ["hub"],
      fields: [{ name: "S", type: "single_select", options: [options[0], options[1], "Done"] }],
      views: [{ name: "V", layout: "board" }],
    });
  });

  test("a former name is added once, and none is taken away", () => {
    const text = `${base}labels:\n  - { name: bug, color: ff0000, was: [defect] }\n`;
    const result = write(text, { labels: [label("bug", "ff0000", { was: ["Defect", "fault"] })] });
    expect(parse(result).labels[0].was).toEqual(["defect", "fault"]);
  });

  test("an alias is changed where it is used, not where it comes from", () => {
    const text = `${base}repositories:\n  - name: a\n    labels: &l [{ name: bug, color: ff0000 }]\n  - name: b\n    labels: *l\n`;
    const own = new Map([["b", { labels: [label("bug", "00ff00")] }]]);
    const result = parse(writeManifest(text, { sections: {}, own }, { head, gone: [] }).text);
    expect(result.repositories.map(({ labels }: { labels: { color: string }[] }) => labels[0]?.color)).toEqual([
      "ff0000",
      "00ff00",
    ]);
  });
});

test.each<[string, string, Record<string, Entry[]>, ThingPath[], object[]]>([
  [
    "of a colour that changes",
    "- { name: a, color: &red ff0000 }\n- { name: b, color: *red }\n",
    { labels: [label("a", "00ff00")] },
    [],
    [
      { name: "a", color: "00ff00" },
      { name: "b", color: "ff0000" },
    ],
  ],
  [
    "of a colour that goes",
    "- { name: a, color: &red ff0000 }\n- { name: b, color: *red }\n",
    {},
    [[["labels", "a"]]],
    [{ name: "b", color: "ff0000" }],
  ],
  [
    "of nothing that changes: it stays",
    "- { name: a, color: &red ff0000 }\n- { name: b, color: *red }\n",
    { labels: [label("c", "000000")] },
    [],
    [
      { name: "a", color: "ff0000" },
      { name: "b", color: "ff0000" },
      { name: "c", color: "000000" },
    ],
  ],
])("an alias %s", (what, text, sections, gone, labels) => {
  const result = write(`version: 1\ncommunity: { name: x }\nlabels:\n${text}`, sections, gone);
  expect(parse(result).labels).toEqual(labels);
  expect(result.includes("*red")).toBe(what.includes("stays"));
});

test("any lists: what was written is there, what was there stays, and writing it again changes nothing", () => {
  const name = fc.stringMatching(/^[A-Za-z0-9:#&*!'"%@`{},[\]?|>_ -]{1,12}$/).map((text) => `x${text.trim()}x`);
  const color = fc.stringMatching(/^[0-9a-f]{6}$/);
  const list = fc.uniqueArray(fc.record({ name, color }), {
    selector: (one) => one.name.toLowerCase(),
    maxLength: 8,
    minLength: 1,
  });
  const styleOf = (style: number, labels: readonly object[]) => {
    const dash = ["- ", "  - ", "    -   "][style % 3] as string;
    const lines = labels.map((one) => `${dash}${JSON.stringify(one)}   # ${style}\n`);
    return `version: 1\ncommunity:  {name: x}\n\nlabels:\n${lines.join("\n")}`;
  };
  fc.assert(
    fc.property(list, list, fc.nat(2), (there, come, style) => {
      const text = styleOf(style, there);
      const entries = come.map((values) => ({ values }));
      const result = write(text, { labels: entries });
      const labels = parse(result).labels as { name: string }[];
      const names = new Set(come.map((one) => one.name.toLowerCase()));
      const rest = there.filter((one) => !names.has(one.name.toLowerCase()));
      expect(labels).toEqual(expect.arrayContaining([...come, ...rest]));
      expect(labels).toHaveLength(come.length + rest.length);
      expect(write(result, { labels: entries })).toBe(result);
      for (const one of rest) expect(result).toContain(`${JSON.stringify(one)}   # ${style}\n`);
    }),
  );
});

describe("what a manifest cannot hold", () => {
  test.each<[string, Parameters<typeof cutToFit>, object | undefined, string[]]>([
    ["all of it fits", ["labels", label("bug", "ff0000")], { name: "bug", color: "ff0000" }, []],
    [
      "a description that is too long",
      ["labels", label("bug", "ff0000", { description: "x".repeat(101) })],
      { name: "bug", color: "ff0000" },
      ["description"],
    ],
    ["no colour", ["labels", label("bug", "red")], undefined, ["color", ""]],
    [
      "an address of another scheme",
      ["repositories", { values: { name: "h", homepage: "ftp://x.example" } }],
      { name: "h" },
      ["homepage"],
    ],
    [
      "one of the topics",
      ["repositories", { values: { name: "h", topics: ["ai", "No Topic"] } }],
      { name: "h", topics: ["ai"] },
      ["topics[1]"],
    ],
    [
      "a member",
      ["teams", { values: { name: "t", members: { "a[bot]": "member" } } }],
      { name: "t" },
      ["members.a[bot]"],
    ],
    ["no rule that is known", ["rulesets", { values: { name: "r", rules: {} } }], undefined, [""]],
    [
      "a field of choices without any",
      ["boards", { values: { title: "b", fields: [{ name: "f", type: "single_select", options: [] }] } }],
      { title: "b" },
      ["fields[0]"],
    ],
    [
      "a choice of a colour that is not known",
      [
        "boards",
        {
          values: {
            title: "b",
            fields: [{ name: "f", type: "single_select", options: ["a", { name: "o", color: "black" }] }],
          },
        },
      ],
      { title: "b", fields: [{ name: "f", type: "single_select", options: ["a"] }] },
      ["fields[0].options[1]"],
    ],
  ])("%s", (_, [section, entry], values, left) => {
    const result = cutToFit(section, entry);
    expect(result.left).toEqual(left);
    expect(result.entry?.values).toEqual(values);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillRegions, findRegions } from "../../../src/people/regions.ts";
import { type People, regionNames, regionText } from "../../../src/people/tables.ts";
import { plainLine } from "../../../src/system/text/escape.ts";
import { expectLinear } from "../../support/steps.ts";
import { hostileText } from "../system/text/hostile.ts";
import { toHtml } from "../system/text/markdown.ts";
import { community } from "./people.ts";

const nobody: People = { forge: "github", people: [], groups: [] };

describe("regionText", () => {
  test("knows its names, and no other", () => {
    for (const name of regionNames) expect(regionText(name, "en", community)).toBeInstanceOf(Array);
    for (const name of ["", "mentors", "constructor", "__proto__"])
      expect(regionText(name, "en", community)).toBeUndefined();
  });

  test.each([
    ["maintainers", "en", ["", "Nobody yet.", ""]],
    ["maintainers", "zh", ["", "暂无。", ""]],
    ["emeritus", "en", ["", "Nobody yet.", ""]],
    ["groups", "zh", ["", "暂无。", ""]],
    ["owners", "en", []],
  ] as const)("%s of nobody in %s", (name, lang, lines) => {
    expect(regionText(name, lang, nobody)).toEqual(lines);
  });

  test("groups lists each person once, by account or else by name", () => {
    expect(regionText("groups", "en", community)).toEqual([
      "",
      "| Group | Mission | People |",
      "| --- | --- | --- |",
      "| Maintainers | Review and release | [@ada](https://github.com/ada), [@li-lei](https://github.com/li-lei) |",
      "| Docs |  | [@li-lei](https://github.com/li-lei), Bob |",
      "| Infra |  | Bob |",
      "",
    ]);
  });

  test("on GitLab accounts and links are GitLab's", () => {
    const gitlab: People = { ...community, forge: "gitlab" };
    expect(regionText("maintainers", "en", gitlab)).toContain(
      "| Ada Lovelace | [@ada.l](https://gitlab.com/ada.l) | Maintainers |",
    );
    expect(regionText("maintainers", "en", gitlab)).toContain("| 李雷 |  | Maintainers, Docs |");
    expect(regionText("owners", "en", gitlab)).toEqual([
      "* @ada.l",
      "/docs/ @bob",
      "*.md @bob",
      "/.github/ @lepton/infra",
    ]);
  });

  test("someone whom no people file names is shown by id", () => {
    const people: People = {
      ...nobody,
      groups: [{ id: "g", title: "G", kind: "maintainers", members: ["who_ever"], owns: ["*"] }],
    };
    expect(regionText("maintainers", "en", people)).toContain("| who_ever |  | G |");
    expect(regionText("owners", "en", people)).toEqual([]);
  });
});

const hostilePeople = fc
  .record({
    name: hostileText,
    login: fc.oneof(hostileText, fc.constantFrom("ada", "a_b", "x](http://evil.example)", "a b", "ada\n* @evil")),
    title: fc.oneof(hostileText, fc.record({ en: hostileText, zh: hostileText })),
    mission: hostileText,
    owns: fc.array(
      fc.oneof(
        hostileText,
        fc.constantFrom(
          "*",
          "/docs/ @evil",
          "x\\ @evil",
          "x\\\\ @evil",
          "a\n* @evil",
          "y\\",
          "[Docs]",
          "^[Docs] @evil",
          "#x",
          "!x",
        ),
      ),
    ),
    team: fc.oneof(fc.constant(undefined), hostileText, fc.constantFrom("org/team", "x\n* @evil", "org/team @evil")),
  })
  .map(
    ({ name, login, title, mission, owns, team }): People => ({
      forge: "github",
      people: [{ id: "p", name, github: login }],
      groups: [
        { id: "g", title, mission, kind: "maintainers", leads: ["p"], emeritus: ["p"], owns, team },
        { id: "h", title, members: ["p", "q"], owns },
      ],
    }),
  );

describe("hostile names", () => {
  test.each([
    ["a | b", "| a \\| b |"],
    ["[x](http://evil.example)", "| \\[x\\](http://evil.example) |"],
    ["<script>alert(1)</script>", "| &lt;script&gt;alert(1)&lt;/script&gt; |"],
    ["<!-- commonry:end maintainers -->", "| &lt;!-- commonry:end maintainers --&gt; |"],
    ["x\n| y |", "| x \\| y \\| |"],
    ["x\u202ey", "| xy |"],
    ["**bold** `code`", "| \\*\\*bold\\*\\* \\`code\\` |"],
  ])("%j is text in a table", (name, row) => {
    const people: People = { ...community, people: [{ id: "ada", name }] };
    expect(regionText("maintainers", "en", people)?.[3]).toContain(row);
  });

  /** Without the links that lead to an account on the forge. */
  const withoutLinks = (html: string) => html.replace(/<a href="https:\/\/github\.com\/[A-Za-z0-9._-]+">@|<\/a>/g, "");
  const asHtml = (name: string, lang: "en" | "zh", people: People) =>
    toHtml((regionText(name, lang, people) ?? []).join("\n"));

  test.each([
    ["maintainers", 2],
    ["groups", 3],
  ] as const)("make no element but those of the table of %s, and no cell of their own", (name, rows) => {
    fc.assert(
      fc.property(hostilePeople, fc.constantFrom("en" as const, "zh" as const), (people, lang) => {
        const html = asHtml(name, lang, people);
        expect(withoutLinks(html)).not.toMatch(/<(?!\/?(table|thead|tbody|tr|th|td)>)/);
        const cells = html
          .split("<tr>")
          .slice(1)
          .map((row) => row.match(/<t[hd]>/g)?.length);
        expect(cells).toEqual(Array.from({ length: rows }, () => 3));
      }),
      { numRuns: 200 },
    );
  });

  test("make no element but those of a list", () => {
    fc.assert(
      fc.property(hostilePeople, (people) => {
        fc.pre(plainLine(people.people[0]?.name).trim() !== "");
        expect(withoutLinks(asHtml("emeritus", "en", people)).match(/<[^/][^>]*>/g)).toEqual(["<ul>", "<li>"]);
      }),
      { numRuns: 200 },
    );
  });

  test("never break out of a region: filling is done once and for all", () => {
    fc.assert(
      fc.property(hostilePeople, (people) => {
        const text = regionNames
          .map((name) => `# commonry:begin ${name}\nold\n# commonry:end ${name}\n`)
          .join("between\n");
        const filled = fillRegions(text, people);
        expect(findRegions(filled).faults).toEqual([]);
        expect(findRegions(filled).regions.map(({ name }) => name)).toEqual(regionNames);
        expect(fillRegions(filled, people)).toBe(filled);
        expect(filled.split("\n").filter((line) => line === "between")).toHaveLength(3);
      }),
      { numRuns: 200 },
    );
  });
});

/** Owners of a line, as GitHub and GitLab read it: words behind the first blank that no backslash escapes. */
function ownersOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+|\\$/g)) words.push(word);
  return words.slice(1);
}

describe("CODEOWNERS", () => {
  const owners = (owns: readonly string[], team?: string) =>
    regionText("owners", "en", { ...community, groups: [{ id: "g", title: "G", leads: ["ada"], owns, team }] });

  test.each([
    ["*", "* @ada"],
    ["/docs/", "/docs/ @ada"],
    ["my docs/", "my\\ docs/ @ada"],
    ["my\\ docs/", "my\\ docs/ @ada"],
    ["x @evil", "x\\ @evil @ada"],
    ["x\\ @evil", "x\\ @evil @ada"],
    ["x\\\\ @evil", "x\\ @evil @ada"],
    ["x\t@evil", "x\\ @evil @ada"],
    ["x\n* @evil", "x\\ *\\ @evil @ada"],
    ["x\u3000@evil", "x\\ @evil @ada"],
    ["x\\", "x @ada"],
    ["x\\\\\\", "x @ada"],
    ["  x  ", "x @ada"],
  ])("the pattern %j is one word", (pattern, line) => {
    expect(owners([pattern])).toEqual([line]);
    expect(ownersOf(line)).toEqual(["@ada"]);
  });

  test.each(["", "  ", "# x", "#commonry:end owners", "!x", "[Docs]", "[Docs][2] @evil", "^[Docs]", "\n", "\\"])(
    "the pattern %j is no rule",
    (pattern) => {
      expect(owners([pattern])).toEqual([]);
    },
  );

  test.each(["x\n* @evil", "org/team @evil", "org", "../x", "org/", "@org/team", "org/te am", "org/team\u2028x"])(
    "the team %j owns nothing",
    (team) => {
      expect(owners(["*"], team)).toEqual([]);
    },
  );

  test("a line never gains a line break, or an owner who is none of the group", () => {
    fc.assert(
      fc.property(hostilePeople, (people) => {
        const login = people.people[0]?.github ?? "";
        const team = people.groups[0]?.team ?? "";
        for (const line of regionText("owners", "en", people) ?? []) {
          expect(line).not.toMatch(/[\r\n\u2028\u2029\p{Cc}]/u);
          expect(line).not.toMatch(/^[#![]|^\^\[/);
          expect([[`@${login}`], [`@${team}`]]).toContainEqual(ownersOf(line));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a long pattern takes no longer than it is long", () => {
    for (const sign of ["\\", " ", "\\ ", "#"])
      expectLinear((times) => owners([`x${sign.repeat(times)}y`, sign.repeat(times)]), 12_500, sign);
  });
});

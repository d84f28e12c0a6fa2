import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillRegions, findRegions, hasRegions } from "../../../src/people/regions.ts";
import { regionNames } from "../../../src/people/tables.ts";
import { expectLinear } from "../../support/steps.ts";
import { hostileText } from "../system/text/hostile.ts";
import { community } from "./people.ts";

const begin = (name: string, lang = "") => `<!-- commonry:begin ${name}${lang ? ` ${lang}` : ""} -->`;
const end = (name: string) => `<!-- commonry:end ${name} -->`;

describe("findRegions", () => {
  test.each([
    ["<!-- commonry:begin maintainers -->", "<!-- commonry:end maintainers -->", "en"],
    ["<!--commonry:begin maintainers-->", "<!--commonry:end maintainers-->", "en"],
    ["  <!-- commonry:begin maintainers zh -->  ", "\t<!-- commonry:end maintainers -->", "zh"],
    ["# commonry:begin maintainers", "# commonry:end maintainers", "en"],
    ["#commonry:begin maintainers zh", "#commonry:end maintainers", "zh"],
  ])("reads %j", (open, close, lang) => {
    const { regions, faults } = findRegions(`before\n${open}\nold\n${close}\nafter\n`);
    expect(faults).toEqual([]);
    expect(regions).toEqual([{ name: "maintainers", lang, begin: 2, end: 4, text: "old" }]);
  });

  test("reads several, with either line end", () => {
    const text = [begin("groups"), end("groups"), "x", begin("owners"), "a", "b", end("owners")].join("\r\n");
    expect(findRegions(text).regions).toEqual([
      { name: "groups", lang: "en", begin: 1, end: 2, text: "" },
      { name: "owners", lang: "en", begin: 4, end: 7, text: "a\nb" },
    ]);
  });

  test.each([
    ["is not closed", `a\n${begin("groups")}\nb`, [{ code: "region.unclosed", line: 2, name: "groups" }]],
    [
      "opens within another",
      `${begin("groups")}\n${begin("owners")}\n${end("owners")}`,
      [{ code: "region.unclosed", line: 1, name: "groups" }],
    ],
    [
      "opens twice",
      `${begin("groups")}\na\n${begin("groups")}\n${end("groups")}`,
      [{ code: "region.twice", line: 3, name: "groups", first: 1 }],
    ],
    ["closes another", `${begin("groups")}\n${end("owners")}`, [{ code: "region.stray", line: 2, name: "owners" }]],
    ["closes without a beginning", `a\n\n${end("groups")}`, [{ code: "region.stray", line: 3, name: "groups" }]],
    [
      "has an unknown name",
      `${begin("mentors")}\n${end("mentors")}`,
      [{ code: "region.unknown", line: 1, name: "mentors" }],
    ],
  ])("says that one %s", (_, text, faults) => {
    expect(findRegions(text).faults).toEqual(faults);
    expect(fillRegions(text, community)).toBe(text);
  });

  test.each([
    "Text about <!-- commonry:begin groups --> in a line",
    "`<!-- commonry:begin groups -->`",
    "<!-- commonry:begin -->",
    "<!-- commonry:begin Groups -->",
    "<!-- commonry:begin groups fr -->",
    "- <!-- commonry:begin groups -->",
  ])("takes %j for text", (line) => {
    expect(findRegions(line)).toEqual({ regions: [], faults: [] });
  });

  test("a marker that does not end takes no longer than it is long", () => {
    for (const filler of [" ", "\t", "-", "a", "<!--", "#"]) {
      expectLinear(
        (times) => {
          findRegions(`<!-- commonry:begin groups${filler.repeat(times)}x`);
          findRegions(`<!-- commonry:end groups${filler.repeat(times)}x`);
          findRegions(`${filler.repeat(times)}commonry:begin groups`);
        },
        12_500,
        JSON.stringify(filler),
      );
    }
  });

  test("hasRegions is a quick look", () => {
    expect(hasRegions(begin("groups"))).toBe(true);
    expect(hasRegions(end("groups"))).toBe(true);
    expect(hasRegions("commonry")).toBe(false);
  });
});

describe("fillRegions", () => {
  test("writes a table between the markers, and what was there goes", () => {
    const text = `# People\n\n${begin("maintainers")}\nold\nlines\n${end("maintainers")}\n\nafter\n`;
    expect(fillRegions(text, community)).toBe(
      [
        "# People",
        "",
        begin("maintainers"),
        "",
        "| Name | Account | Groups |",
        "| --- | --- | --- |",
        "| Ada Lovelace | [@ada](https://github.com/ada) | Maintainers |",
        "| 李雷 | [@li-lei](https://github.com/li-lei) | Maintainers, Docs |",
        "",
        end("maintainers"),
        "",
        "after",
        "",
      ].join("\n"),
    );
  });

  test("writes Chinese where the marker asks for it", () => {
    const filled = fillRegions(`${begin("groups", "zh")}\n${end("groups")}`, community);
    expect(filled).toContain("| 小组 | 职责 | 成员 |");
    expect(filled).toContain(
      "| 维护者 | 评审与发布 | [@ada](https://github.com/ada), [@li-lei](https://github.com/li-lei) |",
    );
  });

  test("writes CODEOWNERS rules between comments", () => {
    expect(fillRegions("# commonry:begin owners\n# commonry:end owners\n", community)).toBe(
      "# commonry:begin owners\n* @ada @li-lei\n/docs/ @li-lei\n*.md @li-lei\n/.github/ @lepton/infra\n# commonry:end owners\n",
    );
  });

  test("keeps the line ends of a file, also when it has both sorts", () => {
    const windows = `a\r\n${begin("emeritus")}\r\nold\r\n${end("emeritus")}\r\nb\r\n`;
    expect(fillRegions(windows, community)).toBe(
      `a\r\n${begin("emeritus")}\r\n\r\n- Bob\r\n\r\n${end("emeritus")}\r\nb\r\n`,
    );
    const both = `a\r\nb\nc\r\n${begin("emeritus")}\nold\r\n${end("emeritus")}\r\nd\ne`;
    expect(fillRegions(both, community)).toBe(
      `a\r\nb\nc\r\n${begin("emeritus")}\n\n- Bob\n\n${end("emeritus")}\r\nd\ne`,
    );
  });

  const other = fc.oneof(hostileText, fc.constantFrom("", "# Title", "commonry:begin", "<!-- a comment -->"));
  const eol = fc.constantFrom("\n", "\r\n");
  const line = fc.tuple(other, eol).map(([text, ends]) => text.replace(/[\r\n]/g, "") + ends);
  const region = fc
    .tuple(fc.constantFrom(...regionNames), fc.constantFrom("", "en", "zh"), fc.array(line, { maxLength: 3 }), eol, eol)
    .map(([name, lang, lines, one, two]) => [`${begin(name, lang)}${one}`, ...lines, `${end(name)}${two}`]);
  const document = fc.array(
    fc.oneof({ weight: 3, arbitrary: line.map((text) => [text]) }, { weight: 1, arbitrary: region }),
    { maxLength: 12 },
  );

  test("done twice changes nothing more, and all other lines stay byte for byte", () => {
    fc.assert(
      fc.property(document, fc.boolean(), (blocks, cut) => {
        const text = cut
          ? blocks
              .flat()
              .join("")
              .replace(/\r?\n$/, "")
          : blocks.flat().join("");
        const filled = fillRegions(text, community);
        expect(fillRegions(filled, community)).toBe(filled);
        const outside = (whole: string) => {
          const lines = whole.split(/(?<=\n)/);
          for (const { begin: from, end: to } of findRegions(whole).regions.reverse())
            lines.splice(from, to - from - 1);
          return lines.join("");
        };
        expect(findRegions(text).faults).toEqual([]);
        expect(outside(filled)).toBe(outside(text));
      }),
      { numRuns: 400 },
    );
  });

  test("whatever it is given, done twice changes nothing more", () => {
    const marker = fc.constantFrom(
      begin("groups"),
      end("groups"),
      begin("nobody"),
      end("owners"),
      "# commonry:begin owners",
      "x",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(marker, line), { maxLength: 8 }), (lines) => {
        const filled = fillRegions(lines.join("\n"), community);
        expect(fillRegions(filled, community)).toBe(filled);
      }),
    );
  });
});

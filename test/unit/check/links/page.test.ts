import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPage } from "../../../../src/check/links/page.ts";
import { expectLinear } from "../../../support/steps.ts";

const targets = (text: string) => readPage(text).links.map(({ target }) => target);
const places = (text: string) =>
  readPage(text).links.map((link) => {
    const { line, column } = link.place();
    return `${line}:${column} ${link.target}`;
  });

describe("links are found where CommonMark has them", () => {
  test.each<[string, string, string[]]>([
    ["inline", "[a](b.md) and [c](<d e.md> 'title')", ["b.md", "d e.md"]],
    ["images, also within links", "[![a](b.png)](c.md)", ["b.png", "c.md"]],
    ["definitions", '[a]: b.md "title"\n[c]:\n  d.md\n', ["b.md", "d.md"]],
    [
      "HTML",
      "<a href='a.md'>x</a> <img\n src=b.png>\n\n<div>\n<a href=\"c.md\">x</a>\n</div>\n",
      ["a.md", "b.png", "c.md"],
    ],
    ["autolinks", "<https://a.example> <a@b.example>", ["https://a.example", "mailto:a@b.example"]],
    ["escapes and references", "[a](b\\_c.md) [d](e&amp;f.md) [g](h\\&amp;i.md)", ["b_c.md", "e&f.md", "h&amp;i.md"]],
    ["a backslash in HTML is one", 'x <a href="b\\_c.md">', ["b\\_c.md"]],
    [
      "what an image says holds no link",
      "![a ![b](c.png) [d](e.md)](f.png) ![[[g](h.md)](i.md)](j.png)",
      ["f.png", "j.png"],
    ],
    [
      "definitions before a heading that a line below makes",
      "[a]: b.md\nc\n===\n\n[d]: e.md\n===\n[a] [d]\n",
      ["b.md", "e.md"],
    ],
    ["balanced brackets", "[a](b(c).md) [d](e(.md)", ["b(c).md"]],
    ["a link holds no link", "[a [b](c.md) d](e.md)", ["c.md"]],
    ["cells of a table", "| a | b |\n|---|---|\n| [c](d.md) | `|` [e](f.md) |\n", ["d.md", "f.md"]],
    [
      "lists and quotes",
      "- [a](b.md)\n  > [c](d.md)\n  lazy [e](f.md)\n\n1. x\n\n   [g](h.md)\n",
      ["b.md", "d.md", "f.md", "h.md"],
    ],
    ["a footnote is none", "[^1]: [a](b.md)\n", ["b.md"]],
    ["headings", "# [a](b.md) #\n\n[c](d.md)\n===\n", ["b.md", "d.md"]],
    ["an escaped bracket begins none", "\\[a](b.md) [c\\](d.md)", []],
    ["front matter is none of the page", "---\na: '[b](c.md)'\n---\n[d](e.md)\n", ["e.md"]],
    [
      "code goes on past lines that only look like its end",
      "```\n[a](b.md) ```\n    ```\n~~~\n``\n[c](d.md)\n  ````  \n[e](f.md)\n",
      ["f.md"],
    ],
    [
      "lines that end as on old machines",
      "a\r\n[b](c.md)\r\r[d](e.md)\r\n```\r\n[f](g.md)\r\n```\r\n[h](i.md)",
      ["c.md", "e.md", "i.md"],
    ],
    ["behind blanks of other scripts", "a\n\u3000\n[b](c.md)\n\n\u00a0[d](e.md)", ["c.md", "e.md"]],
    ["a line across the page is no front matter", "---\n\n[a](b.md)\n\n---\n", ["b.md"]],
  ])("%s", (_, text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  test.each([
    ["a span of code", "`[a](b.md)` and ``[c](`d.md)``"],
    ["a block between fences", "```md\n[a](b.md)\n```\n\n~~~\n[c](d.md)\n```\n~~~\n"],
    ["a fence within a list", "- x\n\n  ```\n  [a](b.md)\n  ```\n"],
    ["a block set in by blanks", "x\n\n    [a](b.md)\n\n\t[c](d.md)\n"],
    ["a comment, of several lines too", "<!-- [a](b.md) -->\n\n<!--\n[c](d.md)\n\n<a href='e.md'>\n-->\n"],
    ["a script", "<script>\nx = '<a href=\"a.md\">';\n</script>\n"],
    ["a fence that never ends", "```\n[a](b.md)\n"],
  ])("none in %s", (_, text) => {
    expect(targets(text)).toEqual([]);
  });

  test("places count lines and columns of the source, behind signs and tabs too", () => {
    expect(places("a [b](c.md)\n> - [d](e.md)\n\n\t x\n- \t[f](g.md)\n")).toEqual(["1:7 c.md", "2:9 e.md", "5:8 g.md"]);
    expect(places("a\r\n\r\n> b\r\n  c [d](e.md)\rf\r|g|h [i](j.md)|\r|-|-|\r")).toEqual(["4:9 e.md", "6:10 j.md"]);
    expect(places("---\na: 1\n---\n\nx\n[a](b.md)\n")).toEqual(["6:5 b.md"]);
    expect(places('<p>\n  <a href="a.md">x</a>\n')).toEqual(["2:12 a.md"]);
  });
});

const own = "https://host.example/a/b.c/";
test.each<[string, string[]]>([
  [`See ${own}blob/main/x.md.`, [`${own}blob/main/x.md`]],
  [`(${own}x_(1).md) **${own}y** and ${own}z, ok`, [`${own}x_(1).md`, `${own}y`, `${own}z`]],
  [`x\n${own}raw/m/a?b=c#d\n- [ ] ${own}e`, [`${own}raw/m/a?b=c#d`, `${own}e`]],
  [`| a |\n|-|\n| ${own}b |\n\n# ${own}c`, [`${own}b`, `${own}c`]],
  [`[${own}x](y) <${own}z>`, ["y", `${own}z`]],
  [`\`${own}x\`\n\n\`\`\`\n${own}y\n\`\`\`\n\n    ${own}z`, []],
  [`x${own}y >${own}z https://host.example/a/bxc/ https://host.example/a/b.cd/`, []],
])("an address of the repository in plain text: %s", (text, expected) => {
  expect(readPage(text, own).links.map(({ target }) => target)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ["ATX and setext", "# a\n\nb c\n---\n", ["a", "b c"]],
  ["without signs", "## `a` **b** [c](d.md) ![e](f.png) _g_ snake_case __h__ &amp;", ["a **b** c  g snake_case h &"]],
  ["HTML", '<h2 align="center">\n  A <b>b</b>\n</h2>\n', ["A b"]],
  ["HTML around Markdown", "<h1>\n\n**a**\n\n</h1>\n", ["**a**"]],
  [
    "HTML around Markdown, in capitals, with a table and a list",
    "<H2>\n\n- a\n\n|b|c|\n|-|-|\n\n</H2>\n\nd\n",
    ["a b c"],
  ],
  ["with an id of its own", "# Title {#own}\n", ["Title {#own}", "Title"]],
])("headings: %s", (_, text, expected) => {
  expect(readPage(text).headings).toEqual(expected);
});

test("a definition that no link uses is told from one that is used", () => {
  const { links } = readPage("[a] `[b]` \\[c]\n\n[a]: 1\n[a]: 2\n[b]: 3\n[c]: 4\n");
  expect(links.map(({ target, isUnused }) => [target, isUnused ?? false])).toEqual([
    ["1", false],
    ["2", true],
    ["3", true],
    ["4", true],
  ]);
  expect(readPage("[a]: 1\nb\n===\n").headings).toEqual(["b"]);
  expect(readPage("[a]: 1\n===\nb\n").headings).toEqual([]);
});

test("anchors are ids and names, and the ids that headings give themselves", () => {
  const { anchors } = readPage('<a name="a"></a> x <span id=b></span>\n\n# T {#c}\n\n`<a id="d">`\n');
  expect([...anchors]).toEqual(["a", "b", "c"]);
});

describe("whatever the text", () => {
  test("nothing is thrown, and every place lies in it", () => {
    const signs = fc.constantFrom(
      ..."[]()<>!`*_#-+=|~\\\"' \n\ta1.:&;/{}^".split(""),
      "<!--",
      "-->",
      "```",
      "](",
      "<a href=",
      "\r\n",
      "中",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 120 }), (parts) => {
        const text = parts.join("");
        const lines = text.split(/\r\n|\n|\r/);
        for (const link of readPage(text).links) {
          const { line, column } = link.place();
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const many = 10_000;
  test.each([
    ["["],
    ["]("],
    ["[a]("],
    ["[a](b"],
    ["[a](<b"],
    ['[a](b "'],
    ["[a](b '](c \""],
    ["![a"],
    ["[[a]]"],
    ["[a](b) ["],
    ["`"],
    ["`a``b"],
    ["<"],
    ["<a "],
    ['<a b="'],
    ["<!--"],
    ["<?"],
    ["<![CDATA["],
    ["<!A"],
    ["<a@b"],
    ["<h1>"],
    ["> "],
    ["- "],
    ["1. "],
    ["- a\n "],
    ["> a\n\n"],
    ["| "],
    ["|-"],
    ["a|b\n-|-\n"],
    ["[a]: b\n"],
    ["[a]:\n"],
    ["_a"],
    ["__"],
    ["&"],
    ["\\"],
    ["\n"],
    ["#"],
    ["# a\n"],
    ["```\n"],
    ["    a\n"],
    ["*"],
    ["* "],
    [" "],
    ["\t"],
    ["[^a]: "],
  ])("%j, again and again, takes no longer than it is long", (part) => {
    expectLinear((size) => {
      const text = part.repeat(Math.ceil(size / part.length));
      readPage(text);
      readPage(`x\n${text}`);
    }, many);
  });
});

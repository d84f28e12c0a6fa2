import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createEngine } from "../../../src/scaffold/engine.ts";
import { type FileType, fileType } from "../../../src/scaffold/escape.ts";
import { plainLine } from "../../../src/system/text/escape.ts";
import { hostileText } from "../system/text/hostile.ts";
import { encoded, toHtml } from "../system/text/markdown.ts";

const engine = createEngine(() => undefined);
const render = (source: string, values: object, type: FileType) => engine.render(source, values, type, "test");

describe("fileType", () => {
  test.each<[string, FileType]>([
    [".github/workflows/check.yml", "workflow"],
    [".github/workflows/deep/check.yaml", "workflow"],
    [".github/actions/greet/action.yml", "workflow"],
    ["action.yml", "workflow"],
    [".github/ISSUE_TEMPLATE/bug.yml", "yaml"],
    [".gitlab-ci.yml", "gitlab-ci"],
    ["sub/.gitlab-ci.yml", "gitlab-ci"],
    [".gitlab/ci/community.yml", "gitlab-ci"],
    ["community.yaml", "yaml"],
    ["CITATION.cff", "yaml"],
    ["renovate.json", "json"],
    ["notebooks/start.ipynb", "json"],
    [".all-contributorsrc", "json"],
    ["x.code-workspace", "json"],
    ["tsconfig.jsonc", "json"],
    ["README.md", "markdown"],
    ["README.zh-CN.md", "markdown"],
    ["README.MD", "markdown"],
    ["index.html", "html"],
    ["logo.svg", "html"],
    ["run.sh", "shell"],
    ["LICENSE", "text"],
    [".gitignore", "text"],
    ["CODEOWNERS", "text"],
    ["folder.yml/file", "text"],
    ["constructor", "text"],
    ["x.constructor", "text"],
  ])("of %s is %s", (path, type) => {
    expect(fileType(path)).toBe(type);
  });
});

/** What a value is when a parser reads it back: one line, and what a pipeline would run has lost its power. */
const arrives: Readonly<Record<"yaml" | "workflow" | "gitlab-ci" | "json", (value: string) => string>> = {
  yaml: plainLine,
  json: plainLine,
  workflow: (value) => plainLine(value).replaceAll("$".concat("{{"), "$ {{"),
  "gitlab-ci": (value) => plainLine(value).replaceAll("$", "$$$$"),
};

describe.each(["yaml", "workflow", "gitlab-ci"] as const)("a value in a file of type %s", (type) => {
  const arrived = arrives[type];

  test("is the same when YAML is read back, wherever it stands", () => {
    const source = [
      "name: <%= value =%>",
      'within: "a <%= value | inline =%> b"',
      "flow: [<%= value =%>, { key: <%= value =%> }]",
      "list: <%= values =%>",
      "# a comment <%= value | text =%>",
      "block: |",
      "  a <%= value | text =%> b",
      "<%= value =%>: key",
      "after: true",
      "",
    ].join("\n");
    fc.assert(
      fc.property(hostileText, fc.array(hostileText, { maxLength: 3 }), (value, values) => {
        const data = parse(render(source, { value, values }, type)) as Record<string, unknown>;
        const text = arrived(value);
        fc.pre(!["name", "within", "flow", "list", "block", "after"].includes(text) && !text.includes("\ufffd"));
        expect(data.name).toBe(text);
        expect(data.within).toBe(`a ${text} b`);
        expect(data.flow).toEqual([text, { key: text }]);
        expect(data.list).toEqual(values.map(arrived));
        expect(data.block).toBe(`a ${text} b\n`);
        expect(Object.hasOwn(data, text)).toBe(true);
        expect(data.after).toBe(true);
        expect(Object.keys(data)).toHaveLength(7);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps its type when it is a number or a boolean", () => {
    expect(parse(render("[<%= a =%>, <%= b =%>, <%= c =%>]", { a: 5, b: true, c: ["x", 1, false] }, type))).toEqual([
      5,
      true,
      ["x", 1, false],
    ]);
  });

  test.each([
    "no",
    "on",
    "0123",
    "1.10",
    "1e1000",
    "12:30:45",
    "null",
    "~",
    "",
    "2027-01-05",
    "0x1F",
    ".inf",
    "- x",
    "? y",
  ])("%j stays text", (value) => {
    expect(parse(render("v: <%= value =%>", { value }, type))).toEqual({ v: value });
  });
});

test("no filter and no place gives an expression its power back in a workflow", () => {
  const filters = [
    "",
    "| text",
    "| inline",
    "| code",
    "| html",
    "| shell",
    "| url",
    "| append: 'x'",
    "| upcase",
    "| join: ''",
  ];
  const evil = "$".concat("{{ secrets.TOKEN }}");
  fc.assert(
    fc.property(fc.constantFrom(...filters), hostileText, hostileText, (filter, before, after) => {
      const value = before + evil + after;
      expect(render(`x: <%= value ${filter} =%>`, { value }, "workflow")).not.toMatch(/\$\{\{/);
      expect(render(`x: <%= value | downcase ${filter} =%>`, { value: [value, value] }, "workflow")).not.toMatch(
        /\$\{\{/,
      );
    }),
  );
});

test("no filter gives a variable its power back in a GitLab pipeline", () => {
  for (const filter of ["", "| text", "| inline", "| code", "| html", "| shell", "| url"]) {
    const made = render(`x: <%= value ${filter} =%>`, { value: "$CI_JOB_TOKEN" }, "gitlab-ci");
    expect(made.replaceAll("$$", ""), filter).not.toContain("$");
  }
});

test("a value in JSON is the same when it is read back", () => {
  const source =
    '{"name": <%= value =%>, "within": "a <%= value | inline =%> b", "list": <%= values =%>, <%= value =%>: 1}';
  fc.assert(
    fc.property(hostileText, fc.array(fc.oneof(hostileText, fc.integer(), fc.boolean())), (value, values) => {
      const text = plainLine(value);
      fc.pre(!["name", "within", "list"].includes(text));
      const data = JSON.parse(render(source, { value, values }, "json"));
      expect(data).toEqual({
        name: text,
        within: `a ${text} b`,
        list: values.map((item) => (typeof item === "string" ? plainLine(item) : item)),
        [text]: 1,
      });
    }),
  );
});

test("a value in Markdown is text, in code it is code, in a link's target it is an address", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      fc.pre(!/\p{Surrogate}/u.test(value) && plainLine(value).trim() !== "");
      const text = encoded(plainLine(value).replace(/ {2,}/g, " "));
      expect(toHtml(render("x<%= value =%>x", { value }, "markdown"))).toBe(`<p>x${text}x</p>`);
      const code = toHtml(render("`x<%= value | code =%>x`", { value }, "markdown"));
      expect(code.match(/<[^>]+>/g)).toEqual(["<p>", "<code>", "</code>", "</p>"]);
      const link = toHtml(render("[x](https://x.example/<%= value | url =%>)", { value }, "markdown"));
      expect(link.match(/<[^>]+>/g)).toEqual([
        "<p>",
        expect.stringMatching(/^<a href="https:\/\/x[^"]*">$/),
        "</a>",
        "</p>",
      ]);
    }),
    { numRuns: 300 },
  );
});

test("a value in HTML is text, also within an attribute", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      const html = render('<p title="<%= value =%>"><%= value =%></p>', { value }, "html");
      expect(html.match(/[<>"]/g)).toEqual(["<", '"', '"', ">", "<", ">"]);
    }),
  );
});

test("a value in a shell script is one word of a real shell", () => {
  const values = fc.sample(hostileText, 200);
  const lines = values.map((value) =>
    render("printf '%s\\n' <%= value =%> # <%= value | text =%>", { value }, "shell"),
  );
  const printed = execFileSync("sh", ["-c", lines.join("\n")], { encoding: "utf8" });
  expect(printed.split("\n").slice(0, -1)).toEqual(values.map((value) => Buffer.from(plainLine(value)).toString()));
});

test("a value in any other file is one line of it", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      expect(render("a <%= value =%> b", { value }, "text")).toBe(`a ${plainLine(value)} b`);
    }),
  );
});

test("nothing is nothing, and a map never shows what is in it", () => {
  for (const type of ["yaml", "json"] as const) {
    expect(parse(render("[<%= a =%>, <%= b =%>]", { a: null, b: { secret: "x" } }, type))).toEqual([
      "",
      "[object Object]",
    ]);
  }
});

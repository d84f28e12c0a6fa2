import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/scaffold/engine.ts";
import type { FileType } from "../../../src/scaffold/escape.ts";
import { AppError } from "../../../src/system/errors.ts";
import { thrown } from "../system/temp.ts";

const pages: Readonly<Record<string, string>> = { "SECURITY.md": "../SECURITY.md" };
const engine = createEngine((path) => pages[path]);
const render = (source: string, values: object = {}, type: FileType = "text") =>
  engine.render(source, values, type, "part/files/x.liquid");

function fault(source: string, values: object = {}): AppError {
  const error = thrown(() => render(source, values));
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "template.render", params: { file: "part/files/x.liquid" } });
  return error as AppError;
}

describe("what other languages write stays as it is", () => {
  test.each([
    "$".concat("{{ github.ref }}"),
    "{{ jinja }}",
    "{% if x %}",
    "[[ wiki ]]",
    "<% erb %>",
    "<%- x %>",
    "<< x >>",
    "%%",
    "=%>",
  ])("%s", (text) => {
    expect(render(text)).toBe(text);
    expect(render(`${text} <%= a =%> ${text}`, { a: 1 })).toBe(`${text} 1 ${text}`);
  });

  test("all text without the delimiters", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."{}[]$%<>=- \nab#|'\"") }), (text) => {
        fc.pre(!/<%[=%]/.test(text));
        expect(render(`${text}`)).toBe(text);
      }),
    );
  });
});

describe("a line that holds one tag only", () => {
  test("leaves no line behind", () => {
    const source =
      "a\n<%% if yes %%>\nb\n  <%% endif %%>  \n<%% assign x = 1 %%>\r\nc <%% if yes %%>d<%% endif %%>\n<%% # a note %%>\ne";
    expect(render(source, { yes: true })).toBe("a\nb\nc d\ne");
    expect(render(source, { yes: false })).toBe("a\nc \ne");
  });

  test("also when two follow one another, or one ends the file", () => {
    expect(render("<%% if a %%>\n<%% if a %%>\nx\n<%% endif %%>\n<%% endif %%>\n", { a: true })).toBe("x\n");
    expect(render("x\n<%% if a %%>\ny\n<%% endif %%>", { a: true })).toBe("x\ny\n");
  });

  test("keeps the line ends around it", () => {
    expect(render("a\r\n<%% if a %%>\r\nb\r\n<%% endif %%>\r\nc\r\n", { a: true })).toBe("a\r\nb\r\nc\r\n");
    expect(render("<%% for i in (1..3) %%>\n- <%= i =%>\n<%% endfor %%>\n")).toBe("- 1\n- 2\n- 3\n");
    expect(render("<%% case a %%>\n<%% when 1 %%>\none\n<%% else %%>\nother\n<%% endcase %%>\n", { a: 1 })).toBe(
      "one\n",
    );
    expect(render("<%% comment %%>\nnothing\n<%% endcomment %%>\nx")).toBe("x");
  });

  test("may trim by itself", () => {
    expect(render("a\n\n<%%- if a -%%>\n\nb\n<%%- endif %%>\nc", { a: true })).toBe("abc");
  });
});

describe("an error names file and line", () => {
  test.each<[string, string, number, RegExp]>([
    ["an unknown variable", "a\n<%= nope =%>", 2, /undefined variable: nope/],
    ["an unknown part of one", "a\n\n<%= map.nope =%>", 3, /undefined variable: map\.nope/],
    ["an unknown filter", "<%= 1 | nope =%>", 1, /undefined filter: nope/],
    ["an unknown tag", "a\n<%% nope %%>", 2, /tag "nope" not found/],
    ["a tag that is not closed", "a\n<%% if a %%>\nb", 2, /not closed/],
    ["an output that is not closed", "a\nb <%= a", 2, /not closed/],
    [
      "an unknown variable behind lines that vanish",
      "<%% if a %%>\n<%% endif %%>\n<%% assign b = 1 %%>\n\n<%= nope =%>",
      5,
      /nope/,
    ],
    ["an unknown variable in a loop's list", "a\n<%% for i in nope %%>\n<%% endfor %%>\n", 2, /nope/],
    ["an unknown variable as a filter's argument", "<%= a | append: nope =%>", 1, /nope/],
    ["an unknown variable in a loop", "<%% for i in (1..2) %%>\n<%= i =%>\n<%= nope =%>\n<%% endfor %%>\n", 3, /nope/],
    ["a date that is none", "\n<%= 'someday' | days: 1 =%>", 2, /Invalid/],
    ["a number of days that is none", "<%= '2027-01-05' | days: 'x' =%>", 1, /Invalid/],
    ["the filter raw", "\n\n<%= a | raw =%>", 3, /no filter `raw`/],
    ["half a character in an address", "<%= half | url =%>", 1, /malformed/],
  ])("%s", (_, source, line, reason) => {
    const { params } = fault(source, { a: 1, map: { k: 1 }, half: "\ud800" });
    expect(params.line).toBe(line);
    expect(params.reason).toMatch(reason);
    expect(params.reason).not.toMatch(/\n|line:|col:/);
  });

  test("a condition that names what is not there", () => {
    expect(thrown(() => engine.holds("nope", {}, "part: x"))).toMatchObject({
      code: "template.render",
      params: { file: "part: x" },
    });
    expect(thrown(() => engine.holds("a b c (", { a: 1 }, "part: x"))).toBeInstanceOf(AppError);
  });
});

test("what is not there is nothing in a condition and in an assignment: `page` gives nothing as well", () => {
  expect(render("<%% if nope %%>a<%% elsif nope.b %%>b<%% else %%>c<%% endif %%>")).toBe("c");
  expect(render("<%% case nope %%><%% when 1 %%>a<%% else %%>b<%% endcase %%>")).toBe("b");
  expect(render("<%% unless nope %%>a<%% endunless %%>")).toBe("a");
  expect(render("<%% assign x = nope %%><%% if x %%>a<%% else %%>b<%% endif %%>")).toBe("b");
});

describe("holds", () => {
  const values = {
    yes: true,
    no: false,
    empty: "",
    zero: 0,
    name: "x",
    list: ["a"],
    none: null,
    files: ["SECURITY.md"],
  };
  test.each<[string, boolean]>([
    ["yes", true],
    ["no", false],
    ["none", false],
    ["name == 'x'", true],
    ["name != 'x'", false],
    ["empty != ''", false],
    ["yes and no", false],
    ["yes or no", true],
    ["list contains 'a'", true],
    ["files contains 'SECURITY.md'", true],
    ["list.size > 1", false],
    // As Liquid has it: only false and nothing are false.
    ["empty", true],
    ["zero", true],
  ])("%s is %s", (condition, held) => {
    expect(engine.holds(condition, values, "x")).toBe(held);
  });
});

describe("nothing but the values given can be reached", () => {
  const values = { text: "str", list: ["x"], maps: [{ k: 1 }], map: { k: 1 }, number: 5, yes: true };
  const names = [
    "constructor",
    "__proto__",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "__lookupGetter__",
  ];
  const roots = ["text", "list", "maps", "maps[0]", "map", "number", "yes", "map.k"];

  test.each(names)("not %s", (name) => {
    expect(fault(`<%= ${name} =%>`, values).params.reason).toContain("undefined variable");
    for (const root of roots) {
      expect(fault(`<%= ${root}.${name} =%>`, values).params.reason).toContain("undefined variable");
      expect(fault(`<%= ${root}['${name}'] =%>`, values).params.reason).toContain("undefined variable");
      expect(fault(`<%% assign n = '${name}' %%><%= ${root}[n] =%>`, values).params.reason).toContain(
        "undefined variable",
      );
    }
  });

  test.each([
    "<%= maps | map: 'constructor' | join: ',' =%>",
    "<%= text | map: '__proto__' =%>",
    "<%= maps | sum: 'constructor' =%>",
    "<%= maps | where: 'constructor' | size =%>",
    "<%= maps | find_exp: 'x', 'x.constructor' =%>",
    "<%= maps | group_by: '__proto__' | size =%>",
    "<%= maps | sort: 'constructor' | size =%>",
    "<%= maps | where_exp: 'x', 'x.constructor.constructor' | size =%>",
  ])("not through a filter: %s", (source) => {
    let made = "";
    try {
      made = render(source, values);
    } catch (error) {
      expect(error).toMatchObject({ code: "template.render" });
    }
    expect(made).not.toMatch(/function|native|object Object/i);
  });

  test("what is given under such a name is a value like any other", () => {
    const given = JSON.parse('{"__proto__": {"polluted": "own"}, "map": {"constructor": "own too"}}');
    expect(render("<%= __proto__.polluted =%> <%= map.constructor =%>", given)).toBe("own own too");
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe("a value is a value", () => {
  test.each([
    "<%= secret =%>",
    "<%% include 'x' %%>",
    "=%><%= secret =%>",
    "%%><%% assign a = 1 %%>",
    "<%% raw %%>",
    "{{ secret }}",
  ])("%s is not rendered again", (value) => {
    expect(render("<%= value =%>", { value, secret: "S" })).toBe(value);
    expect(
      render("<%% assign x = value %%><%% capture y %%><%= x =%><%% endcapture %%><%= y =%>", { value, secret: "S" }),
    ).toBe(value);
    expect(render("<%= value | append: value =%>", { value, secret: "S" })).toBe(value + value);
  });

  test("a bomb of values in values is rendered once", () => {
    const value = "<%= value =%>".repeat(1000);
    expect(render("<%= value =%>", { value })).toBe(value);
  });

  test.each([
    ["echo", "<%% echo value %%>"],
    ["cycle", "<%% cycle value, value %%>"],
    ["liquid", "<%% liquid\n echo value %%>"],
    ["capture", "<%% capture x %%>- <%% endcapture %%><%= value =%>"],
    ["for", "<%% for i in list %%><%= i =%><%% endfor %%>"],
    ["default", "<%= none | default: value =%>"],
  ])("it is escaped whichever way it comes out: %s", (_, source) => {
    const evil = '<b>"; x: &';
    const made = engine.render(source, { value: evil, list: [evil], none: null }, "html", "x");
    expect(made).not.toContain("<b>");
    expect(made).not.toContain('"');
  });
});

describe("no file is read from inside a template", () => {
  test.each(["include", "render", "layout"])("%s", (tag) => {
    for (const path of ["x", "../../package.json", "/etc/passwd", "package.json", "C:/x", "http://x.example/y"]) {
      expect(fault(`<%% ${tag} '${path}' %%>`).params.reason).toMatch(/ENOENT|illegal|not/);
      expect(fault(`<%% liquid\n ${tag} '${path}' %%>`)).toBeInstanceOf(AppError);
      expect(fault(`<%% assign p = '${path}' %%><%% ${tag} p %%>`)).toBeInstanceOf(AppError);
    }
  });
});

describe("filters", () => {
  test.each([
    ["'2027-01-05' | days: 14", "2027-01-19"],
    ["'2027-01-05' | days: -5", "2026-12-31"],
    ["'2027-01-05' | days: 7 | weekday: 2", "2027-01-12"],
    ["'2027-01-06' | weekday: 2", "2027-01-12"],
    ["'2027-01-05' | weekday: 2", "2027-01-05"],
    ["'2027-01-05' | weekday: 7", "2027-01-10"],
    ["'Lepton Commons!' | slug", "lepton-commons"],
    ["'Ünïcödé — Ñame' | slug", "unicode-name"],
    ["'--a__b..c--' | slug", "a-b-c"],
    ["'社区' | slug", ""],
    ["'../../etc/passwd' | slug", "etc-passwd"],
    ["none | slug", ""],
    ["'lepton-commons' | title", "Lepton Commons"],
    ["'my_first.repo  x' | title", "My First Repo X"],
    ["'社区-hub' | title", "社区 Hub"],
    ["'' | title", ""],
    ["'a,b' | split: ',' | join: '+'", "a+b"],
    ["'a' | append: 'b' | upcase", "AB"],
    ["list", "x, y"],
  ])("<%%= %s =%%> is %j", (expression, made) => {
    expect(render(`<%= ${expression} =%>`, { none: null, list: ["x", "y"] })).toBe(made);
  });

  test("a slug is one, whatever it is made from", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.string({ unit: fc.constantFrom(..."aB9-_. /\\社é"), maxLength: 90 }),
        ),
        (text) => {
          const slug = render("<%= text | slug =%>", { text });
          expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
          expect(slug.length).toBeLessThanOrEqual(60);
          expect(render("<%= text | slug =%>", { text: slug })).toBe(slug);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("page is the link to a file of this run, and nothing without one", () => {
    const source = "<%% assign p = path | page %%><%% if p %%>[x](<%= p | url =%>)<%% else %%>none<%% endif %%>";
    expect(render(source, { path: "SECURITY.md" })).toBe("[x](../SECURITY.md)");
    expect(render(source, { path: "NOWHERE.md" })).toBe("none");
  });
});

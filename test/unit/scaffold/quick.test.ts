import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createEngine } from "../../../src/scaffold/engine.ts";
import type { FileType } from "../../../src/scaffold/escape.ts";
import { QuickRenderer } from "../../../src/scaffold/quick/render.ts";
import { AppError } from "../../../src/system/errors.ts";
import { render as renderCase, templateIds } from "../../support/render.ts";

const quickly = QuickRenderer.prototype.render;
afterEach(() => vi.restoreAllMocks());

/** Renders without the quick way. */
function slowly<T>(action: () => T): T {
  const spies = (["render", "holds"] as const).map((name) =>
    vi.spyOn(QuickRenderer.prototype, name).mockReturnValue(undefined),
  );
  try {
    return action();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const engine = createEngine((path) => ({ "SECURITY.md": "../SECURITY.md", "a.md": "a b.md" })[path]);
const values = {
  ...{ name: "Ada & <Co>", empty: "", zero: 0, two: 2, yes: true, no: false, nothing: null, unset: undefined },
  ...{
    list: ["a", "b", 3],
    none: [],
    deep: [
      { id: "x", tags: ["t"] },
      { id: "y", tags: [] },
    ],
    map: { key: "v", size: 7 },
  },
  ...{ forloop: "mine", date: "2027-01-05", words: ["x", "Y z"], way: "/a/b/c//", wide: "a😀bß é" },
};

/** What comes out, or what is said to be wrong. */
function outcome(source: string, type: FileType): unknown {
  try {
    return engine.render(source, values, type, "x");
  } catch (error) {
    if (error instanceof AppError) return error.params;
    throw error;
  }
}

/** Mostly the first kind: a text with one thing that is wrong is no good for the others in it. */
const often = (good: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const operand = often(
  [
    ...[
      "name",
      "empty",
      "zero",
      "two",
      "yes",
      "no",
      "map.key",
      "list[0]",
      "deep[0].id",
      "'text'",
      '"a b"',
      "'a.md'",
      "2",
    ],
    ...["-1", "true", "false", "name", "name", "date", "forloop", "words", "way", "wide"],
  ],
  [
    ...[
      "nothing",
      "unset",
      "missing",
      "list",
      "none",
      "map",
      "map.size",
      "map.nope",
      "name.size",
      "list.first",
      "list[9]",
    ],
    ...[
      "deep[1].tags",
      "item",
      "item.id",
      "forloop.last",
      "forloop.index",
      "made",
      "2.5",
      "nil",
      "empty",
      "blank",
      "(1..3)",
    ],
    ...["nothing.x", "constructor", "name.length", "map['key']", "list.last", "'a\\nb'"],
  ],
);
const filter = often(
  [
    ...[
      "url",
      "text",
      "inline",
      "code",
      "html",
      "shell",
      "slug",
      "title",
      "append: 'x'",
      "append: name",
      "remove: 'a'",
    ],
    ...["size", "join: ', '", "split: ','", "split: 'a'", "upcase", "default: 'd'", "downcase", "capitalize", "last"],
    ...[
      "slice: 0, 2",
      "slice: 0, 4",
      "slice: -2, 2",
      "slice: -9, 3",
      "prepend: '0'",
      "prepend: name",
      "prepend: two",
      "plus: 1",
      "minus: two",
      "times: 7",
      "concat: list",
      "concat: none",
    ],
  ],
  [
    ...["page", "remove: ''", "append: two", "append", "days: 3", "raw", "nosuch", "append: 'x', 'y'"],
    ...[
      "split: ''",
      "join",
      "slice: 1",
      "slice: -1, -1",
      "prepend",
      "prepend: nothing",
      "prepend: 'x', 'y'",
      "slice: 9, 9",
      "plus: '1'",
      "times",
      "last: 1",
      "size: 2",
    ],
    ...[
      "default: 2",
      "default: 'd', allow_false: true",
      "concat: name",
      "downcase: 'x'",
      "minus: 2.5",
      "split: ',', ','",
    ],
    ...["append: missing", "concat: list", "weekday: 2"],
  ],
);
const filtered = fc
  .tuple(operand, fc.array(filter, { maxLength: 2 }))
  .map(([head, tail]) => [head, ...tail].join(" | "));
const comparison = fc
  .tuple(operand, often(["==", "!=", "<=", ">="], ["<", ">", "contains"]), operand)
  .map((parts) => parts.join(" "));
const condition = fc.oneof(
  { weight: 10, arbitrary: operand },
  { weight: 10, arbitrary: comparison },
  {
    weight: 10,
    arbitrary: fc
      .tuple(fc.oneof(operand, comparison), often(["and", "or"], ["and not"]), fc.oneof(operand, comparison))
      .map((parts) => parts.join(" ")),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...["yes or no and no", "no and yes or yes", "not no", "", "== 2", "yes yes", "a-b", "name ==", "'a' 'b'"],
      ...["name | size", "yes|no"],
    ),
  },
);
const output = filtered.map((text) => `<%= ${text} =%>`);
const { source } = fc.letrec<{ source: string; node: string }>((tie) => ({
  source: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
  node: fc.oneof(
    { depthSize: "small" },
    {
      weight: 20,
      arbitrary: often(
        ["text\n", "<% x %>", "{{ y }}", "\n", "%%>"],
        [
          ...["<%%- if yes -%%>a<%%- endif %%>", "<%%%%>", "<%= =%>", "<%% endif %%>", "<%% else %%>", "<%% break %%>"],
          ...["<%% nosuch %%>", "<%% endfor x %%>", "<%= name", "<%% if yes %%>"],
        ],
      ),
    },
    { weight: 15, arbitrary: output },
    { weight: 1, arbitrary: output.map((text) => `<%% # note %%>\n${text}`) },
    {
      weight: 10,
      arbitrary: fc
        .tuple(fc.constantFrom("made", "name", "item", "unset"), filtered)
        .map(([to, text]) => `<%% assign ${to} = ${text} %%>\n<%= ${to} =%>`),
    },
    {
      weight: 10,
      arbitrary: fc
        .tuple(
          often(["name", "two", "date", "way | split: '/' | last"], ["list", "unset", "nothing", "missing", "name =="]),
          often(["'text'", "2", '"c", 2', "'c' or '2027-01-05'"], ["name", "'a' 'b'", "", "2,", "nil", "2.5"]),
          tie("source"),
          fc.option(tie("source")),
        )
        .map(([about, when, inner, rest]) => {
          const others = rest === null ? "" : `<%% else %%>${rest}`;
          return `<%% case ${about} %%>\n<%% when ${when} %%>\n${inner}<%% when 2 %%>two${others}<%% endcase %%>`;
        }),
    },
    {
      weight: 10,
      arbitrary: fc
        .tuple(fc.constantFrom("if", "unless"), condition, tie("source"), fc.option(condition), tie("source"))
        .map(([tag, when, inner, other, rest]) =>
          other === null
            ? `<%% ${tag} ${when} %%>${inner}<%% else %%>\n${rest}<%% end${tag} %%>\n`
            : `<%% if ${when} %%>${inner}<%% elsif ${other} %%>${rest}<%% endif %%>`,
        ),
    },
    {
      weight: 10,
      arbitrary: fc
        .tuple(
          often(["list", "none", "deep"], ["name", "map", "(1..2)", "list limit: 1", "missing", "unset"]),
          tie("source"),
        )
        .map(([list, inner]) => `<%% for item in ${list} %%>${inner}<%= forloop.last =%><%% endfor %%>`),
    },
  ),
}));
const types = fc.constantFrom<FileType>("text", "markdown", "yaml", "json", "html", "workflow", "shell");

describe("what is rendered quickly is what the full engine makes", () => {
  test("of whatever template", () => {
    let quick = 0;
    const spy = vi.spyOn(QuickRenderer.prototype, "render").mockImplementation(function (this: QuickRenderer, ...args) {
      const made = quickly.apply(this, args);
      if (made !== undefined) quick++;
      return made;
    });
    fc.assert(
      fc.property(source, types, (text, type) => {
        const made = outcome(text, type);
        spy.mockReturnValueOnce(undefined);
        expect(made).toEqual(outcome(text, type));
      }),
      { numRuns: 4000 },
    );
    expect(quick).toBeGreaterThan(300);
  });

  test("of conditions", () => {
    const holds = (text: string): unknown => {
      try {
        return engine.holds(text, values, "x");
      } catch (error) {
        return (error as AppError).params;
      }
    };
    fc.assert(
      fc.property(condition, (text) => {
        expect(holds(text)).toEqual(slowly(() => holds(text)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("templates of ours", () => {
  const wanted = (template: string) =>
    ({ template, forge: "github", langs: ["en", "zh"], level: "full" }) as const satisfies Parameters<
      typeof renderCase
    >[0];

  test.each(templateIds)("%s is the same both ways, and nearly all of it goes the quick way", async (template) => {
    const [all, left] = [vi.fn(), vi.fn()];
    const spy = vi.spyOn(QuickRenderer.prototype, "render").mockImplementation(function (this: QuickRenderer, ...args) {
      const made = quickly.apply(this, args);
      (made === undefined ? left : all)(args[0]);
      return made;
    });
    const files = await renderCase(wanted(template));
    expect(all.mock.calls.length).toBeGreaterThan(40);
    expect(left.mock.calls.length).toBeLessThan(all.mock.calls.length / 10);
    spy.mockReturnValue(undefined);
    expect(await renderCase(wanted(template))).toEqual(files);
  });
});

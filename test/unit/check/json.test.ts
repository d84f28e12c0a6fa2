import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { blankComments, jsonRule, parseJson } from "../../../src/check/json.ts";
import { expectLinear } from "../../support/steps.ts";

const fault = (text: string, path = "a.json") => {
  const { findings } = parseJson(path, text);
  expect(findings).toHaveLength(1);
  const [{ code, level, file, line, column, params } = {} as never] = findings;
  expect([code, level, file]).toEqual(["json.syntax", "error", path]);
  return { line, column, reason: params.reason };
};

describe("a fault in JSON is told with its place and in one line", () => {
  test.each<[string, number, number, RegExp]>([
    ["", 1, 1, /^Unexpected end of JSON input$/],
    ["{", 1, 2, /^Expected property name or '}'$/],
    ["[1, 2", 1, 6, /^Expected ',' or '\]'|end of JSON input$/],
    ['{\n  "a": 1,\n}\n', 3, 1, /^Expected double-quoted property name$/],
    ['{"a":}', 1, 6, /^Unexpected token '}'$/],
    ['{\n  "a": nope\n}\n', 2, 9, /^Unexpected token 'o'$/],
    [`{\n  "long": "${"x".repeat(500)}",\n  "a": ?\n}\n`, 3, 8, /^Unexpected token '\?'$/],
    ["[1 2]", 1, 4, /^Expected ',' or '\]' after array element$/],
    ['{"a" 1}', 1, 6, /^Expected ':' after property name$/],
    ['{"a": 1 "b": 2}', 1, 9, /^Expected ',' or '}' after property value$/],
    ["{a: 1}", 1, 2, /^Expected property name or '}'$/],
    ["{'a': 1}", 1, 2, /^Expected property name or '}'$/],
    ['["\n"]', 1, 3, /^Bad control character in string literal$/],
    ['["\\x"]', 1, 4, /^Bad escaped character$/],
    ['["\\u12"]', 1, 7, /^Bad Unicode escape$/],
    ['"never ends', 1, 12, /^Unterminated string$/],
    ["[-]", 1, 3, /^No number after minus sign$/],
    ["[1.]", 1, 4, /^Unterminated fractional number$/],
    ["{}\n{}\n", 2, 1, /^Unexpected non-whitespace character after JSON$/],
    ["[1,\r\n 2,\r\n x]", 3, 2, /^Unexpected token 'x'$/],
    ["// comment\n{}", 1, 1, /^Unexpected token '\/'$/],
    ["<html>", 1, 1, /^Unexpected token '<'$/],
    ["[,]", 1, 2, /^Unexpected token ','$/],
    ["['a']", 1, 2, /^Unexpected token '''$/],
    ['["社区" ?]', 1, 7, /./],
    ["\ufeff[?]", 1, 2, /^Unexpected token '\?'$/],
    ["[NaN]", 1, 2, /^Unexpected token 'N'$/],
    ["tru", 1, 4, /^Unexpected end of JSON input$/],
    ["trux", 1, 4, /^Unexpected token 'x'$/],
  ])("%j: line %i, column %i", (text, line, column, reason) => {
    const found = fault(text);
    expect([found.line, found.column]).toEqual([line, column]);
    expect(found.reason).toMatch(reason);
  });

  // What V8 says in Node.js 20, and with line and column in Node.js 22 and later.
  test.each([
    ["Expected property name or '}' in JSON at position 4", "Expected property name or '}'", 2, 2],
    ["Expected property name or '}' in JSON at position 4 (line 2 column 2)", "Expected property name or '}'", 2, 2],
    [
      "Unexpected non-whitespace character after JSON at position 5",
      "Unexpected non-whitespace character after JSON",
      2,
      3,
    ],
    [
      "Unexpected non-whitespace character after JSON at position 5 (line 2 column 3)",
      "Unexpected non-whitespace character after JSON",
      2,
      3,
    ],
    ["Unexpected end of JSON input", "Unexpected end of JSON input", 2, 6],
    ["Bad control character in string literal in JSON at position 3", "Bad control character in string literal", 2, 1],
  ])("%s", (message, reason, line, column) => {
    const parse = vi.spyOn(JSON, "parse").mockImplementation(() => {
      throw new SyntaxError(message);
    });
    try {
      const [finding] = parseJson("a.json", "{}\nabcde").findings;
      expect(finding).toMatchObject({ line, column, params: { reason } });
    } finally {
      parse.mockRestore();
    }
  });

  test("wherever one sign too many stands", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("?", "}", "'", "\u0001"), (json, at, sign) => {
        const text = JSON.stringify(JSON.parse(json), null, 1);
        const broken = text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1));
        const { findings } = parseJson("a.json", broken);
        if (findings.length === 0) return;
        const [{ line, column, params } = {} as never] = findings;
        const before =
          broken
            .split("\n")
            .slice(0, line - 1)
            .join("\n").length +
          (line > 1 ? 1 : 0) +
          column -
          1;
        // Never before what was put in, as far as the parser can know.
        expect(before).toBeGreaterThanOrEqual(Math.min(at % (text.length + 1), broken.length - 1));
        expect(before).toBeLessThanOrEqual(broken.length);
        expect(params.reason).toMatch(/^[^\n]+/);
      }),
      { numRuns: 500 },
    );
  });

  test("a big file with its fault at the end takes no long time", () => {
    expectLinear((size) => {
      const text = `[${'"some text",\n'.repeat(size)} ?]`;
      expect(fault(text)).toMatchObject({ line: size + 1, column: 2 });
    }, 250);
  });
});

describe("parseJson", () => {
  test("gives the value of what is well", () => {
    expect(parseJson("a.json", '\ufeff{"a": [1, "社区"]}')).toEqual({ value: { a: [1, "社区"] }, findings: [] });
  });

  test("takes __proto__ for a key like any other", () => {
    const { value } = parseJson("a.json", '{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("blankComments", () => {
  test.each([
    ["// a\n{}", "    \n{}"],
    ['{"a": 1 /* b */ }', '{"a": 1         }'],
    ["/* a\n b */[]", "    \n     []"],
    ['{"a": 1,}', '{"a": 1 }'],
    ["[1, 2, /* x */\n]", "[1, 2         \n]"],
    ['["// no comment", "/* nor this */", ",]"]', '["// no comment", "/* nor this */", ",]"]'],
    ['["a\\"// x"]', '["a\\"// x"]'],
    ['["https://x.example"] // y', '["https://x.example"]     '],
    ["/**/{}", "    {}"],
    ["/*/ {} /*/", "          "],
    ["{} /* never ends", "{} /* never ends"],
    ['{"a": "never // ends', '{"a": "never // ends'],
    ["[1,,]", "[1, ]"],
  ])("%j becomes %j", (text, plain) => {
    expect(blankComments(text)).toBe(plain);
  });

  test("changes no JSON that has none, and no place in one that has", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(blankComments(text)).toBe(text);
        const commented = `// one\n${text.replace(/\n/g, " // x\n")} /* two\n */`;
        expect(JSON.parse(blankComments(commented))).toEqual(JSON.parse(text));
        expect(blankComments(commented)).toHaveLength(commented.length);
      }),
    );
  });

  test("a hostile file takes no longer than it is long", () => {
    for (const piece of ["/*", "*/", "//", '"', '\\"', '"\\', ",", ", ", "/", "*", ",\n", '"/*'] as const) {
      expectLinear(
        (times) => {
          blankComments(piece.repeat(times));
          blankComments(`"${piece.repeat(times)}`);
        },
        12_500,
        piece,
      );
    }
  });
});

describe("jsonRule", () => {
  test.each([
    ["a.json", true],
    ["A.JSON", true],
    ["x/tsconfig.jsonc", true],
    ["x.code-workspace", true],
    [".all-contributorsrc", true],
    ["a.ipynb", false],
    ["a.json5", false],
    ["package.json.md", false],
    ["json", false],
  ])("is for %s: %s", (path, applies) => {
    expect(jsonRule.applies(path)).toBe(applies);
  });

  test.each([
    ".devcontainer/devcontainer.json",
    ".devcontainer.json",
    ".devcontainer/gpu/devcontainer.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "jsconfig.json",
    ".vscode/settings.json",
    "sub/.vscode/launch.json",
    "x.jsonc",
    "x.code-workspace",
    ".eslintrc.json",
    // Renovate reads it with JSON5, and Babel as well.
    "renovate.json",
    "babel.config.json",
  ])("lets %s have comments and a comma too many", (path) => {
    expect(jsonRule.inspect(path, '// why\n{ "a": [1, 2,], /* x */ }\n')).toEqual([]);
    expect(jsonRule.inspect(path, '// why\n{ "a" 1 }')).toMatchObject([{ line: 2, column: 7 }]);
    expect(jsonRule.inspect(path, "{} /* never ends")).toHaveLength(1);
  });

  test.each(["package.json", "package-lock.json", "vscode/settings.json", "not-tsconfig.json", ".vscode/deep/x.json"])(
    "does not let %s",
    (path) => {
      expect(jsonRule.inspect(path, "// why\n{}\n")).toHaveLength(1);
      expect(jsonRule.inspect(path, "[1,]")).toHaveLength(1);
    },
  );
});

import { describe, expect, test } from "vitest";
import type { Repository, Rule } from "../../../src/check/rule.ts";
import { inspect, rules } from "../../../src/check/run.ts";
import { yamlRule } from "../../../src/check/yaml.ts";
import { AppError } from "../../../src/system/errors.ts";

function repository(files: Readonly<Record<string, string | Error>>): Repository {
  return {
    files: Object.keys(files).sort(),
    readText: (path) => {
      const content = files[path];
      if (typeof content !== "string") throw content;
      return content;
    },
  };
}

const found = (files: Readonly<Record<string, string | Error>>, more: readonly Rule[] = []) => {
  const result = inspect(repository(files), more);
  return {
    files: result.files,
    findings: result.findings.map(({ code, file, line, level }) => `${file}:${line} ${code} ${level}`),
  };
};

describe("inspect", () => {
  test("applies each rule to the files that it is for, and counts them", () => {
    expect(found({ "a.json": "{}", "b.yml": "a: 1\n", "c.ipynb": "{}", "d.md": "# x", e: "" })).toEqual({
      files: 3,
      findings: ["c.ipynb:1 notebook.format error"],
    });
  });

  test("sorts what it finds by file and line, whichever rule found it", () => {
    const last: Rule = {
      id: "last",
      level: "warning",
      sources: ["this test"],
      fix: "none",
      title: { en: "last", zh: "最后" },
      reason: { en: "order", zh: "次序" },
      applies: (path) => path === "a.json",
      inspect: (file) => [{ code: "x", level: "warning", file, line: 1, column: 1, params: {} }],
    };
    expect(found({ "b.json": "[", "a.json": "{\n?" }, [last]).findings).toEqual([
      "a.json:1 x warning",
      "a.json:2 json.syntax error",
      "b.json:1 json.syntax error",
    ]);
  });

  test("a file that cannot be read is a finding, and the rest is looked at", () => {
    const link = new AppError("file.link", { path: "a.json" });
    const encoding = new AppError("file.encoding", { path: "b.json" }, 2);
    expect(found({ "a.json": link, "b.json": encoding, "c.json": "[" })).toEqual({
      files: 3,
      findings: ["a.json:1 file.link warning", "b.json:1 file.encoding error", "c.json:1 json.syntax error"],
    });
  });

  test("a fault of the program is none of the file's", () => {
    expect(() => found({ "a.json": new TypeError("x") })).toThrow(TypeError);
  });

  test("reads no file that no rule is for", () => {
    expect(found({ "secret.key": new TypeError("read") })).toEqual({ files: 0, findings: [] });
  });

  test.each([
    "constructor.json",
    "__proto__.json",
    "toString",
    "a\nb.json",
    "\u202exe.json",
    "<b>.yml",
    "::error::.json",
    "x".repeat(300).concat(".json"),
  ])("a file named %j is a file like any other", (path) => {
    expect(found({ [path]: "[" }).findings.every((line) => line.startsWith(path))).toBe(true);
  });

  test("the rules that there are", () => {
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(["yaml", "json", "notebook"]));
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});

describe("yamlRule", () => {
  test.each([
    ["a.yml", true],
    ["a.yaml", true],
    ["CITATION.cff", true],
    ["A.YML", true],
    ["a.yml.md", false],
    ["yml", false],
  ])("is for %s: %s", (path, applies) => {
    expect(yamlRule.applies(path)).toBe(applies);
  });

  test("lets other tools have their tags and documents", () => {
    expect(yamlRule.inspect("a.yml", "a: !reference [x, y]\n---\nb: 1\n")).toEqual([]);
  });

  test("says where a file does not parse", () => {
    expect(yamlRule.inspect("a.yml", "a: 1\nb: [\n")).toMatchObject([{ file: "a.yml", level: "error" }]);
    expect(yamlRule.inspect("a.yml", "a: 1\na: 2\n")).toMatchObject([{ code: "yaml.duplicate-key", line: 2 }]);
  });
});

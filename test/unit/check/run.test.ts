import { describe, expect, test } from "vitest";
import { wholeRules } from "../../../src/check/book.ts";
import type { Rule } from "../../../src/check/rule.ts";
import { inspect, rules } from "../../../src/check/run.ts";
import { yamlRule } from "../../../src/check/yaml.ts";
import { link, notText, repository } from "./repository.ts";

const found = (files: Readonly<Record<string, string | Error>>, more: readonly Rule[] = []) => {
  const result = inspect(repository(files), { files: [...rules, ...more], whole: [] });
  return {
    files: result.files.size,
    findings: result.findings.map(({ code, file, line, level }) => `${file}:${line} ${code} ${level}`),
  };
};

const unchecked = (files: Readonly<Record<string, string | Error>>) =>
  inspect(repository(files), { files: rules, whole: wholeRules }).unchecked.map(
    ({ path, reason }) => `${path} ${reason}`,
  );

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
      "a.json:2 json.syntax warning",
      "b.json:1 json.syntax warning",
    ]);
  });

  test("a file that is no text is a finding, a link is not followed, and the rest is looked at", () => {
    const files = { "a.json": link("a.json"), "b.json": notText("b.json"), "c.json": "[" };
    expect(found(files)).toEqual({
      files: 1,
      findings: ["b.json:1 file.encoding note", "c.json:1 json.syntax warning"],
    });
    expect(unchecked(files)).toEqual(["a.json link"]);
  });

  test("each file is read once, however many rules want it", () => {
    const reads: string[] = [];
    const source = repository({ "README.md": "# x\n", "a.json": "{}" });
    const readText = (path: string) => {
      reads.push(path);
      return source.readText(path);
    };
    const counted = { ...source, readText };
    inspect(counted, { files: rules, whole: wholeRules });
    expect(reads.sort()).toEqual(["README.md", "a.json"]);
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

describe("what is broken on purpose is no error", () => {
  test.each([
    ["tests/data/a.json", "{", "json.syntax note"],
    ["src/__fixtures__/a.yml", "a: [", "yaml.indent note"],
    ["third_party/x/a.json", "{", "json.syntax note"],
    ["cases/broken/a.json", "{", "json.syntax note"],
    ["settings/a.json", '// why\n{"a": 1}\n', "json.syntax note"],
    ["settings/a.json", '{"a": 1,}\n', "json.syntax note"],
    ["settings/a.json", "{a: 'x', b: NaN}\n", "json.syntax note"],
    ["data/lines.json", '{"a": 1}\n{"a": 2}\n', "json.syntax note"],
    ["data/a.json", "{", "json.syntax warning"],
    ["package.json", '{"name": "x",}\n', "json.syntax error"],
    ["data/a.yml", "a: [\n", "yaml.indent warning"],
    ["data/a.yml", "a: 1\na: 2\n", "yaml.duplicate-key note"],
    [".github/FUNDING.yml", "github: a\ngithub: b\n", "yaml.duplicate-key warning"],
    [".github/workflows/a.yml", "on: push\non: push\n", "yaml.duplicate-key error"],
    [".github/workflows/a.yml", "a: [", "yaml.indent error"],
    [".github/workflows/a.yml", "a: {{ x }}\nb: [", "yaml error"],
  ])("%s with %j: %s", (path, text, expected) => {
    const [, level = ""] = expected.split(" ");
    const lines = found({ [path]: text }).findings;
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.endsWith(` ${level}`), line).toBe(true);
    expect(lines[0]).toContain(expected.split(" ")[0]);
  });

  test.each([
    ["charts/x/templates/a.yaml", "a: {{ .Values.x }}\nb: [\n", "template"],
    ["roles/a.yml", "{% if x %}\na: [\n", "template"],
    ["{{cookiecutter.slug}}/a.json", "{", "template"],
    ["data/big.yaml", `${"# x\n".repeat(300_000)}a: 1\n`, "large"],
    ["Jenkinsfile", "pipeline {}\n", "kind"],
    [".circleci/config.yml", "version: 2\n", "parsed"],
    ["docs/guide.rst", "Guide\n=====\n", "markup"],
    ["docs/latin.md", notText("docs/latin.md"), "encoding"],
    [".gitlab-ci.yml", "include:\n  - remote: https://x.example/a.yml\n", "include"],
  ])("%s is said not to be checked", (path, content, reason) => {
    expect(found({ [path]: content }).findings).toEqual([]);
    expect(unchecked({ [path]: content })).toContain(`${path} ${reason}`);
  });
});

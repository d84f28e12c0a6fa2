import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCircle } from "../../../../src/check/files/circle.ts";
import { matcher } from "../../../../src/check/files/codeowners/pattern.ts";
import { jsonReader } from "../../../../src/check/files/read/json.ts";
import { yamlReader } from "../../../../src/check/files/read/yaml.ts";

describe("a pattern of code owners", () => {
  const files = ["README.md", "docs/a.md", "docs/deep/b.txt", "src/x/y/z.ts", ".github/c.yml", "my file.md"];
  const hasMatch = matcher(files, ["sub"]);
  test.each([
    "*",
    "*.md",
    "/README.md",
    "README.md",
    "docs",
    "docs/",
    "/docs/",
    "docs/*",
    "deep",
    "deep/",
    "**/deep",
    "src/**/z.ts",
    "src/**",
    "/src/x/",
    "*.y?l",
    ".github/",
    "my\\ file.md",
    "sub",
    "sub/",
    "/sub/any.md",
    "**",
  ])("%s names a file", (pattern) => expect(hasMatch(pattern)).toBe(true));
  test.each([
    "*.rs",
    "/deep",
    "deep/b.md",
    "docs/*.txt",
    "/docs/b.txt",
    "README",
    "readme.md",
    "src/*/z.ts",
    "x/y/z.ts",
    "submarine/",
  ])("%s names none", (pattern) => expect(hasMatch(pattern)).toBe(false));
});

describe("a circle of needs", () => {
  const graph = fc.dictionary(fc.constantFrom(..."abcdef"), fc.array(fc.constantFrom(..."abcdefg"), { maxLength: 3 }));

  /** Whether a name leads back to itself, by going everywhere from it. */
  const returns = (needs: ReadonlyMap<string, readonly string[]>, name: string) => {
    const seen = new Set<string>();
    const next = [...(needs.get(name) ?? [])];
    for (let one = next.pop(); one !== undefined; one = next.pop())
      if (!seen.has(one)) {
        seen.add(one);
        next.push(...(needs.get(one) ?? []));
      }
    return seen.has(name);
  };

  test("is found whenever there is one, and what is found is in one", () => {
    fc.assert(
      fc.property(graph, (made) => {
        const needs = new Map(Object.entries(made));
        const found = findCircle(needs);
        if (found === undefined) expect([...needs.keys()].some((name) => returns(needs, name))).toBe(false);
        else expect(returns(needs, found)).toBe(true);
      }),
    );
  });
});

describe("a reader", () => {
  test("of JSON knows the place of every key and value, whatever surrounds them", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }),
        fc.constantFrom(0, 1, 2),
        (made, indent) => {
          const text = JSON.stringify(made, null, indent);
          const file = jsonReader({ comments: true })("a.json", text);
          const all = text.split("\n");
          for (const [key, value] of Object.entries(made)) {
            const at = file?.position([key], "key");
            expect(all[(at?.line ?? 0) - 1]?.slice((at?.column ?? 0) - 1)).toSatisfy((rest: string) =>
              rest.startsWith(JSON.stringify(key)),
            );
            const place = file?.position([key]);
            const begin = JSON.stringify(value, null, indent).split("\n")[0] ?? "";
            expect(all[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toSatisfy((rest: string) =>
              rest.startsWith(begin),
            );
          }
        },
      ),
    );
  });

  test("of YAML reads words as its service does", () => {
    const text = "a: yes\nb: 'yes'\nc: Off\nd: y\n<<: { e: 1, a: 2 }\n";
    expect(yamlReader()("a", text)?.value).toEqual({ a: "yes", b: "yes", c: "Off", d: "y", "<<": { e: 1, a: 2 } });
    expect(yamlReader({ words: "1.1", merges: true })("a", text)?.value).toEqual({
      a: true,
      b: "yes",
      c: false,
      d: "y",
      e: 1,
    });
  });

  test("leaves open what only its service knows", () => {
    const file = yamlReader()("a", "a: !x [1]\nb: [*gone, 2]\nc: 3\n");
    const open = [["a"], ["a", 0], ["b"], ["b", 0], ["b", 1], ["c"]].filter((path) => file?.isOpen(path));
    expect(open).toEqual([["a"], ["a", 0], ["b", 0]]);
  });

  test("takes the last document of a pipeline, with its places", () => {
    const file = yamlReader({ header: "spec" })("a", "spec: {}\n---\na: 1\n");
    expect([file?.value, file?.position(["a"])]).toEqual([{ a: 1 }, { line: 3, column: 4 }]);
  });

  test.each(["a: [", "a: b: c", "\0", `${"[".repeat(200)}`])("of YAML passes over what does not parse: %j", (text) => {
    expect(yamlReader()("a", text)).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTree } from "../../../../src/cli/views/tree.ts";

describe("drawTree", () => {
  test("draws folders first, each sorted, with their branches", () => {
    const paths = ["README.md", "docs/zh/a.md", "docs/b.md", ".github/x.yml", "a.md"];
    expect(drawTree(paths)).toEqual([
      "├── .github/",
      "│   └── x.yml",
      "├── docs/",
      "│   ├── zh/",
      "│   │   └── a.md",
      "│   └── b.md",
      "├── README.md",
      "└── a.md",
    ]);
  });

  test("a folder that comes last has no branch beside it", () => {
    expect(drawTree(["a/b/c", "a/d"])).toEqual(["└── a/", "    ├── b/", "    │   └── c", "    └── d"]);
  });

  test("of nothing is nothing", () => {
    expect(drawTree([])).toEqual([]);
  });

  test("labels files by path and name", () => {
    expect(drawTree(["a/b", "c"], (path, name) => `${name} (${path})`)).toEqual([
      "├── a/",
      "│   └── b (a/b)",
      "└── c (c)",
    ]);
  });

  test("takes names that every object has", () => {
    expect(drawTree(["constructor/__proto__", "toString"])).toEqual([
      "├── constructor/",
      "│   └── __proto__",
      "└── toString",
    ]);
  });

  test("shows every file once, and every folder once, whatever their order", () => {
    const name = fc.constantFrom("a", "b", "c.md", "文");
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `${names.join("/")}.txt`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const lines = drawTree(paths);
        const folders = new Set(
          paths.flatMap((one) =>
            one
              .split("/")
              .slice(0, -1)
              .map((_, index, parts) => parts.slice(0, index + 1).join("/")),
          ),
        );
        expect(lines).toHaveLength(paths.length + folders.size);
        expect(lines.filter((line) => line.endsWith(".txt"))).toHaveLength(paths.length);
        expect(drawTree([...paths].reverse())).toEqual(lines);
        for (const line of lines) expect(line).toMatch(/^(│ {3}| {4})*(├── |└── )[^│├└]+$/);
      }),
    );
  });
});

import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldPath, type PathFault, pathFault, relativeLink } from "../../../src/system/paths.ts";

const hanzi = "社".repeat(85);

const refused: readonly (readonly [string, PathFault])[] = [
  ["", "empty"],
  ["/etc/passwd", "absolute"],
  ["//host/share", "absolute"],
  ["~/.bashrc", "absolute"],
  ["~root/x", "absolute"],
  ["C:", "absolute"],
  ["C:x", "absolute"],
  ["c:/windows", "absolute"],
  ["C:\\windows", "backslash"],
  ["a\\b", "backslash"],
  ["\\\\host\\share", "backslash"],
  ["..\\x", "backslash"],
  ["..", "parent"],
  ["../x", "parent"],
  ["a/..", "parent"],
  ["a/../../x", "parent"],
  [".", "segment"],
  ["./x", "segment"],
  ["a//b", "segment"],
  ["a/", "segment"],
  ["a/./b", "segment"],
  ["a\0b", "control"],
  ["a\nb", "control"],
  ["a\tb", "control"],
  ["a\x7fb", "control"],
  ["a\x85b", "control"],
  ["a\x9bb", "control"],
  ["a\u200bb", "control"],
  ["a\u200db", "control"],
  ["a\u061cb", "control"],
  ["a\u202eb", "control"],
  ["a\u2028b", "control"],
  ["a\u2066b", "control"],
  ["a\ufeffb", "control"],
  [".g\u200cit/config", "control"],
  [".g\u206ait/config", "control"],
  [".git\u206f", "control"],
  ["a\ud800", "control"],
  ["CON", "reserved"],
  ["con", "reserved"],
  ["docs/NUL", "reserved"],
  ["aux.c", "reserved"],
  ["PRN./abc", "trailing"],
  ["prn.tar.gz", "reserved"],
  ["com1.txt", "reserved"],
  ["COM¹", "reserved"],
  ["lpt9", "reserved"],
  ["CONIN$", "reserved"],
  ["conout$.txt", "reserved"],
  ["abc/conOut$  .xyz/test", "reserved"],
  ["nul .txt", "reserved"],
  ["ab:c", "reserved"],
  ["a.txt::$DATA", "reserved"],
  [".git::$INDEX_ALLOCATION/config", "reserved"],
  ["a<b", "reserved"],
  ["a>b", "reserved"],
  ['a"b', "reserved"],
  ["a|b", "reserved"],
  ["a?b", "reserved"],
  ["a*b", "reserved"],
  ["name.", "trailing"],
  ["name ", "trailing"],
  [" name", "trailing"],
  [".../x", "trailing"],
  ["dir./x", "trailing"],
  ["dir /x", "trailing"],
  [".git", "git"],
  [".GIT", "git"],
  [".Git/hooks/pre-commit", "git"],
  ["sub/.git/config", "git"],
  [".git.", "git"],
  [".git ", "git"],
  [".git . .", "git"],
  ["git~1", "git"],
  ["GIT~12/config", "git"],
  ["git~1.", "git"],
  ["a".repeat(256), "long"],
  [`${hanzi}社`, "long"],
  [`docs/${"é".repeat(128)}`, "long"],
  [`${"a/".repeat(512)}a`, "long"],
];

const accepted: readonly string[] = [
  "README.md",
  ".github/workflows/check.yml",
  ".gitignore",
  ".gitattributes",
  ".gitlab-ci.yml",
  ".gitkeep",
  "git/x",
  "git~",
  "a/b/c/d",
  "a..b",
  "..a",
  ".a",
  "...a",
  "a b",
  "a~b",
  "文档/指南.md",
  "Ωδή.md",
  "console.log",
  "context",
  "com.md",
  "com10",
  "auxiliary.md",
  "nullable.txt",
  "a".repeat(255),
  hanzi,
  "a'b",
  "a&b;c#d%e",
  "--end-of-options",
  "-rf",
];

describe("pathFault", () => {
  test.each(refused)("refuses %j as %s", (path, fault) => {
    expect(pathFault(path)).toBe(fault);
  });

  test.each(accepted)("accepts %j", (path) => {
    expect(pathFault(path)).toBeUndefined();
  });

  const segment = fc.oneof(
    fc.constantFrom("..", ".", "", "~", "C:", ".git", "git~1", "con", "a", "b.md", "a\\b", "\0", " ", "...", "社"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join("/"));

  test.each([
    ["posix", posix, "/srv/root"],
    ["win32", win32, "C:\\srv\\root"],
  ] as const)("what it accepts stays below the root on %s", (_, paths, root) => {
    fc.assert(
      fc.property(path, (candidate) => {
        if (pathFault(candidate) !== undefined) return;
        const relative = paths.relative(root, paths.join(root, candidate));
        expect(relative).not.toBe("");
        expect(paths.isAbsolute(relative)).toBe(false);
        const segments = relative.split(paths.sep);
        expect(segments).toEqual(candidate.split("/"));
        expect(segments).not.toContain("..");
        expect(paths.resolve(root, candidate)).toBe(paths.join(root, candidate));
      }),
      { numRuns: 2000 },
    );
  });

  test("anything below .git is refused, however it is written", () => {
    const blank = fc.string({ unit: fc.constantFrom(".", " "), maxLength: 3 });
    const dotGit = fc.mixedCase(fc.constantFrom(".git", "git~1"));
    fc.assert(
      fc.property(path, dotGit, blank, path, (before, name, after, below) => {
        expect(pathFault(`${name}${after}/${below}`)).toBeDefined();
        expect(pathFault(`${before}/${name}${after}`)).toBeDefined();
      }),
    );
  });
});

describe("foldPath", () => {
  test.each([
    ["README.md", "readme.MD"],
    ["caf\u00e9.md", "cafe\u0301.md"],
    ["CAF\u00c9.md", "cafe\u0301.md"],
    ["STRASSE.md", "stra\u00dfe.md"],
    ["\u017f.md", "s.md"],
    ["\u212a.md", "k.md"],
    ["\u03c3x\u03c2.md", "\u03c2x\u03c3.md"],
  ])("takes %j and %j for one", (one, other) => {
    expect(foldPath(one)).toBe(foldPath(other));
  });

  test.each([
    ["a.md", "b.md"],
    ["é.md", "e.md"],
    ["一.md", "二.md"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(foldPath(one)).not.toBe(foldPath(other));
  });

  test("takes the three ways of writing a sharp s for one", () => {
    expect(["Straẞe", "STRASSE", "straße"].map(foldPath)).toEqual(Array(3).fill("strasse"));
  });

  test("is blind to case and composition", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        expect(foldPath(text.toUpperCase())).toBe(foldPath(text.toLowerCase()));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldPath(text.normalize("NFD"))).toBe(foldPath(text.normalize("NFC")));
        expect(foldPath(foldPath(text))).toBe(foldPath(text));
      }),
    );
  });
});

describe("relativeLink", () => {
  test.each([
    ["README.md", "docs/a.md", "docs/a.md"],
    ["docs/a.md", "README.md", "../README.md"],
    ["docs/a.md", "docs/b.md", "b.md"],
    ["docs/a.md", "docs/a.md", "a.md"],
    [".github/x/y.md", "docs/zh/a.md", "../../docs/zh/a.md"],
    ["a/b/c.md", "a/d/c.md", "../d/c.md"],
  ])("from %s to %s is %s", (from, to, link) => {
    expect(relativeLink(from, to)).toBe(link);
  });

  const name = fc.constantFrom("a", "b", "c.md", "文", "d e");
  const file = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join("/"));

  test("is what path.posix.relative says, and leads there", () => {
    fc.assert(
      fc.property(file, file, (from, to) => {
        // One path cannot be a file and a folder at once.
        fc.pre(!`${posix.dirname(from)}/`.startsWith(`${to}/`));
        const link = relativeLink(from, to);
        expect(link).toBe(posix.relative(posix.dirname(from), to));
        expect(posix.join(posix.dirname(from), link)).toBe(to);
      }),
      { numRuns: 1000 },
    );
  });
});

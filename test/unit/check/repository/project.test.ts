import { describe, expect, test } from "vitest";
import { binaryRule } from "../../../../src/check/repository/binaries.ts";
import { ciRule, testsRule } from "../../../../src/check/repository/ci.ts";
import { citationRule } from "../../../../src/check/repository/citation.ts";
import { conflictRule } from "../../../../src/check/repository/conflict.ts";
import { headerRule } from "../../../../src/check/repository/headers.ts";
import { lockRule, packageRule, updatesRule } from "../../../../src/check/repository/packages.ts";
import { pathRule } from "../../../../src/check/repository/paths.ts";
import { profileRule } from "../../../../src/check/repository/profile.ts";
import { translationRule } from "../../../../src/check/repository/translations.ts";
import type { RepositoryRule } from "../../../../src/check/rule.ts";
import { code, found, notText } from "../repository.ts";

type Files = Record<string, string | Error>;
const cases = (rule: RepositoryRule, rows: readonly (readonly [string, Files, readonly string[]])[]) =>
  test.each(rows)("%s", (_, files, expected) => {
    expect(found(rule, files)).toEqual(expected);
  });

describe("ci", () => {
  cases(ciRule, [
    ["none", code(), ["note .github/workflows/ci.yml:1 ci.missing"]],
    ["no code", { "README.md": "x" }, []],
    ["actions", { ...code(), ".github/workflows/a.yml": "" }, []],
    ["elsewhere", { ...code(), Jenkinsfile: "" }, []],
    ["none on GitLab", { ...code(), ".gitlab/CODEOWNERS": "" }, ["note .gitlab-ci.yml:1 ci.missing"]],
  ]);
});

describe("tests", () => {
  cases(testsRule, [
    ["none", code(), ["note tests/:1 tests.missing"]],
    ["a folder", { ...code(), "test/a.ts": "" }, []],
    ["beside the code", { ...code(), "src/a.test.ts": "" }, []],
    ["as Go has them", { ...code("go"), "a_test.go": "" }, []],
    ["within the code, as Rust has them", code("rs"), []],
    ["no code", { "a.md": "" }, []],
  ]);
});

describe("package-metadata", () => {
  cases(packageRule, [
    ["none", code("py"), ["note .:1 package-metadata.missing"]],
    ["there", { ...code("py"), "pyproject.toml": "" }, []],
    ["deeper", { ...code("java"), "app/build.gradle.kts": "" }, []],
    ["of another language", { ...code("rb"), "package.json": "{}" }, ["note .:1 package-metadata.missing"]],
    ["examples are no code of its own", { ...code("py", 2), "examples/a.py": "" }, []],
  ]);
});

describe("lock-file", () => {
  const dependent = '{"dependencies": {"a": "1"}}';
  cases(lockRule, [
    ["none", { "package.json": dependent }, ["note package.json:1 lock-file.missing"]],
    ["there", { "package.json": dependent, "pnpm-lock.yaml": "" }, []],
    ["nothing to lock", { "package.json": '{"devDependencies": {"a": "1"}}' }, []],
    ["Go", { "go.mod": "module a\n\nrequire b v1\n" }, ["note go.mod:1 lock-file.missing"]],
  ]);
});

describe("dependency-updates", () => {
  cases(updatesRule, [
    ["none", { "package.json": "{}" }, ["note .github/dependabot.yml:1 dependency-updates.missing"]],
    ["Dependabot", { "package.json": "{}", ".github/dependabot.yml": "" }, []],
    ["Renovate within package.json", { "package.json": '{"renovate": {}}' }, []],
    ["nothing to update", { "README.md": "" }, []],
  ]);
});

describe("binaries", () => {
  cases(binaryRule, [
    ["a program", { "tools/a.exe": notText("a") }, ["warning tools/a.exe:1 binaries.file"]],
    ["a script of that name", { "postinst.deb": "#!/bin/sh\n" }, []],
    ["a pointer of Git LFS", { "a.jar": "version https://git-lfs.github.com/spec/v1\n" }, []],
    ["a wrapper", { "gradle/wrapper/gradle-wrapper.jar": notText("x") }, []],
  ]);

  test("many are counted", () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`a${index}.dll`, notText("x")]));
    const all = binaryRule.examine({
      files: Object.keys(files),
      readText: (path) => {
        throw files[path];
      },
    });
    expect(all).toHaveLength(21);
    expect(all[20]).toMatchObject({ code: "binaries.more", params: { count: 10 } });
  });
});

describe("conflict", () => {
  const conflict = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n";
  cases(conflictRule, [
    ["code", { "src/a.ts": conflict }, ["error src/a.ts:2 conflict.marker"]],
    [
      "with the base",
      { Makefile: conflict.replace("=======", "||||||| base\nx\n=======") },
      ["error Makefile:2 conflict.marker"],
    ],
    [
      "two, with the ends of Windows",
      { "a.yml": conflict.repeat(2).replace(/\n/g, "\r\n") },
      ["error a.yml:2 conflict.marker", "error a.yml:9 conflict.marker"],
    ],
    ["prose", { "a.md": conflict }, ["error a.md:2 conflict.marker"]],
    ["a block of code in what a page is made from", { "a.md.liquid": `~~~\n${conflict}~~~\n` }, []],
    ["shown in prose", { "a.md": `\`\`\`\n${conflict}\`\`\`\n` }, []],
    ["an underline", { "a.rst": "Title\n=======\n" }, []],
    ["half of one", { "a.ts": "<<<<<<< HEAD\n=======\n" }, []],
    ["no text", { "a.png": notText("a.png"), "b.unknown": notText("b") }, []],
  ]);
});

describe("paths", () => {
  cases(pathRule, [
    ["case", { "docs/A.md": "", "docs/a.md": "" }, ["warning docs/a.md:1 paths.case"]],
    ["case of a folder", { "Docs/x.md": "", "docs/y.md": "" }, ["warning docs/y.md:1 paths.case"]],
    ["composed letters", { "e\u0301.md": "", "\u00e9.md": "" }, ["warning \u00e9.md:1 paths.case"]],
    ["a device of Windows", { "src/aux.c": "" }, ["note src/aux.c:1 paths.windows"]],
    ["a colon", { "a:b.md": "" }, ["note a:b.md:1 paths.windows"]],
    ["fine", { "docs/a.md": "", "docs/b.md": "", "auxiliary.c": "", ".github/x": "" }, []],
  ]);
});

describe("translations", () => {
  const [en, zh] = ["# A\n\n[中文](README.zh-CN.md)\n", "# 甲\n\n[English](README.md)\n"];
  cases(translationRule, [
    ["in step", { "README.md": en, "README.zh-CN.md": zh }, []],
    ["no way there", { "README.md": "# A\n", "README.zh-CN.md": zh }, ["note README.md:1 translations.link"]],
    ["no way back", { "README.md": en, "README.zh-CN.md": "# 甲\n" }, ["note README.zh-CN.md:1 translations.link"]],
    ["behind", { "README.md": `${en}\n## B\n`, "README.zh-CN.md": zh }, ["note README.zh-CN.md:1 translations.step"]],
    ["none", { "README.md": en, "README.rst": "x" }, []],
  ]);
});

describe("citation-file", () => {
  cases(citationRule, [
    ["not asked for", { "README.md": "# A\n" }, []],
    ["asked for", { "README.md": "# A\n\n## Citation\n" }, ["note CITATION.cff:1 citation-file.missing"]],
    ["BibTeX", { "README.md": "```\n@article{a,\n```\n" }, ["note CITATION.cff:1 citation-file.missing"]],
    ["there", { "README.md": "## Citation\n", "CITATION.cff": "" }, []],
    ["where GitHub does not look", { "docs/CITATION.cff": "" }, ["warning docs/CITATION.cff:1 citation-file.place"]],
  ]);
});

describe("headers", () => {
  const [bare, headed] = [
    code("ts", 2),
    Object.fromEntries(Object.keys(code("go", 12)).map((path) => [path, "// Copyright 2027\n"])),
  ];
  cases(headerRule, [
    ["in none", code("ts", 20), []],
    ["in all", headed, []],
    ["in most", { ...headed, ...bare }, ["note src/file0.ts:1 headers.missing"]],
  ]);
});

test("an organisation's .github repository has a profile", () => {
  const origin = { host: "github.com", path: "lepton/.github", branches: ["main"] };
  expect(found(profileRule, { "README.md": "" }, { origin })).toEqual(["note profile/README.md:1 profile.missing"]);
  expect(found(profileRule, { "profile/README.md": "" }, { origin })).toEqual([]);
  expect(found(profileRule, { "README.md": "" })).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { ecosystemsOf } from "../../../src/cli/init/facts/ecosystems.ts";
import { licenceOf } from "../../../src/cli/init/facts/licence.ts";
import { packageOf } from "../../../src/cli/init/facts/packages.ts";
import { languageOf, nameOf } from "../../../src/cli/init/facts/readme.ts";
import { sentenceOf } from "../../../src/cli/init/facts/sentence.ts";

describe("what a package says", () => {
  const said = (files: Readonly<Record<string, string>>) => packageOf(Object.keys(files), (path) => files[path]);

  test.each<[string, Record<string, string>, object]>([
    [
      "PEP 621",
      { "pyproject.toml": '[project]\ndescription = "Fits lines"\nlicense = "MIT"\n' },
      { description: "Fits lines", license: "MIT" },
    ],
    ["Poetry", { "pyproject.toml": '[tool.poetry]\ndescription = "Fits lines."\n' }, { description: "Fits lines" }],
    [
      "Cargo",
      { "Cargo.toml": '[package]\ndescription = "Finds text"\nlicense = "Unlicense OR MIT"\n' },
      { description: "Finds text", license: "Unlicense OR MIT" },
    ],
    [
      "npm",
      { "package.json": '{"description":"Parses words","license":"MIT"}' },
      { description: "Parses words", license: "MIT" },
    ],
    [
      "setup.cfg",
      { "setup.cfg": "[metadata]\nname = a\ndescription = Draws maps\n[options]\n" },
      { description: "Draws maps" },
    ],
    [
      "Maven",
      {
        "pom.xml":
          "<project><parent><description>A parent</description></parent><description>Joins texts</description></project>",
      },
      { description: "Joins texts" },
    ],
    [
      "gemspec",
      { "a.gemspec": 's.summary = "Builds tools"\ns.license = "MIT"\n' },
      { description: "Builds tools", license: "MIT" },
    ],
    ["a placeholder", { "package.json": '{"description":"TODO: describe"}' }, {}],
    ["what its reader refuses", { "package.json": "{", "Cargo.toml": "[", "pyproject.toml": "= 1" }, {}],
    [
      "the project's language before the tools'",
      { "package.json": '{"description":"Lints the docs"}', "Cargo.toml": '[package]\ndescription = "Finds text"\n' },
      { description: "Finds text" },
    ],
  ])("%s", async (_, files, expected) => {
    expect(await said(files)).toEqual(expected);
  });
});

describe("the licence", () => {
  test.each<[string, string | undefined, string | undefined, string[], object]>([
    ["a text that is known", "MIT License\n\nCopyright", undefined, ["LICENSE"], { license: "MIT" }],
    [
      "a text before the package's word",
      "Apache License\nVersion 2.0, January 2004",
      "MIT",
      ["LICENSE"],
      { license: "Apache-2.0" },
    ],
    [
      "one that the question does not offer",
      "木兰宽松许可证, 第2版",
      undefined,
      ["LICENSE"],
      { license: "other", licenseId: "MulanPSL-2.0" },
    ],
    [
      "GPL needs the package's word",
      "GNU GENERAL PUBLIC LICENSE\nVersion 3",
      "GPL-3.0-or-later",
      ["COPYING"],
      { license: "other", licenseId: "GPL-3.0-or-later" },
    ],
    ["GPL without it", "GNU GENERAL PUBLIC LICENSE\nVersion 3", undefined, ["COPYING"], { license: "other" }],
    [
      "two licences",
      undefined,
      "MIT OR Apache-2.0",
      ["LICENSE-APACHE", "LICENSE-MIT"],
      { license: "other", licenseId: "MIT OR Apache-2.0" },
    ],
    ["nothing is there", undefined, undefined, ["README.md"], {}],
  ])("%s", (_, text, said, names, expected) => {
    expect(licenceOf(text, said, names)).toEqual(expected);
  });
});

describe("the README", () => {
  test("the sentence about the project, not the news before it", () => {
    const text =
      "# Gin Web Framework\n\n[![Build](b.svg)](b)\n\n## News\n\nWe're excited to announce 1.12!\n\nGin is a web framework written in [Go](https://go.dev). It is fast.\n";
    expect(sentenceOf(text, "Gin Web Framework")).toBe("Gin is a web framework written in Go");
  });

  test("the first sentence, where none begins with the name; none of what leads to something else, lists or code", () => {
    expect(
      sentenceOf(
        "# a\n\nInstall from source:\n\n- one\n\n```\nno text at all here\n```\n\nFits **lines** to points, `fast`.\n",
        "a",
      ),
    ).toBe("Fits lines to points, fast");
    expect(sentenceOf("# a\n\n<p align=center>x</p>\n", "a")).toBeUndefined();
  });

  test.each([
    ["# Commander.js\n", "commander.js", "Commander.js"],
    ["# Overview\n", "cobra", "cobra"],
    ["ripgrep (rg)\n------------\n", "ripgrep", "ripgrep (rg)"],
    ["# ![logo](a.png) vue\n", "core", "core"],
    ["", "slugify", "slugify"],
    ['<h1 align="center">Vant</h1>\n\n```bash\n# install latest Vant for Vue 3 project\n```\n', "vant", "Vant"],
    ["```bash\n# install latest Vant for Vue 3 project\n```\n", "vant", "vant"],
  ])("%j of %s is called %s", (text, repository, name) => {
    expect(nameOf(text, repository)).toBe(name);
  });

  test("its language", () => {
    const english = "This is a library that fits lines to points and draws them on a map. ".repeat(3);
    const chinese = "这是一个用于拟合直线并在地图上绘制的程序库，欢迎大家参与贡献和反馈问题，我们会尽快回复。".repeat(
      2,
    );
    expect(languageOf(english)).toBe("en");
    expect(languageOf(chinese)).toBe("zh");
    expect(languageOf("x")).toBeUndefined();
  });

  test.each<[string, string, string, string | undefined]>([
    [
      "a row of links (agentscope)",
      "scope",
      '[**中文主页**](a) | [**Tutorial**](b) | [**Roadmap**](c) | [**FAQ**](d)\n\n<h2 align="center">Scope: agents for building applications</h2>\n',
      "Scope: agents for building applications",
    ],
    [
      "steps to install, below a tagline of HTML (vant)",
      "vant",
      '<h1 align="center">Vant</h1>\n\n<p align="center">A small UI library for phones.</p>\n\n## Install\n\nIt is recommended to use Rsbuild to create a project.\n\nnpm is used as the package manager here.\n',
      "A small UI library for phones",
    ],
    [
      "what the lead says, before any other sentence with the name (commander.js)",
      "Words.js",
      "# Words.js\n\nThe complete solution for command lines.\n\n## Errors\n\nWords is strict and shows an error for options it does not know.\n",
      "The complete solution for command lines",
    ],
    [
      "a licence is no description, and a heading may stand right above its text (ripgrep)",
      "finds",
      "finds (fs)\n------\nfinds is a tool that looks for text in files. It is fast.\n\nDual-licensed under MIT or the UNLICENSE.\n",
      "finds is a tool that looks for text in files",
    ],
    ["only where to look (core)", "core", "# core\n\n## Getting started\n\nPlease follow the [docs](d)!\n", undefined],
    [
      "those who help (poetry)",
      "poems",
      "# poems\n\nHelps you write lines that end alike.\n\n## Contribute\n\npoems is a large project in need of writers.\n",
      "Helps you write lines that end alike",
    ],
    ["a label", "m", '# m\n\n<p align="center"><strong>Silver sponsors</strong></p>\n', undefined],
    [
      "a list after it, entities, references",
      "TOC",
      "# TOC\n\nThe TOC is the technical body of [Us &amp; Co]. It sees to:\n* one,\n* two\n",
      "The TOC is the technical body of Us & Co",
    ],
    ["Chinese", "工具", "# 工具\n\n请先阅读[文档](d)。\n\n工具是一个好用的程序库。\n", "工具是一个好用的程序库"],
  ])("%s", (_, name, text, expected) => {
    expect(sentenceOf(text, name)).toBe(expected);
  });

  test("linear on what is hostile", () => {
    for (const piece of [
      "[",
      "![",
      "`",
      "<",
      "**",
      "(",
      "a ",
      "\n\n",
      "<!--",
      "<p>",
      "<p> ",
      "# ",
      "a\n",
      "a\n--",
      "是",
      "a (",
      "&amp",
    ]) {
      sentenceOf(piece.repeat(20_000), "a");
      nameOf(piece.repeat(20_000), "a");
    }
  });
});

test("ecosystems by the files at the top", () => {
  expect(ecosystemsOf(["Cargo.toml", "go.mod", "a.csproj", "README.md", "requirements-dev.txt"])).toEqual([
    "cargo",
    "gomod",
    "nuget",
    "pip",
  ]);
});

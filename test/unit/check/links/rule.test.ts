import { describe, expect, test } from "vitest";
import { rightCase } from "../../../../src/check/links/case.ts";
import { linksRule, sitePagesOf } from "../../../../src/check/links/rule.ts";
import { expectLinear } from "../../../support/steps.ts";
import { found, link, notText, repository } from "../repository.ts";

const files = {
  "docs/guide.md": "# Guide\n\n## Getting started\n\n## 安装\n\n<a id='own'></a>\n",
  "docs/img/a b.png": notText("docs/img/a b.png"),
  "src/README.md": "# Source\n",
  LICENSE: "MIT\n",
  ".github/workflows/ci.yml": "on: push\n",
};
const links = (target: string, more: Parameters<typeof found>[2] = {}, page = "README.md") =>
  found(linksRule, { ...files, [page]: `# Top\n\n[x](${target})\n` }, more).map((one) => one.replace(`${page}:3 `, ""));

describe("a link that leads somewhere", () => {
  test.each([
    "docs/guide.md",
    "./docs/guide.md",
    "/docs/guide.md",
    "docs",
    "docs/",
    ".",
    "LICENSE?raw=true",
    "docs/img/a%20b.png",
    "<docs/img/a b.png>",
    "#top",
    "#Top",
    "docs/guide.md#getting-started",
    "docs/guide.md#%E5%AE%89%E8%A3%85",
    "docs/guide.md#安装",
    "docs/guide.md#own",
    "docs/guide.md#user-content-own",
    "src#source",
    "LICENSE#L1-L3",
    "https://example.org/nowhere.md",
    "mailto:a@b.example",
    "//example.org/x",
    "../../issues",
    "../../wiki/Page",
    "../../tree/main/docs",
    "{{ site.url }}/x",
    "$(BASE)/x.md",
    "<%= x %>",
    "",
  ])("%s", (target) => {
    expect(links(target).filter((one) => !one.startsWith("note"))).toEqual([]);
  });
});

test.each([
  ["docs/none.md", "error links.file"],
  ["docs/guid.md", "error links.file-near"],
  ["img/a%20b.png", "error links.file-near"],
  ["docs/Guide.md", "error links.case"],
  ["Docs/guide.md", "error links.case"],
  ["www.example.org", "error links.scheme"],
  ["a@b.example", "error links.scheme"],
  ["docs/guide.md#getting-startd", "warning links.anchor-near"],
  ["#nowhere-at-all", "warning links.anchor"],
  ["docs/guide.md#Own", "note links.anchor-case"],
  ["../other/README.md", "warning links.outside"],
  ["../../other-repository", "warning links.outside"],
  ["/none.md", "note links.file"],
  ["../../blob/main/none/at/all.txt", "warning links.file"],
])("%s: %s", (target, expected) => {
  expect(links(target)).toEqual([expected]);
});

test.each([
  ["docs/img/a b.png", "docs/img/a%20b.png"],
  ["docs/img/a b.png 'A title'", "docs/img/a%20b.png"],
  ["LICENSE#The first part", "LICENSE#the-first-part"],
  ["docs/no such page.md", undefined],
])("a blank in a target, %s: %s is one", (target, right) => {
  const [finding] = linksRule.examine(repository({ ...files, "README.md": `[x](${target})\n` }));
  expect(finding?.params.right).toBe(right);
});

describe("addresses of the repository itself", () => {
  const origin = { host: "github.com", path: "lepton/hub", branches: ["main"] };
  test.each<[string, string[]]>([
    ["https://github.com/lepton/hub/blob/main/docs/guide.md#getting-started", []],
    ["https://github.com/Lepton/Hub/tree/HEAD/docs", []],
    ["https://raw.githubusercontent.com/lepton/hub/main/LICENSE", []],
    ["https://github.com/lepton/hub/actions/workflows/ci.yml/badge.svg", []],
    ["https://github.com/lepton/hub/blob/v1/none.md", []],
    ["https://github.com/lepton/other/blob/main/none.md", []],
    ["https://github.com/lepton/hub/issues", []],
    ["https://github.com/lepton/hub/blob/main/docs/none.md", ["warning links.file"]],
    ["https://github.com/lepton/hub/blob/main/docs/Guide.md", ["warning links.case"]],
    ["https://github.com/lepton/hub/actions/workflows/release.yml/badge.svg", ["warning links.file"]],
    ["https://github.com/lepton/hub/issues/new?template=bug.yml", ["warning links.file"]],
    ["https://raw.githubusercontent.com/lepton/hub/main/none.md", ["warning links.file"]],
  ])("%s", (target, expected) => {
    expect(links(target, { origin })).toEqual(expected);
  });

  test("in plain text, but not in code, nor on a branch that nobody knows", () => {
    const start = "https://github.com/lepton/hub/blob";
    const text = `See ${start}/main/none.md.\n\n- or ${start}/main/docs/guide.md, \`${start}/main/none.md\`\n- ${start}/v1/none.md\n\n| a |\n|---|\n| ${start}/HEAD/docs/Guide.md |\n`;
    expect(found(linksRule, { ...files, "README.md": text }, { origin })).toEqual([
      "warning README.md:1 links.file",
      "warning README.md:8 links.case",
    ]);
    expect(found(linksRule, { ...files, "README.md": text })).toEqual([]);
  });

  test("of GitLab", () => {
    const gitlab = { host: "gitlab.com", path: "a/b/c", branches: ["main"] };
    expect(links("https://gitlab.com/a/b/c/-/blob/main/LICENSE", { origin: gitlab })).toEqual([]);
    expect(links("https://gitlab.com/a/b/c/-/blob/main/none.txt", { origin: gitlab })).toEqual(["warning links.file"]);
  });
});

test("what cannot be seen is not said to be missing", () => {
  expect(links("vendor/x.md", { unlisted: ["vendor"] })).toEqual([]);
  expect(links("../other/x.md", { isPart: true })).toEqual([]);
  expect(found(linksRule, { "a.md": "[x](linked/y.md)", linked: link("linked") })).toEqual([]);
});

test("an issue is not where its template lies", () => {
  expect(links("../CONTRIBUTING.md", {}, ".github/ISSUE_TEMPLATE/bug.md")).toEqual([]);
  expect(links("../blob/main/docs/guide.md", {}, ".github/PULL_REQUEST_TEMPLATE.md")).toEqual([]);
});

describe("generated sites resolve links in their own way", () => {
  const page = "[a](/x) [b](other) [c](none.md) [d](../y.html#z)\n";
  test.each<[string, Record<string, string>]>([
    ["MkDocs", { "mkdocs.yml": "site_name: x\n", "docs/a.md": page }],
    ["MkDocs in a folder of its own", { "mkdocs.yml": "docs_dir: pages\n", "pages/a.md": page }],
    ["MkDocs, another language", { "docs/en/mkdocs.yml": "x: 1\n", "docs/zh/docs/a.md": page }],
    ["Docusaurus", { "website/docusaurus.config.js": "path: '../guides'", "guides/a.md": page }],
    ["VitePress", { "docs/.vitepress/config.ts": "", "docs/a.md": page }],
    ["Jekyll", { "_config.yml": "title: x\n", "pages/a.md": page }],
    ["mdBook", { "book.toml": 'src = "text"\n', "text/a.md": page }],
    ["Hugo", { "hugo.toml": "", "content/a.md": page }],
    ["Sphinx", { "docs/conf.py": "extensions = []\n", "docs/a.md": page }],
    ["front matter", { "site/a.md": `---\ntitle: A\n---\n${page}` }],
  ])("%s", (_, more) => {
    expect(found(linksRule, more).map((one) => one.split(" ")[0])).toEqual(["note"]);
    expect(sitePagesOf(repository(more)).size).toBe(1);
  });

  test("pages of the root and of .github are the forge's", () => {
    const more = {
      "_config.yml": "title: x\n",
      "README.md": "[a](none.md)\n",
      ".github/CONTRIBUTING.md": "[a](none.md)\n",
    };
    expect(found(linksRule, more)).toEqual([
      "error .github/CONTRIBUTING.md:1 links.file",
      "error README.md:1 links.file",
    ]);
  });

  test("a folder of which most links lead nowhere is read elsewhere", () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`lib/m${index}/readme.md`, "[a](../../x.md)"]),
    );
    expect(new Set(found(linksRule, many).map((one) => one.split(" ")[0]))).toEqual(new Set(["note"]));
  });
});

test("what is kept from elsewhere, and templates of pages, are not looked at", () => {
  const text = "[a](none.md)\n";
  for (const path of ["vendor/x/README.md", "LICENSE.md", "templates/README.md", "{{cookiecutter.name}}/README.md"])
    expect(found(linksRule, { [path]: text }), path).toEqual([]);
  expect(found(linksRule, { "CHANGELOG.md": text })).toEqual(["note CHANGELOG.md:1 links.file"]);
  expect(found(linksRule, { "README.md": `<!-- ALL-CONTRIBUTORS-LIST:START --><a href="#code-ada">x</a>\n` })).toEqual(
    [],
  );
});

test("the case of a link is mended, and nothing else", () => {
  const text =
    "a\n> [x](./docs/Guide.md#Getting 't') [y](DOCS/guide.md?x) [z](Docs%2Fguide.md)\r\n[w](docs/Guide.md)\n![v](docs/IMG/a%20B.png) ![u](<docs/Img/a b.png>)\n";
  const rule = linksRule
    .examine(repository({ ...files, "README.md": text }))
    .filter(({ code }) => code === "links.case");
  expect(rightCase(text, rule)).toBe(
    "a\n> [x](./docs/guide.md#Getting 't') [y](docs/guide.md?x) [z](Docs%2Fguide.md)\r\n[w](docs/guide.md)\n![v](docs/img/a%20b.png) ![u](<docs/img/a b.png>)\n",
  );
});

test("whatever a page holds, the check comes to an end, and says what a person can read", () => {
  expectLinear((size) => {
    const text = `${"[a](none-at-all.md) [b](#nowhere-at-all) ".repeat(10 * size)}\n${`[c](${"a/".repeat(150)}x.md) `.repeat(size)}`;
    const pages = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`docs/page-${index}.md`, text]));
    expect(found(linksRule, pages)).toHaveLength(2000);
  }, 50);
});

test.each([
  ["blank lines", "\n".repeat(300_000)],
  ["an id that never closes", `{${"#".repeat(20_000)}`],
  ["labels in one another", `${"[".repeat(40_000)}${"][a]".repeat(40_000)}`],
])("a page of a site that is made of %s is read in one go", (_, text) => {
  const files = { "mkdocs.yml": "site_name: x\n", "docs/index.md": `# A\n\n[x](#nowhere)\n\n${text}z\n` };
  expect(found(linksRule, files)).toContain("warning docs/index.md:3 links.anchor");
});

test("ids that elements of a site are given", () => {
  const text = "# A\n\n[x](#one) [y](#two) [z](#three)\n\n![](a.png){ #one } ![](a.png){: .wide #two width=3 }\n";
  expect(found(linksRule, { "mkdocs.yml": "site_name: x\n", "docs/a.png": "", "docs/index.md": text })).toEqual([
    "warning docs/index.md:3 links.anchor",
  ]);
});

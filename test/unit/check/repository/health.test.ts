import { describe, expect, test } from "vitest";
import { conductRule } from "../../../../src/check/repository/conduct.ts";
import { duplicateRule } from "../../../../src/check/repository/duplicates.ts";
import { guideRules } from "../../../../src/check/repository/guides.ts";
import { licenseRule, noticeRule } from "../../../../src/check/repository/license.ts";
import { placeholderRule } from "../../../../src/check/repository/placeholder.ts";
import { readmeRule } from "../../../../src/check/repository/readme.ts";
import { securityRule } from "../../../../src/check/repository/security.ts";
import { templatesRule } from "../../../../src/check/repository/templates.ts";
import { code, found, link } from "../repository.ts";

const long = "This project does something useful for people who need it, and here it says what, how and for whom.\n";
const mit =
  "MIT License\n\nCopyright (c) 2027 Ada\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n";

describe("readme", () => {
  test.each<[string, Record<string, string | Error>, string[]]>([
    ["none", {}, ["warning README.md:1 readme.missing"]],
    ["in .github", { ".github/README.md": long }, []],
    ["in docs, in other markup", { "docs/readme.rst": long }, []],
    ["a link", { "README.md": link("README.md") }, []],
    ["a word", { "README.md": "# x\n" }, ["warning README.md:1 readme.short"]],
    ["without the licence", { "README.md": long, LICENSE: mit }, ["note README.md:1 readme.license"]],
    ["with the licence", { "README.md": `${long}Licence: MIT`, LICENSE: mit }, []],
    ["in Chinese", { "README.md": `${long}本项目采用 MIT 许可证`, LICENSE: mit }, []],
    ["one below does not count", { "src/README.md": long }, ["warning README.md:1 readme.missing"]],
  ])("%s", (_, files, expected) => {
    expect(found(readmeRule, files)).toEqual(expected);
  });
});

describe("license", () => {
  test.each<[string, Record<string, string | Error>, string[]]>([
    ["none", {}, ["warning LICENSE:1 license.missing"]],
    ["MIT", { LICENSE: mit }, []],
    ["spelt the other way", { "LICENCE.md": mit }, []],
    ["COPYING", { COPYING: "GNU GENERAL PUBLIC LICENSE\nVersion 3\n<year> <name of author>" }, []],
    ["one for each", { "LICENSE-MIT": mit, "LICENSE-APACHE": "Apache License\nVersion 2.0" }, []],
    ["as REUSE has it", { "LICENSES/MIT.txt": mit.replace("2027 Ada", "<year> <copyright holders>") }, []],
    ["a link", { LICENSE: link("LICENSE") }, []],
    ["empty", { LICENSE: " \n" }, ["warning LICENSE:1 license.empty"]],
    ["blanks", { LICENSE: mit.replace("2027 Ada", "[year] [fullname]") }, ["warning LICENSE:1 license.placeholder"]],
    ["words of their own", { LICENSE: "You may look." }, ["note LICENSE:1 license.unknown"]],
    ["named by SPDX", { LICENSE: "SPDX-License-Identifier: NCSA\n" }, []],
  ])("%s", (_, files, expected) => {
    expect(found(licenseRule, files)).toEqual(expected);
  });

  test("a NOTICE is for code under Apache-2.0", () => {
    const apache = { LICENSE: "Apache License\n Version 2.0, January 2004\n" };
    expect(found(noticeRule, { ...code(), ...apache })).toEqual(["note NOTICE:1 notice.missing"]);
    expect(found(noticeRule, { ...code(), ...apache, NOTICE: "x" })).toEqual([]);
    expect(found(noticeRule, { ...code(), LICENSE: mit })).toEqual([]);
    expect(found(noticeRule, apache)).toEqual([]);
  });
});

describe("code-of-conduct", () => {
  const covenant = "adapted from the [Contributor Covenant](https://www.contributor-covenant.org/version/2/1).\n";
  test.each<[string, string | undefined, string[]]>([
    ["none", undefined, ["warning CODE_OF_CONDUCT.md:1 code-of-conduct.missing"]],
    ["an address", `Write to conduct@lepton.example. ${covenant}`, []],
    ["a form", `Use [this form](https://forms.example/x). ${covenant}`, []],
    ["a reference", `Use [this form][f].\n\n[f]: https://forms.example/x\n${covenant}`, []],
    ["nobody", `Be kind. ${covenant}`, ["warning CODE_OF_CONDUCT.md:1 code-of-conduct.contact"]],
  ])("%s", (_, text, expected) => {
    expect(found(conductRule, text === undefined ? {} : { "CODE_OF_CONDUCT.md": text })).toEqual(expected);
  });

  test.each(["code_of_conduct.md", ".github/CODE-OF-CONDUCT.md", "docs/CODE_OF_CONDUCT.zh-CN.md", "CodeOfConduct.rst"])(
    "%s is one",
    (path) => {
      expect(found(conductRule, { [path]: "mail a@b.example" })).toEqual([]);
    },
  );
});

describe("security", () => {
  const file = (text: string) => ({ ...code(), "SECURITY.md": text.padEnd(320, ".") });
  test.each<[string, Record<string, string>, string[]]>([
    ["none, with code", code(), ["warning SECURITY.md:1 security.missing"]],
    ["none, without code", {}, ["note SECURITY.md:1 security.missing"]],
    ["good", file("Report vulnerabilities to s@x.example; we answer within 3 days."), []],
    ["GitHub's own way", file("Report a vulnerability under Security advisories. Disclosure after 90 days."), []],
    ["in Chinese", file("漏洞请发至 s@x.example，3 个工作日内答复。"), []],
    [
      "no way",
      file("We care about vulnerabilities and answer within 3 days"),
      ["warning SECURITY.md:1 security.contact"],
    ],
    ["no time", file("Report vulnerabilities to s@x.example"), ["note SECURITY.md:1 security.days"]],
    ["one that leads to another", { "SECURITY.md": "See [ours](https://x.example/security)." }, []],
  ])("%s", (_, files, expected) => {
    expect(found(securityRule, files)).toEqual(expected);
  });
});

test.each(guideRules.map((rule) => [rule.id, rule] as const))("%s: there, or not", (id, rule) => {
  const name = `${id.toUpperCase()}.md`;
  expect(found(rule, code())).toEqual([`${rule.level} ${name}:1 ${id}.missing`]);
  for (const path of [name, `.github/${name}`, `docs/${id}.rst`, `${id}.zh-CN.md`])
    expect(found(rule, { ...code(), [path]: "x" }), path).toEqual([]);
});

describe("templates", () => {
  const change = "warning .github/PULL_REQUEST_TEMPLATE.md:1 templates.change";
  const issue = "warning .github/ISSUE_TEMPLATE/bug.yml:1 templates.issue";
  test.each<[string, Record<string, string>, string[]]>([
    ["none", {}, [issue, change]],
    ["forms", { ".github/ISSUE_TEMPLATE/bug.yml": "" }, [change]],
    ["one file", { "ISSUE_TEMPLATE.md": "", "docs/pull_request_template.md": "" }, []],
    ["several", { ".github/PULL_REQUEST_TEMPLATE/a.md": "", ".github/issue_template.md": "" }, []],
    ["of GitLab", { ".gitlab/issue_templates/Bug.md": "", ".gitlab/merge_request_templates/Default.md": "" }, []],
    [
      "none on GitLab",
      { ".gitlab-ci.yml": "" },
      [
        "note .gitlab/issue_templates/Default.md:1 templates.issue",
        "note .gitlab/merge_request_templates/Default.md:1 templates.change",
      ],
    ],
  ])("%s", (_, files, expected) => {
    expect(found(templatesRule, files)).toEqual(expected);
  });
});

describe("placeholder", () => {
  test.each([
    ["reported at [INSERT CONTACT METHOD].", 1],
    ["write to <your-email>", 1],
    ["TODO: fill this in", 1],
    ["# [Project Name]", 1],
    ["mail security@example.com", 1],
    ["mail YOUR_EMAIL here", 1],
    ["Use this section to tell people how to report a vulnerability.", 1],
    ["add it to your project, under your name", 0],
    ["`[INSERT CONTACT METHOD]`", 0],
    ["```\nTODO: fill this in\n```", 0],
    ["<!-- TODO: fill this in -->", 0],
    ["[your name](https://x.example)", 0],
    ["TODO list of the project", 0],
  ])("%s", (text, count) => {
    expect(found(placeholderRule, { "SECURITY.md": `x\n${text}\n` })).toHaveLength(count);
    expect(found(placeholderRule, { "src/SECURITY.md": text })).toEqual([]);
  });

  test("stands where it is", () => {
    expect(placeholderRule.examine({ files: ["README.md"], readText: () => "a\nb [INSERT NAME]\n" })).toMatchObject([
      { line: 2, column: 3, params: { text: "[INSERT NAME]" } },
    ]);
  });
});

describe("duplicate", () => {
  const [one, two] = ["# One way to contribute\n", "# Another way to contribute\n"];
  test.each<[string, Record<string, string | Error>, string[]]>([
    ["two", { ".github/CONTRIBUTING.md": one, "CONTRIBUTING.md": two }, ["CONTRIBUTING.md"]],
    [
      "three",
      { "SECURITY.md": one, "docs/SECURITY.md": two, ".github/security.md": "x" },
      ["SECURITY.md", "docs/SECURITY.md"],
    ],
    ["code owners, of which another rule speaks", { ".github/CODEOWNERS": "* @a", CODEOWNERS: "* @b" }, []],
    ["README in .github hides the other", { ".github/README.md": one, "README.md": two }, ["README.md"]],
    ["README of the documentation", { "README.md": one, "docs/README.md": two }, []],
    ["a copy", { ".github/CONTRIBUTING.md": one, "CONTRIBUTING.md": one }, []],
    ["a link", { ".github/CONTRIBUTING.md": link("x"), "CONTRIBUTING.md": one }, []],
    ["one that leads to the other", { "CONTRIBUTING.md": "See docs/CONTRIBUTING.md", "docs/CONTRIBUTING.md": two }, []],
    ["translations", { "CONTRIBUTING.md": one, "CONTRIBUTING.zh-CN.md": two }, []],
  ])("%s", (_, files, expected) => {
    expect(found(duplicateRule, files)).toEqual(expected.map((path) => `warning ${path}:1 duplicate.hidden`));
  });

  test("says which one is shown", () => {
    const files = { ".github/SUPPORT.md": one, "SUPPORT.md": two };
    const readText = (path: string) => files[path as keyof typeof files];
    expect(duplicateRule.examine({ files: Object.keys(files), readText })).toMatchObject([
      { file: "SUPPORT.md", params: { shown: ".github/SUPPORT.md" } },
    ]);
  });
});

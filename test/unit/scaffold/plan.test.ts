import { describe, expect, test } from "vitest";
import { insertTag, languageTitle, localizedPath } from "../../../src/scaffold/translations.ts";
import { choices, render, renderLibrary, texts } from "./memory.ts";

const file = (lines: string) =>
  `files:\n${lines
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}\n`;

describe("localized names", () => {
  test.each([
    ["README.md", "en", 0, "README.md"],
    ["README.md", "zh", 1, "README.zh-CN.md"],
    ["README.md", "en", 1, "README.en.md"],
    ["docs/a.b/guide.md", "zh", 1, "docs/a.b/guide.zh-CN.md"],
    ["CODEOWNERS", "en", 1, "CODEOWNERS.en"],
    ["a.b/OWNERS", "zh", 1, "a.b/OWNERS.zh-CN"],
    [".gitignore", "zh", 1, ".gitignore.zh-CN"],
  ] as const)("%s in %s at place %i is %s", (path, lang, index, name) => {
    expect(localizedPath(path, lang, index)).toBe(name);
  });

  test("a tag stands before the last extension", () => {
    expect(insertTag("a.tar.gz", "zh")).toBe("a.tar.zh.gz");
    expect(languageTitle).toEqual({ en: "English", zh: "中文" });
  });
});

describe("sources", () => {
  test("a file without an entry's `from` comes from its own name, dots written `dot_`", () => {
    const files = { "dot_github/dot_x/a.yml": "x\n", "a.b.md": "y\n" };
    expect(render(file("- { to: .github/.x/a.yml }\n- { to: a.b.md }"), files)).toEqual({
      ".github/.x/a.yml": "x\n",
      "a.b.md": "y\n",
    });
  });

  test("the first of four names is taken", () => {
    const all = { "r.en.md.liquid": "1", "r.en.md": "2", "r.md.liquid": "3", "r.md": "4" };
    const names = Object.keys(all);
    names.forEach((_, index) => {
      const left = Object.fromEntries(Object.entries(all).slice(index));
      expect(render(file("- { to: r.md }"), left)).toEqual({ "r.md": String(index + 1) });
    });
  });

  test("only *.liquid is rendered; all else is copied byte for byte", () => {
    const bytes = new Uint8Array([0, 255, 60, 37, 61, 13, 10, 195, 40]);
    const [made] = renderLibrary({ main: { yaml: file("- { to: x.bin }"), files: { "x.bin": bytes } } });
    expect(made?.content).toEqual(bytes);
    expect(
      render(file("- { to: a.md }\n- { to: b.md }"), { "a.md": "<%= nope =%>\r\n", "b.md.liquid": "<%= today =%>" }),
    ).toEqual({
      "a.md": "<%= nope =%>\r\n",
      "b.md": "2027-01-05",
    });
  });

  test("what begins with #! may be run", () => {
    const yaml = file("- { to: run.sh }\n- { to: notes.sh }");
    const made = renderLibrary({
      main: { yaml, files: { "run.sh.liquid": "#!/bin/sh\n", "notes.sh": " #!/bin/sh\n" } },
    });
    expect(made.map(({ path, executable }) => [path, executable])).toEqual([
      ["notes.sh", false],
      ["run.sh", true],
    ]);
  });

  test("`from` may be Liquid", () => {
    const yaml = `values: { kind: "b" }\n${file("- { to: x.md, from: '<%= kind =%>/x.md' }")}`;
    expect(render(yaml, { "a/x.md": "a", "b/x.md": "b" })).toEqual({ "x.md": "b" });
  });

  test("names the part that a file came from", () => {
    const library = {
      main: { yaml: `include: [core]\n${file("- { to: a.md }")}`, files: { "a.md": "" } },
      core: { yaml: `kind: part\n${file("- { to: b.md }")}`, files: { "b.md": "" } },
    };
    expect(renderLibrary(library).map(({ path, origin }) => [path, origin])).toEqual([
      ["a.md", "main"],
      ["b.md", "core"],
    ]);
  });
});

describe("languages", () => {
  const both = { "r.en.md.liquid": "en: <%= lang =%>\n", "r.zh.md.liquid": "zh: <%= lang =%>\n" };

  test("each: one file a language, the first with the plain name", () => {
    expect(render(file("- { to: r.md }"), both, { langs: ["en", "zh"] })).toEqual({
      "r.md": "en: en\n",
      "r.zh-CN.md": "zh: zh\n",
    });
    expect(render(file("- { to: r.md, lang: each }"), both, { langs: ["zh", "en"] })).toEqual({
      "r.md": "zh: zh\n",
      "r.en.md": "en: en\n",
    });
    expect(render(file("- { to: r.md }"), both, { langs: ["zh"] })).toEqual({ "r.md": "zh: zh\n" });
  });

  test("one: the first language only", () => {
    expect(render(file("- { to: r.md, lang: one }"), both, { langs: ["zh", "en"] })).toEqual({ "r.md": "zh: zh\n" });
  });

  test("join: one file, the languages one after another", () => {
    expect(render(file("- { to: r.md, lang: join }"), both, { langs: ["en", "zh"] })).toEqual({
      "r.md": "en: en\n\nzh: zh\n",
    });
    expect(render(file("- { to: r.md, lang: join }"), both, { langs: ["zh", "en"] })).toEqual({
      "r.md": "zh: zh\n\nen: en\n",
    });
    expect(render(file("- { to: r.md, lang: join }"), both, { langs: ["en"] })).toEqual({ "r.md": "en: en\n" });
  });

  test("a source without a language is one file, unless asked for each", () => {
    const plain = { "r.md.liquid": "<%= lang =%> <%= langs | join: '+' =%> <%= bilingual =%>" };
    expect(render(file("- { to: r.md }"), plain, { langs: ["en", "zh"] })).toEqual({ "r.md": "en en+zh true" });
    expect(render(file("- { to: r.md, lang: each }"), plain, { langs: ["en", "zh"] })).toEqual({
      "r.md": "en en+zh true",
      "r.zh-CN.md": "zh en+zh true",
    });
    expect(render(file("- { to: r.md }"), plain, { langs: ["zh"] })).toEqual({ "r.md": "zh zh false" });
  });

  test("a language that has no source of its own gets the other one's", () => {
    expect(render(file("- { to: r.md }"), { "r.en.md": "en" }, { langs: ["zh"] })).toEqual({ "r.md": "en" });
  });

  test("translations lists the others, relative to the file", () => {
    const source = "<%% for t in translations %%>[<%= t.title =%>](<%= t.path | url =%>) <%= t.lang =%><%% endfor %%>";
    const files = { "docs/r.en.md.liquid": source, "docs/r.zh.md.liquid": source };
    expect(render(file("- { to: docs/r.md }"), files, { langs: ["en", "zh"] })).toEqual({
      "docs/r.md": "[中文](r.zh-CN.md) zh",
      "docs/r.zh-CN.md": "[English](r.md) en",
    });
    expect(render(file("- { to: docs/r.md }"), files, { langs: ["zh"] })).toEqual({ "docs/r.md": "" });
  });
});

describe("what decides whether a file is written", () => {
  const files = { a: "", b: "", c: "", d: "" };

  test.each([
    ["starter", ["a", "d"]],
    ["standard", ["a", "b", "d"]],
    ["full", ["a", "b", "c", "d"]],
  ] as const)("level %s", (level, written) => {
    const yaml = file(
      "- { to: a, level: starter }\n- { to: b, level: standard }\n- { to: c, level: full }\n- { to: d }",
    );
    expect(Object.keys(render(yaml, files, { level }))).toEqual(written);
  });

  test("the variables of the level", () => {
    const yaml = file("- { to: a }");
    const source = { "a.liquid": "<%= level =%> <%= atLeastStandard =%> <%= full =%>" };
    expect(render(yaml, source, { level: "starter" }).a).toBe("starter false false");
    expect(render(yaml, source, { level: "standard" }).a).toBe("standard true false");
    expect(render(yaml, source, { level: "full" }).a).toBe("full true true");
  });

  test("forge", () => {
    const yaml = file("- { to: a, forge: github }\n- { to: b, forge: gitlab }\n- { to: c }");
    expect(Object.keys(render(yaml, files, { forge: "github" }))).toEqual(["a", "c"]);
    expect(Object.keys(render(yaml, files, { forge: "gitlab" }))).toEqual(["b", "c"]);
  });

  test("when, with answers, values and the item of a list", () => {
    const yaml = `values: { list: [{ n: x, on: true }, { n: y, on: false }] }\n${file(
      "- { to: a, when: open }\n- { to: b, when: forge == 'gitlab' }\n- { to: 'i-<%= i.n =%>', from: c, each: { in: list, as: i }, when: i.on }",
    )}`;
    expect(Object.keys(render(yaml, files, { answers: { open: true } }))).toEqual(["a", "i-x"]);
    expect(Object.keys(render(yaml, files, { answers: { open: false } }))).toEqual(["i-x"]);
  });
});

describe("each", () => {
  test("is one file for each item: texts of an answer, or maps of a value", () => {
    const yaml = `values:\n  modules: [{ id: one, title: "One of <%= name =%>" }, { id: two, title: Two }]\n${file(
      "- { to: 't/<%= topic =%>.md', from: t.md, each: { in: topics, as: topic } }\n- { to: 'm/<%= m.id =%>.md', from: m.md, each: { in: modules, as: m } }",
    )}`;
    const files = { "t.md.liquid": "<%= topic =%>", "m.md.liquid": "<%= m.title =%>" };
    expect(render(yaml, files, { answers: { name: "X", topics: ["ai", "ml"] } })).toEqual({
      "m/one.md": "One of X",
      "m/two.md": "Two",
      "t/ai.md": "ai",
      "t/ml.md": "ml",
    });
  });

  test("of no list is no file", () => {
    const yaml = file("- { to: '<%= i =%>', from: a, each: { in: list, as: i } }");
    expect(render(yaml, { a: "" }, { answers: { list: [] } })).toEqual({});
    expect(render(yaml, { a: "" }, { answers: { list: "text" } })).toEqual({});
    expect(render(yaml, { a: "" })).toEqual({});
  });
});

describe("values", () => {
  test("are computed in order, from answers and from one another, and never asked", () => {
    const yaml = `values:\n  slugged: "<%= name | slug =%>"\n  link: "https://x.example/<%= slugged =%>"\n  yes: true\n  n: 5\n${file("- { to: a }")}`;
    expect(render(yaml, { "a.liquid": "<%= link =%> <%= yes =%> <%= n =%>" }, { answers: { name: "A B" } }).a).toBe(
      "https://x.example/a-b true 5",
    );
  });

  test("of an included part come first and may be set anew", () => {
    const library = {
      main: {
        yaml: `include: [core]\nvalues: { a: "main and <%= a =%>" }\n${file("- { to: x }")}`,
        files: { "x.liquid": "<%= a =%>" },
      },
      core: { yaml: 'values: { a: "core" }\nfiles: []\n' },
    };
    expect(texts(renderLibrary(library))).toEqual({ x: "main and core" });
  });
});

describe("a later file replaces an earlier one", () => {
  test("with the same path: the template's own stands before those it includes", () => {
    const library = {
      main: { yaml: `include: [core, more]\n${file("- { to: a }")}`, files: { a: "main" } },
      core: { yaml: file("- { to: a }\n- { to: b }\n- { to: c }"), files: { a: "core", b: "core", c: "core" } },
      more: { yaml: `include: [core]\n${file("- { to: b }")}`, files: { b: "more" } },
    };
    expect(texts(renderLibrary(library))).toEqual({ a: "main", b: "more", c: "core" });
  });

  test("in all its languages", () => {
    const library = {
      main: { yaml: `include: [core]\n${file("- { to: r.md, lang: join }")}`, files: { "r.md": "main" } },
      core: { yaml: file("- { to: r.md }"), files: { "r.en.md": "en", "r.zh.md": "zh" } },
    };
    expect(texts(renderLibrary(library, { langs: ["en", "zh"] }))).toEqual({ "r.md": "main\nmain" });
  });

  test("but not when it is not written", () => {
    const library = {
      main: { yaml: `include: [core]\n${file("- { to: a, level: full }")}`, files: { a: "main" } },
      core: { yaml: file("- { to: a }"), files: { a: "core" } },
    };
    expect(texts(renderLibrary(library))).toEqual({ a: "core" });
  });
});

describe("what a template knows of the run", () => {
  test("files are the paths of this run", () => {
    const source =
      "<%% if files contains 'b.md' %%>b<%% endif %%><%% if files contains 'z.md' %%>z<%% endif %%><%= files | join: ' ' =%>";
    expect(
      render(file("- { to: a.txt }\n- { to: b.md }\n- { to: z.md, level: full }"), {
        "a.txt.liquid": source,
        "b.md": "",
        "z.md": "",
      })["a.txt"],
    ).toBe("ba.txt b.md");
  });

  test("page leads to the same language where there is one", () => {
    const page = "<%% assign p = 'docs/s.md' | page %%><%= p | url =%>";
    const files = { "r.en.md.liquid": page, "r.zh.md.liquid": page, "docs/s.en.md": "", "docs/s.zh.md": "" };
    expect(render(file("- { to: r.md }\n- { to: docs/s.md }"), files, { langs: ["en", "zh"] })).toMatchObject({
      "r.md": "docs/s.md",
      "r.zh-CN.md": "docs/s.zh-CN.md",
    });
    expect(render(file("- { to: sub/r.md, from: r.md }\n- { to: docs/s.md }"), files)).toMatchObject({
      "sub/r.md": "../docs/s.md",
    });
  });

  test("page is nothing when the file is not written", () => {
    const files = {
      "r.md.liquid": "<%% assign p = 's.md' | page %%><%% if p %%>there<%% else %%>nowhere<%% endif %%>",
      "s.md": "",
    };
    expect(render(file("- { to: r.md }\n- { to: s.md, level: full }"), files)).toEqual({ "r.md": "nowhere" });
    expect(render(file("- { to: r.md }\n- { to: s.md, level: full }"), files, { level: "full" })).toMatchObject({
      "r.md": "there",
    });
  });

  test("page in a joined file leads each section to its own language", () => {
    const page = "<%% assign p = 's.md' | page %%><%= p | url =%>\n";
    const files = { "r.en.md.liquid": page, "r.zh.md.liquid": page, "s.en.md": "", "s.zh.md": "" };
    const made = render(file("- { to: r.md, lang: join }\n- { to: s.md }"), files, { langs: ["en", "zh"] });
    expect(made["r.md"]).toBe("s.md\n\ns.zh-CN.md\n");
  });

  test("the built-in variables", () => {
    const source = { "a.liquid": "<%= today =%> <%= year =%> <%= commonry =%> <%= template =%> <%= forge =%>" };
    expect(render(file("- { to: a }"), source, { forge: "gitlab" }).a).toBe("2027-01-05 2027 0.1.0 main gitlab");
  });

  test("each file's values are escaped for that file", () => {
    const source = "<%= name =%>";
    const files = {
      "a.md.liquid": source,
      "a.yml.liquid": source,
      "a.html.liquid": source,
      "a.sh.liquid": source,
      "a.txt.liquid": source,
    };
    const yaml = file(
      Object.keys(files)
        .map((name) => `- { to: ${name.replace(".liquid", "")} }`)
        .join("\n"),
    );
    expect(render(yaml, files, { answers: { name: "a*b 'c\"" } })).toEqual({
      "a.html": "a*b &#39;c&#34;",
      "a.md": "a\\*b 'c\"",
      "a.sh": "'a*b '\\''c\"'",
      "a.txt": "a*b 'c\"",
      "a.yml": '"a*b \'c\\""',
    });
  });

  test("the same choices give the same bytes", () => {
    const library = { main: { yaml: file("- { to: a }"), files: { "a.liquid": "<%= name =%>" } } };
    const wanted = { ...choices, answers: { name: "x" } };
    expect(renderLibrary(library, wanted)).toEqual(renderLibrary(library, wanted));
  });
});

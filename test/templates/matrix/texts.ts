import { describe, expect, test } from "vitest";
import { allCases, type Content, distinct, unique, where } from "../../support/corpus.ts";
import { plainAnswers } from "../../support/render.ts";
import { chineseAnswers } from "../../support/variants.ts";

const cases = await allCases();
const contents = distinct(cases, () => true);

/** A licence is its author's text, to the letter. */
const ours = contents.filter(({ path }) => path !== "LICENSE");

/** What may stand in no file of ours, whatever it is. */
interface Mark {
  readonly name: string;
  readonly pattern: RegExp;
  /** The part of a file that it counts in; all of it unless told. */
  readonly part?: (content: Content) => string;
}

const marks: readonly Mark[] = [
  { name: "a delimiter of the template language", pattern: /<%|=%>|%%>/ },
  { name: "an object printed as text", pattern: /\[object \w+\]/ },
  { name: "a value that was not there", pattern: /\bundefined\b|\bNaN\b/, part: withoutCode },
  { name: "a blank at the end of a line", pattern: /[ \t\u3000]$/m },
  { name: "a carriage return", pattern: /\r/ },
  {
    name: "a byte order mark or an invisible character",
    pattern: /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/,
  },
  { name: "a placeholder", pattern: /\b(TODO|FIXME|XXX|[Ll]orem ipsum)\b/ },
];

describe("every file", () => {
  test.each(marks)("holds not $name", ({ pattern, part }) => {
    const found = ours.flatMap((content) => {
      const match = pattern.exec(part ? part(content) : content.text);
      return match
        ? [`${where(content)}:${lineOf(content, match.index)} ${JSON.stringify(around(content, match.index))}`]
        : [];
    });
    expect(unique(found)).toEqual([]);
  });

  test("has something in it, unless it only keeps a folder", () => {
    const empty = contents.filter(
      ({ path, text }) => text.trim() === "" && !/(^|\/)(\.gitkeep|__init__\.py)$/.test(path),
    );
    expect(unique(empty.map(where))).toEqual([]);
  });

  test("ends with one line break", () => {
    const bad = contents.filter(({ text }) => text !== "" && !/[^\n]\n$/.test(text));
    expect(unique(bad.map(where))).toEqual([]);
  });

  test("of the front page names the community", () => {
    const pages = distinct(cases, (path) => path === "README.md");
    const name = ({ from }: Content) =>
      from.id.includes(chineseAnswers.name) ? chineseAnswers.name : plainAnswers.name;
    expect(pages.filter((page) => !page.text.includes(name(page))).map(where)).toEqual([]);
  });
});

/** What people read; data files hold both languages side by side. */
const isProse = (path: string) => /\.md$|^\.github\/(ISSUE|DISCUSSION)_TEMPLATE\//.test(path);

test("an English repository holds no Chinese prose, and a Chinese one speaks Chinese on every page", () => {
  const inLanguage = (lang: string) =>
    distinct(
      cases.filter(({ langs }) => langs.join() === lang),
      isProse,
    );
  const isChinese = ({ text }: Content) => /\p{Script=Han}/u.test(text);
  expect(unique(inLanguage("en").filter(isChinese).map(where))).toEqual([]);
  expect(
    unique(
      inLanguage("zh")
        .filter((content) => !isChinese(content))
        .map(where),
    ),
  ).toEqual([]);
});

/** What stands in code is meant; places stay what they were. */
function withoutCode({ path, text }: Content): string {
  if (/\.[cm]?js$/.test(path)) return "";
  const blank = (code: string) => code.replace(/[^\n]/g, "x");
  if (!path.endsWith(".md")) return text;
  return text.replace(/^( *)(```|~~~)[\s\S]*?^\1\2/gm, blank).replace(/`[^`\n]+`/g, blank);
}

function lineOf({ text }: Content, index: number): number {
  return text.slice(0, index).split("\n").length;
}

function around({ text }: Content, index: number): string {
  return text.slice(Math.max(0, index - 30), index + 30);
}

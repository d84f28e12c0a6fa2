import { describe, expect, test } from "vitest";
import { allCases, type Content, distinct, unique, where } from "../../support/corpus.ts";

const contents = distinct(await allCases(), () => true);

/** A licence is its author's text, to the letter. */
const ours = contents.filter(({ path }) => path !== "LICENSE");

/** What may stand in no file of ours, whatever it is. */
const marks: readonly (readonly [name: string, pattern: RegExp, butIn?: RegExp])[] = [
  ["a delimiter of the template language", /<%|=%>|%%>/],
  ["an object printed as text", /\[object \w+\]/],
  ["a value that was not there", /\bundefined\b|\bNaN\b/, /\.[cm]?js$/],
  ["a blank at the end of a line", /[ \t\u3000]$/m],
  ["a carriage return", /\r/],
  ["a byte order mark or an invisible character", /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/],
  ["a placeholder", /\b(TODO|FIXME|XXX|[Ll]orem ipsum)\b/],
];

describe("every file", () => {
  test.each(marks)("holds not %s", (_, pattern, butIn) => {
    const found = ours.flatMap((content) => {
      const match = butIn?.test(content.path) ? null : pattern.exec(content.text);
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

  test("says who it is for: each answer that it holds is the answer", () => {
    const texts = contents.filter(({ path }) => path === "README.md");
    expect(texts.filter(({ text }) => !text.includes("Lepton Commons")).map(where)).toEqual([]);
  });
});

function lineOf({ text }: Content, index: number): number {
  return text.slice(0, index).split("\n").length;
}

function around({ text }: Content, index: number): string {
  return text.slice(Math.max(0, index - 30), index + 30);
}

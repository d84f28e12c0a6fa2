import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readWords } from "../../../../src/events/words/words.ts";

/** The cells of the tables of a page: rows of the phrases in each cell. */
function tables(page: string): string[][][][] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) =>
      section
        .split("\n")
        .filter((line) => /^\| (?!---)/.test(line))
        .slice(1)
        .map((line) =>
          line.split(" | ").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words)),
        ),
    );
}

const isRead = (words: string) => readWords(words).fault === undefined;

describe.each(["en", "zh"])("docs/%s/reference/repeat.md", (language) => {
  const page = readFileSync(new URL(`../../../../docs/${language}/reference/repeat.md`, import.meta.url), "utf8");
  const [understood = [], refused = []] = tables(page);

  test("names only phrases that are read", () => {
    const all = understood.flatMap(([, ...cells]) => cells.flat());
    expect(all.filter((words) => !isRead(words))).toEqual([]);
    expect(all.length).toBeGreaterThan(60);
  });

  test("names what is refused, and instead what is read or a key", () => {
    const words = refused.flatMap(([first = []]) => first);
    expect(words.filter(isRead)).toEqual([]);
    expect(words.length).toBeGreaterThan(20);
    const instead = refused.flatMap(([, , last = []]) => last);
    const keys = /^(?:at|also|until|count|skip)(?::|$)/;
    expect(instead.filter((form) => !keys.test(form) && !isRead(form))).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { en } from "../../../src/cli/messages/en.ts";
import { zh } from "../../../src/cli/messages/zh.ts";
import { eventMessages } from "../../../src/events/messages.ts";
import { manifestMessages } from "../../../src/manifest/messages.ts";
import { countNames, fill } from "../../../src/system/messages.ts";
import { sourceFiles } from "../source.ts";

describe("numbers in texts (T12)", () => {
  test.each([
    ["{count} {count:file|files}", 1, "1 file"],
    ["{count} {count:file|files}", 0, "0 files"],
    ["{count} {count:file|files}", 12517, "12,517 files"],
    ["{count} {count:file is|files are} there", 2, "2 files are there"],
    ["{count}", 999, "999"],
    ["{count}", 1234567, "1,234,567"],
    ["{count}", 1234.5678, "1,234.5678"],
    ["{count}", "12517", "12517"],
    ["--allow-delete={count:plain}", 12517, "--allow-delete=12517"],
    ["{count:a|b}", "1", "a"],
  ])("%s of %s is %s", (text, count, said) => expect(fill(text, { count })).toBe(said));

  test("places, years and what is to be typed have no separators", () => {
    expect(fill("a.yaml:{line}:{column}, {status}", { line: 12517, column: 1000, status: 1000 })).toBe(
      "a.yaml:12517:1000, 1000",
    );
  });
});

/** What may follow a number whatever it is: verbs in the passive, prepositions, units, and what needs no noun. */
const neutral =
  /^(?:[.,;:)“”’…%]|$|\n| (?:to|of|in|more|held|kept|unchanged|created|updated|renamed|merged|deleted|not|done|came|new|at|MiB|%|×|a|d|h|min|s|values in one file|aliases in one file|dates in this period|files|pages|points of|needed|is|and|or more|series|who|from|percent|is expected|names of|people were|values that stand|there is none|repositories|source files)\b|\s?%| [(×])/;

/** Number and noun are one thing where the number is never one: `series` is its own plural, and limits are well above it. */
const texts = [
  ...Object.entries(en),
  ...Object.entries({ ...manifestMessages, ...eventMessages }).map(([key, text]) => [key, text.en] as const),
  ...sourceFiles()
    .filter(({ path }) => path.startsWith("check/"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((match) => [path, match[1] as string] as const),
    )
    .filter(([, text]) => !/\p{Script=Han}/u.test(text)),
];

describe("every count in every English text", () => {
  const counted = texts.flatMap(([key, text]) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .filter((match) => countNames.has(match[1] as string))
      .map((match) => ({ key, name: match[1] as string, text, after: text.slice(match.index + match[0].length) })),
  );

  test("agrees in number with what follows, or is followed by what has none", () => {
    const bare = counted.filter(({ after, name }) => !neutral.test(after) && !after.startsWith(` {${name}:`));
    expect(bare.map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
    expect(counted.length).toBeGreaterThan(100);
  });

  test("has a singular that differs from the plural", () => {
    const forms = texts.flatMap(([key, text]) =>
      [...text.matchAll(/\{(\w+):([^{}|]+)\|([^{}|]+)\}/g)].map(([, name = "", one, other]) => ({
        key,
        name,
        one,
        other,
      })),
    );
    expect(forms.filter(({ one, other }) => one === other)).toEqual([]);
    expect(forms.length).toBeGreaterThan(50);
  });

  test("in Chinese there is one form", () => {
    expect(Object.entries(zh).filter(([, text]) => /\{\w+:[^{}]*\|/.test(text))).toEqual([]);
  });
});

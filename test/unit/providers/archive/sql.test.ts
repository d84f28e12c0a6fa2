import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repositoriesIn, secondsOf, timesIn, wantedOf } from "../../../../src/providers/archive/scope.ts";
import {
  type Asked,
  activityQuery,
  releasesQuery,
  respondersQuery,
  reviewsQuery,
  threadsQuery,
} from "../../../../src/providers/archive/sql.ts";
import { identifier, isOneOf, literal } from "../../../../src/providers/archive/words.ts";

/** A query without what stands between quotes: what an engine takes for its own words. */
const outside = (sql: string) => sql.replace(/'[^']*'/g, "''");
const asked = (repositories: readonly string[]): Asked => ({
  table: identifier("github_events"),
  wanted: wantedOf({ repositories }),
  from: 1_700_000_000_000,
  until: 1_710_000_000_000,
});
const queries = (one: Asked, bots: readonly string[] = []) => [
  activityQuery(one),
  respondersQuery(one),
  threadsQuery(one, bots),
  reviewsQuery(one),
  releasesQuery(one),
];

describe("names that are asked for", () => {
  const hostile = [
    "x'; DROP TABLE github_events; --/y",
    "a/b' OR '1'='1",
    "a/b\\",
    "a/b\\' OR 1=1 --",
    "a/b\u0000",
    "a/b\n",
    "a/%",
    "a/*b",
    "*/b",
    "**",
    "a/b/c",
    "a",
    "",
    "a/ｂ",
    "a/b\u2019",
    'a/b"',
    "a/b`",
    "a /b",
    "$".concat("{a}/b"),
    "{a:String}/b",
    "?/b",
    "$1/b",
  ];
  test.each(hostile)("%j is refused", (name) => {
    expect(() => wantedOf({ repositories: ["lepton/hub", name] })).toThrow(
      expect.objectContaining({ code: "archive.repository", exitCode: 2 }),
    );
  });

  test("none and too many are refused", () => {
    expect(() => wantedOf({ repositories: [] })).toThrow(expect.objectContaining({ code: "archive.no-repository" }));
    const many = Array.from({ length: 5000 }, (_, index) => `some-owner/repository-${index}`);
    expect(() => wantedOf({ repositories: many })).toThrow(expect.objectContaining({ code: "archive.many" }));
  });

  test("whatever is let through stays between quotes, and the rest of the text is ours", () => {
    const ours = queries(asked(["lepton/hub"])).map(outside);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...hostile)), (text) => {
        let name = "";
        try {
          name = wantedOf({ repositories: [text] }).names[0] ?? "";
        } catch {
          return;
        }
        if (name !== "") expect(queries(asked([name])).map(outside)).toEqual(ours);
      }),
      { numRuns: 200 },
    );
    const odd = ["A.b-c_d/..x--y", "1/2"];
    for (const name of odd) expect(queries(asked([name])).map(outside)).toEqual(ours);
  });

  test("a literal is printable and has one end, or is none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        try {
          expect(literal(text)).toMatch(/^'[ -&(-[\]-~]*'$/);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect(text).toMatch(/['\\]|[^ -~]/);
        }
      }),
      { numRuns: 200 },
    );
    expect(isOneOf("x", [])).toBe("1 = 0");
  });

  test("a beginning is a range that holds all that begin so, and nothing else", () => {
    const condition = repositoriesIn(wantedOf({ repositories: ["quark/core*"] }));
    expect(condition).toBe("((repo_name >= 'quark/core' AND repo_name < 'quark/corf'))");
    const sign = fc.constantFrom(..."abyz019-_.AZ");
    fc.assert(
      fc.property(
        fc.string({ unit: sign, minLength: 1, maxLength: 5 }),
        fc.string({ unit: sign, maxLength: 5 }),
        (start, name) => {
          const range = repositoriesIn(wantedOf({ repositories: [`o/${start}*`] }));
          const [, low = "", high = ""] = /'(.*)' AND repo_name < '(.*)'/.exec(range) ?? [];
          const one = `o/${name}`;
          expect(one >= low && one < high).toBe(one.startsWith(`o/${start}`));
        },
      ),
    );
  });

  test("all of everything needs no condition", () => {
    expect(repositoriesIn(wantedOf({ repositories: ["a/b", "*"] }))).toBe("1 = 1");
  });
});

test("times are whole seconds that a table can hold", () => {
  expect(secondsOf(1000)).toBe(1);
  expect(secondsOf(1001)).toBe(2);
  expect(secondsOf(-5)).toBe(0);
  expect(secondsOf(Number.POSITIVE_INFINITY)).toBe(4_294_967_295);
  expect(timesIn(undefined, undefined)).toBe("");
  expect(timesIn(1500, 2500)).toBe("AND created_at >= toDateTime(2) AND created_at < toDateTime(3)");
});

test("the text keeps to what both engines have understood for years", () => {
  for (const sql of queries(asked(["a/b", "c/*"]), ["some-bot"])) {
    const words = outside(sql);
    expect(words).not.toMatch(/\bWITH\b|\bOVER\b|date_trunc|\bIF\b|::|\|\||\bNULL\b|--|;/i);
    // One statement that reads.
    expect(words.trimStart()).toMatch(/^SELECT /);
    expect(words).not.toMatch(/\b(INSERT|CREATE|DROP|ALTER|ATTACH|SET|SYSTEM)\b/i);
    // ClickHouse of today asks for a name of what is joined.
    expect(words.match(/\bJOIN\b/g)?.length ?? 0).toBe((words.match(/\) AS (threads|answers)\b/g)?.length ?? 0) / 2);
  }
});

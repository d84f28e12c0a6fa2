import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf } from "../../../../src/reports/calendar.ts";
import { healthOf } from "../../../../src/reports/health/health.ts";
import type { HealthInput } from "../../../../src/reports/health/input.ts";
import type { Measured, Trended } from "../../../../src/reports/health/report.ts";
import type { FolderWork, Release, Reply, Thread } from "../../../../src/reports/port.ts";
import { at, cast, input, who } from "./support.ts";

/** Half hours around the two periods, so that equal times and ends that meet do occur. */
const moment = fc.integer({ min: 0, max: 90 * 48 }).map((half) => at("2025-12-20") + half * 1_800_000);
const contact = fc.constantFrom(...Object.values(who));
const repository = fc.constantFrom("acme/hub", "acme/toolbox");
const end = at("2026-03-01");

const reply: fc.Arbitrary<Reply> = fc.record({ who: contact, at: moment, kind: fc.constantFrom("comment", "review") });
const thread: fc.Arbitrary<Thread> = fc
  .record({
    kind: fc.constantFrom("issue", "pull", "discussion"),
    repository,
    author: contact,
    opened: moment,
    end: fc.option(moment),
    merged: fc.boolean(),
    draft: fc.boolean(),
    labels: fc.subarray(["good first issue", "bug"]),
    assigned: fc.option(fc.record({ who: contact, at: moment })),
    association: fc.constantFrom("NONE", "MEMBER", "CONTRIBUTOR"),
    replies: fc.array(reply, { maxLength: 5 }),
  })
  .map(({ end, merged, draft, assigned, ...rest }) => ({
    ...rest,
    number: 0,
    ...(end === null ? {} : { closed: end }),
    ...(end !== null && merged && rest.kind === "pull" ? { merged: end } : {}),
    ...(draft && rest.kind === "pull" ? { draft } : {}),
    ...(assigned === null || rest.kind !== "issue" ? {} : { assigned }),
  }));
const release: fc.Arbitrary<Release> = fc.record({
  repository,
  tag: fc.constantFrom("v1", "v2", "v3"),
  at: moment,
  prerelease: fc.boolean(),
});
const work: fc.Arbitrary<FolderWork> = fc.record({
  folder: fc.constantFrom("", "docs", "src"),
  who: contact,
  month: fc.constantFrom(
    ...["2025-12-01", "2026-01-01", "2026-02-01"].map((date) => bucketOf(at(date) / 86_400_000, "month")),
  ),
  commits: fc.integer({ min: 1, max: 9 }),
});

const facts: fc.Arbitrary<HealthInput> = fc
  .record({
    threads: fc.array(thread, { maxLength: 25 }).map((all) => all.map((one, number) => ({ ...one, number }))),
    releases: fc.array(release, { maxLength: 8 }),
    work: fc.array(work, { maxLength: 12 }),
    minimum: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ work, minimum, ...rest }) =>
    input({
      ...rest,
      repositories: ["acme/hub", "acme/toolbox"].map((name) => ({ name, head: "" })),
      folders: [{ repository: "acme/hub", work, cast }],
      settings: { ...input().settings, minimum },
    }),
  );

const bytes = (from: HealthInput) => JSON.stringify(healthOf(from));
const runs = { numRuns: 60 };

/** Everything in a report that is a figure. */
function figuresIn(value: unknown): (Measured | Trended)[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(figuresIn);
  return "n" in value ? [value as Measured, ...inner] : inner;
}

describe("laws of report health", () => {
  test("the order of what comes in changes nothing", () => {
    const shuffled = fc.tuple(facts, fc.integer({ min: 1, max: 1_000 })).map(([one, seed]) => {
      const mix = <T>(list: readonly T[]): T[] =>
        list
          .map((item, index) => ({ item, key: ((index + 1) * seed * 7_919) % 1_009 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      // Contacts get other numbers as well.
      const numbers = mix([...cast.personOf.keys()]);
      const of = (index: number) => numbers.indexOf(index);
      const other: HealthInput = {
        ...one,
        cast: { ...cast, personOf: Int32Array.from(numbers, (index) => cast.personOf[index] ?? -1) },
        repositories: mix(one.repositories),
        releases: mix(one.releases),
        folders: one.folders.map((folder) => ({ ...folder, work: mix(folder.work) })),
        threads: mix(one.threads).map((item) => ({
          ...item,
          author: of(item.author),
          ...(item.assigned ? { assigned: { ...item.assigned, who: of(item.assigned.who) } } : {}),
          replies: mix(item.replies).map((said) => ({ ...said, who: of(said.who) })),
        })),
      };
      return { one, other };
    });
    fc.assert(
      fc.property(shuffled, ({ one, other }) => {
        expect(bytes(other)).toBe(bytes(one));
      }),
      runs,
    );
  });

  test("what a bot says changes nothing", () => {
    fc.assert(
      fc.property(facts, reply, fc.nat(), (one, said, index) => {
        const threads = one.threads.map((item, place) =>
          place === index % one.threads.length
            ? { ...item, replies: [{ ...said, who: who.robot }, ...item.replies] }
            : item,
        );
        expect(bytes({ ...one, threads })).toBe(bytes(one));
      }),
      runs,
    );
  });

  test("what happens after the end of the period changes nothing", () => {
    const later = fc.tuple(facts, thread, reply, release, fc.nat(100 * 48)).map(([one, item, said, made, half]) => {
      const time = end + half * 1_800_000;
      const ofToday = one.threads.map(({ association: _, ...rest }) => rest);
      const { association: _, closed: __, merged: ___, ...opened } = item;
      const more = { ...opened, number: 999, opened: time, replies: [{ ...said, at: time }] };
      return {
        one: { ...one, threads: ofToday },
        other: {
          ...one,
          threads: [...ofToday.map((was) => ({ ...was, replies: [...was.replies, { ...said, at: time }] })), more],
          releases: [...one.releases, { ...made, at: time }],
        },
      };
    });
    const told = (from: HealthInput) => JSON.stringify(healthOf(from).measures);
    fc.assert(
      fc.property(later, ({ one, other }) => {
        expect(told(other)).toBe(told(one));
      }),
      runs,
    );
  });

  test("figures keep their bounds, and there is none below the minimum", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { measures } = healthOf(one);
        const enough = (figure: Measured) => figure.n >= Math.max(1, one.settings.minimum);
        const isTrue = (figure: Measured) =>
          "value" in figure === enough(figure) && "tooFew" in figure !== enough(figure);
        expect(figuresIn(measures).filter((figure) => !isTrue(figure))).toEqual([]);
        const { timeToFirstResponse: response, changeRequestClosureRatio: closure, issueAge: age } = measures;
        const value = (figure: Trended | undefined) => (figure && "value" in figure ? figure.value : 0);
        expect(value(response?.medianHours)).toBeLessThanOrEqual(value(response?.p90Hours));
        for (const figure of [response?.withinShare, closure?.closureRatio, closure?.acceptedShare, age?.staleShare]) {
          expect(value(figure)).toBeGreaterThanOrEqual(0);
          expect(value(figure)).toBeLessThanOrEqual(1);
        }
        expect(age?.monthly.series.open?.at(-1)).toBe(age?.open.value);
        expect(closure?.monthly.series.open?.at(-1)).toBe(closure?.open.value);
      }),
      runs,
    );
  });

  test("a report is whole as JSON: nothing in it is undefined, infinite or not a number", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const report = healthOf(one);
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
      }),
      runs,
    );
  });

  test("of nothing, all figures are too few and all counts are 0", () => {
    const report = healthOf(input({ folders: [{ repository: "acme/hub", work: [], cast }] }));
    const figures = figuresIn(report.measures);
    expect(figures.length).toBeGreaterThan(30);
    for (const figure of figures) expect(figure).toMatchObject({ n: 0, tooFew: true });
    expect(JSON.stringify(report.measures).match(/"value":(?!0\b)/g)).toBeNull();
    expect(report.notes).toEqual([{ code: "report.health.note.no-data", params: { repository: "acme/hub" } }]);
  });

  test("without a forge there is only what the history tells", () => {
    const report = healthOf(input({ read: { parts: new Set() } }));
    expect(Object.values(report.measures)).toEqual([null, null, null, null, null, null, null]);
    expect(report.repositories).toEqual([
      {
        ...{ name: "acme/hub", head: "", issues: null, pulls: null, discussions: null, releases: null },
        ...{ openIssues: null, openPulls: null, medianResponseHours: { n: 0, tooFew: true } },
      },
    ]);
    expect(report.notes.map(({ code }) => code)).toEqual([
      "report.health.note.no-forge",
      "report.health.note.no-folders",
      "report.health.note.no-data",
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfDate } from "../../../src/reports/calendar.ts";
import { type ContributorsInput, makeContributors } from "../../../src/reports/contributors/make.ts";
import type { Cast } from "../../../src/reports/identity/person.ts";
import { type Activity, type Deed, deeds } from "../../../src/reports/port.ts";

type Row = readonly [who: number, date: string, deed: Deed, count: number, beside?: number];

function activityOf(names: readonly string[], rows: readonly Row[]): Activity {
  return {
    contacts: names.map((name) => ({ name })),
    who: Int32Array.from(rows, ([who]) => who),
    day: Int32Array.from(rows, ([, date]) => dayOfDate(date)),
    deed: Uint8Array.from(rows, ([, , deed]) => deeds.indexOf(deed)),
    count: Int32Array.from(rows, ([, , , count]) => count),
    beside: Int32Array.from(rows, ([, , , , beside]) => beside ?? -1),
  };
}

const plain = { emails: [], logins: [], organisations: [], because: [], unlisted: false, bot: false };

function castOf(
  people: readonly (Partial<Cast["people"][number]> & { readonly name: string })[],
  personOf: readonly number[],
): Cast {
  return { people: people.map((person) => ({ ...plain, ...person })), personOf: Int32Array.from(personOf) };
}

function report(activities: readonly Activity[], cast: Cast, more: Partial<ContributorsInput> = {}) {
  return makeContributors({
    repositories: [],
    activities,
    cast,
    period: { from: dayOfDate("2026-01-01"), to: dayOfDate("2026-12-31") },
    previous: { from: dayOfDate("2025-01-01"), to: dayOfDate("2025-12-31") },
    unit: "quarter",
    settings: { bound: 50, quiet: 90, ladder: [], bots: false, emails: false },
    isExcluded: () => false,
    hasRole: () => false,
    notes: [],
    ...more,
  });
}

// Ada: since 2025, all year. Bob: new in May, quiet since. Cy: 2025, back in December. Dot: a machine. Eve: one commit.
const names = ["Ada", "Bob", "Cy", "Dot", "Eve"];
const rows: Row[] = [
  [0, "2025-06-01", "commit", 2],
  [0, "2026-02-01", "commit", 3],
  [0, "2026-02-01", "review", 1],
  [0, "2026-12-01", "commit", 4],
  [1, "2026-05-01", "commit", 2],
  [1, "2026-05-02", "issue", 3],
  [2, "2025-01-10", "commit", 1],
  [2, "2026-12-10", "co-author", 2, 0],
  [3, "2026-03-01", "commit", 50],
  [4, "2026-11-01", "commit", 1],
];
const activity = activityOf(names, rows);
const cast = castOf(
  [{ name: "Ada" }, { name: "Bob" }, { name: "Cy" }, { name: "Dot", bot: true }, { name: "Eve" }],
  [0, 1, 2, 3, 4],
);

describe("the contributors report", () => {
  const made = report([activity], cast);

  test("counts people, machines, commits and newcomers", () => {
    expect(made.totals).toEqual({ contributors: 4, commits: 60, bots: 1, newcomers: 2, unlisted: 0, contacts: 5 });
    expect(
      made.contributors.map(({ name, commits, coAuthored, activeDays, bot }) => [
        name,
        commits,
        coAuthored,
        activeDays,
        bot,
      ]),
    ).toEqual([
      ["Dot", 50, 0, 1, true],
      ["Ada", 7, 0, 2, false],
      ["Bob", 2, 0, 2, false],
      ["Eve", 1, 0, 1, false],
      ["Cy", 0, 2, 1, false],
    ]);
  });

  test("tells first and last within the period, newcomers, who came back and who has gone quiet", () => {
    const { measures, contributors } = made;
    expect(contributors[1]).toMatchObject({
      firstCommit: "2026-02-01",
      lastCommit: "2026-12-01",
      newcomer: false,
      reviews: 1,
    });
    expect(contributors[2]).toMatchObject({
      firstCommit: "2026-05-01",
      lastContribution: "2026-05-02",
      issues: 3,
      types: ["code", "bug"],
    });
    expect(measures.newcomers.map(({ name }) => name)).toEqual(["Eve", "Bob"]);
    expect(measures.returning.map(({ name }) => name)).toEqual(["Cy", "Ada"]);
    expect(measures.inactive).toEqual([{ name: "Bob", contributions: 5, date: "2026-05-02" }]);
  });

  test("has the factor over people's commits, and the period before beside it", () => {
    expect(made.measures.contributorAbsenceFactor).toBe(1);
    expect(made.before).toMatchObject({ contributors: 2, commits: 3, contributorAbsenceFactor: 1, newContributors: 2 });
    expect(
      report([activity], cast, { settings: { bound: 80, quiet: 90, ladder: [], bots: false, emails: false } }).measures
        .contributorAbsenceFactor,
    ).toBe(2);
  });

  test("has levels, cohorts and the time line", () => {
    expect(made.measures.levels).toEqual({ driveBy: 1, casual: 1, core: 2 });
    expect(made.measures.retention.cohorts).toEqual([
      { cohort: "2026-Q1", size: 0, active: [0, 0, 0, 0] },
      { cohort: "2026-Q2", size: 1, active: [1, 0, 0] },
      { cohort: "2026-Q3", size: 0, active: [0, 0] },
      { cohort: "2026-Q4", size: 1, active: [1] },
    ]);
    expect(made.timeline).toEqual({
      unit: "quarter",
      labels: ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
      commits: [3, 2, 0, 5],
      contributors: [1, 1, 0, 3],
      newcomers: [0, 1, 0, 1],
    });
  });

  test("counts machines as people when asked to", () => {
    const settings = { bound: 50, quiet: 90, ladder: [], bots: true, emails: false };
    expect(report([activity], cast, { settings }).totals).toMatchObject({ contributors: 5, bots: 1 });
  });

  test("names nobody who asked not to be named, and counts them", () => {
    const hidden = castOf([{ name: "Ada", unlisted: true }, ...cast.people.slice(1)], [0, 1, 2, 3, 4]);
    const other = report([activity], hidden, {
      settings: { bound: 50, quiet: 90, ladder: [{ role: "x", commits: 1 }], bots: false, emails: true },
    });
    expect(JSON.stringify(other)).not.toContain("Ada");
    expect(other.totals).toMatchObject({ contributors: 4, unlisted: 1 });
    expect(other.measures.contributorAbsenceFactor).toBe(1);
  });

  test("names candidates with what was counted, unless they have the role", () => {
    const ladder = [
      { role: "triager", issues: 2 },
      { role: "committer", commits: 5, months: 2 },
    ];
    const settings = { bound: 50, quiet: 90, ladder, bots: false, emails: false };
    expect(report([activity], cast, { settings }).ladder).toEqual([
      { name: "Ada", role: "committer", evidence: { commits: [7, 5], months: [2, 2] } },
      { name: "Bob", role: "triager", evidence: { issues: [3, 2] } },
    ]);
    expect(
      report([activity], cast, { settings, hasRole: (person) => person === 0 }).ladder.map(({ name }) => name),
    ).toEqual(["Bob"]);
  });

  test("does not count somebody as the co-author of oneself under another address", () => {
    const twice = activityOf(
      ["Ada", "ada"],
      [
        [0, "2026-02-01", "commit", 1],
        [1, "2026-02-01", "co-author", 1, 0],
      ],
    );
    const one = report([twice], castOf([{ name: "Ada" }], [0, 0]));
    expect(one.contributors).toMatchObject([{ commits: 1, coAuthored: 0 }]);
    expect(report([twice], castOf([{ name: "Ada" }, { name: "ada" }], [0, 1])).contributors[1]).toMatchObject({
      coAuthored: 1,
    });
  });

  test("counts organisations by the day, and the elephant factor over what is known", () => {
    const moved = castOf(
      [
        {
          name: "Ada",
          organisations: [
            { name: "A", until: dayOfDate("2026-06-30") },
            { name: "B", from: dayOfDate("2026-07-01") },
          ],
        },
        ...cast.people.slice(1),
      ],
      [0, 1, 2, 3, 4],
    );
    const { measures } = report([activity], moved);
    expect(measures.organisations).toEqual([
      { name: "B", commits: 4, contributors: 1 },
      { name: "A", commits: 3, contributors: 1 },
    ]);
    expect(measures.elephantFactor).toBe(1);
    expect(measures.organisationKnown).toBe(0.7);
  });

  test("tells no domain that only those have who asked not to be named, but what is called an organisation", () => {
    const at = (name: string, more: object) => ({ name, organisations: [{ name: "lone.example", ...more }] });
    const of = (ada: object, bob: object) =>
      report(
        [activity],
        castOf([ada as { name: string }, bob as { name: string }, ...cast.people.slice(2)], [0, 1, 2, 3, 4]),
      );
    const alone = of({ ...at("Ada", { domain: true }), unlisted: true }, { name: "Bob" });
    expect(JSON.stringify(alone)).not.toContain("lone.example");
    expect(alone.measures).toMatchObject({ organisations: [], organisationKnown: 0, elephantFactor: null });
    const shown = [{ name: "lone.example", commits: 7, contributors: 1 }];
    expect(of({ ...at("Ada", {}), unlisted: true }, { name: "Bob" }).measures.organisations).toEqual(shown);
    expect(of({ ...at("Ada", { domain: true }), unlisted: true }, at("Bob", { domain: true })).measures).toMatchObject({
      organisations: [{ name: "lone.example", commits: 9, contributors: 2 }],
      organisationKnown: 0.9,
    });
  });

  test("shows no address in a name, wherever it stands, unless addresses were asked for", () => {
    const names = ["leak@secret.org", "Bob <bob@secret.org>", "cy@secret.org", "dot@secret.org", "Eve"];
    const leaking = castOf(
      names.map((name) => ({ name, emails: ["x@secret.org"], logins: [`l-${name}`] })),
      [0, 1, 2, 3, 4],
    );
    const settings = { bound: 50, quiet: 90, ladder: [{ role: "x", commits: 1 }], bots: true, emails: false };
    const made = report([activity], leaking, { settings });
    expect([made.ladder.length, made.measures.newcomers.length, made.measures.returning.length]).not.toContain(0);
    expect(made.measures.inactive.map(({ name }) => name)).toContain("Bob <…@secret.org>");
    expect(JSON.stringify(made)).not.toMatch(/[a-z]@secret/);
    expect(JSON.stringify(report([activity], leaking, { settings: { ...settings, emails: true } }))).toContain(
      '"name":"leak@secret.org"',
    );
  });

  test("does not count deleted accounts as anybody", () => {
    const people = castOf([...cast.people.slice(0, 4), { name: "ghost", unlisted: true, gone: true }], [0, 1, 2, 3, 4]);
    const made = report([activity], people);
    expect(made.totals).toMatchObject({ contributors: 3, newcomers: 1, unlisted: 0 });
    expect(made.timeline.newcomers).toEqual([0, 1, 0, 0]);
    expect(JSON.stringify(made)).not.toContain("ghost");
  });
});

test("the order of rows and their split over sources change nothing", () => {
  const row = fc.tuple(
    fc.nat(4),
    fc.integer({ min: dayOfDate("2024-01-01"), max: dayOfDate("2026-12-31") }),
    fc.constantFrom<Deed>("commit", "review", "issue"),
    fc.integer({ min: 1, max: 9 }),
  );
  const toActivity = (some: readonly (readonly [number, number, Deed, number])[]): Activity => ({
    contacts: names.map((name) => ({ name })),
    who: Int32Array.from(some, ([who]) => who),
    day: Int32Array.from(some, ([, day]) => day),
    deed: Uint8Array.from(some, ([, , deed]) => deeds.indexOf(deed)),
    count: Int32Array.from(some, ([, , , count]) => count),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.nat(60), (some, at) => {
      const whole = report([toActivity(some)], cast);
      const parts = [toActivity([...some].reverse().slice(at)), toActivity([...some].reverse().slice(0, at))];
      const split = report(parts, { ...cast, personOf: Int32Array.from([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]) });
      expect({ ...split, totals: { ...split.totals, contacts: 5 } }).toEqual(whole);
      const commits = whole.contributors.reduce((sum, one) => sum + one.commits, 0);
      expect(commits).toBe(whole.totals.commits);
    }),
    { numRuns: 60 },
  );
});

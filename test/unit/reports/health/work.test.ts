import { describe, expect, test } from "vitest";
import { healthOf } from "../../../../src/reports/health/health.ts";
import { input, issue, pull, release, reply } from "./support.ts";

const measures = (more: Parameters<typeof input>[0]) => healthOf(input(more)).measures;

describe("change-request closure ratio", () => {
  const threads = [
    pull("ann", "2025-12-01", { closed: "2026-01-10" }), // closed in the period before
    pull("ann", "2025-12-01", { merged: "2026-02-01" }), // open at the beginning, merged at the first moment: 62 days
    pull("bob", "2026-01-20", { closed: "2026-02-10" }), // 21 days
    pull("bob", "2026-02-05", { merged: "2026-02-06" }), // 1 day
    pull("cy", "2026-02-05"),
    pull("cy", "2026-02-20", { merged: "2026-03-01" }), // after the end: open
    pull("cy", "2026-03-02"), // not there yet
    pull("robot", "2026-02-05", { merged: "2026-02-05" }),
  ];

  test("closed in the period, of all that were open at some time in it", () => {
    // February: 3 closed of 5 that were open; before: 1 of 3 (the third was opened on 20 January).
    expect(measures({ threads }).changeRequestClosureRatio).toMatchObject({
      opened: { value: 3, before: 1 },
      merged: { value: 2, before: 0 },
      closedUnmerged: { value: 1, before: 1 },
      open: { value: 2, before: 2 },
      closureRatio: { n: 5, value: 0.6, before: { n: 3, value: 0.3333 }, change: 0.2667 },
      acceptedShare: { n: 3, value: 0.6667, before: { n: 1, tooFew: true } },
      medianDaysToClose: { n: 3, value: 21 },
      monthly: {
        months: ["2026-01", "2026-02"],
        series: { opened: [1, 3], closed: [1, 3], open: [2, 2] },
      },
    });
  });

  test("is not told where threads that did not change were not read", () => {
    const read = { ...input().read, since: Date.UTC(2025, 11, 1) };
    const report = healthOf(input({ threads, read }));
    expect(report.measures.changeRequestClosureRatio).toBeNull();
    expect(report.repositories[0]?.openPulls).toBeNull();
    expect(report.notes).toContainEqual({
      code: "report.health.note.open-unknown",
      params: { measure: "changeRequestClosureRatio" },
    });
    expect(measures({ threads, read: { ...read, open: true } }).changeRequestClosureRatio).not.toBeNull();
  });

  test("has no period before where the reading does not reach it", () => {
    const report = healthOf(input({ threads, read: { ...input().read, since: Date.UTC(2026, 0, 20), open: true } }));
    expect(report.previous).toBeNull();
    expect(report.measures.changeRequestClosureRatio?.closureRatio).toEqual({ n: 5, value: 0.6, before: null });
    // January is not known from its beginning.
    expect(report.measures.changeRequestClosureRatio?.monthly.months).toEqual(["2026-02"]);
    expect(report.notes).toContainEqual({ code: "report.health.note.no-previous", params: {} });
  });
});

describe("issue age and backlog", () => {
  const threads = [
    issue("ann", "2026-01-10", { replies: [reply("bob", "2026-02-25")] }), // open: 50 days at the end
    issue("ann", "2026-01-20", { replies: [reply("robot", "2026-02-25")] }), // open: 40 days; a bot's word does not count
    issue("ann", "2026-02-09"), // open: 20 days
    issue("ann", "2026-02-19"), // open: 10 days
    issue("ann", "2026-01-15", { closed: "2026-02-15" }),
    issue("ann", "2026-02-10", { closed: "2026-02-01" }), // a bad clock: closed at once
    issue("ann", "2026-02-20", { closed: "2026-03-03" }), // open at the end: 9 days
    issue("ann", "2027-01-01"), // the future
    issue("robot", "2026-01-01"),
  ];

  test("at the end of the period", () => {
    expect(measures({ threads }).issueAge).toMatchObject({
      opened: { value: 4, before: 3 },
      closed: { value: 2, before: 0 },
      open: { value: 5, before: 3 },
      stale: { value: 1, before: 0 },
      // 9 10 20 40 50; position 3.6 of the 90th percentile: 40 + 0.6 * 10. Before, at 1 February: 12 17 22.
      medianAgeDays: { n: 5, value: 20, before: { n: 3, value: 17 }, change: 3 },
      p90AgeDays: { n: 5, value: 46, before: { n: 3, value: 21 }, change: 25 },
      staleShare: { n: 5, value: 0.2, before: { n: 3, value: 0 }, change: 0.2 },
      // 2 more in 28 days: 2 / (28 / 30.436875) = 2.174; before 3 more: 3.261.
      growthPerMonth: { n: 6, value: 2.17, before: { n: 3, value: 3.26 } },
      monthly: {
        months: ["2026-01", "2026-02"],
        series: { opened: [3, 4], closed: [0, 2], open: [3, 5] },
      },
    });
  });
});

describe("reviews", () => {
  const reviews = (name: "ann" | "bob" | "cy" | "dee" | "shy" | "robot", count: number) =>
    Array.from({ length: count }, () => reply(name, "2026-02-11 10:00", "review"));
  const threads = [
    pull("ann", "2026-02-10", { merged: "2026-02-12", replies: [...reviews("bob", 4), ...reviews("shy", 1)] }),
    pull("ann", "2026-02-10", { merged: "2026-02-12", replies: [...reviews("cy", 2), ...reviews("robot", 9)] }),
    // Reviewed only after it was merged, and by its author.
    pull("ann", "2026-02-10", {
      merged: "2026-02-10 12:00",
      replies: [reply("bob", "2026-02-13", "review"), reply("ann2", "2026-02-10 01:00", "review")],
    }),
    // A bot's: the work counts, its merge does not.
    pull("robot", "2026-02-10", { merged: "2026-02-12", replies: reviews("dee", 2) }),
    // Waiting for 18, 8 and 4 days; the one in the middle was only talked about.
    pull("cy", "2026-02-11", { replies: [reply("bob", "2026-03-05", "review")] }),
    pull("cy", "2026-02-21", { replies: [reply("bob", "2026-02-22")] }),
    pull("cy", "2026-02-25"),
    pull("cy", "2026-02-25", { draft: true }),
  ];

  test("load, concentration and what waits", () => {
    // bob 5, cy 2, dee 2, somebody unlisted 1: half of 10 is 5, which bob alone did.
    expect(measures({ threads }).changeRequestReviews).toEqual({
      reviews: { value: 10, before: 0 },
      reviewers: { value: 4, before: 0 },
      byReviewer: [
        { name: "Bob", reviews: 5, pulls: 2 },
        { name: "Cy", reviews: 2, pulls: 1 },
        { name: "Dee", reviews: 2, pulls: 1 },
      ],
      unlisted: { people: 1, reviews: 1 },
      topShare: { n: 10, value: 0.5, before: { n: 0, tooFew: true } },
      concentration: { n: 10, value: 1, before: { n: 0, tooFew: true } },
      reviewedShare: { n: 3, value: 0.6667, before: { n: 0, tooFew: true } },
      awaiting: { value: 3, before: 0 },
      medianDaysAwaiting: { n: 3, value: 8, before: { n: 0, tooFew: true } },
    });
  });

  test("the bound can be another", () => {
    const settings = { ...input().settings, bound: 80 };
    // 80 % of 10 is 8: 5 + 2 + 2.
    expect(measures({ threads, settings }).changeRequestReviews?.concentration).toMatchObject({ value: 3 });
  });
});

describe("releases", () => {
  const releases = [
    release("v1.0", "2026-01-02"),
    release("v1.1", "2026-01-22"), // 20 days, in the period before
    release("v1.2", "2026-02-01 10:00"), // 10 days
    release("v1.2-cli", "2026-02-01 12:00"), // the same day
    release("v1.3", "2026-02-05"), // 4 days
    release("v1.4", "2026-02-21"), // 16 days
    release("v2.0-rc1", "2026-02-22", { prerelease: true }),
    release("v2.0", "2026-03-04"), // after the end
    release("t1", "2026-02-15", { repository: "acme/toolbox" }), // first of its repository: no gap
  ];
  const repositories = ["acme/toolbox", "acme/hub", "acme/empty"].map((name) => ({ name, head: "" }));

  test("rhythm", () => {
    const report = healthOf(input({ releases, repositories }));
    expect(report.measures.releaseFrequency).toEqual({
      releases: { value: 5, before: 1 },
      prereleases: { value: 1, before: 0 },
      medianDaysBetween: { n: 3, value: 10, before: { n: 1, tooFew: true } },
      last: { repository: "acme/hub", tag: "v1.4", day: "2026-02-21", daysSince: 8 },
      repositories: [
        { name: "acme/empty", releases: 0, lastTag: null, daysSince: null },
        { name: "acme/hub", releases: 4, lastTag: "v1.4", daysSince: 8 },
        { name: "acme/toolbox", releases: 1, lastTag: "t1", daysSince: 14 },
      ],
      monthly: { months: ["2026-01", "2026-02"], series: { releases: [2, 5], prereleases: [0, 1] } },
    });
    expect(report.notes).toContainEqual({
      code: "report.health.note.no-data",
      params: { repository: "acme/empty" },
    });
  });
});

import { describe, expect, test } from "vitest";
import { healthOf } from "../../../../src/reports/health/health.ts";
import { at, input, issue, pull, reply, thread } from "./support.ts";

const response = (more: Parameters<typeof input>[0]) => {
  const measure = healthOf(input(more)).measures.timeToFirstResponse;
  if (!measure) throw new Error("not told");
  return measure;
};

describe("time to first response", () => {
  // Waits of 2, 4, 10 and 50 hours; one still waits, one was closed without a word.
  const threads = [
    issue("ann", "2026-02-02 08:00", { replies: [reply("bob", "2026-02-02 10:00")] }),
    issue("ann", "2026-02-03 08:00", {
      replies: [
        reply("robot", "2026-02-03 08:01"),
        reply("ann", "2026-02-03 09:00"),
        reply("ann2", "2026-02-03 09:30"),
        reply("bob", "2026-02-03 12:00"),
      ],
    }),
    pull("cy", "2026-02-10 00:00", { replies: [reply("bob", "2026-02-10 10:00", "review")] }),
    thread("discussion", "dee", "2026-02-10 00:00", { replies: [reply("ann", "2026-02-12 02:00")] }),
    issue("dee", "2026-02-12 00:00", { replies: [reply("dee", "2026-02-13 00:00")] }),
    issue("dee", "2026-02-12 00:00", { closed: "2026-02-12 01:00" }),
  ];

  test("is people's, neither bots' nor the author's own, under whatever account", () => {
    // Sorted 2 4 10 50: the median is (4 + 10) / 2 = 7; the 90th percentile lies at position 2.7: 10 + 0.7 * 40 = 38.
    expect(response({ threads })).toMatchObject({
      opened: { value: 6, before: 0 },
      waiting: { value: 1, before: 0 },
      closedUnanswered: { value: 1, before: 0 },
      medianHours: { n: 4, value: 7, before: { n: 0, tooFew: true } },
      p90Hours: { n: 4, value: 38 },
      // Within 48 hours: 3 of the 4 answered and the 1 that waits.
      withinShare: { n: 5, value: 0.6 },
    });
  });

  test("kind by kind, and too few where there are too few", () => {
    expect(response({ threads }).kinds).toMatchObject([
      {
        kind: "issue",
        opened: 4,
        waiting: 1,
        medianHours: { n: 2, tooFew: true },
        withinShare: { n: 3, value: 0.6667 },
      },
      { kind: "pull", opened: 1, waiting: 0, medianHours: { n: 1, tooFew: true } },
      { kind: "discussion", opened: 1, waiting: 0, medianHours: { n: 1, tooFew: true } },
    ]);
  });

  test("month by month", () => {
    expect(response({ threads }).monthly).toEqual({
      months: ["2026-01", "2026-02"],
      series: { median: [null, 7], p90: [null, 38] },
    });
  });

  test("a trend against the period before", () => {
    const before = ["2026-01-10", "2026-01-11", "2026-01-12"].map((day) =>
      issue("ann", `${day} 00:00`, { replies: [reply("bob", `${day} 05:00`)] }),
    );
    expect(response({ threads: [...threads, ...before] }).medianHours).toEqual({
      n: 4,
      value: 7,
      before: { n: 3, value: 5 },
      change: 2,
    });
  });

  test("a share leaves out those that had no time yet", () => {
    // The wanted 48 hours end after the period for the last two, answered or not.
    const late = [
      issue("ann", "2026-02-27 12:00", { replies: [reply("bob", "2026-02-27 13:00")] }),
      issue("ann", "2026-02-28 12:00"),
    ];
    expect(response({ threads: [...threads, ...late] }).withinShare).toMatchObject({ n: 5, value: 0.6 });
  });

  test("a reply after the end of the period is not known yet", () => {
    const late = issue("ann", "2026-02-20", { replies: [reply("bob", "2026-03-01 00:00")] });
    expect(response({ threads: [late] })).toMatchObject({ waiting: { value: 1 }, medianHours: { n: 0, tooFew: true } });
    const [first, ...rest] = [late, late, late].map((one) => ({ ...one, replies: [reply("bob", "2026-02-28 23:00")] }));
    // 20 February 00:00 to 28 February 23:00 is 8 * 24 + 23 hours.
    expect(response({ threads: [first as typeof late, ...rest] }).medianHours).toMatchObject({ n: 3, value: 215 });
  });

  test("a period that is not over ends now", () => {
    const threads = [issue("ann", "2026-02-10 00:00", { replies: [reply("bob", "2026-02-10 18:00")] })];
    const now = at("2026-02-10 12:00");
    expect(response({ threads, now }).waiting.value).toBe(1);
    expect(response({ threads }).waiting.value).toBe(0);
  });

  test("drafts and what bots opened are not asked", () => {
    const measure = response({ threads: [pull("ann", "2026-02-10", { draft: true }), issue("robot", "2026-02-10")] });
    expect(measure.opened.value).toBe(0);
  });

  test("clocks that contradict one another give no figure, and are said", () => {
    const torn = issue("ann", "2026-02-10", { replies: [reply("bob", "2026-02-09 23:00")] });
    const report = healthOf(input({ threads: [torn], settings: { ...input().settings, minimum: 1 } }));
    expect(report.measures.timeToFirstResponse).toMatchObject({
      opened: { value: 1 },
      waiting: { value: 0 },
      medianHours: { n: 0, tooFew: true },
      withinShare: { n: 0, tooFew: true },
    });
    expect(report.notes).toContainEqual({ code: "report.health.note.clock", params: { count: 1 } });
  });

  test("what is to be opened after the period is in no note either", () => {
    const later = [
      issue("ann", "2027-01-01", { closed: "2026-02-10" }),
      issue("robot", "2027-01-01"),
      issue("ann", "2027-01-01", { replies: [reply("bob", "2026-02-10")] }),
    ];
    expect(healthOf(input({ threads: later })).notes).toEqual([{ code: "report.health.note.no-folders", params: {} }]);
  });

  test("kinds whose answers were not read are left out", () => {
    const read = { parts: new Set(["issues", "pulls", "comments"] as const) };
    expect(response({ threads, read }).kinds.map(({ kind }) => kind)).toEqual(["issue"]);
    expect(healthOf(input({ read: { parts: new Set(["issues"] as const) } })).measures.timeToFirstResponse).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { bucketOf, dayOfDate } from "../../../../src/reports/calendar.ts";
import { healthOf } from "../../../../src/reports/health/health.ts";
import { type Activity, type Deed, deeds, type FolderWork } from "../../../../src/reports/port.ts";
import { at, cast, input, issue, pull, reply, type Who, who } from "./support.ts";

const newcomers = (more: Parameters<typeof input>[0]) => {
  const measure = healthOf(input(more)).measures.newContributors;
  if (!measure) throw new Error("not told");
  return measure;
};

const activity = (...rows: readonly (readonly [Who, string, Deed])[]): Activity => ({
  contacts: [],
  who: Int32Array.from(rows, ([name]) => who[name]),
  day: Int32Array.from(rows, ([, date]) => dayOfDate(date)),
  deed: Uint8Array.from(rows, ([, , deed]) => deeds.indexOf(deed)),
  count: Int32Array.from(rows, () => 1),
});

describe("first pull requests", () => {
  const threads = [
    pull("bob", "2026-02-10", { merged: "2026-02-11" }), // his second
    pull("bob", "2026-02-02 00:00", { merged: "2026-02-04", replies: [reply("ann", "2026-02-02 03:00", "review")] }),
    pull("cy", "2026-02-03 00:00", { closed: "2026-02-09", replies: [reply("ann", "2026-02-03 05:00")] }),
    pull("dee", "2026-02-05 00:00", { merged: "2026-03-09", replies: [reply("ann", "2026-02-05 10:00")] }), // open at the end
    pull("shy", "2026-02-06 00:00", { merged: "2026-02-07" }),
    pull("ann", "2025-05-05", { merged: "2025-05-06" }),
    pull("ann2", "2026-02-20", { merged: "2026-02-21" }), // ann, who is no newcomer
  ];

  test("deleted accounts are nobody that is new", () => {
    const gone = {
      ...cast,
      people: cast.people.map((one) => (one.name === "Bob" ? { ...one, gone: true as const } : one)),
    };
    expect(newcomers({ threads, cast: gone }).firstPulls.opened.value).toBe(3);
    const asked = [issue("ann", "2026-02-01", { labels: ["good first issue"], replies: [reply("bob", "2026-02-02")] })];
    expect(newcomers({ threads: asked }).goodFirstIssues.asked.value).toBe(1);
    expect(newcomers({ threads: asked, cast: gone }).goodFirstIssues.asked.value).toBe(0);
  });

  test("opened, merged, answered", () => {
    expect(newcomers({ threads }).firstPulls).toEqual({
      opened: { value: 4, before: 0 },
      merged: { value: 2, before: 0 },
      // bob and shy of bob, cy and shy.
      mergedShare: { n: 3, value: 0.6667, before: { n: 0, tooFew: true } },
      medianResponseHours: { n: 3, value: 5, before: { n: 0, tooFew: true } },
    });
  });

  test("who had committed more than 30 days before is no newcomer; the commits of the pull request itself are younger", () => {
    const history = activity(
      ["bob", "2026-01-20", "commit"],
      ["cy", "2025-03-01", "co-author"],
      ["dee", "2020-01-01", "issue"],
    );
    expect(newcomers({ threads, activity: history }).firstPulls.opened.value).toBe(3);
  });

  test("without a history, who holds a role is no newcomer; with one, that tells better", () => {
    const member = threads.map((one) => (one.author === who.cy ? { ...one, association: "MEMBER" } : one));
    expect(newcomers({ threads: member }).firstPulls.opened.value).toBe(3);
    expect(
      newcomers({ threads: member, activity: activity(["ann", "2024-01-01", "commit"]) }).firstPulls.opened.value,
    ).toBe(4);
  });
});

describe("good first issues", () => {
  const labels = ["Good-First-Issue :seedling:"];
  const threads = [
    pull("ann", "2025-05-05", { merged: "2025-05-06" }),
    pull("dee", "2026-01-05", { association: "COLLABORATOR" }),
    // cy asks and ann, who is no newcomer, answers after 2 hours; bob's "me too" is a question that she answers after 1.
    issue("bob", "2026-01-01", {
      labels,
      replies: [
        reply("cy", "2026-02-10 10:00"),
        reply("robot", "2026-02-10 10:01"),
        reply("shy", "2026-02-10 11:00"),
        reply("ann", "2026-02-10 12:00"),
        reply("cy", "2026-02-10 13:00"),
      ],
    }),
    // Given to cy after 6 hours, without a word.
    issue("ann", "2026-02-01", {
      labels,
      replies: [reply("cy", "2026-02-05 00:00")],
      assigned: { who: who.cy, at: at("2026-02-05 06:00") },
    }),
    // Nobody answers; dee's word, who holds a role, is no question.
    issue("ann", "2026-02-01", { labels, replies: [reply("bob", "2026-02-20"), reply("dee", "2026-02-19")] }),
    // Taken at a time that is not known.
    issue("ann", "2026-01-02", { labels: ["good first bug"], assigned: { who: who.bob } }),
    issue("ann", "2026-02-02", { labels, closed: "2026-02-03" }),
    issue("ann", "2026-02-02", { labels: ["good second issue"] }),
  ];

  test("open, taken, asked, answered", () => {
    expect(newcomers({ threads }).goodFirstIssues).toEqual({
      open: { value: 4, before: 2 },
      free: { value: 2, before: 1 },
      opened: { value: 3, before: 0 },
      taken: { value: 1, before: 0 },
      asked: { value: 4, before: 0 },
      answeredShare: { n: 4, value: 0.75, before: { n: 0, tooFew: true } },
      medianWaitHours: { n: 3, value: 2, before: { n: 0, tooFew: true } },
    });
  });

  test("who holds a role asks nothing, also where the history tells who is new, and answers for the project", () => {
    const history = activity(["ann", "2024-01-01", "commit"]);
    expect(newcomers({ threads, activity: history }).goodFirstIssues.asked.value).toBe(4);
    // dee, who has committed nothing but holds a role, now answers bob after 24 hours: 1 2 6 24.
    const answered = threads.map((one) =>
      one.replies.some(({ who: by }) => by === who.dee)
        ? { ...one, replies: [...one.replies, reply("dee", "2026-02-21")] }
        : one,
    );
    expect(newcomers({ threads: answered, activity: history }).goodFirstIssues).toMatchObject({
      answeredShare: { n: 4, value: 1 },
      medianWaitHours: { n: 4, value: 4 },
    });
  });
});

describe("absence factor of folders", () => {
  const month = (text: string) => bucketOf(dayOfDate(`${text}-01`), "month");
  // CHAOSS's example; the persons are eight of the same kind.
  const example = [1000, 202, 90, 33, 332, 343, 42, 433];
  const eight = {
    people: example.map((_, index) => ({ ...(cast.people[0] as (typeof cast.people)[0]), name: `P${index}` })),
    personOf: Int32Array.from(example.keys()),
  };
  const row = (folder: string, name: Who, commits: number, when = "2026-02"): FolderWork => ({
    folder,
    who: who[name],
    month: month(when),
    commits,
  });

  test("CHAOSS's example gives 2", () => {
    const work = example.map((commits, index) => ({ folder: "src", who: index, month: month("2026-02"), commits }));
    const { contributorAbsenceFactor } = healthOf(
      input({ folders: [{ repository: "acme/hub", work, cast: eight }] }),
    ).measures;
    expect(contributorAbsenceFactor).toEqual({
      months: { from: "2026-02", to: "2026-02" },
      folders: [
        {
          repository: "acme/hub",
          folder: "src",
          commits: 2475,
          people: 8,
          factor: { n: 2475, value: 2, before: { n: 0, tooFew: true } },
          main: { name: "P0", share: 0.404 },
        },
      ],
    });
  });

  test("weakest first, bots left out, nobody named who asked not to be, too few said", () => {
    const work = [
      row("docs", "ann", 2),
      row("docs", "ann2", 2),
      row("docs", "bob", 3),
      row("docs", "ann", 9, "2026-01"),
      row("docs", "ann", 99, "2025-12"),
      row("docs", "robot", 50),
      row("src", "ann", 4),
      row("src", "bob", 3),
      row("src", "cy", 2),
      row("lib", "shy", 6),
      row("tiny", "cy", 2),
    ];
    const { contributorAbsenceFactor } = healthOf(
      input({ folders: [{ repository: "acme/hub", work, cast }] }),
    ).measures;
    expect(contributorAbsenceFactor?.folders).toMatchObject([
      {
        folder: "docs",
        commits: 7,
        people: 2,
        factor: { value: 1, before: { n: 9, value: 1 }, change: 0 },
        main: { name: "Ann", share: 0.5714 },
      },
      { folder: "lib", commits: 6, people: 1, factor: { value: 1 }, main: null },
      { folder: "src", commits: 9, people: 3, factor: { value: 2 }, main: { name: "Ann", share: 0.4444 } },
      { folder: "tiny", commits: 2, people: 1, factor: { n: 2, tooFew: true }, main: null },
    ]);
  });

  test("whole months, as many before as in the period", () => {
    const work = [row("src", "ann", 5, "2026-01"), row("src", "bob", 5, "2025-12"), row("src", "cy", 5, "2025-11")];
    const period = { from: dayOfDate("2026-01-15"), to: dayOfDate("2026-02-14") };
    const previous = { from: dayOfDate("2025-12-15"), to: dayOfDate("2026-01-14") };
    const folders = [{ repository: "acme/hub", work, cast }];
    const { contributorAbsenceFactor } = healthOf(input({ folders, period, previous })).measures;
    expect(contributorAbsenceFactor?.months).toEqual({ from: "2026-01", to: "2026-02" });
    expect(contributorAbsenceFactor?.folders[0]?.factor).toEqual({
      n: 5,
      value: 1,
      before: { n: 10, value: 1 },
      change: 0,
    });
  });
});

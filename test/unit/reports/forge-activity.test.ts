import { describe, expect, test } from "vitest";
import { activityOfThreads } from "../../../src/reports/forge-activity.ts";
import { healthSettings } from "../../../src/reports/health/settings.ts";
import { deeds } from "../../../src/reports/port.ts";
import { issue, pull, release, reply, thread, who } from "./health/support.ts";

const contacts = Object.keys(who).map((name) => ({ name }));

describe("what people of a forge did, by day", () => {
  const threads = [
    issue("ann", "2026-02-02 23:59", { replies: [reply("bob", "2026-02-03 00:00"), reply("bob", "2026-02-03 23:59")] }),
    issue("ann", "2026-02-02 00:00", { replies: [reply("ann", "2026-02-03")] }),
    pull("ann", "2026-02-02 12:00", {
      replies: [reply("bob", "2026-02-04", "review"), reply("ann", "2026-02-04", "review")],
    }),
    thread("discussion", "cy", "1969-12-31 12:00"),
  ];
  const releases = [release("v1", "2026-02-05", { who: who.bob }), release("v2", "2026-02-05")];

  test("each deed on its day of UTC, in the order of contact, day and deed", () => {
    const activity = activityOfThreads({ contacts, threads, releases, notes: [], spent: { requests: 0, points: 0 } });
    const rows = [...activity.who].map((contact, row) => [
      contacts[contact]?.name,
      new Date((activity.day[row] ?? 0) * 86_400_000).toISOString().slice(0, 10),
      deeds[activity.deed[row] ?? -1],
      activity.count[row],
    ]);
    expect(rows).toEqual([
      ["ann", "2026-02-02", "issue", 2],
      ["ann", "2026-02-02", "pull", 1],
      ["ann", "2026-02-03", "comment", 1],
      // An author's "review" of their own pull request is a comment.
      ["ann", "2026-02-04", "comment", 1],
      ["bob", "2026-02-03", "comment", 2],
      ["bob", "2026-02-04", "review", 1],
      ["bob", "2026-02-05", "release", 1],
      ["cy", "1969-12-31", "discussion", 1],
    ]);
  });

  test("nothing gives nothing", () => {
    const activity = activityOfThreads({
      contacts,
      threads: [],
      releases: [],
      notes: [],
      spent: { requests: 0, points: 0 },
    });
    expect(activity).toMatchObject({ contacts, who: new Int32Array(), deed: new Uint8Array() });
  });
});

describe("settings of report health", () => {
  test("have their defaults", () => {
    expect(healthSettings()).toEqual({ responseHours: 48, staleDays: 90, minimum: 5, bound: 50 });
  });

  test.each([
    [
      { response: "36h", stale: "2w", minimum: 0 },
      { responseHours: 36, staleDays: 14, minimum: 0 },
    ],
    [
      { response: "3d", stale: "6m" },
      { responseHours: 72, staleDays: 180, minimum: 5 },
    ],
    [
      { response: "2w", stale: "1y" },
      { responseHours: 336, staleDays: 365, minimum: 5 },
    ],
  ])("%j", (written, settings) => {
    expect(healthSettings(written)).toEqual({ ...settings, bound: 50 });
  });
});

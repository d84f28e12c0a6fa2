import { describe, expect, test } from "vitest";
import type { Occurrence } from "../../../src/events/model.ts";
import { occurrencesOf, readText, said, utc } from "../../support/events.ts";

const events = (...list: string[]) => `events:\n${list.map((one) => `  - ${one}\n`).join("")}`;
const starts = (list: readonly Occurrence[]) => list.map(({ start }) => utc(start));
const brief = (list: readonly Occurrence[]) => list.map(({ start, title }) => `${utc(start)} ${title}`);
const weekly = "id: a, at: 2027-01-05 17:00, timezone: America/New_York, repeat: every Tuesday";

describe("single events", () => {
  test.each([
    ["at: 2027-02-11 18:30, duration: 1h30m", "2027-02-11T18:30", "2027-02-11T20:00"],
    ["at: 2027-02-11 18:30", "2027-02-11T18:30", "2027-02-11T19:30"],
    ["at: 2027-02-11T18:30, timezone: Asia/Shanghai", "2027-02-11T10:30", "2027-02-11T11:30"],
    ["at: 2027-02-11", "2027-02-11T00:00", "2027-02-12T00:00"],
    ["at: 2027-02-11, duration: 2d", "2027-02-11T00:00", "2027-02-13T00:00"],
    ["at: 2027-02-11, until: 2027-02-13", "2027-02-11T00:00", "2027-02-14T00:00"],
    ["at: 2027-02-11 09:00, until: 2027-02-13 18:00", "2027-02-11T09:00", "2027-02-13T18:00"],
    ["at: 2027-02-11 18:00, until: 2027-02-12 09:00", "2027-02-11T18:00", "2027-02-12T09:00"],
    ["at: 2027-02-11 18:00, until: 2027-02-11", "2027-02-11T18:00", "2027-02-12T00:00"],
    // A day over which clocks change is a day.
    ["at: 2027-03-27 12:00, duration: 1d, timezone: Europe/Berlin", "2027-03-27T11:00", "2027-03-28T10:00"],
    ["at: 2027-03-27 12:00, duration: 24h, timezone: Europe/Berlin", "2027-03-27T11:00", "2027-03-28T11:00"],
  ])("%s", (what, start, end) => {
    const [one, ...others] = occurrencesOf(events(`{ id: a, ${what} }`));
    expect([one && utc(one.start), one && utc(one.end), others]).toEqual([start, end, []]);
  });

  test("a change is a change of the event itself; only that it is cancelled is told by its date", () => {
    const moved = readText(
      events("{ id: a, at: 2027-02-11 18:00, changes: { 2027-02-11: { at: 2027-02-12, title: T } } }"),
    );
    expect(moved.series).toMatchObject([{ start: { date: "2027-02-12", time: "18:00" }, title: "T", overrides: [] }]);
    const off = readText(events("{ id: a, at: 2027-02-11 18:00, changes: { 2027-02-11: { cancel: storm } } }"));
    expect(off.series).toMatchObject([
      { overrides: [{ original: { date: "2027-02-11", time: "18:00" }, cancelled: "storm" }] },
    ]);
  });
});

describe("series", () => {
  test("keep their time on the wall", () => {
    const list = occurrencesOf(events(`{ ${weekly}, count: 12 }`));
    expect(starts(list).slice(8, 11)).toEqual(["2027-03-02T22:00", "2027-03-09T22:00", "2027-03-16T21:00"]);
    expect(list).toHaveLength(12);
  });

  test("skip dates and breaks, move and cancel; a change holds against a break", () => {
    const list = occurrencesOf(
      `breaks: { winter: 2027-01-10..2027-01-25 }\n${events(
        `{ ${weekly}, until: 2027-02-28, skip: [winter, 2027-02-16], changes: { 2027-01-19: { note: on }, 2027-02-02: { at: 2027-02-03 18:00, duration: 2h }, 2027-02-09: { cancel: true } } }`,
      )}`,
    );
    expect(
      list.map((one) => `${utc(one.start)} ${one.originalStart.date} ${one.cancelled ?? ""}${one.note ?? ""}`),
    ).toEqual([
      "2027-01-05T22:00 2027-01-05 ",
      "2027-01-19T22:00 2027-01-19 on",
      "2027-01-26T22:00 2027-01-26 ",
      "2027-02-03T23:00 2027-02-02 ",
      "2027-02-09T22:00 2027-02-09 true",
      "2027-02-23T22:00 2027-02-23 ",
    ]);
    expect(list.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([1, 1, 1, 2, 1, 1]);
  });

  test("a date of `until` counts to its end, in the zone of the series", () => {
    const until = (end: string) => starts(occurrencesOf(events(`{ ${weekly}, until: ${end} }`))).length;
    expect([until("2027-01-12"), until("2027-01-11"), until("2027-01-12 17:00"), until("2027-01-12 16:59")]).toEqual([
      2, 1, 2, 1,
    ]);
    // 17:00 in New York is the next day in UTC when the year is young: a UNTIL in UTC must not cut it off.
    const { series } = readText(events(`{ ${weekly.replace("17:00", "20:00")}, until: 2027-01-12 }`));
    expect(series[0]?.rule).toBe("FREQ=WEEKLY;UNTIL=20270113T045959Z;BYDAY=TU");
  });

  test("begin with the first date of their rule, with a warning, and with one that is not skipped", () => {
    const late = readText(events("{ id: a, at: 2027-01-01 17:00, repeat: every Tuesday, count: 2 }"));
    expect(said(late)).toEqual(["3:18 start-moves"]);
    expect(late.findings[0]).toMatchObject({ level: "warning", params: { at: "2027-01-01", first: "2027-01-05" } });
    expect(late.series).toMatchObject([
      { start: { date: "2027-01-05", time: "17:00" }, rule: "FREQ=WEEKLY;COUNT=2;BYDAY=TU" },
    ]);
    const skipped = readText(events(`{ ${weekly}, count: 4, skip: [2027-01-05, 2027-01-19] }`));
    expect(skipped.series).toMatchObject([
      { start: { date: "2027-01-12" }, rule: "FREQ=WEEKLY;COUNT=3;BYDAY=TU", skipped: [{ date: "2027-01-19" }] },
    ]);
  });

  test("every other week goes on from the week of `at`, also when that has no date", () => {
    const list = occurrencesOf(
      events("{ id: a, at: 2027-01-08 17:00, repeat: every other Friday, count: 3, skip: [2027-01-08] }"),
    );
    expect(starts(list)).toEqual(["2027-01-22T17:00", "2027-02-05T17:00"]);
  });

  test("whole days", () => {
    const { series } = readText(events("{ id: a, at: 2027-01-31, repeat: last day of the month, until: 2027-04-30 }"));
    expect(series).toMatchObject([
      { start: { date: "2027-01-31" }, rule: "FREQ=MONTHLY;UNTIL=20270430;BYMONTHDAY=-1" },
    ]);
    expect(
      starts(occurrencesOf(events("{ id: a, at: 2027-01-31, repeat: last day of the month, until: 2027-04-30 }"))),
    ).toEqual(["2027-01-31T00:00", "2027-02-28T00:00", "2027-03-31T00:00", "2027-04-30T00:00"]);
  });
});

describe("clocks that change", () => {
  test("a time that does not exist moves forward by the gap, the others stay", () => {
    const list = occurrencesOf(
      events("{ id: a, at: 2027-03-13 02:30, timezone: America/New_York, repeat: daily, count: 3 }"),
    );
    expect(list.map(({ start, clock }) => `${utc(start)} ${clock ?? ""}`)).toEqual([
      "2027-03-13T07:30 ",
      "2027-03-14T07:30 gap",
      "2027-03-15T06:30 ",
    ]);
  });

  test("of a time that comes twice, the first is meant", () => {
    const list = occurrencesOf(events("{ id: a, at: 2027-10-31 02:30, timezone: Europe/Berlin }"));
    expect(list.map(({ start, clock }) => `${utc(start)} ${clock}`)).toEqual(["2027-10-31T00:30 repeated"]);
  });

  test("half an hour on Lord Howe Island", () => {
    const list = occurrencesOf(events("{ id: a, at: 2027-10-03 02:15, timezone: Australia/Lord_Howe }"));
    expect(list.map(({ start, clock }) => `${utc(start)} ${clock}`)).toEqual(["2027-10-02T15:45 gap"]);
  });
});

describe("a rotation", () => {
  const slots = 'rotate: ["08:00 Asia/Shanghai", "16:00 Europe/Berlin", "10:00 America/Los_Angeles"]';

  test("takes slot after slot, for ever, by rules that each calendar knows", () => {
    const list = occurrencesOf(events(`{ id: m, at: 2027-01-13, repeat: 2nd and 4th Wednesday, ${slots} }`));
    expect(list.slice(0, 7).map(({ start, timezone }) => `${utc(start)} ${timezone}`)).toEqual([
      "2027-01-13T00:00 Asia/Shanghai",
      "2027-01-27T15:00 Europe/Berlin",
      "2027-02-10T18:00 America/Los_Angeles",
      "2027-02-24T00:00 Asia/Shanghai",
      "2027-03-10T15:00 Europe/Berlin",
      "2027-03-24T17:00 America/Los_Angeles",
      "2027-04-14T00:00 Asia/Shanghai",
    ]);
    expect([...new Set(list.map(({ uid }) => uid))].sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((line) => `m-r${line}@community.example`),
    );
  });

  test.each([
    ["every Tuesday", "2027-01-05"],
    ["every Mon, Wed, Fri", "2027-01-06"],
    ["every 2 weeks on Mon and Thu", "2027-01-04"],
    ["last Friday", "2027-01-29"],
    ["1st and 15th of the month", "2027-01-15"],
    ["last weekday of the month", "2027-01-29"],
    ["first Monday of the quarter", "2027-01-04"],
    ["every 3 days", "2027-01-05"],
    ["monthly", "2027-01-28"],
  ])("on the same dates as without it: %s", (words, at) => {
    const plain = occurrencesOf(events(`{ id: m, at: ${at} 12:00, repeat: "${words}", count: 31, skip: [${at}] }`));
    const turns = occurrencesOf(
      events(
        `{ id: m, at: ${at}, repeat: "${words}", count: 31, skip: [${at}], rotate: ["12:00 UTC", "12:00 Etc/UTC"] }`,
      ),
    );
    expect(starts(turns)).toEqual(starts(plain));
    const zones = turns.map(({ timezone }) => timezone);
    // The first is skipped, which moves nobody's turn.
    expect(zones).toEqual(zones.map((_, index) => (index % 2 === 0 ? "Etc/UTC" : "UTC")));
  });

  test.each([
    ["repeat: 5th Friday, at: 2027-01-29", "rotate-irregular"],
    ["repeat: monthly, at: 2027-01-31", "rotate-irregular"],
    ["repeat: first and last Friday, at: 2027-01-01", "rotate-irregular"],
    ["at: 2027-01-29", "rotate-alone"],
    ["repeat: every Friday, at: 2027-01-29 10:00", "rotate-time"],
  ])("needs a rule with the same dates in every period: %s", (what, code) => {
    expect(said(readText(events(`{ id: m, ${what}, ${slots} }`))).map((one) => one.split(" ")[1])).toContain(code);
  });
});

test("a rotation or a week may have a line without a date; an event may not", () => {
  const slots = 'rotate: ["08:00 UTC", "16:00 UTC", "20:00 UTC"]';
  const short = events(`{ id: m, at: 2027-01-05, repeat: every Tuesday, count: 3, skip: [2027-01-12], ${slots} }`);
  expect(starts(occurrencesOf(short))).toEqual(["2027-01-05T08:00", "2027-01-19T20:00"]);
  const ended = events(`{ id: m, at: 2027-01-05, repeat: every Tuesday, until: 2027-01-12, ${slots} }`);
  expect(starts(occurrencesOf(ended))).toEqual(["2027-01-05T08:00", "2027-01-12T16:00"]);
  const week = events("{ id: m, at: 2027-01-05, weekly: [Tue 10:00, Wed 11:00], until: 2027-01-05 }");
  expect(starts(occurrencesOf(week))).toEqual(["2027-01-05T10:00"]);
  const none = events(`{ id: m, at: 2027-01-05, repeat: every Tuesday, count: 1, skip: [2027-01-05], ${slots} }`);
  expect(said(readText(none)).map((one) => one.split(" ")[1])).toEqual(["all-skipped"]);
});

describe("a course", () => {
  const course = (more: string) =>
    events(
      `{ id: c, kind: course, title: C, timezone: Europe/Berlin, cohorts: [{ id: x, from: 2027-02-01 }], ${more} }`,
    );

  test("gives its sessions their dates, and moves on over breaks", () => {
    const list = occurrencesOf(
      `breaks: { carnival: 2027-02-08..2027-02-11 }\n${course("weekly: [Mon 19:00, Thu 20:00], skip: [carnival], sessions: [A, { title: B, duration: 2h, agenda: [p] }, C, D]")}`,
    );
    expect(brief(list)).toEqual([
      "2027-02-01T18:00 C: A",
      "2027-02-04T19:00 C: B",
      "2027-02-15T18:00 C: C",
      "2027-02-18T19:00 C: D",
    ]);
    expect(list.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([1, 2, 1, 1]);
  });

  test("has a series for each cohort, in its own zone, with its mentors", () => {
    const { series } = readText(
      events(
        "{ id: c, title: C, weekly: [Mon 19:00], sessions: [A], cohorts: [{ id: a, from: 2027-02-01, timezone: Asia/Tokyo, mentors: [ada] }, { id: b, title: { en: Two, zh: 二 }, from: 2027-02-08 }] }",
      ),
      { language: "zh", names: new Map([["ada", "Ada Lovelace"]]) },
    );
    expect(series.map(({ uid, title, timezone, hosts, start }) => [uid, title, timezone, hosts, start.date])).toEqual([
      ["c-a@community.example", "C（a）", "Asia/Tokyo", ["Ada Lovelace"], "2027-02-01"],
      ["c-b@community.example", "C（二）", "UTC", [], "2027-02-08"],
    ]);
  });

  test("hours of their own without sessions are lines of their own", () => {
    const list = occurrencesOf(events("{ id: c, at: 2027-02-01, weekly: [Mon 19:00, Thu 20:00], until: 2027-02-11 }"));
    expect(starts(list)).toEqual(["2027-02-01T19:00", "2027-02-04T20:00", "2027-02-08T19:00", "2027-02-11T20:00"]);
  });

  test.each([
    ["weekly: [Mon 19:00], sessions: [A, B, C], until: 2027-02-08", "sessions-do-not-fit"],
    ["weekly: [Mon 19:00], sessions: [A, B], count: 3", "count-and-sessions"],
    ["weekly: [Mon 19:00, Mon 20:00], sessions: [A]", "weekly-twice"],
    ["weekly: [Mon 19:00], repeat: daily", "repeat-and-weekly"],
    ["weekly: [Mon 19:00, Tue 20:00], count: 3", "count-and-hours"],
    ['sessions: [A], repeat: every Monday, rotate: ["08:00 UTC"]', "rotate-sessions"],
  ])("%s: %s", (more, code) => {
    expect(said(readText(course(more))).map((one) => one.split(" ")[1])).toContain(code);
  });
});

test("phases are events of their own that belong to the whole", () => {
  const { series, findings } = readText(
    events(
      "{ id: h, kind: hackathon, at: 2027-04-09 09:00, until: 2027-04-11 18:00, timezone: Europe/Berlin, phases: [{ name: Kickoff, at: +0h }, { name: Submit, at: +50h }, { name: 评审, at: 2027-04-11 16:00, until: 2027-04-11 17:00 }, { name: Call, at: 2027-03-01, until: 2027-03-31 }] }",
    ),
  );
  expect(findings).toEqual([]);
  expect(series.map(({ uid, title, start, length, parent }) => [uid, title, start, length, parent])).toEqual([
    ["h@community.example", "h", { date: "2027-04-09", time: "09:00" }, { days: 2, minutes: 540 }, undefined],
    [
      "h-kickoff@community.example",
      "h: Kickoff",
      { date: "2027-04-09", time: "09:00" },
      { days: 0, minutes: 0 },
      "h@community.example",
    ],
    [
      "h-submit@community.example",
      "h: Submit",
      { date: "2027-04-11", time: "11:00" },
      { days: 0, minutes: 0 },
      "h@community.example",
    ],
    [
      expect.stringMatching(/^h-[0-9a-f]{8}@/),
      "h: 评审",
      { date: "2027-04-11", time: "16:00" },
      { days: 0, minutes: 60 },
      "h@community.example",
    ],
    ["h-call@community.example", "h: Call", { date: "2027-03-01" }, { days: 31, minutes: 0 }, "h@community.example"],
  ]);
});

test("pairs are private, each with its own identity", () => {
  const { series } = readText(
    events(
      "{ id: m, title: Talk, at: 2027-01-18 12:00, repeat: every 2 weeks, pairs: [{ mentor: ada, mentee: 李雷 }, { mentor: ada, mentee: 韩梅 }] }",
    ),
  );
  expect(series.map(({ title, isPrivate, hosts }) => [title, isPrivate, hosts])).toEqual([
    ["Talk (ada, 李雷)", true, ["ada", "李雷"]],
    ["Talk (ada, 韩梅)", true, ["ada", "韩梅"]],
  ]);
  expect(new Set(series.map(({ uid }) => uid)).size).toBe(2);
});

test("defaults hold for what an event does not say; titles are in the language asked for", () => {
  const text = `defaults: { timezone: Asia/Tokyo, duration: 90m, tags: [public], publish: [feed] }\n${events(
    "{ id: a, title: { en: Hello, zh: 你好 }, at: 2027-01-05 17:00 }",
    "{ id: b, at: 2027-01-05, tags: [other] }",
  )}`;
  expect(readText(text, { language: "zh" }).series).toMatchObject([
    { title: "你好", timezone: "Asia/Tokyo", length: { days: 0, minutes: 90 }, tags: ["public"], publish: ["feed"] },
    { title: "b", length: { days: 1, minutes: 0 }, tags: ["other"] },
  ]);
});

test.each<[string, string[]]>([
  [`{ ${weekly}, skip: [2027-02-17] }`, ["3:94 skip-meets-nothing"]],
  [`{ ${weekly}, changes: { 2027-02-17: { cancel: x } } }`, ["3:98 change-meets-nothing"]],
  [`{ ${weekly}, skip: [2027-02-16], changes: { 2027-02-16: { note: x } } }`, ["3:118 skipped-and-changed"]],
  ["{ id: a, at: 2027-01-05 17:00, skip: [2027-01-06] }", ["3:43 skip-meets-nothing"]],
  ["{ id: a, at: 2027-01-05 17:00, skip: [2027-01-05] }", ["3:42 all-skipped"]],
  ["{ id: a, at: 2027-01-05 17:00, repeat: evry Tuesday }", ["3:44 words-near"]],
  ["{ id: a, at: 2027-01-05 17:00, repeat: { rrule: FREQ=HOURLY } }", ["3:53 sub-daily"]],
  ["{ id: a, at: 2027-01-05 17:00, repeat: { rrule: FREQ=DAILY;COUNT=3 }, count: 3 }", ["3:82 ends-twice"]],
  [
    "{ id: a, at: 2027-01-05 17:00, repeat: { rrule: FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30 } }",
    ["3:44 short-months", "3:44 never"],
  ],
  ["{ id: a, at: 2027-01-05 17:00, count: 3 }", ["3:43 count-alone"]],
  ["{ id: a, at: 2027-01-31 17:00, repeat: monthly }", ["3:44 short-months"]],
  ["{ id: a, at: 2027-01-05, duration: 1h }", ["3:40 length-of-day"]],
  ["{ id: a, at: 2027-01-05 10:00, duration: 0m }", ["3:46 no-length"]],
  ["{ id: a, at: 2027-01-05 10:00, until: 2027-01-05 12:00, duration: 1h }", ["3:71 until-and-duration"]],
  ["{ id: a, at: 2027-01-05, until: 2027-01-05 12:00 }", ["3:37 until-time"]],
  ["{ id: a, at: 2027-01-05, repeat: daily, changes: { 2027-01-06: { at: 2027-01-07 10:00 } } }", ["3:54 change-time"]],
  ["{ id: a, at: 2027-01-05 10:00, repeat: daily, phases: [{ name: x, at: +1h }] }", ["3:59 phases-of-series"]],
  [
    "{ id: a, at: 2027-01-05 10:00, cohorts: [{ id: b, from: 2027-01-05 }], pairs: [{ mentor: a, mentee: b }] }",
    ["3:83 cohorts-and-pairs"],
  ],
])("%s", (event, expected) => {
  expect(said(readText(events(event)))).toEqual(expected);
});

test("the nearest date is named, also far away, and of each cohort", () => {
  const nearest = (event: string) => readText(events(event)).findings.map(({ params }) => params.nearest);
  expect(nearest(`{ ${weekly}, skip: [2027-02-17] }`)).toEqual(["2027-02-16"]);
  expect(nearest(`{ ${weekly}, skip: [2026-12-01] }`)).toEqual(["2027-01-05"]);
  expect(nearest(`{ ${weekly}, count: 3, skip: [2040-01-01] }`)).toEqual(["2027-01-19"]);
  expect(nearest("{ id: a, at: 2028-02-29 10:00, repeat: yearly, skip: [2031-03-01] }")).toEqual(["2032-02-29"]);
  const cohorts =
    "cohorts: [{ id: x, from: 2027-02-01 }, { id: y, from: 2027-03-01 }], weekly: [Mon 19:00], sessions: [A, B]";
  expect(nearest(`{ id: a, ${cohorts}, skip: [2027-02-26] }`)).toEqual(["2027-03-01"]);
});

test("an identity that two would share is an error", () => {
  const { findings } = readText(
    events("{ id: a, cohorts: [{ id: b, from: 2027-02-01 }] }", "{ id: a-b, at: 2027-02-01 }"),
  );
  expect(findings).toMatchObject([
    { code: "events.uid-twice", line: 4, params: { line: 3, uid: "a-b@community.example" } },
  ]);
});

test("breaks of one file hold in another", () => {
  const files = {
    "a.yaml": "version: 1\nbreaks: { rest: 2027-01-12..2027-01-12 }\n",
    "b.yaml": `version: 1\n${events(`{ ${weekly}, count: 3, skip: [rest] }`)}`,
  };
  const { series, findings } = readText(files);
  expect(findings).toEqual([]);
  expect(series).toMatchObject([{ skipped: [{ date: "2027-01-12", time: "17:00" }] }]);
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";

const now = "2026-12-01T12:00:00Z";

/** A feed of components; each is given as its lines, without its begin and end. */
const feed = (...components: string[][]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x", ...components.flat(), "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "DTSTAMP:20261201T000000Z", ...lines, "END:VEVENT"];
const weekly = ["UID:w@x", "DTSTART:20270105T170000Z", "DURATION:PT1H", "SUMMARY:Weekly"];
const rule = "RRULE:FREQ=WEEKLY;COUNT=4";
const second = "RECURRENCE-ID:20270112T170000Z";

/** What an event file says of a calendar, when that takes place, and what was said to be lost. */
async function imported(text: string) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.ics"), text);
  const run = await inside(["import", "a.ics", "--output", "e.yaml", "--json"], { cwd, now });
  expect(run.code, run.err).toBe(0);
  const { events } = parse(readFileSync(join(cwd, "e.yaml"), "utf8")) as { events: Record<string, unknown>[] };
  const args = ["events", "expand", "e.yaml", "--json", "--from", "2026-01-01", "--to", "2029-01-01"];
  const expanded = await inside(args, { cwd, now });
  expect(expanded.code, expanded.err).toBe(0);
  const all = JSON.parse(expanded.out).occurrences as {
    title: string;
    start: string;
    end: string;
    cancelled?: unknown;
  }[];
  return {
    events,
    left: (JSON.parse(run.out).left as string[]).map((place) => place.replace(/^a\.ics(?::\d+)?: /, "")),
    occurrences: all
      .filter(({ cancelled }) => cancelled === undefined || cancelled === null)
      .map(
        ({ title, start, end }) => `${title} ${start.slice(0, 16)} ${(Date.parse(end) - Date.parse(start)) / 60_000}`,
      ),
  };
}

describe("a change of one time", () => {
  test("brings its text, page, place and how sure it is", async () => {
    const own = [
      "SUMMARY:Guest",
      "DESCRIPTION:Who comes",
      "URL:https://a.example/guest",
      "LOCATION:Hall",
      "STATUS:TENTATIVE",
    ];
    const { events, left } = await imported(
      feed(
        event(...weekly, rule, "DESCRIPTION:As always"),
        event("UID:w@x", second, ...weekly.slice(1, 3), ...own).map((line) => line.replace("20270105", "20270112")),
      ),
    );
    expect(events[0]?.changes).toEqual({
      "2027-01-12": {
        title: "Guest",
        description: "Who comes",
        place: { name: "Hall" },
        link: "https://a.example/guest",
        status: "tentative",
      },
    });
    expect(left).toEqual([]);
  });

  test.each([
    ["stands last", [3, 1]],
    ["stands first", [1, 3]],
  ])("in its highest revision counts, wherever it stands: the older one %s", async (_, sequences) => {
    const at = (sequence: number) =>
      event(
        "UID:w@x",
        second,
        `DTSTART:20270112T1${sequence}0000Z`,
        "DURATION:PT1H",
        "SUMMARY:Weekly",
        `SEQUENCE:${sequence}`,
      );
    const { occurrences, left } = await imported(feed(event(...weekly, rule), ...sequences.map(at)));
    expect(occurrences[1]).toBe("Weekly 2027-01-12T13:00 60");
    expect(left).toEqual([expect.stringMatching(/^Weekly › RECURRENCE-ID 2027-01-12 SEQUENCE:1 \(:\d+\)$/)]);
  });

  test("that has no event, or meets none of its times, is an event of its own", async () => {
    const { occurrences, left, events } = await imported(
      feed(
        event(...weekly, rule),
        event(
          "UID:w@x",
          "RECURRENCE-ID:20270113T170000Z",
          "DTSTART:20270113T180000Z",
          "DURATION:PT2H",
          "SUMMARY:Stray",
        ),
        event("UID:lost@x", second, "DTSTART:20270112T180000Z", "DURATION:PT1H", "SUMMARY:Orphan"),
        event("UID:gone@x", second, "DTSTART:20270112T180000Z", "STATUS:CANCELLED", "SUMMARY:Gone"),
      ),
    );
    expect(occurrences).toContain("Stray 2027-01-13T18:00 120");
    expect(occurrences).toContain("Orphan 2027-01-12T18:00 60");
    expect(occurrences.filter((one) => one.startsWith("Weekly"))).toHaveLength(4);
    expect([left, events.map(({ uid }) => uid)]).toEqual([[], ["w@x", undefined, "lost@x"]]);
  });

  test("from an hour to a whole day is an event of its own, and the hour is left out", async () => {
    const { occurrences } = await imported(
      feed(event(...weekly, rule), event("UID:w@x", second, "DTSTART;VALUE=DATE:20270112", "SUMMARY:Camp")),
    );
    expect(occurrences.map((one) => one.slice(0, 17))).toEqual([
      "Weekly 2027-01-05",
      "Camp 2027-01-12 1",
      "Weekly 2027-01-19",
      "Weekly 2027-01-26",
    ]);
  });
});

describe("several VEVENTs of one UID", () => {
  test("are revisions where their SEQUENCE says so, and then where one was written later", async () => {
    const moved = weekly.map((line) => line.replace("T17", "T18"));
    const byNumber = await imported(feed(event(...moved, rule, "SEQUENCE:2"), event(...weekly, rule, "SEQUENCE:1")));
    expect(byNumber.occurrences[0]).toBe("Weekly 2027-01-05T18:00 60");
    expect(byNumber.left).toEqual([expect.stringMatching(/^Weekly › VEVENT SEQUENCE:1 \(:\d+\)$/)]);
    const byStamp = await imported(
      feed(
        event(...weekly, rule, "LAST-MODIFIED:20261102T000000Z").map((line) => line.replace("Weekly", "New")),
        event(...weekly, rule, "LAST-MODIFIED:20261101T000000Z"),
      ),
    );
    expect(byStamp.events.map(({ title }) => title)).toEqual(["New"]);
  });

  test("that have nothing to do with each other all come in, one of them under the UID", async () => {
    const { events, left } = await imported(
      feed(
        event(...weekly),
        event(...weekly).map((line) => line.replace("20270105", "20270301").replace("Weekly", "Other")),
      ),
    );
    expect(events.map(({ title, uid }) => [title, uid])).toEqual([
      ["Weekly", "w@x"],
      ["Other", undefined],
    ]);
    expect(left).toEqual([]);
  });
});

describe("times beside a rule", () => {
  test("are further dates of the event, at their own hour where they have one", async () => {
    const { events, occurrences } = await imported(
      feed(event(...weekly, rule, "RDATE:20270207T170000Z,20270214T100000Z,20270112T170000Z")),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ uid: "w@x", also: ["2027-02-07", "2027-02-14 10:00"] });
    expect(occurrences.slice(-2)).toEqual(["Weekly 2027-02-07T17:00 60", "Weekly 2027-02-14T10:00 60"]);
  });

  test("a second one on a day, one before the first, and one of another length are events of their own", async () => {
    const { events, occurrences } = await imported(
      feed(
        event(
          ...weekly,
          rule,
          "RDATE:20270112T200000Z,20270101T170000Z",
          "RDATE;VALUE=PERIOD:20270207T170000Z/PT3H,20270208T170000Z/PT1H",
        ),
      ),
    );
    expect(events.map(({ also }) => also)).toEqual([["2027-02-08"], undefined, undefined, undefined]);
    for (const one of ["2027-01-12T20:00 60", "2027-01-01T17:00 60", "2027-02-07T17:00 180", "2027-02-08T17:00 60"])
      expect(occurrences).toContain(`Weekly ${one}`);
  });

  test("changed and left out like any other", async () => {
    const { occurrences } = await imported(
      feed(
        event(...weekly, "RDATE:20270207T170000Z,20270214T170000Z", "EXDATE:20270214T170000Z"),
        event("UID:w@x", "RECURRENCE-ID:20270207T170000Z", "DTSTART:20270207T190000Z", "DURATION:PT1H", "SUMMARY:Late"),
      ),
    );
    expect(occurrences).toEqual(["Weekly 2027-01-05T17:00 60", "Late 2027-02-07T19:00 60"]);
  });

  test("several rules at one hour are one event, at two hours two", async () => {
    const rules = [
      "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270120T000000Z",
      "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270120T000000Z",
    ];
    const one = await imported(feed(event(...weekly, ...rules)));
    expect(one.events).toMatchObject([{ repeat: ["every Tuesday", "every Thursday"], until: "2027-01-19" }]);
    expect(one.occurrences.map((text) => text.slice(7, 17))).toEqual([
      "2027-01-05",
      "2027-01-07",
      "2027-01-12",
      "2027-01-14",
      "2027-01-19",
    ]);
    const two = await imported(feed(event(...weekly, rules[0] as string, `${rules[1]};BYHOUR=9`)));
    expect(two.occurrences).toContain("Weekly 2027-01-07T09:00 60");
    expect(two.events.map(({ uid }) => uid)).toEqual(["w@x", undefined]);
  });

  test("a first time that is not the rule's takes place", async () => {
    const { occurrences, left } = await imported(feed(event(...weekly, "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3")));
    expect(occurrences[0]).toBe("Weekly 2027-01-05T17:00 60");
    expect(left).toEqual([]);
  });
});

describe("what does not take place", () => {
  test.each([
    ["a date", "EXDATE;VALUE=DATE:20270112", ["2027-01-05", "2027-01-19", "2027-01-26"], []],
    [
      "a moment in another zone",
      "EXDATE;TZID=Europe/Berlin:20270112T180000",
      ["2027-01-05", "2027-01-19", "2027-01-26"],
      [],
    ],
    ["a rule with an end (RFC 2445)", "EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["2027-01-12", "2027-01-26"], []],
    [
      "another hour of that day, which is nothing",
      "EXDATE:20270112T150000Z",
      ["2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"],
      ["Weekly › EXDATE 2027-01-12 15:00"],
    ],
    [
      "a rule without one, which is told",
      "EXRULE:FREQ=MONTHLY",
      ["2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"],
      ["Weekly › EXRULE:FREQ=MONTHLY"],
    ],
  ])("%s", async (_, line, dates, lost) => {
    const { occurrences, left } = await imported(feed(event(...weekly, rule, line)));
    expect(occurrences.map((one) => one.slice(7, 17))).toEqual(dates);
    expect(left).toEqual(lost);
  });
});

test("what is no event is told by number, with its lines", async () => {
  const todo = ["BEGIN:VTODO", "UID:t", "SUMMARY:T", "END:VTODO"];
  const { left } = await imported(feed(todo, event(...weekly), todo, ["BEGIN:VJOURNAL", "UID:j", "END:VJOURNAL"]));
  expect(left).toEqual(["VTODO › 2 ×, :4, :15", "VJOURNAL › 1 ×, :19"]);
});

test("what many events have and none can say is told once, of a change as well", async () => {
  const alarmed = (uid: string) =>
    event(`UID:${uid}`, "DTSTART:20270105T170000Z", "DURATION:PT1H", "ATTENDEE:mailto:a@x.example");
  const { left } = await imported(
    feed(
      ...["a", "b", "c"].map(alarmed),
      event(...weekly, rule),
      event(
        "UID:w@x",
        second,
        "DTSTART:20270112T180000Z",
        "DURATION:PT1H",
        "ATTENDEE:mailto:b@x.example",
        "X-OTHER:1",
        "RESOURCES:beamer",
      ),
    ),
  );
  expect(left).toEqual(["ATTENDEE › 4 ×, :4, :11, :18, :33", "Weekly › RESOURCES"]);
});

describe("what other programs write against the rules", () => {
  test.each<[string, string, string[]]>([
    [
      "the same rule twice",
      feed(event(...weekly, "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2")),
      ["2027-01-05", "2027-01-12"],
    ],
    ["a rule that says nothing", feed(event(...weekly, "RRULE:")), ["2027-01-05"]],
    [
      "a rule that ends before it begins",
      feed(event(...weekly, "RRULE:FREQ=WEEKLY;UNTIL=20260101T000000Z")),
      ["2027-01-05"],
    ],
    [
      "a rule in a change without its event",
      feed(event("UID:w@x", second, ...weekly.slice(1), "RRULE:FREQ=DAILY")),
      ["2027-01-05"],
    ],
    [
      "a first date off the rule that is left out",
      feed(event(...weekly, "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=1", "EXDATE:20270105T170000Z")),
      ["2027-01-07"],
    ],
    ["an event without its calendar", event(...weekly).join("\r\n"), ["2027-01-05"]],
    [
      "a calendar in a calendar",
      feed(
        feed(event(...weekly))
          .trim()
          .split("\r\n"),
      ),
      ["2027-01-05"],
    ],
    [
      "an end and a length of nothing",
      feed(event(...weekly.slice(0, 2), "DTEND:20270105T180000Z", "DURATION:PT0S", "SUMMARY:Weekly")),
      ["2027-01-05"],
    ],
  ])("%s", async (_, text, dates) => {
    const { occurrences } = await imported(text);
    expect(occurrences).toEqual(dates.map((date) => `Weekly ${date}T17:00 60`));
  });
});

test("days that say nothing of their length are one day, however long others are", async () => {
  const days = (uid: string, from: string, to: string[]) =>
    event(`UID:${uid}`, `DTSTART;VALUE=DATE:${from}`, ...to, `SUMMARY:${uid}`);
  const { occurrences } = await imported(
    feed(
      days("A", "20270110", ["DTEND;VALUE=DATE:20270120"]),
      days("B", "20270210", ["DTEND;VALUE=DATE:20270220"]),
      days("C", "20270301", []),
    ),
  );
  expect(occurrences).toEqual(["A 2027-01-10 14400", "B 2027-02-10 14400", "C 2027-03-01 1440"]);
});

describe("a change that holds for all later times", () => {
  const turned = (...lines: string[]) => event("UID:w@x", "SUMMARY:New", ...lines);
  const starts = async (...components: string[][]) => {
    const { occurrences, left, events } = await imported(feed(...components));
    return { occurrences, left, uids: events.map(({ uid }) => uid) };
  };

  test("ends the series and begins another one, at another hour and of another length", async () => {
    const { occurrences, left, uids } = await starts(
      event(...weekly, rule),
      turned(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270119T170000Z",
        "DTSTART:20270119T150000Z",
        "DTEND:20270119T170000Z",
      ),
    );
    expect(occurrences).toEqual([
      "Weekly 2027-01-05T17:00 60",
      "Weekly 2027-01-12T17:00 60",
      "New 2027-01-19T15:00 120",
      "New 2027-01-26T15:00 120",
    ]);
    expect([left, uids]).toEqual([[], ["w@x", undefined]]);
  });

  test("moves weekdays, exceptions, further dates and later changes with it", async () => {
    const { occurrences, left } = await starts(
      event(
        ...weekly,
        "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270131T000000Z",
        "EXDATE:20270121T170000Z",
        "RDATE:20270130T170000Z",
      ),
      turned("RECURRENCE-ID;RANGE=THISANDFUTURE:20270112T170000Z", "DTSTART:20270113T180000Z", "DURATION:PT1H"),
      event("UID:w@x", "RECURRENCE-ID:20270126T170000Z", "DTSTART:20270127T200000Z", "DURATION:PT1H", "SUMMARY:Once"),
    );
    expect(occurrences).toEqual([
      "Weekly 2027-01-05T17:00 60",
      "Weekly 2027-01-07T17:00 60",
      "New 2027-01-13T18:00 60",
      "New 2027-01-15T18:00 60",
      "New 2027-01-20T18:00 60",
      "Once 2027-01-27T20:00 60",
      "New 2027-01-29T18:00 60",
      "New 2027-01-31T18:00 60",
    ]);
    expect(left).toEqual([]);
  });

  test("several of them, one after the other, and none at the end of time", async () => {
    const { occurrences } = await starts(
      event(...weekly, "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=6"),
      turned("RECURRENCE-ID;RANGE=THISANDFUTURE:20270113T170000Z", "DTSTART:20270114T170000Z", "DURATION:PT30M"),
      turned("RECURRENCE-ID;RANGE=THISANDFUTURE:20270109T170000Z", "DTSTART:20270109T120000Z", "DURATION:PT1H"),
    );
    expect(occurrences.map((one) => one.slice(-19))).toEqual([
      "2027-01-05T17:00 60",
      "2027-01-07T17:00 60",
      "2027-01-09T12:00 60",
      "2027-01-11T12:00 60",
      "2027-01-14T17:00 30",
      "2027-01-16T17:00 30",
    ]);
  });

  test("that moves dates which a rule counts in its own way is told, and changes the one", async () => {
    const { occurrences, left } = await starts(
      event(...weekly, "RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3"),
      turned("RECURRENCE-ID;RANGE=THISANDFUTURE:20270202T170000Z", "DTSTART:20270203T170000Z", "DURATION:PT1H"),
    );
    expect(occurrences.map((one) => one.slice(0, -9))).toEqual([
      "Weekly 2027-01-05",
      "New 2027-02-03",
      "Weekly 2027-03-02",
    ]);
    expect(left).toEqual(["Weekly › RANGE=THISANDFUTURE 2027-02-02"]);
  });
});

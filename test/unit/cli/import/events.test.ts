import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { expand } from "../../../../src/events/expand.ts";
import { vtimezone } from "../../../../src/events/ical/vtimezone.ts";
import { readEvents } from "../../../../src/events/read.ts";
import { loadEventFiles } from "../../../../src/manifest/load.ts";
import { inside } from "../../../support/inside.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-import-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
const read = (name: string) => readFileSync(join(dir, name), "utf8");
const now = "2027-01-01T00:00:00Z";

async function importing(file: string, text: string, ...args: string[]) {
  write(file, text);
  const done = await inside(["import", file, ...args, "--json"], { cwd: dir, now });
  const report =
    done.code === 0 ? (JSON.parse(done.out) as { path: string; events: number; left: string[] }) : undefined;
  return {
    ...done,
    ...report,
    left: report?.left.map((place) => place.slice(file.length).replace(/^(?::\d+)?: /, "")) ?? [],
  };
}

/** What the file that was written means: id, start, whether it is cancelled. */
function occurrences(path: string): string[] {
  const files = loadEventFiles({ readText: read, list: () => [path] }, [path]);
  const { series, findings } = readEvents(files.events, { domain: "x", language: "en" });
  expect([...files.findings, ...findings].filter(({ level }) => level === "error")).toEqual([]);
  return expand(series, { from: 0, to: Date.UTC(2028, 0) })
    .filter(({ cancelled }) => cancelled === undefined)
    .map(({ title, start, end, allDay, wall }) => {
      return `${title} ${allDay ? wall.date : new Date(start).toISOString()} ${(end - start) / 60_000}`;
    })
    .sort();
}

const event = (uid: string, ...lines: string[]) => ["BEGIN:VEVENT", `UID:${uid}`, ...lines, "END:VEVENT"];

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Example//Calendar//EN",
  "X-WR-CALNAME:Example community",
  "X-WR-TIMEZONE:Europe/Berlin",
  ...["America/New_York", "Europe/Berlin"].flatMap((zone) =>
    vtimezone(zone, { from: 2027, to: 2028 }).trim().split("\r\n"),
  ),
  ...event(
    "weekly",
    "DTSTART;TZID=America/New_York:20270105T170000",
    "DTEND;TZID=America/New_York:20270105T181500",
    "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T210000Z",
    "EXDATE;TZID=America/New_York:20270216T170000,20270223T170000",
    "SUMMARY:Office\\, hours",
    "DESCRIPTION:Bring a question.\\n\\nAnybody may come\\; really.",
    "LOCATION:https://meet.example/office",
    "CATEGORIES:Newcomers,Open Hours,开放,C++",
    "ORGANIZER;CN=Example team:mailto:team@community.example",
    "ATTENDEE:mailto:someone@community.example",
    "BEGIN:VALARM",
    "TRIGGER:-PT15M",
    "ACTION:DISPLAY",
    "END:VALARM",
  ),
  ...event(
    "weekly",
    "RECURRENCE-ID:20270302T220000Z",
    "DTSTART;TZID=America/New_York:20270303T183000",
    "DTEND;TZID=America/New_York:20270303T194500",
    "SUMMARY:Office hours\\, moved",
    "LOCATION:https://meet.example/office",
  ),
  ...event(
    "weekly",
    "RECURRENCE-ID;TZID=America/New_York:20270406T170000",
    "DTSTART;TZID=America/New_York:20270406T170000",
    "STATUS:CANCELLED",
    "COMMENT:speaker ill",
  ),
  ...event(
    "monthly",
    "DTSTART;TZID=Europe/Berlin:20270129T183000",
    "DURATION:PT2H",
    "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=9",
    "SUMMARY:Meetup",
  ),
  ...event(
    "positions",
    "DTSTART;TZID=Europe/Berlin:20270129T160000",
    "DURATION:PT1H",
    "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270601T000000Z",
    "SUMMARY:Retro",
  ),
  ...event(
    "days",
    "DTSTART;VALUE=DATE:20270318",
    "DTEND;VALUE=DATE:20270321",
    "SUMMARY:Camp",
    "URL:https://community.example/camp",
  ),
  ...event("utc", "DTSTART:20270505T120000Z", "DTEND:20270505T130000Z", "SUMMARY:Release"),
  ...event(
    "extra",
    "DTSTART;TZID=Europe/Berlin:20270601T100000",
    "DURATION:PT1H",
    "RDATE;TZID=Europe/Berlin:20270615T140000",
    "SUMMARY:Twice",
  ),
  "END:VCALENDAR",
  "",
].join("\r\n");

/** The same by ical.js. */
function reference(text: string): string[] {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of component.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const all = component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const masters = all.filter((one) => !one.isRecurrenceException());
  for (const one of all)
    if (one.isRecurrenceException()) masters.find(({ uid }) => uid === one.uid)?.relateException(one);
  const rows: string[] = [];
  for (const master of masters) {
    const add = (item: ICAL.Event, start: ICAL.Time, end: ICAL.Time) => {
      if (item.component.getFirstPropertyValue("status") === "CANCELLED") return;
      const at = start.isDate ? start.toString() : start.toJSDate().toISOString();
      rows.push(`${item.summary} ${at} ${(end.toUnixTime() - start.toUnixTime()) / 60}`);
    };
    if (!master.isRecurring()) add(master, master.startDate, master.endDate);
    else {
      const iterator = master.iterator();
      for (let next = iterator.next(); next; next = iterator.next()) {
        const { item, startDate, endDate } = master.getOccurrenceDetails(next);
        add(item, startDate, endDate);
      }
    }
  }
  return rows.sort();
}

describe("an iCalendar feed", () => {
  test("becomes an event file with the very same occurrences, and what it cannot hold is named", async () => {
    const { code, err, path, events, left } = await importing("community.ics", calendar);
    expect({ code, path, events }).toEqual({ code: 0, path: "events/community.yaml", events: 6 });
    expect(left).toEqual(["Office, hours › CATEGORIES C++", "Office, hours › ATTENDEE", "Office, hours › VALARM"]);
    expect(err).toContain("not imported, since a manifest cannot hold it: community.ics:40: Office, hours › ATTENDEE");
    // Without a rule ical.js leaves DTSTART out beside an RDATE, which RFC 5545 (3.8.5.2) counts.
    const expected = [...reference(calendar), "Twice 2027-06-01T08:00:00.000Z 60"].sort();
    expect(occurrences(path as string)).toEqual(expected);
    expect(expected).toHaveLength(41);
  });

  test("is written in words where words say the same, and without addresses of people", async () => {
    await importing("community.ics", calendar);
    const text = read("events/community.yaml");
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.commonry\/events\.schema\.json\n/);
    const { events, defaults } = parse(text) as { events: Record<string, unknown>[]; defaults: unknown };
    expect(defaults).toEqual({ timezone: "Europe/Berlin", duration: "1h" });
    expect(events[0]).toEqual({
      id: "office-hours",
      uid: "weekly",
      at: "2027-01-05 17:00",
      repeat: "every Tuesday",
      until: "2027-06-29",
      skip: ["2027-02-16", "2027-02-23"],
      changes: {
        "2027-03-02": { at: "2027-03-03 18:30", title: "Office hours, moved" },
        "2027-04-06": { cancel: "speaker ill" },
      },
      title: "Office, hours",
      description: "Bring a question.\n\nAnybody may come; really.",
      timezone: "America/New_York",
      duration: "1h15m",
      place: { online: "https://meet.example/office" },
      tags: ["newcomers", "open-hours", "开放"],
      hosts: ["Example team"],
    });
    expect(events[1]).toMatchObject({ repeat: "last Friday of the month", count: 9 });
    expect(events[2]).toMatchObject({ repeat: { rrule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" } });
    expect(text).not.toContain("@");
  });

  test.each([
    ["a rule within a day", "RRULE:FREQ=HOURLY;INTERVAL=4", "Odd › RRULE:FREQ=HOURLY;INTERVAL=4 (events.sub-daily)"],
    [
      "an exception that meets nothing",
      "RRULE:FREQ=WEEKLY\r\nEXDATE:20270107T170000Z",
      "Odd › EXDATE 2027-01-07 17:00",
    ],
    ["a cancelled event", "STATUS:CANCELLED", "Odd › STATUS:CANCELLED"],
    ["an address that is not https", "URL:ftp://files.example/", "Odd › URL ftp://files.example/"],
    ["a zone that nobody knows", "DTSTART;TZID=Middle Earth:20270105T170000", "Odd › TZID=Middle Earth"],
  ])("of %s it says so", async (_, line, note) => {
    const start = line.startsWith("DTSTART") ? [] : ["DTSTART:20270105T170000Z"];
    const text = [
      "BEGIN:VCALENDAR",
      ...event("a", ...start, line, "DURATION:PT1H", "SUMMARY:Odd"),
      ...event("b", "DTSTART:20270105T170000Z", "DURATION:PT1H", "SUMMARY:Plain"),
      "END:VCALENDAR",
    ].join("\r\n");
    const { left, path } = await importing("odd.ics", text);
    expect(left).toEqual([note]);
    expect(occurrences(path as string).some((row) => row.startsWith("Plain 2027-01-05T17:00:00.000Z"))).toBe(true);
  });

  test("what is private stays so: an event, and a single time of a public series", async () => {
    const text = [
      "BEGIN:VCALENDAR",
      ...event("a", "DTSTART:20270105T170000Z", "DURATION:PT1H", "CLASS:PRIVATE", "SUMMARY:Own"),
      ...event("b", "DTSTART:20270105T170000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Open"),
      ...["BEGIN:VEVENT", "UID:b", "RECURRENCE-ID:20270112T170000Z", "DTSTART:20270112T180000Z", "DURATION:PT1H"],
      ...["CLASS:CONFIDENTIAL", "SUMMARY:Secret", "END:VEVENT", "END:VCALENDAR"],
    ].join("\r\n");
    const { left, path } = await importing("private.ics", text);
    const { events } = parse(read(path as string)) as { events: { title: string; private?: boolean }[] };
    expect(events.map((one) => [one.title, one.private])).toEqual([
      ["Own", true],
      ["Open", undefined],
    ]);
    expect(left).toEqual(["Open › RECURRENCE-ID 2027-01-12"]);
    expect(occurrences(path as string).filter((row) => row.startsWith("Open"))).toHaveLength(2);
    expect(read(path as string)).not.toContain("Secret");
  });

  test("knows the zones of Windows and of vendors", async () => {
    const text = [
      "BEGIN:VCALENDAR",
      ...event("a", "DTSTART;TZID=Pacific Standard Time:20270105T170000", "DURATION:PT1H", "SUMMARY:A"),
      ...event("b", "DTSTART;TZID=/vendor.example/20260101/Europe/Paris:20270105T170000", "DURATION:PT1H", "SUMMARY:B"),
      "END:VCALENDAR",
    ].join("\r\n");
    const { path } = await importing("zones.ics", text);
    expect(occurrences(path as string)).toEqual(["A 2027-01-06T01:00:00.000Z 60", "B 2027-01-05T16:00:00.000Z 60"]);
  });

  test.each([
    ["nothing", "", 2],
    ["no calendar", "hello\n", 2],
    ["no events", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", 2],
  ])("with %s is refused", async (_, text, code) => {
    expect((await importing("broken.ics", text)).code).toBe(code);
    expect(readdirSync(dir)).toEqual(["broken.ics"]);
  });

  test("hostile text stays text", async () => {
    const title = "x: [y] #\\n- id: z\\n\u001b[31m";
    const text = [
      "BEGIN:VCALENDAR",
      ...event("a", "DTSTART:20270105T170000Z", "DURATION:PT1H", `SUMMARY:${title}`),
      "END:VCALENDAR",
    ].join("\r\n");
    const { path, events } = await importing("hostile.ics", text);
    expect(events).toBe(1);
    expect((parse(read(path as string)) as { events: { title: string }[] }).events.map((one) => one.title)).toEqual([
      "x: [y] # - id: z [31m",
    ]);
  });
});

describe("what is written", () => {
  test("is never written over, is the same again, can be printed, shown and taken back", async () => {
    write("community.yaml", "version: 1\ncommunity: { name: x }\n");
    const first = await importing("a.ics", calendar);
    expect(first.code).toBe(0);
    const again = await inside(["import", "a.ics"], { cwd: dir, now });
    expect(again.out).toContain("events/a.yaml says all of that already");
    expect(again.err).toContain("community.yaml does not name it yet");
    write("events/a.yaml", "version: 1\n");
    expect((await importing("a.ics", calendar)).code).toBe(6);
    expect(read("events/a.yaml")).toBe("version: 1\n");
    const printed = await inside(["import", "a.ics", "--output", "-"], { cwd: dir, now });
    expect(printed.out).toContain("repeat: every Tuesday");
    const shown = await inside(["import", "a.ics", "--output", "b.yaml", "--dry-run"], { cwd: dir, now });
    expect(shown.out).toContain("+++ b/b.yaml");
    expect(readdirSync(dir)).not.toContain("b.yaml");
    await inside(["import", "a.ics", "--output", "b.yaml"], { cwd: dir, now });
    expect(readdirSync(dir)).toContain("b.yaml");
    expect((await inside(["undo", "--yes"], { cwd: dir, now })).code).toBe(0);
    expect(readdirSync(dir)).not.toContain("b.yaml");
  });
});

describe("yaml2ics", () => {
  const text = `name: Example
timezone: America/Los_Angeles
include: [other.yaml]
events:
  - summary: Call
    begin: 2027-01-04 15:00:00
    duration: { minutes: 90 }
    location: |
      https://meet.example/call
    repeat:
      interval: { weeks: 2 }
      until: 2027-03-31
      except_on: [2027-02-01, 2027-03-01 15:00:00]
      also_on: [2027-04-07 09:00:00]
  - summary: Offset
    begin: 2027-01-04 15:00:00 -07:00
    end: 2027-01-04 15:30:00 -07:00
  - summary: Day
    begin: 2027-04-22
    ics: |
      RRULE:FREQ=YEARLY;UNTIL=20290422T000000
  - summary: Too often
    begin: 2027-01-04 15:00:00
    duration: { hours: 1 }
    repeat: { interval: { hours: 4 }, until: 2027-01-31 }
  - summary: Nowhere
    timezone: Middle/Earth
    begin: 2027-01-04 15:00:00
    duration: { hours: 1 }
`;

  test("keeps its dates, its exceptions without a time too, and what it adds", async () => {
    const { code, path, left } = await importing("meet.yaml", text);
    expect(code).toBe(0);
    expect(left).toEqual([
      "include › other.yaml",
      "Too often › RRULE:FREQ=HOURLY;INTERVAL=4;UNTIL=20270131T000000 (events.sub-daily)",
      "Nowhere › TZID=Middle/Earth",
    ]);
    expect(occurrences(path as string)).toEqual([
      "Call 2027-01-04T23:00:00.000Z 90",
      "Call 2027-01-18T23:00:00.000Z 90",
      "Call 2027-02-15T23:00:00.000Z 90",
      "Call 2027-03-15T22:00:00.000Z 90",
      "Call 2027-03-29T22:00:00.000Z 90",
      "Call 2027-04-07T16:00:00.000Z 90",
      "Day 2027-04-22 1440",
      "Offset 2027-01-04T22:00:00.000Z 30",
      // Of what is too often the first time is known.
      "Too often 2027-01-04T23:00:00.000Z 60",
    ]);
  });
});

describe("rust-lang's calendar", () => {
  const text = `name = "Team"
description = "Meetings"
[meta]
includes = ["_timezones.toml"]

[[events]]
uid = "1"
title = "Triage"
description = """Weekly"""
location = "https://meet.example/triage"
last_modified_on = "2026-01-11T10:00:00.00Z"
start = { date = "2027-01-06T10:00:00.00", timezone = "America/New_York" }
end = { date = "2027-01-06T11:00:00.00", timezone = "America/New_York" }
status = "confirmed"
organizer = { name = "t-lang", email = "lang@team.example" }
recurrence_rules = [
  { frequency = "weekly", by_day = [{ day = "wednesday" }], by_hour = [10], until = "2027-02-25T13:00:00.00Z" },
  { frequency = "monthly", by_day = [{ day = "thursday", num = 2 }], by_hour = [16], count = 3 },
]
exceptions = { timezone = "America/New_York", dates = ["2027-01-20T10:00:00.00", "2027-02-11T16:00:00.00"] }

[[events]]
uid = "1"
title = "Triage"
last_modified_on = "2026-01-11T10:00:00.00Z"
recurrence_id = { date = "2027-02-03T10:00:00.00", timezone = "America/New_York" }
start = { date = "2027-02-04T09:00:00.00", timezone = "America/New_York" }
end = { date = "2027-02-04T10:00:00.00", timezone = "America/New_York" }

[[events]]
uid = "2"
title = "Release"
last_modified_on = "2026-01-11T10:00:00.00Z"
start = "2027-01-14"
recurrence_rules = [{ frequency = "weekly", interval = 6, count = 3 }]
`;

  test("becomes an event for each of its rules", async () => {
    const { code, path, left } = await importing("team.toml", text);
    expect(code).toBe(0);
    expect(left).toEqual(["include › _timezones.toml"]);
    expect(occurrences(path as string)).toEqual(
      [
        ...["2027-01-06T15", "2027-01-13T15", "2027-01-27T15", "2027-02-10T15", "2027-02-17T15", "2027-02-24T15"],
        ...["2027-02-04T14", "2027-01-14T21", "2027-03-11T21"],
      ]
        .map((at) => `Triage ${at}:00:00.000Z 60`)
        .concat(["2027-01-14", "2027-02-25", "2027-04-08"].map((at) => `Release ${at} 1440`))
        .sort(),
    );
    expect(read(path as string)).toContain("t-lang");
    expect(read(path as string)).not.toContain("@");
  });

  test("says where it cannot be read", async () => {
    const { code, err } = await importing("broken.toml", 'name = "x"\nevents = [\n');
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.toml:\d+:\d+ cannot be read/);
  });
});

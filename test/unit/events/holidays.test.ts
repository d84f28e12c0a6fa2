import { describe, expect, it } from "vitest";
import { dateOf } from "../../../src/events/calendar/days.ts";
import { expand } from "../../../src/events/expand.ts";
import { holidaysOf } from "../../../src/events/read/holidays.ts";
import { readText, said, utc, wide } from "../../support/events.ts";

/** `breaks: { name: { file: holidays.ics } }`. */

const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
const day = (date: string, ...more: string[]) => event(`UID:${date}@h`, `DTSTART;VALUE=DATE:${date}`, ...more);

const china = calendar(
  event("UID:s1@h", "DTSTART;VALUE=DATE:20270205", "DTEND;VALUE=DATE:20270213", "SUMMARY:春节（休）"),
  event("UID:s2@h", "DTSTART;VALUE=DATE:20270214", "DTEND;VALUE=DATE:20270215", "SUMMARY:春节 补班"),
  event("UID:s3@h", "DTSTART;VALUE=DATE:20270220", "SUMMARY:春节（班）"),
);

const dates = (text: string) =>
  holidaysOf(text, "h.ics").stretches.map(({ first, last }) => `${dateOf(first)}..${dateOf(last)}`);

describe("a calendar of holidays", () => {
  it.each([
    ["one day without an end", calendar(day("20270101")), ["2027-01-01..2027-01-01"]],
    ["several days by DTEND", calendar(day("20271224", "DTEND;VALUE=DATE:20271227")), ["2027-12-24..2027-12-26"]],
    ["several days by DURATION", calendar(day("20271224", "DURATION:P1W")), ["2027-12-24..2027-12-30"]],
    [
      "a rule",
      calendar(day("20261225", "RRULE:FREQ=YEARLY;COUNT=3")),
      ["2026-12-25..2026-12-25", "2027-12-25..2027-12-25", "2028-12-25..2028-12-25"],
    ],
    [
      "further dates, and one less",
      calendar(day("20270101", "RDATE;VALUE=DATE:20270301,20270401", "EXDATE;VALUE=DATE:20270301")),
      ["2027-01-01..2027-01-01", "2027-04-01..2027-04-01"],
    ],
    [
      "one that is moved",
      calendar(
        event("UID:m", "DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=YEARLY;COUNT=2"),
        event("UID:m", "RECURRENCE-ID;VALUE=DATE:20280101", "DTSTART;VALUE=DATE:20280103"),
      ),
      ["2027-01-01..2027-01-01", "2028-01-03..2028-01-03"],
    ],
    [
      "no UID at all",
      calendar(event("DTSTART;VALUE=DATE:20270101"), event("DTSTART;VALUE=DATE:20270501")),
      ["2027-01-01..2027-01-01", "2027-05-01..2027-05-01"],
    ],
    [
      "one UID for all",
      calendar(event("UID:x", "DTSTART;VALUE=DATE:20270101"), event("UID:x", "DTSTART;VALUE=DATE:20270501")),
      ["2027-01-01..2027-01-01", "2027-05-01..2027-05-01"],
    ],
    [
      "hours, cancelled days and rules that nobody has",
      calendar(
        event("UID:t", "DTSTART:20270101T100000Z"),
        day("20270102", "STATUS:CANCELLED"),
        day("20270103", "RRULE:FREQ=LUNAR"),
      ),
      [],
    ],
    [
      "a day twice",
      calendar(day("20270101"), event("UID:o", "DTSTART;VALUE=DATE:20270101")),
      ["2027-01-01..2027-01-01"],
    ],
    [
      "a mark of bytes, folded lines and other line ends",
      `\ufeff${calendar(event("UID:f", "SUMMARY:long", " er", "DTSTART;VALUE=DATE:20270101")).replaceAll("\r\n", "\n")}`,
      ["2027-01-01..2027-01-01"],
    ],
  ])("is read: %s", (_, text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it("does not take days that are worked in exchange for holidays", () => {
    expect(dates(china)).toEqual(["2027-02-05..2027-02-12"]);
    expect(holidaysOf(china, "h.ics").worked).toBe(2);
  });

  it("ends a holiday without an end where nobody plans, and takes as many as anybody has", () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      event(`UID:${index}`, "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY"),
    );
    expect(holidaysOf(calendar(...many.slice(0, 2)), "h.ics").stretches).toHaveLength(5000);
  });
});

describe("breaks of a calendar", () => {
  const only = (text: string) => Object.fromEntries([["all.yaml", text]]);

  it("leave out what falls on its holidays, and `also` has the working day", () => {
    const found = loaded(
      "{ id: a, at: 2027-01-29 19:00, repeat: every Friday, until: 2027-02-26, skip: [spring], also: [2027-02-14] }",
    );
    expect(found).toEqual(["2027-01-29T19:00", "2027-02-14T19:00", "2027-02-19T19:00", "2027-02-26T19:00"]);
  });

  function loaded(events: string): string[] {
    const { series, findings } = readText(
      { "all.yaml": `version: 1\nbreaks: { spring: { file: h.ics } }\nevents:\n  - ${events}\n`, "h.ics": china },
      {},
      ["all.yaml"],
    );
    expect(findings.map(({ code, level }) => `${level} ${code}`)).toEqual(["note events.worked"]);
    return expand(series, wide).map(({ start }) => utc(start));
  }

  it("stay where they are for ten years of an event without an end", () => {
    const yearly = calendar(day("20270105", "RRULE:FREQ=YEARLY"));
    const { series } = readText(
      {
        "all.yaml":
          "version: 1\nbreaks: { x: { file: h.ics } }\nevents: [{ id: a, at: 2027-01-01, repeat: daily, skip: [x] }]\n",
        "h.ics": yearly,
      },
      {},
      ["all.yaml"],
    );
    expect(series[0]?.skipped.map(({ date }) => date)).toEqual(
      Array.from({ length: 11 }, (_, n) => `${2027 + n}-01-05`),
    );
  });

  it.each([
    ["is not there", {}, "3:22 file.missing"],
    ["is none", { "h.ics": "hello" }, "3:22 broken-calendar"],
    ["was cut off", { "h.ics": china.slice(0, 200) }, "3:22 broken-calendar"],
    ["has no whole days", { "h.ics": calendar() }, "3:22 no-holidays"],
  ])("are refused when the file %s", (_, files, fault) => {
    const text =
      "version: 1\nevents: [{ id: a, at: 2027-01-05, repeat: daily, skip: [x] }]\nbreaks: { x: { file: h.ics } }\n";
    expect(said(readText({ ...only(text), ...files }, {}, ["all.yaml"]))).toContain(fault);
  });

  it("are named by a path below the file alone", () => {
    for (const path of ["../h.ics", "/h.ics", "h.txt"]) {
      const text = `version: 1\nbreaks: { x: { file: ${path} } }\n`;
      expect(said(readText(only(text))).join()).toMatch(/manifest\.(feed-file|break)/);
    }
  });
});

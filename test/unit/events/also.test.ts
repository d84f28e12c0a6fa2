import { expect, it } from "vitest";
import { expand } from "../../../src/events/expand.ts";
import { renew, writeCalendar } from "../../../src/events/ical/renew.ts";
import { eventFields } from "../../../src/kinds/event/fields.ts";
import { occurrencesOf, readText, said, utc, wide } from "../../support/events.ts";

/** Further dates of an event: RDATE, the working Saturday of 调休. */

const starts = (text: string) => occurrencesOf(text).map(({ start }) => utc(start));

it("adds dates at the usual time or at their own, whatever break they are in, and lets them be changed", () => {
  const text = `breaks: { spring: 2027-02-05..2027-02-12 }
events:
  - { id: a, at: 2027-01-29 19:00, repeat: every Friday, until: 2027-02-19, skip: [spring], also: [2027-02-06, 2027-02-14 10:00],
      changes: { 2027-02-14: { at: 2027-02-15 11:00 } } }
`;
  expect(starts(text)).toEqual(["2027-01-29T19:00", "2027-02-06T19:00", "2027-02-15T11:00", "2027-02-19T19:00"]);
});

it("needs no rule beside them", () => {
  expect(starts("events: [{ id: a, at: 2027-01-05, also: [2027-03-01, 2027-02-01] }]\n")).toEqual([
    "2027-01-05T00:00",
    "2027-02-01T00:00",
    "2027-03-01T00:00",
  ]);
  const { series } = readText("events: [{ id: a, at: 2027-01-05, also: [2027-03-01] }]\n");
  expect(eventFields(writeCalendar(series, { language: "en" }))?.fields.added).toEqual(["2027-01-05", "2027-03-01"]);
});

it.each([
  ["a time for whole days", "at: 2027-01-05, also: [2027-02-01 10:00]", ["also-time"]],
  ["a date twice", "at: 2027-01-05 10:00, also: [2027-02-01, 2027-02-01 11:00]", ["also-same-day"]],
  ["a date of its own", "at: 2027-01-05 10:00, repeat: every Tuesday, also: [2027-01-12]", ["also-own"]],
  [
    "its own at another hour",
    "at: 2027-01-05 10:00, repeat: every Tuesday, also: [2027-01-12 09:00]",
    ["also-same-day"],
  ],
  [
    "one left out, at another hour",
    "at: 2027-01-05 10:00, repeat: every Tuesday, skip: [2027-01-12], also: [2027-01-12 09:00]",
    [],
  ],
  ["one before the first", "at: 2027-01-05 10:00, also: [2027-01-01]", ["also-before"]],
  [
    "slots in turn",
    "at: 2027-01-05, repeat: every Tuesday, rotate: [08:00 Asia/Shanghai, 17:00 UTC], also: [2027-02-01]",
    ["also-lines"],
  ],
  [
    "a change that meets none",
    "at: 2027-01-05 10:00, also: [2027-02-01], changes: { 2027-02-02: { note: x } }",
    ["change-meets-nothing"],
  ],
])("says what is wrong: %s", (_, event, codes) => {
  expect(said(readText(`events: [{ id: a, ${event} }]\n`)).map((one) => one.split(" ")[1])).toEqual(codes);
});

it("gives a course a make-up day as one of its sessions, in order", () => {
  const text = `breaks: { spring: 2027-02-05..2027-02-12 }
events:
  - { id: c, at: 2027-02-01 19:00, repeat: every Monday, skip: [spring], also: [2027-02-06 10:00], sessions: [One, Two, Three] }
`;
  const found = occurrencesOf(text).map(({ title, start }) => `${title} ${utc(start)}`);
  expect(found).toEqual(["c: One 2027-02-01T19:00", "c: Two 2027-02-06T10:00", "c: Three 2027-02-15T19:00"]);
});

it("cancels further dates that are to come when the event leaves the manifest, and keeps those that have been", () => {
  for (const rule of ["", "repeat: every Tuesday, "]) {
    const { series } = readText(
      `events: [{ id: a, at: 2027-01-05 10:00, ${rule}also: [2027-01-20, 2027-02-10, 2027-06-01 12:00] }]\n`,
    );
    const previous = writeCalendar(series, { language: "en" });
    const now = new Date("2027-01-25T00:00:00Z");
    const { text, changes } = renew([], { language: "en" }, { previous, now });
    expect(changes.map(({ what }) => what)).toEqual(["cancelled"]);
    const [master = "", ...times] = text.split("BEGIN:VEVENT").slice(1);
    expect(master).toMatch(/RDATE[^\r]*20270120/);
    expect(master).toMatch(/RDATE[^\r]*20270210/);
    expect(master).not.toContain("20270601");
    expect(times.some((one) => one.includes("RECURRENCE-ID:20270210T100000Z") && one.includes("CANCELLED"))).toBe(true);
    expect(times.every((one) => one.includes("CANCELLED"))).toBe(true);
    const later = renew([], { language: "en" }, { previous: text, now: new Date("2027-03-25T00:00:00Z") }).text;
    expect(later).not.toMatch(/20270210|CANCELLED/);
    expect(later).toMatch(/RDATE[^\r]*20270120/);
  }
});

it("keeps what has been when a further date is taken out again", () => {
  const of = (also: string) => readText(`events: [{ id: a, at: 2027-01-05 10:00, ${also} }]\n`).series;
  expect(expand(of("also: [2027-01-20, 2027-02-10]"), wide)).toHaveLength(3);
  const previous = writeCalendar(of("also: [2027-01-20, 2027-02-10]"), { language: "en" });
  const { text } = renew(
    of("also: [2027-02-10]"),
    { language: "en" },
    { previous, now: new Date("2027-01-10T00:00:00Z") },
  );
  expect(text).toContain("SEQUENCE:1");
  expect(text).not.toContain("20270120");
});

import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { expand } from "../../../src/events/expand.ts";
import { writeCalendar } from "../../../src/events/ical/renew.ts";
import { readText, said, utc } from "../../support/events.ts";
import { pythonWith, run } from "../../support/tools.ts";

/** Several repetitions of one event: their dates add up, each once. */

const years = { from: Date.UTC(2027, 0), to: Date.UTC(2030, 0) };
const read = (repeat: string, more = "") =>
  readText(`events: [{ id: a, at: 2027-01-01 17:00, timezone: Europe/Berlin, repeat: ${repeat}${more} }]\n`);
const starts = (repeat: string, more = "") => expand(read(repeat, more).series, years).map(({ start }) => utc(start));

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["[every Tuesday, 1st Saturday of the month]", ["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1SA"]],
  [
    "[every Tuesday, 1st Tuesday of the month, last Friday of the month]",
    ["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=-1FR"],
  ],
  ["[每周二, 每月第一个周六]", ["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1SA"]],
  [
    '[{ rrule: "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4" }, { rrule: "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=24" }]',
    ["FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=24"],
  ],
  [
    '[{ rrule: "FREQ=DAILY;COUNT=5" }, { rrule: "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270401T000000Z" }]',
    ["FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270401T000000"],
  ],
];

const python = pythonWith("dateutil.rrule, zoneinfo");
describe.skipIf(!python)("python-dateutil has the same dates of all rules together", () => {
  test.each(cases)("%s", (repeat, rules) => {
    const list = rules.map((rule) => ({ rule, start: "2027-01-01T17:00", timezone: "Europe/Berlin", limit: 1200 }));
    const script = fileURLToPath(new URL("../../support/expand_dateutil.py", import.meta.url));
    const { code, output } = run(python as string, [script], { input: JSON.stringify(list) });
    expect(code, output.slice(-1000)).toBe(0);
    const theirs = (JSON.parse(output.slice(output.indexOf("[["))) as string[][]).flat();
    const wanted = [...new Set(theirs.map((one) => one.slice(0, 16)))].filter((one) => one < "2030").sort();
    expect(starts(repeat)).toEqual(wanted);
  });
});

it("gives the same series in whatever order they are written, and the event's own UID to the first line", () => {
  const of = (repeat: string) => read(repeat).series.map(({ uid, rule, start }) => [uid, rule, start.date]);
  const one = of("[every Tuesday, last Friday of the month, 1st Friday of the month]");
  expect(one).toEqual([
    ["a@community.example", "FREQ=MONTHLY;BYDAY=1FR", "2027-01-01"],
    ["a-weekly-byday-tu@community.example", "FREQ=WEEKLY;BYDAY=TU", "2027-01-05"],
    ["a-monthly-byday-last1fr@community.example", "FREQ=MONTHLY;BYDAY=-1FR", "2027-01-29"],
  ]);
  expect(of("[1st Friday of the month, last Friday of the month, every Tuesday]")).toEqual(one);
  expect(of("[1st Friday of the month]")).toEqual([one[0]]);
});

it("takes what is said of single dates for the line that has them", () => {
  const { series, findings } = read(
    "[every Tuesday, 1st Tuesday of the month, 1st Saturday of the month]",
    ", skip: [2027-01-12], changes: { 2027-02-02: { title: New }, 2027-02-06: { cancel: true } }, also: [2027-01-17]",
  );
  expect(findings.filter(({ level }) => level === "error")).toEqual([]);
  const found = expand(series, { from: Date.UTC(2027, 0), to: Date.UTC(2027, 1, 8) });
  expect(found.map(({ start, title, cancelled }) => [utc(start).slice(5, 10), title, cancelled])).toEqual([
    ["01-02", "a", undefined],
    ["01-05", "a", undefined],
    ["01-17", "a", undefined],
    ["01-19", "a", undefined],
    ["01-26", "a", undefined],
    ["02-02", "New", undefined],
    ["02-06", "a", true],
  ]);
  expect(writeCalendar(series, { language: "en" }).match(/RECURRENCE-ID/g)).toHaveLength(2);
});

it.each([
  ["count", "count: 3", "repeats-and"],
  ["rotate", "rotate: [08:00 Asia/Shanghai]", "repeats-and"],
  ["no words", "title: x", "words"],
])("says what does not go together: %s", (_, more, code) => {
  const repeat = code === "words" ? "[every Tuesday, sometimes]" : "[every Tuesday, every Friday]";
  expect(said(read(repeat, `, ${more}`)).join()).toContain(code);
});

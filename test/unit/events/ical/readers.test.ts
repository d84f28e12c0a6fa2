import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { expand } from "../../../../src/events/expand.ts";
import { writeCalendar } from "../../../../src/events/ical/renew.ts";
import type { Series } from "../../../../src/events/model.ts";
import { readText, said } from "../../../support/events.ts";
import { seriesOf, weekly } from "../../../support/series.ts";
import { pythonWith, run } from "../../../support/tools.ts";

/** A year of everything that a calendar has to say, and two readers that we did not write. */

const hour = { days: 0, minutes: 60 };
const at = (date: string, time?: string) => (time === undefined ? { date } : { date, time });
const series: Series[] = [
  weekly(),
  seriesOf({ uid: "single@x", title: "Launch; with, signs \\ and 中文 😀", timezone: "Europe/Berlin" }),
  seriesOf({ uid: "off@x", overrides: [{ original: seriesOf().start, cancelled: true }] }),
  seriesOf({ uid: "utc@x", timezone: "UTC", rule: "FREQ=DAILY;INTERVAL=10;COUNT=7" }),
  seriesOf({
    uid: "second-fourth@x",
    start: at("2027-01-13", "08:00"),
    timezone: "Asia/Shanghai",
    rule: "FREQ=MONTHLY;BYDAY=2WE,4WE",
  }),
  seriesOf({
    uid: "last-friday@x",
    start: at("2027-01-29", "18:30"),
    timezone: "Europe/Berlin",
    rule: "FREQ=MONTHLY;BYDAY=-1FR",
  }),
  seriesOf({
    uid: "last-weekday@x",
    start: at("2027-01-29", "16:00"),
    timezone: "America/Santiago",
    rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  }),
  seriesOf({
    uid: "fortnight@x",
    start: at("2027-01-14", "19:00"),
    timezone: "Australia/Lord_Howe",
    rule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630T083000Z;BYDAY=TH",
  }),
  seriesOf({
    uid: "night@x",
    start: at("2027-03-13", "23:30"),
    timezone: "America/New_York",
    length: { days: 0, minutes: 240 },
    rule: "FREQ=WEEKLY;BYDAY=SA",
  }),
  seriesOf({
    uid: "camp@x",
    start: at("2027-10-30", "09:00"),
    timezone: "Europe/Berlin",
    length: { days: 2, minutes: 90 },
  }),
  seriesOf({ uid: "days@x", start: at("2027-03-18"), length: { days: 3, minutes: 0 } }),
  seriesOf({
    uid: "birthday@x",
    start: at("2027-02-01"),
    length: { days: 1, minutes: 0 },
    rule: "FREQ=MONTHLY;BYMONTHDAY=1",
    skipped: [at("2027-05-01")],
    overrides: [
      { original: at("2027-04-01"), start: at("2027-04-02"), title: "No joke" },
      { original: at("2027-08-01"), cancelled: "holidays" },
    ],
  }),
  seriesOf({ uid: "deadline@x", start: at("2027-04-11", "11:00"), length: { days: 0, minutes: 0 } }),
  seriesOf({ uid: "gaps@x", start: at("2027-01-03", "02:30"), rule: "FREQ=WEEKLY;BYDAY=SU" }),
  seriesOf({ uid: "gap@x", start: at("2027-03-14", "02:30") }),
  seriesOf({
    uid: "moved-into-gap@x",
    start: at("2027-03-01", "10:00"),
    rule: "FREQ=WEEKLY;BYDAY=MO",
    overrides: [{ original: at("2027-03-15", "10:00"), start: at("2027-03-14", "02:15"), length: hour }],
  }),
];
const further = readText(`breaks: { spring: 2027-02-05..2027-02-12 }
events:
  - id: call-x
    # At no other's hour: unless it is told otherwise, ical.js takes a RECURRENCE-ID for any event of that hour.
    at: 2027-01-05 16:45
    timezone: Europe/Berlin
    repeat: every Tuesday
    until: 2027-06-30
    also: [2027-01-16, 2027-03-28 02:40, 2027-07-10 09:15]
    skip: [2027-01-12]
    changes: { 2027-01-16: { at: 2027-01-17 11:00, duration: 2h, title: Moved }, 2027-07-10: { cancel: nobody } }
  - id: makeup-x
    at: 2027-01-01 19:00
    timezone: Asia/Shanghai
    repeat: every Friday
    count: 12
    skip: [spring]
    also: [2027-02-14, 2027-02-20]
  - { id: twice-x, at: 2027-05-01, also: [2027-05-08, 2027-06-12] }
  - { id: thrice-x, at: 2027-05-01 10:00, timezone: America/New_York, duration: 90m, also: [2027-05-08, 2027-11-13 12:00] }
  - id: course-x
    at: 2027-01-04 19:00
    timezone: Asia/Shanghai
    repeat: every Monday
    skip: [spring]
    also: [2027-02-06 10:00]
    sessions: [One, Two, Three, Four, Five, Six, Seven]
`);
series.push(...further.series);
const window = { from: 0, to: Date.UTC(2028, 0) };
const text = writeCalendar(series, { name: "A year", description: "All of it; really, all", language: "en" });

/** UID, start, minutes, zone, title, status: of our own expansion. */
const ours = expand(series, window).map((one) => {
  const start = one.allDay ? one.wall.date : new Date(one.start).toISOString().replace(".000Z", "Z");
  const minutes = one.allDay ? Math.round((one.end - one.start) / 86_400_000) * 1440 : (one.end - one.start) / 60_000;
  const zone = one.allDay ? null : one.timezone;
  return [one.uid, start, minutes, zone, one.title, one.cancelled === undefined ? "CONFIRMED" : "CANCELLED"];
});

const sorted = (rows: readonly unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();

describe("a calendar of ours", () => {
  test("has further dates that are read without a fault", () => {
    expect(said(further)).toEqual([]);
    const dates = (id: string) => ours.flatMap(([uid, start]) => (String(uid).startsWith(id) ? [start] : []));
    expect(dates("makeup")).toHaveLength(12 - 2 + 2);
    expect(dates("course")).toEqual([
      "2027-01-04T11:00:00Z",
      "2027-01-11T11:00:00Z",
      "2027-01-18T11:00:00Z",
      "2027-01-25T11:00:00Z",
      "2027-02-01T11:00:00Z",
      "2027-02-06T02:00:00Z",
      "2027-02-15T11:00:00Z",
    ]);
  });

  const python = pythonWith("icalendar, dateutil");
  const reason = python ? "" : " (python3-icalendar is not installed)";

  test.skipIf(!python)(`is the same to python3-icalendar, occurrence by occurrence${reason}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "commonry-ical-"));
    try {
      const file = join(folder, "year.ics");
      writeFileSync(file, text);
      const script = fileURLToPath(new URL("../../../support/read_calendar.py", import.meta.url));
      const { code, output } = run(python as string, [script, file, "2027-12-31T23:59:59"]);
      expect(code, output).toBe(0);
      const rows = JSON.parse(output) as unknown[][];
      expect(rows.length).toBeGreaterThan(150);
      // A day of 25 hours is a day: dateutil counts what clocks show, DURATION says days.
      expect(sorted(rows)).toEqual(sorted(ours.map(nominal)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("is the same to ical.js, occurrence by occurrence", () => {
    const rows = readWithIcalJs(text);
    expect(rows.length).toBeGreaterThan(150);
    // Over a change of clocks ical.js lets an end move with them, where RFC 5545 (3.8.5.3) keeps the exact duration.
    expect(sorted(rows.map(withoutNight))).toEqual(sorted(ours.map(withoutNight)));
  });

  test("says what it is, by RFC 7986 and for older readers, and holds nothing that a reader would not know", () => {
    expect(text).toContain("NAME;LANGUAGE=en:A year\r\nX-WR-CALNAME:A year\r\n");
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n");
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const zones = component.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
    const used = [...text.matchAll(/;TZID=([^:]+):/g)].map(([, zone]) => zone);
    expect(new Set(zones)).toEqual(new Set(used));
  });
});

function withoutNight([uid, start, minutes, ...rest]: unknown[]): unknown[] {
  return [uid, start, uid === "night@x" ? 0 : minutes, ...rest];
}

function nominal([uid, ...rest]: unknown[]): unknown[] {
  return uid === "camp@x" ? [uid, rest[0], 2 * 1440 + 90, ...rest.slice(2)] : [uid, ...rest];
}

function readWithIcalJs(calendar: string): unknown[][] {
  const component = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of component.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const all = component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const masters = all.filter((one) => !one.isRecurrenceException());
  for (const one of all.filter((event) => event.isRecurrenceException())) {
    masters.find(({ uid }) => uid === one.uid)?.relateException(one);
  }
  return masters.flatMap((master) => {
    if (!master.isRecurring()) return [row(master, master.startDate, master.endDate)];
    const rows: unknown[][] = [];
    const iterator = master.iterator();
    for (let next = iterator.next(); next && next.year < 2028; next = iterator.next()) {
      const { item, startDate, endDate } = master.getOccurrenceDetails(next);
      rows.push(row(item, startDate, endDate));
    }
    return rows;
  });
}

function row(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): unknown[] {
  const [from, to] = [start, end].map((time) => time.toUnixTime());
  const minutes = ((to as number) - (from as number)) / 60;
  const moment = start.isDate ? start.toString() : start.toJSDate().toISOString().replace(".000Z", "Z");
  const zone = start.isDate ? null : start.zone?.tzid;
  const status = event.component.getFirstPropertyValue("status");
  return [event.uid, moment, minutes, zone, event.summary, status];
}

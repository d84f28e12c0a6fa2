import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { assemble } from "../../../../src/cli/import/events/assemble.ts";
import { settle } from "../../../../src/cli/import/events/settle.ts";
import { zoneOf } from "../../../../src/events/calendar/zone.ts";
import { expand } from "../../../../src/events/expand.ts";
import { type Component, componentsOf } from "../../../../src/events/ical/content.ts";
import { type DescribedZone, describedZone } from "../../../../src/events/ical/described.ts";
import { FileZones } from "../../../../src/events/ical/file-zones.ts";
import { readCalendar } from "../../../../src/events/ical/read.ts";
import { vtimezone } from "../../../../src/events/ical/vtimezone.ts";
import { windowsZones } from "../../../../src/events/ical/windows-zones.ts";
import { readEvents } from "../../../../src/events/read.ts";
import { loadEventFiles } from "../../../../src/manifest/load.ts";
import { pythonWith, run } from "../../../support/tools.ts";

/** E6: whatever a calendar calls its zones, no moment changes in silence. */

const event = (uid: string, ...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, `SUMMARY:${uid}`, "DURATION:PT1H", ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...parts: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...parts, "END:VCALENDAR", ""].join("\r\n");

/** Clocks by rules as Exchange writes them. */
function described(tzid: string, standard: string, daylight = standard, more: readonly string[] = []): string {
  const part = (kind: string, from: string, to: string, rule: string) => [
    `BEGIN:${kind}`,
    "DTSTART:16010101T020000",
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...(from === to ? [] : [`RRULE:FREQ=YEARLY;INTERVAL=1;${rule}`]),
    `END:${kind}`,
  ];
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${tzid}`,
    ...more,
    ...part("STANDARD", daylight, standard, "BYDAY=-1SU;BYMONTH=10"),
    ...part("DAYLIGHT", standard, daylight, "BYDAY=-1SU;BYMONTH=3"),
    "END:VTIMEZONE",
  ].join("\r\n");
}

/** Those of the United States since 2007. */
function american(tzid: string): string {
  const text = described(tzid, "-0500", "-0400");
  return text.replace("-1SU;BYMONTH=10", "1SU;BYMONTH=11").replace("-1SU;BYMONTH=3", "2SU;BYMONTH=3");
}

function imported(text: string) {
  const { files, notes } = settle(assemble(readCalendar(text, "a.ics"), "a.ics"), "a.yaml", "a.ics");
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const paths = [...texts.keys()];
  const { events } = loadEventFiles({ readText: (path) => texts.get(path) ?? "", list: () => paths }, paths);
  const { series } = readEvents(events, { domain: "x", language: "en" });
  const found = expand(series, { from: 0, to: Date.UTC(2029, 0) }).filter(({ cancelled }) => cancelled === undefined);
  return {
    starts: found
      .map(
        ({ title, start, wall, allDay }) =>
          `${title} ${allDay ? wall.date : new Date(start).toISOString().slice(0, 16)}`,
      )
      .sort(),
    zones: Object.fromEntries(series.map(({ title, timezone }) => [title, timezone])),
    notes: notes.map(({ code, place }) => `${code.slice("import.".length)} ${place.replace("a.ics:", "")}`),
  };
}

describe("a zone that only the calendar describes", () => {
  const rows = windowsZones().map(({ zone }, index) => ({ zone, tzid: `Customized ${index}` }));
  const all = rows.map(({ zone, tzid }) => {
    const text = vtimezone(zone, { from: 2026, to: 2028 }).replace(`TZID:${zone}`, `TZID:${tzid}`);
    const start = `DTSTART;TZID=${tzid}:20270104T093000`;
    return {
      text: text.trim(),
      weekly: event(`w ${tzid}`, start, "RRULE:FREQ=WEEKLY;COUNT=60"),
      once: event(`o ${tzid}`, start),
    };
  });
  const text = calendar(...all.flatMap((one) => [one.text, one.weekly, one.once]));

  test("is one whose clocks show the same at all its times: each zone of Windows' by the sixty weeks of a series", () => {
    const { starts, notes } = imported(text);
    expect(notes.filter((note) => !note.startsWith("zone-agrees"))).toEqual([]);
    const momentIn = (zone: string, week: number) => {
      const at = zoneOf(zone).moment(Date.UTC(2027, 0, 4 + 7 * week, 9, 30)).epoch;
      return new Date(at).toISOString().slice(0, 16);
    };
    const wanted = rows.flatMap(({ zone, tzid }) => [
      `o ${tzid} ${momentIn(zone, 0)}`,
      ...Array.from({ length: 60 }, (_, week) => `w ${tzid} ${momentIn(zone, week)}`),
    ]);
    expect(starts).toEqual(wanted.sort());
  });

  const python = pythonWith("icalendar, dateutil");
  test.skipIf(!python)(`comes to the moments that python3-icalendar finds${python ? "" : " (not installed)"}`, () => {
    const dir = mkdtempSync(join(tmpdir(), "commonry-zones-"));
    try {
      // Of a rule with an end in a description it wants another form than RFC 5545 has.
      const some = calendar(
        ...all.filter((one) => !one.text.includes("UNTIL")).flatMap((one) => [one.text, one.weekly, one.once]),
      );
      expect(some.length).toBeGreaterThan(text.length * 0.9);
      writeFileSync(join(dir, "a.ics"), some);
      const script = fileURLToPath(new URL("../../../support/read_calendar.py", import.meta.url));
      const { code, output } = run(python as string, [script, join(dir, "a.ics"), "2028-12-31T23:59:59"]);
      expect(code, output).toBe(0);
      const theirs = (JSON.parse(output) as [string, string][]).map(([uid, at]) => `${uid} ${at.slice(0, 16)}`).sort();
      expect(imported(some).starts).toEqual(theirs);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  test.each([
    ["America/Fort_Nelson", 2012, "it has stood still since 2015, and others have not"],
    ["Europe/Istanbul", 2012, "its last change is the end of what is described"],
    ["Africa/Casablanca", 2026, "only the years of the export are described"],
    ["Asia/Novosibirsk", 2012, "it has moved from one offset to another"],
  ])("is not one that goes another way later: %s, a series without an end from %i on: %s", (zone, year) => {
    const text = vtimezone(zone, { from: year - 1, to: year + 2 })
      .replace(`TZID:${zone}`, "TZID:Zone")
      .trim();
    const series = event("a", `DTSTART;TZID=Zone:${year}0105T093000`, "RRULE:FREQ=WEEKLY");
    const { starts } = imported(calendar(text, series));
    const wanted = Array.from({ length: 100 }, (_, week) => {
      const at = zoneOf(zone).moment(Date.UTC(year, 0, 5 + 7 * week, 9, 30)).epoch;
      return `a ${new Date(at).toISOString().slice(0, 16)}`;
    });
    expect(starts.slice(0, 100)).toEqual(wanted);
  });

  test("is looked for once for all events of the same years, where one zone does not fit all years", () => {
    let asked = 0;
    // Until 2007 the rules of America were others: who describes but today's fits no zone from 1990 on.
    const component = componentsOf(american("Zone"))[0] as Component;
    const zone = describedZone(component) as DescribedZone;
    const offset = (local: number) => {
      asked++;
      return zone.offset(local);
    };
    const spanAt = (index: number) => {
      const from = Date.UTC(1990 + (index % 30), index % 12, 1 + (index % 28), 12);
      return { from, to: from + 3_600_000 };
    };
    const all = new Map([["Zone", { from: Date.UTC(1990, 0), to: Date.UTC(2020, 0) }]]);
    const costs = [3000, 6000].map((count) => {
      asked = 0;
      const zones = new FileZones([{ ...zone, tzid: "Zone", offset }], all);
      for (let index = 0; index < count; index++) zones.zone("Zone", spanAt(index), 1);
      return asked;
    }) as [number, number];
    expect(costs[1]).toBeLessThan(costs[0] * 2.2);
    expect(costs[0] / 3000).toBeLessThan(1000);
  });

  test("is the place that it names, where that agrees", () => {
    const vienna = described("Zone", "+0100", "+0200", ["X-LIC-LOCATION:Europe/Vienna"]);
    expect(imported(calendar(vienna, event("a", "DTSTART;TZID=Zone:20270704T100000")))).toEqual({
      starts: ["a 2027-07-04T08:00"],
      zones: { a: "Europe/Vienna" },
      notes: ["zone-agrees 20: Zone → Europe/Vienna"],
    });
    const elsewhere = described("Zone", "+0100", "+0200", ["X-LIC-LOCATION:America/New_York"]);
    expect(imported(calendar(elsewhere, event("a", "DTSTART;TZID=Zone:20270704T100000"))).zones).toEqual({
      a: "Europe/Berlin",
    });
  });

  test("has summer time, though the only event is in winter", () => {
    const { zones } = imported(
      calendar(described("Zone", "+0200", "+0300"), event("a", "DTSTART;TZID=Zone:20270104T100000")),
    );
    expect(zoneOf(zones.a as string).offset(Date.UTC(2027, 6))).toBe(3 * 3_600_000);
  });

  test("that is nowhere: a moment is written in UTC, and a series, which only clocks can follow, is left and told", () => {
    const odd = described("Zone", "+0123", "+0223");
    const rule = "RRULE:FREQ=WEEKLY;COUNT=3";
    const text = calendar(
      odd,
      event("a", "DTSTART;TZID=Zone:20270704T100000"),
      event("b", "DTSTART;TZID=Zone:20270704T100000", rule),
    );
    expect(imported(text)).toEqual({
      starts: ["a 2027-07-04T07:37"],
      zones: { a: "UTC" },
      notes: ["zone-moment 19: Zone → UTC", "left 25: b › TZID=Zone"],
    });
  });

  test.each([
    ["a month that is none", described("Zone", "+0100", "+0200").replace("BYMONTH=10", "BYMONTH=13")],
    ["an offset that is none", described("Zone", "+0100", "+0200").replace("TZOFFSETTO:+0100", "TZOFFSETTO:one")],
    ["nothing in it", "BEGIN:VTIMEZONE\r\nTZID:Zone\r\nEND:VTIMEZONE"],
    ["none there", "X-A:b"],
  ])("with %s says nothing, and what hangs on it is told", (_, zone) => {
    const { starts, notes } = imported(
      calendar(zone, event("a", "DTSTART;TZID=Zone:20270704T100000"), event("b", "DTSTART:20270704T100000Z")),
    );
    expect(starts).toEqual(["b 2027-07-04T10:00"]);
    expect(notes).toEqual([expect.stringMatching(/^left \d+: a › TZID=Zone$/)]);
  });
});

test("an offset for a name is clocks without summer time", () => {
  const rule = "RRULE:FREQ=MONTHLY;COUNT=8";
  const { starts, notes } = imported(calendar(event("a", "DTSTART;TZID=GMT+0100:20270104T100000", rule)));
  expect(new Set(starts.map((one) => one.slice(-5)))).toEqual(new Set(["09:00"]));
  expect(notes).toEqual([expect.stringMatching(/^zone-agrees 4: GMT\+0100 → /)]);
});

test("EST with summer time is the place; without it, it is what it says", () => {
  const start = "DTSTART;TZID=EST:20270704T100000";
  expect(imported(calendar(american("EST"), event("a", start)))).toMatchObject({
    starts: ["a 2027-07-04T14:00"],
    zones: { a: "America/New_York" },
  });
  expect(imported(calendar(described("EST", "-0500"), event("a", start)))).toMatchObject({
    starts: ["a 2027-07-04T15:00"],
    zones: { a: "EST" },
    notes: [],
  });
});

test("words that may be a zone are, where a description fits none; that is told", () => {
  const odd = described("GMT", "+0123", "+0223");
  expect(imported(calendar(odd, event("a", "DTSTART;TZID=GMT:20270704T100000")))).toMatchObject({
    starts: ["a 2027-07-04T10:00"],
    notes: ["zone-differs 19: GMT → GMT"],
  });
});

test("a name that is known is taken, and told where the calendar describes other clocks", () => {
  const moscow = described("Europe/Moscow", "+0400");
  expect(imported(calendar(moscow, event("a", "DTSTART;TZID=Europe/Moscow:20270704T100000")))).toEqual({
    starts: ["a 2027-07-04T07:00"],
    zones: { a: "Europe/Moscow" },
    notes: ["zone-differs 17: Europe/Moscow → Europe/Moscow"],
  });
});

describe("a time of a series in another zone than the series", () => {
  const master = event(
    "a",
    "DTSTART;TZID=Europe/Berlin:20270104T100000",
    "RRULE:FREQ=WEEKLY;COUNT=3",
    "EXDATE;TZID=America/New_York:20270111T040000",
  );
  const changed = (...lines: string[]) => event("a", ...lines);

  test("is meant by its moment", () => {
    const other = changed("RECURRENCE-ID:20270118T090000Z", "DTSTART;TZID=China Standard Time:20270118T200000");
    expect(imported(calendar(master, other))).toMatchObject({
      starts: ["a 2027-01-04T09:00", "a 2027-01-18T12:00"],
      notes: [],
    });
  });

  test("that nobody knows is told, and is not taken for one of the series' own", () => {
    const other = changed("RECURRENCE-ID;TZID=Nowhere:20270118T100000", "DTSTART;TZID=Europe/Berlin:20270118T120000");
    const { starts, notes } = imported(calendar(master, other));
    expect(starts).toEqual(["a 2027-01-04T09:00", "a 2027-01-18T09:00"]);
    expect(notes).toEqual(["left 12: a › RECURRENCE-ID 2027-01-18 (TZID=Nowhere)"]);
    const moved = changed("RECURRENCE-ID;TZID=Europe/Berlin:20270118T100000", "DTSTART;TZID=Nowhere:20270118T120000");
    expect(imported(calendar(master, moved)).notes).toEqual(["left 12: a › RECURRENCE-ID 2027-01-18 (TZID=Nowhere)"]);
  });

  test.each(["EXDATE", "RDATE"])("%s in a zone that nobody knows is told", (name) => {
    const text = calendar(master.replace("END:VEVENT", `${name};TZID=Nowhere:20270118T100000\r\nEND:VEVENT`));
    const { starts, notes } = imported(text);
    expect(starts).toEqual(["a 2027-01-04T09:00", "a 2027-01-18T09:00"]);
    expect(notes).toEqual([`left 4: a › ${name};TZID=Nowhere:2027-01-18`]);
  });

  test("of whole days is meant by its date, as Exchange writes it", () => {
    const days = event(
      "a",
      "DTSTART;VALUE=DATE:20270104",
      "RRULE:FREQ=WEEKLY;COUNT=3",
      "EXDATE;TZID=W. Europe Standard Time:20270111T000000",
    ).replace("DURATION:PT1H\r\n", "");
    const other = changed(
      "RECURRENCE-ID;TZID=W. Europe Standard Time:20270118T000000",
      "DTSTART;VALUE=DATE:20270119",
    ).replace("DURATION:PT1H\r\n", "");
    expect(imported(calendar(days, other)).starts).toEqual(["a 2027-01-04", "a 2027-01-19"]);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inside } from "../../../support/inside.ts";

/**
 * What users of other programs have reported of calendars that those could not read: the same here, through the command.
 * Each row: whose report it is, the calendar, its times, and what is said beside.
 */

const now = "2026-01-01T00:00:00Z";
const crlf = (...lines: string[]) => `${lines.join("\r\n")}\r\n`;
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

const rules = (
  tzid: string,
  standard: string,
  daylight: string,
  [autumn, spring] = ["-1SU;BYMONTH=10", "-1SU;BYMONTH=3"],
) => [
  "BEGIN:VTIMEZONE",
  `TZID:${tzid}`,
  ...[
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    `TZOFFSETFROM:${daylight}`,
    `TZOFFSETTO:${standard}`,
    `RRULE:FREQ=YEARLY;BYDAY=${autumn}`,
    "END:STANDARD",
  ],
  ...[
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    `TZOFFSETFROM:${standard}`,
    `TZOFFSETTO:${daylight}`,
    `RRULE:FREQ=YEARLY;BYDAY=${spring}`,
    "END:DAYLIGHT",
  ],
  "END:VTIMEZONE",
];
const event = (...lines: string[]) => [
  "BEGIN:VEVENT",
  "UID:a@example.org",
  "SUMMARY:A",
  "DURATION:PT1H",
  ...lines,
  "END:VEVENT",
];
const calendar = (...lines: string[]) => crlf("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR");
const titled = (...title: (string | readonly number[])[]) =>
  bytes(
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260723T102000Z\r\nDURATION:PT1H\r\nSUMMARY:",
    ...title,
    "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  );

interface Report {
  readonly by: string;
  readonly calendar: string | Buffer;
  /** Title and moment of each occurrence. */
  readonly times: readonly string[];
  /** What standard error says; nothing unless it is given. */
  readonly said?: RegExp;
}

const reports: readonly Report[] = [
  {
    by: "pretalx #2588: GMT that is described with summer time is London's",
    calendar: calendar(...rules("GMT", "+0000", "+0100"), ...event("DTSTART;TZID=GMT:20260723T102000")),
    times: ["A 2026-07-23T09:20"],
    said: /GMT → Europe\/London/,
  },
  {
    by: "ownCloud apps #696: Windows' older way to show a zone",
    calendar: calendar(
      ...rules("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "+0100", "+0200"),
      ...event('DTSTART;TZID="(GMT+01.00) Sarajevo/Warsaw/Zagreb":20260723T102000'),
    ),
    times: ["A 2026-07-23T08:20"],
  },
  {
    by: "vobject #173: a TZID with commas, folded within its value",
    calendar: calendar(
      ...rules("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "+0100", "+0200"),
      ...event('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":2\r\n 0260504T110000'),
    ),
    times: ["A 2026-05-04T09:00"],
  },
  {
    by: "node-ical #221, GAS-ICS-Sync #194: “Customized Time Zone” without summer time",
    calendar: calendar(
      ...rules("Customized Time Zone", "+0800", "+0800"),
      ...event("DTSTART;TZID=Customized Time Zone:20260723T102000", "RRULE:FREQ=YEARLY;COUNT=2"),
    ),
    times: ["A 2026-07-23T02:20", "A 2027-07-23T02:20"],
    said: /Customized Time Zone → Asia\/Shanghai/,
  },
  {
    by: "openstreetmap-calendar #185: a slash before the name",
    calendar: calendar(...event("DTSTART;TZID=/Europe/Vienna:20260506T180000")),
    times: ["A 2026-05-06T16:00"],
  },
  {
    by: "Fossify Calendar #535: a zone of Exchange whose description has a line that is none",
    calendar: calendar(
      ...rules("X", "-0500", "-0400", ["1SU;BYMONTH=11", "2SU;BYMONTH=3"]).map((line) =>
        line.replace("TZID:X", "TZID=Eastern Standard Time"),
      ),
      ...event("DTSTART;TZID=Eastern Standard Time:20260908T140000"),
    ),
    times: ["A 2026-09-08T18:00"],
  },
  {
    by: "synctools #80: a changed time that is named in another zone than the series",
    calendar: calendar(
      ...event(
        "DTSTART;TZID=Pacific/Auckland:20260408T110000",
        "RRULE:FREQ=DAILY;COUNT=4;INTERVAL=2",
        "EXDATE;TZID=Pacific/Auckland:20260412T110000",
      ),
      ...event("RECURRENCE-ID;TZID=Europe/Paris:20260414T010000", "DTSTART;TZID=Europe/Paris:20260414T020000"),
    ),
    times: ["A 2026-04-07T23:00", "A 2026-04-09T23:00", "A 2026-04-14T00:00"],
  },
  {
    by: "ical4j #85: a changed time that is named without a zone",
    calendar: calendar(
      ...event("DTSTART;TZID=US/Eastern:20260601T200000", "RRULE:FREQ=WEEKLY;COUNT=2"),
      ...event("RECURRENCE-ID:20260608T200000", "DTSTART;TZID=US/Eastern:20260608T210000"),
    ),
    times: ["A 2026-06-02T00:00", "A 2026-06-09T01:00"],
  },
  {
    by: "node-ical #454: Exchange leaves out whole days by midnight in a zone",
    calendar: calendar(
      ...event(
        "DTSTART;VALUE=DATE:20260219",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=W. Europe Standard Time:20260226T000000",
      ).filter((line) => line !== "DURATION:PT1H"),
    ),
    times: ["A 2026-02-19", "A 2026-03-05"],
  },
  {
    by: "icalendar (Ruby) #238: a no-break space that is folded within",
    calendar: titled("a", [0xc2], "\r\n ", [0xa0], "b"),
    times: ["a b 2026-07-23T10:20"],
  },
  {
    by: "libical #427: an emoji and its colour, both folded within",
    calendar: titled("team! ", [0xf0, 0x9f, 0x91], "\r\n ", [0x8d, 0xf0, 0x9f], "\n ", [0x8f, 0xbc]),
    times: ["team! 👍🏼 2026-07-23T10:20"],
  },
  {
    by: "iCalcreator #126: a bullet of which one byte was overwritten",
    calendar: titled("Größe é\\n", [0xe2, 0x6e, 0xe2], "tail"),
    times: [expect.stringMatching(/^Größe é .n.tail 2026-07-23T10:20$/u)],
    said: /no characters; look at lines 6/,
  },
  {
    by: "ics_calendar #75, icalendar #700: a mark before the first line",
    calendar: bytes([0xef, 0xbb, 0xbf], calendar(...event("DTSTART:20260723T102000Z"))),
    times: ["A 2026-07-23T10:20"],
  },
  {
    by: "Nextcloud calendar #6043: characters that are none in a text",
    calendar: titled("a\ufffe\uffff\u0000\u0007b\ufeff"),
    times: [expect.stringMatching(/^a.*b.* 2026-07-23T10:20$/u)],
  },
];

test.each(reports)("$by", async ({ calendar: text, times, said }) => {
  const dir = mkdtempSync(join(tmpdir(), "commonry-reports-"));
  try {
    writeFileSync(join(dir, "a.ics"), text);
    const done = await inside(["import", "a.ics"], { cwd: dir, now });
    expect(done, readFileSync(join(dir, "a.ics"), "latin1")).toMatchObject({ code: 0 });
    if (said) expect(done.err).toMatch(said);
    else expect(done.err).toBe("");
    const range = ["--from", "2026-01-01", "--to", "2028-01-01"];
    const shown = await inside(["events", "expand", "events/a.yaml", ...range, "--json"], { cwd: dir, now });
    const { occurrences } = JSON.parse(shown.out) as {
      occurrences: { title: string; start: string; cancelled?: unknown }[];
    };
    const found = occurrences.filter(({ cancelled }) => cancelled === undefined || cancelled === false);
    expect(found.map(({ title, start }) => `${title} ${moment(start)}`)).toEqual(times);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

function moment(start: string): string {
  return start.length === 10 ? start : new Date(start).toISOString().slice(0, 16);
}

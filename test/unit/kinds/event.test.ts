import { describe, expect, test } from "vitest";
import { eventFields } from "../../../src/kinds/event/fields.ts";
import { fileOfUid, sortStored } from "../../../src/kinds/event/item.ts";
import { bodyOf, readBody, withFacts } from "../../../src/kinds/event/post-text.ts";
import { offsetOf, stageOf } from "../../../src/kinds/event/window.ts";
import { compareField, differences } from "../../../src/kinds/kind.ts";
import { sha256 } from "../../../src/system/hash.ts";

const lines = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VTIMEZONE",
  "TZID:America/New_York",
  "BEGIN:STANDARD",
  "DTSTART:20261101T020000",
  "END:STANDARD",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "UID:office-hours@lepton.example",
  "DTSTAMP:20270101T000000Z",
  "SEQUENCE:2",
  "SUMMARY:Office hours\\, with \\; and \\\\n a back",
  " slash",
  "DTSTART;TZID=America/New_York:20270105T170000",
  "DTEND;TZID=America/New_York:20270105T180000",
  "RRULE:FREQ=WEEKLY;BYDAY=TU",
  "EXDATE;TZID=America/New_York:20270223T170000,20270216T170000",
  "CATEGORIES:b,a",
  "DESCRIPTION:One\\nTwo",
  "BEGIN:VALARM",
  "DESCRIPTION:none of ours",
  "END:VALARM",
  'CONFERENCE;VALUE=URI;LABEL="a:b;c":https://meet.example/a',
  "X-COMMONRY-HASH:abc",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:office-hours@lepton.example",
  "RECURRENCE-ID;TZID=America/New_York:20270302T170000",
  "SUMMARY:Office hours\\, with \\; and \\\\n a backslash",
  "DTSTART;TZID=America/New_York:20270303T170000",
  "DTEND;TZID=America/New_York:20270303T180000",
  "STATUS:CANCELLED",
  "X-COMMONRY-HASH:def",
  "END:VEVENT",
  "END:VCALENDAR",
];
const text = lines.join("\r\n");

describe("an object of a calendar", () => {
  test("is read as fields, all of them there, without what its time zone and its alarms say", () => {
    expect(eventFields(text)).toEqual({
      uid: "office-hours@lepton.example",
      fields: {
        title: "Office hours, with ; and \\n a backslash",
        status: "confirmed",
        start: "2027-01-05 17:00 America/New_York",
        end: "2027-01-05 18:00 America/New_York",
        repeat: "BYDAY=TU;FREQ=WEEKLY",
        skipped: ["2027-02-16 17:00 America/New_York", "2027-02-23 17:00 America/New_York"],
        added: null,
        place: null,
        link: null,
        description: "One\nTwo",
        tags: ["a", "b"],
        changes: [
          {
            original: "2027-03-02 17:00 America/New_York",
            status: "cancelled",
            start: "2027-03-03 17:00 America/New_York",
            end: "2027-03-03 18:00 America/New_York",
            description: null,
            tags: null,
          },
        ],
        hash: "abc def",
        ical: text,
      },
    });
  });

  test("is the same however a server reorders, refolds and rewrites it", () => {
    const [head, events] = [lines.slice(0, 8), lines.slice(8)];
    const second = events.slice(18, -1);
    const first = [events[0], ...events.slice(1, 17).reverse(), events[17]] as string[];
    const mixed = first.join("\n").replace(/END:VALARM\n(.*)\nBEGIN:VALARM/, "BEGIN:VALARM\n$1\nEND:VALARM");
    const other = [...head, ...second, mixed, "END:VCALENDAR"]
      .join("\n")
      .replace(
        " slash\nSUMMARY:Office hours\\, with \\; and \\\\n a back",
        "SUMMARY:Office hours\\, with \\; and \\\\n a b\n ackslash",
      )
      .replace("RRULE:FREQ=WEEKLY;BYDAY=TU", "RRULE:BYDAY=TU;FREQ=WEEKLY")
      .replace(
        "EXDATE;TZID=America/New_York:20270223T170000,20270216T170000",
        "EXDATE;TZID=America/New_York:20270216T170000\nEXDATE;TZID=America/New_York:20270223T170000",
      );
    const [a, b] = [eventFields(text), eventFields(other)];
    expect({ ...b?.fields, ical: "" }).toEqual({ ...a?.fields, ical: "" });
  });

  test.each([
    ["SUMMARY:Office", "SUMMARY:An office", "title"],
    ["T170000\r\nDTEND", "T173000\r\nDTEND", "start"],
    ["BYDAY=TU", "BYDAY=WE", "repeat"],
    ["20270216T170000", "20270309T170000", "skipped"],
    ["STATUS:CANCELLED\r\n", "", "changes"],
    ["X-COMMONRY-HASH:def", "X-COMMONRY-HASH:000", "hash"],
    ["CATEGORIES:b,a\r\n", "", "tags"],
  ])("differs by %s → %s", (from, to, field) => {
    const [wanted, actual] = [eventFields(text.replace(from, to)), eventFields(text)];
    const found = differences(
      { kind: "event", fields: wanted?.fields ?? {} },
      { fields: { ...actual?.fields, etag: "1" } },
      { remove: false, strict: false },
    );
    // Whatever changes, the text goes whole; an override may differ from its series by it as well.
    const fields = found.map((one) => one.field);
    expect([fields[0], fields.at(-1)]).toEqual([field, "ical"]);
    expect(fields.filter((one) => ![field, "changes", "ical"].includes(one))).toEqual([]);
  });

  test("stamps alone make no difference", () => {
    const later = text.replace("SEQUENCE:2", "SEQUENCE:9").replace("20270101T000000Z", "20280101T000000Z");
    const [wanted, actual] = [eventFields(later)?.fields ?? {}, eventFields(text)?.fields ?? {}];
    expect(
      differences({ kind: "event", fields: wanted }, { fields: actual }, { remove: false, strict: false }),
    ).toEqual([]);
    expect(compareField("event", "etag", "a", "b", { remove: false, strict: false })).toBeUndefined();
  });

  test.each(["", "nothing", "BEGIN:VEVENT", "BEGIN:VEVENT\nSUMMARY:no uid\nEND:VEVENT", "END:VEVENT\nBEGIN:VTODO"])(
    "%j is none, and nothing breaks",
    (broken) => {
      expect(eventFields(broken)).toBeUndefined();
    },
  );

  test("those of other people are told apart by the mark that they lack", () => {
    const target = { owner: "dav.example", calendar: "main" };
    const stored = { target, ref: "/a.ics", etag: '"1"', text };
    const theirs = {
      ...stored,
      text: text.replace(/X-COMMONRY[^\r]*\r\n/g, "").replaceAll("office-hours@", "theirs@"),
    };
    const { own, foreign } = sortStored([stored, theirs, { ...stored, text: "BEGIN:VTODO" }]);
    expect([own.map(({ name }) => name), foreign]).toEqual([
      ["office-hours@lepton.example"],
      ["theirs@lepton.example"],
    ]);
  });

  test.each([
    ["office-hours@lepton.example", "office-hours@lepton.example.ics"],
    ["../../etc/passwd", expect.stringMatching(/^_\.?_?[\w.]*etc_passwd-[0-9a-f]{8}\.ics$/)],
    ["A@x", expect.stringMatching(/^A@x-[0-9a-f]{8}\.ics$/)],
    ["x".repeat(500), expect.stringMatching(/^x{150}-[0-9a-f]{8}\.ics$/)],
  ])("%s has a file of its own", (uid, file) => {
    expect(fileOfUid(uid, sha256)).toEqual(file);
  });
});

describe("a post", () => {
  const key = "office-hours@lepton.example 2027-03-02";

  test("keeps what people write around its facts", () => {
    const body = `Before\r\n${bodyOf(key, "**When**: a", "## Agenda")}- more`;
    expect(readBody(body)).toEqual({ key, facts: "**When**: a" });
    const next = withFacts(body, "**When**: b $& $1");
    expect(readBody(next)).toEqual({ key, facts: "**When**: b $& $1" });
    expect([next.startsWith("Before\r\n"), next.endsWith("- more")]).toEqual([true, true]);
    expect(withFacts("no mark", "x")).toBe("no mark");
  });

  test.each(["", "<!-- commonry:event a b c -->\nx\n<!-- /commonry:event -->", "<!-- commonry:event a@b -->"])(
    "%j is none",
    (body) => expect(readBody(body)).toBeUndefined(),
  );
});

test.each([
  ["7d before", -7 * 86_400_000],
  ["36h before", -36 * 3_600_000],
  ["2w after", 14 * 86_400_000],
])("%s", (written, offset) => expect(offsetOf(written)).toBe(offset));

test("a window opens before the start and closes after the end", () => {
  const window = { open: -10, close: 5 };
  const stages = [0, 89, 90, 100, 114, 115].map((now) => stageOf({ start: 100, end: 110 }, window, now));
  expect(stages).toEqual(["early", "early", "open", "open", "open", "over"]);
});

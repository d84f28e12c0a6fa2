import { describe, expect, test } from "vitest";
import { blocksOf, propertyOf } from "../../../../src/events/ical/blocks.ts";
import { type Renewed, renew, writeCalendar } from "../../../../src/events/ical/renew.ts";
import type { Series } from "../../../../src/events/model.ts";
import { seriesOf, weekly } from "../../../support/series.ts";

const feed = { name: "Community", language: "en" } as const;
const date = (text: string) => new Date(`${text}T00:00:00Z`);

/** What comes of a calendar that was published as `former`. */
function again(former: Renewed | string, series: readonly Series[], day: string, withheld: string[] = []): Renewed {
  const previous = typeof former === "string" ? former : former.text;
  return renew(series, feed, { previous, now: date(day), withheld: new Set(withheld) });
}

function events(text: string) {
  return blocksOf(text, "x.ics").filter(({ name }) => name === "VEVENT");
}

function stamps(text: string, original = "") {
  const block = events(text).find((one) => one.original === original);
  if (!block) return undefined;
  const [stamp, modified] = ["DTSTAMP", "LAST-MODIFIED"].map((name) => propertyOf(block, name));
  return { stamp, modified, sequence: propertyOf(block, "SEQUENCE"), status: propertyOf(block, "STATUS") };
}

describe("a first calendar", () => {
  test("is the same at every moment, and in every time zone of the machine", () => {
    const zone = process.env.TZ;
    try {
      const texts = ["UTC", "America/New_York", "Asia/Tokyo"].map((one) => {
        process.env.TZ = one;
        expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(one);
        return writeCalendar([weekly(), seriesOf({ uid: "b@x", start: { date: "2027-03-14", time: "02:30" } })], feed);
      });
      expect(new Set(texts).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test("does not hang on the order of its events", () => {
    const all = [weekly(), seriesOf({ uid: "a@x" }), seriesOf({ uid: "a-b@x", timezone: "Asia/Tokyo" })];
    expect(writeCalendar(all.toReversed(), feed)).toBe(writeCalendar(all, feed));
  });

  test("takes the moment that it is given, for whoever builds reproducibly", () => {
    const text = renew([seriesOf()], feed, { now: date("2027-01-01"), first: date("2026-12-01") }).text;
    expect(stamps(text)).toMatchObject({ stamp: "20261201T000000Z", sequence: "0" });
  });
});

describe("stamps move only with a change", () => {
  const first = renew([weekly()], feed, { now: date("2027-01-01") });

  test("the same series give the same bytes later", () => {
    const second = again(first, [weekly()], "2027-06-01");
    expect(second.text).toBe(first.text);
    expect(second.changes).toEqual([]);
  });

  test("of a changed time alone that time's stamps move", () => {
    const [moved, cancelled] = weekly().overrides;
    const series = weekly({ overrides: [moved, { ...cancelled, cancelled: "speaker is ill" }] as never });
    const second = again(first, [series], "2027-02-01");
    expect(second.changes).toEqual([
      { what: "changed", uid: series.uid, title: "Office hours", original: "20270406T170000" },
    ]);
    expect(stamps(second.text, "20270406T170000")).toMatchObject({ stamp: "20270201T000000Z", sequence: "1" });
    expect(stamps(second.text)).toEqual(stamps(first.text));
    expect(stamps(second.text, "20270302T170000")).toEqual(stamps(first.text, "20270302T170000"));
    expect(stamps(again(second, [weekly()], "2027-02-02").text, "20270406T170000")).toMatchObject({ sequence: "2" });
  });

  test("a new event is stamped now; what was there stays", () => {
    const other = seriesOf({ uid: "talk@community.example", title: "Talk" });
    const second = again(first, [weekly(), other], "2027-02-01");
    expect(second.changes).toEqual([{ what: "added", uid: other.uid, title: "Talk" }]);
    expect(stamps(second.text)).toEqual(stamps(first.text));
    expect(propertyOf(events(second.text).at(-1) as never, "DTSTAMP")).toBe("20270201T000000Z");
  });

  test("an override that is taken back lets its series say so", () => {
    const second = again(first, [weekly({ overrides: [] })], "2027-01-02");
    expect(events(second.text).map(({ original }) => original)).toEqual([""]);
    expect(stamps(second.text)).toMatchObject({ sequence: "1" });
  });

  test("a new time of a series that has changed is not older than the series: clients pass over a lower number", () => {
    const [moved, cancelled] = weekly().overrides;
    const second = again(first, [weekly({ title: "Hours", overrides: [moved] as never })], "2027-01-02");
    expect([stamps(second.text)?.sequence, stamps(second.text, "20270302T170000")?.sequence]).toEqual(["1", "1"]);
    const third = again(second, [weekly({ title: "Hours", overrides: [moved, cancelled] as never })], "2027-01-03");
    expect(stamps(third.text)?.sequence).toBe("2");
    expect(stamps(third.text, "20270406T170000")).toMatchObject({ sequence: "2", stamp: "20270103T000000Z" });
    // What did not change keeps its number.
    expect(stamps(third.text, "20270302T170000")).toEqual(stamps(second.text, "20270302T170000"));
    const told = weekly({ title: "Hours", overrides: [{ ...moved, note: "another room" }, cancelled] as never });
    expect(stamps(again(third, [told], "2027-01-04").text, "20270302T170000")?.sequence).toBe("2");
  });

  test("stamps that somebody has spoilt are made anew", () => {
    const spoilt = first.text.replace(/^SEQUENCE:.*$/gm, "SEQUENCE:many").replace(/^DTSTAMP:.*$/gm, "DTSTAMP:today");
    expect(stamps(again(spoilt, [weekly()], "2027-02-01").text)).toMatchObject({
      stamp: "20000101T000000Z",
      sequence: "0",
    });
  });

  test("a single event that is cancelled is cancelled itself", () => {
    const single = seriesOf({ overrides: [{ original: seriesOf().start, cancelled: "no room" }] });
    const [event, ...others] = events(writeCalendar([single], feed));
    expect(others).toEqual([]);
    expect(event?.original).toBe("");
    expect(propertyOf(event as never, "STATUS")).toBe("CANCELLED");
    expect(propertyOf(event as never, "COMMENT")).toBe("no room");
  });
});

describe("what has left the manifest", () => {
  const talk = seriesOf({ uid: "talk@x", title: "Talk", start: { date: "2027-05-04", time: "17:00" } });
  const first = renew([weekly(), talk], feed, { now: date("2027-01-01") });

  test("is cancelled first, stays so, and goes 30 days later", () => {
    const second = again(first, [weekly()], "2027-03-01");
    expect(second.changes).toEqual([{ what: "cancelled", uid: "talk@x", title: "Talk" }]);
    const cancelled = events(second.text).at(-1);
    expect(propertyOf(cancelled as never, "STATUS")).toBe("CANCELLED");
    expect(propertyOf(cancelled as never, "SEQUENCE")).toBe("1");
    expect(again(second, [weekly()], "2027-03-30").text).toBe(second.text);
    const third = again(second, [weekly()], "2027-04-01");
    expect(third.changes).toEqual([{ what: "removed", uid: "talk@x", title: "Talk" }]);
    expect(third.text).toBe(renew([weekly()], feed, { now: date("2027-01-01") }).text);
  });

  test("comes back with a higher SEQUENCE", () => {
    const back = again(again(first, [weekly()], "2027-03-01"), [weekly(), talk], "2027-03-02");
    expect(back.changes).toEqual([{ what: "changed", uid: "talk@x", title: "Talk" }]);
    expect(propertyOf(events(back.text).at(-1) as never, "SEQUENCE")).toBe("2");
    expect(propertyOf(events(back.text).at(-1) as never, "STATUS")).toBe("CONFIRMED");
  });

  test("once it has begun it is never touched", () => {
    for (const day of ["2027-05-05", "2027-09-01", "2030-01-01"]) {
      const later = again(first, [weekly()], day);
      expect(later.changes).toEqual([]);
      expect(later.text).toBe(first.text);
    }
  });

  test("a series that has begun ends: its past stays, its coming times are cancelled, and later only the past is left", () => {
    const second = again(first, [talk], "2027-03-05");
    expect(second.changes).toEqual([{ what: "cancelled", uid: weekly().uid, title: "Office hours" }]);
    const [master, ...overrides] = events(second.text);
    expect(propertyOf(master as never, "RRULE")).toBe("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T210000Z");
    expect(overrides.map((one) => [one.original, propertyOf(one, "STATUS")]).slice(0, -1)).toEqual([
      ["20270302T170000", "CONFIRMED"],
      ["20270309T170000", "CANCELLED"],
      ["20270316T170000", "CANCELLED"],
      ["20270323T170000", "CANCELLED"],
      ["20270330T170000", "CANCELLED"],
    ]);
    expect(again(second, [talk], "2027-03-20").text).toBe(second.text);
    const third = again(second, [talk], "2027-04-10");
    const [past, ...left] = events(third.text);
    expect(propertyOf(past as never, "RRULE")).toBe("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270304T235959Z");
    expect(left.map(({ original, uid }) => original || uid)).toEqual(["20270302T170000", "talk@x"]);
    expect(again(third, [talk], "2027-05-01").text).toBe(third.text);
  });

  test("an override whose time has been stays when the manifest is tidied up, one to come goes", () => {
    const tidy = again(first, [weekly({ overrides: [] }), talk], "2027-03-20");
    expect(events(tidy.text).map(({ original }) => original)).toEqual(["", "20270302T170000", ""]);
  });

  test("what became private goes at once, without a word, whenever it was", () => {
    const second = again(first, [talk], "2027-03-05", [weekly().uid]);
    expect(second.text).not.toContain("Office hours");
    expect(second.text).toContain("Talk");
  });
});

describe("what others have written into the calendar", () => {
  const own = [
    "BEGIN:VTIMEZONE",
    "TZID:Custom Zone",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:theirs",
    "DTSTAMP:20260101T000000Z",
    "DTSTART;TZID=Custom Zone:20270101T100000",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT15M",
    "END:VALARM",
    "END:VEVENT",
    "",
  ].join("\r\n");

  test("stays as it is, with its zone", () => {
    const first = renew([weekly()], feed, { now: date("2027-01-01") });
    const edited = first.text.replace("END:VCALENDAR", `${own}END:VCALENDAR`);
    const second = again(edited, [weekly()], "2027-02-01");
    expect(second.changes).toEqual([]);
    expect(second.text).toContain(own.slice(own.indexOf("BEGIN:VEVENT")));
    expect(second.text).toContain("TZID:Custom Zone\r\n");
    expect(again(second, [weekly()], "2027-02-02").text).toBe(second.text);
  });

  test.each([
    ["nothing", ""],
    ["no calendar", "<html>"],
    ["one that was cut off", writeCalendar([weekly()], feed).slice(0, -200)],
  ])("%s is refused", (_, previous) => {
    expect(() => again(previous, [weekly()], "2027-01-01")).toThrow(expect.objectContaining({ code: "feed.broken" }));
  });
});

import { expect, test } from "vitest";
import { componentsOf } from "../../../../src/events/ical/content.ts";
import { readCalendar } from "../../../../src/events/ical/read.ts";
import { parseRule } from "../../../../src/events/rule/parse.ts";

/** One bad line must not cost the other events of a feed (E4): before, each of these refused the whole file at «line 1». */

const good = ["BEGIN:VEVENT", "UID:good", "DTSTART:20270105T170000Z", "SUMMARY:Good", "END:VEVENT"];
const odd = (...lines: string[]) => ["BEGIN:VEVENT", "UID:odd", "DTSTART:20270105T170000Z", ...lines, "END:VEVENT"];
const feed = (...lines: string[]) => ["BEGIN:VCALENDAR", ...lines, ...good, "END:VCALENDAR"].join("\r\n");
const oddOf = (...lines: string[]) =>
  readCalendar(feed(...odd(...lines)), "a.ics").events.find((one) => one.uid === "odd");

test.each([
  ["a rule with spaces", odd("RRULE:FREQ=WEEKLY;BYDAY=TU, TH")],
  ["a rule with words for numbers", odd("RRULE:FREQ=WEEKLY;INTERVAL=x")],
  ["text that was not folded", odd("DESCRIPTION:one", "two without a name", "«three»")],
  ["a parameter without a value", odd("SUMMARY;LANGUAGE:Odd", "LOCATION;X-A;X-B=:Here")],
  ["a quote that does not end", odd('LOCATION;ALTREP="https://x.example:Here')],
  ["no name", odd(":value", ";A=B:value", "=")],
  [
    "a zone with a 13th month",
    [
      ...[
        "BEGIN:VTIMEZONE",
        "TZID:X",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=1SU",
      ],
      ...["TZOFFSETFROM:+0100", "TZOFFSETTO:nothing", "END:STANDARD", "END:VTIMEZONE"],
    ],
  ],
  ["an END of something else", odd("END:VALARM")],
  ["a DTSTART of nothing", ["BEGIN:VEVENT", "UID:odd", "DTSTART:soon", "END:VEVENT"]],
  ["no UID and no start", ["BEGIN:VEVENT", "END:VEVENT"]],
])("%s: the others come in", (_, lines) => {
  const { events } = readCalendar(feed(...lines), "a.ics");
  expect(events.find(({ uid }) => uid === "good")).toMatchObject({ title: "Good" });
});

test("what cannot be read is told with its line", () => {
  expect(oddOf("text without a name")?.others).toEqual([":5"]);
  expect(oddOf("EXDATE:20270230T170000Z,20270112T170000Z")).toMatchObject({
    skipped: [{ wall: { date: "2027-01-12", time: "17:00" }, zone: "UTC" }],
    others: ["EXDATE:20270230T170000Z,20270112T170000Z (:5)"],
  });
  const period = "RDATE;VALUE=PERIOD:20270107T170000Z/PT3H";
  const lasting = { wall: { date: "2027-01-07", time: "17:00" }, zone: "UTC", length: { days: 0, minutes: 180 } };
  expect(oddOf(period)).toMatchObject({ added: [lasting], others: [] });
  expect(oddOf("RDATE;VALUE=PERIOD:20270107T170000Z/20270107T200000Z")?.added).toEqual([lasting]);
  expect(oddOf("RDATE;VALUE=PERIOD:20270107T170000Z/soon")?.added).toMatchObject([{ wall: lasting.wall }]);
  const broken = readCalendar(feed("BEGIN:VEVENT", "UID:x", "DTSTART:20271301", "END:VEVENT"), "a.ics");
  expect(broken).toMatchObject({ broken: 1, brokenLines: [2] });
  const [rule = ""] = oddOf("RRULE:FREQ=WEEKLY;BYDAY=TU, TH")?.rules ?? [];
  expect(parseRule(rule)).toEqual(parseRule("FREQ=WEEKLY;BYDAY=TU,TH"));
});

test("events without a UID come in, each for itself, and so does a feed that begins with spaces", () => {
  const nameless = ["BEGIN:VEVENT", "DTSTART:20270105", "SUMMARY:A", "END:VEVENT"];
  const read = readCalendar(`   ${feed(...nameless, ...nameless)}`, "a.ics");
  expect(read.events.map(({ uid }) => uid)).toEqual([":2", ":6", "good"]);
  expect(read.broken).toBe(0);
});

test("an event that was cut off is told, those before it come in", () => {
  const read = readCalendar(
    [...["BEGIN:VCALENDAR", ...good], "BEGIN:VEVENT", "UID:cut", "DTSTART:2027"].join("\n"),
    "a.ics",
  );
  expect(read.events.map(({ uid }) => uid)).toEqual(["good"]);
  expect(read.brokenLines).toEqual([7]);
});

test("CLASS says whether it is for everybody", () => {
  const of = (value: string) => oddOf(`CLASS:${value}`)?.isPrivate;
  expect(["PRIVATE", "confidential", "PUBLIC", "X-OTHER"].map(of)).toEqual([true, true, false, false]);
});

test("lines end in CRLF, LF and CR, in one file too", () => {
  const text =
    "\ufeffBEGIN:VCALENDAR\rBEGIN:VEVENT\nUID:a\r\nDTSTART:20270105T\r\n 170000Z\rSUMMARY:A\n  b\r\n\r\nEND:VEVENT\nEND:VCALENDAR";
  expect(readCalendar(text, "a.ics").events).toMatchObject([{ uid: "a", title: "A b", line: 2 }]);
});

test("a hostile file is read in the size of it", () => {
  const many = `X${";A=B".repeat(1_000_000)}:1`;
  expect(componentsOf(`BEGIN:VCALENDAR\n${many}\n${many.slice(0, -2)}`)[0]?.bad).toEqual([3]);
  expect(componentsOf(`${"BEGIN:A\n".repeat(200_000)}${"END:A\n".repeat(200_000)}BEGIN:VCALENDAR`)).toHaveLength(2);
  expect(componentsOf(`BEGIN:VCALENDAR\nX:${"\n y".repeat(500_000)}`)[0]?.properties[0]?.value).toHaveLength(500_000);
});

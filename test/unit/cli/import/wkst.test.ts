import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCalendar } from "../../../../src/events/ical/read.ts";
import { parseRule } from "../../../../src/events/rule/parse.ts";
import { inside } from "../../../support/inside.ts";

/** Google, Exchange and Outlook write WKST into every rule (E1): none may change on its way in. */
const rules = [
  ...["SU", "MO", "TU", "WE", "TH", "FR", "SA"].map((day) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=${day}`),
  "FREQ=WEEKLY;WKST=MO;UNTIL=20291231T225959Z;INTERVAL=1;BYDAY=WE,FR",
  "FREQ=YEARLY;WKST=SU;BYMONTH=3;BYDAY=-1SU;COUNT=9",
  "FREQ=MONTHLY;UNTIL=20291231;BYMONTHDAY=-1,15;BYSETPOS=1;WKST=SU",
];
const feed = [
  "BEGIN:VCALENDAR",
  ...rules.flatMap((rule, index) => [
    ...[
      "BEGIN:VEVENT",
      `UID:${index}`,
      `SUMMARY:Series ${index}`,
      "DTSTART:20270105T170000Z",
      "DTEND:20270105T180000Z",
    ],
    ...[`RRULE:${rule}`, "END:VEVENT"],
  ]),
  "END:VCALENDAR",
].join("\r\n");

test("a rule is read as it stands, whatever day begins its weeks", () => {
  const read = readCalendar(feed, "a.ics").events.map((event) => event.rules.map((rule) => parseRule(rule)));
  expect(read).toEqual(rules.map((rule) => [parseRule(rule)]));
  expect(read.flat().filter(({ fault }) => fault)).toEqual([]);
});

test("no series is lost", async () => {
  const dir = mkdtempSync(join(tmpdir(), "commonry-wkst-"));
  try {
    writeFileSync(join(dir, "a.ics"), feed);
    const done = await inside(["import", "a.ics", "--dry-run", "--json"], { cwd: dir, now: "2027-01-01T00:00:00Z" });
    // A first time that is not the rule's is an event of its own.
    const { events, left } = JSON.parse(done.out) as { events: number; left: string[] };
    expect(events).toBe(rules.length + 3);
    expect(left).toEqual([]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

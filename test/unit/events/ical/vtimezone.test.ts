import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { zoneOf } from "../../../../src/events/calendar/zone.ts";
import { vtimezone } from "../../../../src/events/ical/vtimezone.ts";

const day = 86_400_000;
const zones = [
  ...["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham"],
  ...["America/Santiago", "America/Sao_Paulo", "Africa/Cairo", "Asia/Jerusalem", "America/Nuuk", "Africa/Casablanca"],
];

/** The zone as another reader understands it. */
function readZone(text: string): { utcOffset: (time: unknown) => number } {
  const component = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${text}END:VCALENDAR\r\n`) as unknown[]);
  return new ICAL.Timezone(component.getFirstSubcomponent("vtimezone") as never) as never;
}

/** Days of some years at which a wall time is the same by the zone data and by our text. */
function compare(zone: string, text: string, from: number, to: number): { same: number; differing: string[] } {
  const read = readZone(text);
  const own = zoneOf(zone);
  const differing: string[] = [];
  let same = 0;
  for (let at = Date.UTC(from, 0, 1, 12); at < Date.UTC(to + 1, 0); at += day) {
    const wall = new Date(at);
    const time = ICAL.Time.fromData({
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: 12,
    });
    const moment = own.moment(at).epoch;
    if (read.utcOffset(time) * 1000 === own.offset(moment)) same++;
    else differing.push(wall.toISOString());
  }
  return { same, differing };
}

describe("VTIMEZONE", () => {
  test.each(zones)("%s says what the platform says, every day of the years used", (zone) => {
    const { same, differing } = compare(zone, vtimezone(zone, { from: 2027, to: 2028 }), 2027, 2028);
    expect(differing).toEqual([]);
    expect(same).toBe(731);
  });

  test.each(["Europe/Berlin", "America/New_York", "America/Santiago", "Asia/Jerusalem", "Africa/Casablanca"])(
    "%s holds for a rule without an end",
    (zone) => {
      const { differing } = compare(zone, vtimezone(zone, { from: 2027, to: Number.POSITIVE_INFINITY }), 2034, 2036);
      expect(differing).toEqual([]);
    },
  );

  test("a law that changed within the years is two rules, the former with an end", () => {
    const text = vtimezone("America/New_York", { from: 2005, to: 2009 });
    expect(text).toContain("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z");
    expect(text).toContain("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n");
    expect(compare("America/New_York", text, 2005, 2009).differing).toEqual([]);
  });

  test("only the years that are used: nothing older, and no change after them", () => {
    const text = vtimezone("America/Sao_Paulo", { from: 2018, to: 2018 });
    expect(Math.min(...[...text.matchAll(/DTSTART:(\d{4})/g)].map(([, year]) => Number(year)))).toBe(2017);
    expect(text).not.toMatch(/DTSTART:2019/);
    expect(vtimezone("Asia/Shanghai", { from: 2027, to: 2027 }).match(/BEGIN:STANDARD/g)).toHaveLength(1);
  });
});

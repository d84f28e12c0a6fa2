import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civil, dateOf, dayNumber, dayOf, weekday } from "../../../src/events/calendar/days.ts";
import { localOf, offsetText, zoneOf } from "../../../src/events/calendar/zone.ts";

const hour = 3_600_000;

test("day numbers are those of the Gregorian calendar, both ways", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 1_000_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      const [year, month, inMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      expect(civil(day)).toEqual({ year, month, day: inMonth });
      expect(dayNumber(year, month, inMonth)).toBe(day);
      expect(weekday(day)).toBe((date.getUTCDay() + 6) % 7);
      if (year > 999 && year < 10_000) expect(dateOf(day)).toBe(date.toISOString().slice(0, 10));
      if (year > 999 && year < 10_000) expect(dayOf(dateOf(day))).toBe(day);
    }),
  );
});

/** What Intl itself shows, without any of our shortcuts. */
function shown(epoch: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(epoch).replace(" ", "T");
}

const zones = Intl.supportedValuesOf("timeZone");

test("clocks of every zone show what Intl shows", () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (seconds, name) => {
      const local = new Date(localOf(seconds * 1000, zoneOf(name))).toISOString().slice(0, 19);
      expect(local).toBe(shown(seconds * 1000, name));
    }),
    { numRuns: 500 },
  );
});

test("the moment of a wall time shows that wall time, unless clocks skip it; of two it is the first", () => {
  const moment = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 });
  // Nights on which clocks change are rare, so they are looked for.
  const near = fc
    .tuple(fc.constantFrom(...changes()), fc.integer({ min: -180, max: 180 }))
    .map(([[name, epoch], minutes]) => [name, Math.floor(localOf(epoch, zoneOf(name)) / 60_000) + minutes] as const);
  const any = fc.tuple(fc.constantFrom(...zones), moment);
  fc.assert(
    fc.property(fc.oneof(any, near), ([name, minutes]) => {
      const zone = zoneOf(name);
      const local = minutes * 60_000;
      const { epoch, clock } = zone.moment(local);
      const back = localOf(epoch, zone);
      if (clock === "gap") {
        // Moved forward by as much as clocks are.
        expect(back).toBeGreaterThan(local);
        expect(zone.offset(epoch) - zone.offset(epoch - 3 * hour)).toBe(back - local);
      } else expect(back).toBe(local);
      const earlier = [0.5, 1, 2, 24].filter((hours) => localOf(epoch - hours * hour, zone) === back);
      expect(earlier).toEqual([]);
      const later = [0.5, 1, 2].filter((hours) => localOf(epoch + hours * hour, zone) === back);
      expect(later.length > 0).toBe(clock === "repeated");
    }),
    { numRuns: 2000 },
  );
});

/** Changes of clocks in 2027 by half an hour to two hours. */
function changes(): [string, number][] {
  const names = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana"];
  return names.flatMap((name) => {
    const zone = zoneOf(name);
    const found: [string, number][] = [];
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += hour / 2)
      if (zone.offset(at) !== zone.offset(at - hour / 2)) found.push([name, at]);
    return found;
  });
}

describe("offsets as people write them", () => {
  test.each([
    [0, "UTC"],
    [8 * hour, "UTC+8"],
    [-3.5 * hour, "UTC-3:30"],
    [5.75 * hour, "UTC+5:45"],
  ])("%i: %s", (offset, text) => expect(offsetText(offset)).toBe(text));
});

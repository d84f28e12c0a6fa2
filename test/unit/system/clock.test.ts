import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { addDays, localDate, nextWeekday } from "../../../src/system/clock.ts";

describe("localDate", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each([
    ["2027-01-05T08:00:00Z", "UTC", "2027-01-05"],
    ["2027-01-05T16:00:00Z", "Asia/Shanghai", "2027-01-06"],
    ["2027-01-05T15:59:59Z", "Asia/Shanghai", "2027-01-05"],
    ["2027-01-01T04:59:00Z", "America/New_York", "2026-12-31"],
    ["2026-12-31T10:00:00Z", "Pacific/Kiritimati", "2027-01-01"],
    ["2027-01-01T11:00:00Z", "Pacific/Pago_Pago", "2027-01-01"],
    ["2027-01-01T10:59:00Z", "Pacific/Pago_Pago", "2026-12-31"],
  ])("%s on a machine in %s is %s", (moment, tz, date) => {
    process.env.TZ = tz;
    expect(localDate(new Date(moment))).toBe(date);
  });
});

const date = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

describe("addDays", () => {
  test.each([
    ["2027-01-05", 0, "2027-01-05"],
    ["2027-12-31", 1, "2028-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2027-03-27", 2, "2027-03-29"],
    ["2027-01-01", -1, "2026-12-31"],
  ])("%s and %i days is %s", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  test("goes and comes back", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(Math.sign(addDays(from, days).localeCompare(from))).toBe(Math.sign(days));
      }),
    );
  });
});

describe("nextWeekday", () => {
  test.each([
    ["2027-01-05", 2, "2027-01-05"],
    ["2027-01-05", 3, "2027-01-06"],
    ["2027-01-05", 1, "2027-01-11"],
    ["2027-01-10", 7, "2027-01-10"],
    ["2027-01-09", 7, "2027-01-10"],
  ])("from %s to day %i is %s", (from, weekday, to) => {
    expect(nextWeekday(from, weekday)).toBe(to);
  });

  test("is that weekday, within a week, and stays where it is", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 7 }), (from, weekday) => {
        const next = nextWeekday(from, weekday);
        expect(new Date(`${next}T00:00:00Z`).getUTCDay() || 7).toBe(weekday);
        expect(next >= from && next < addDays(from, 7)).toBe(true);
        expect(nextWeekday(next, weekday)).toBe(next);
      }),
    );
  });
});

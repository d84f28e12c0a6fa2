import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  before,
  bucketLabel,
  bucketOf,
  bucketStart,
  dateOfDay,
  dayOfDate,
  type Unit,
} from "../../../src/reports/calendar.ts";

const units: readonly Unit[] = ["week", "month", "quarter", "year"];
const label = (date: string, unit: Unit) => bucketLabel(bucketOf(dayOfDate(date), unit), unit);

describe("stretches of the calendar", () => {
  test.each<[string, Unit, string]>([
    ["2026-11-28", "week", "2026-W48"],
    ["2027-01-03", "week", "2026-W53"],
    ["2027-01-04", "week", "2027-W01"],
    ["2024-12-30", "week", "2025-W01"],
    ["1970-01-01", "week", "1970-W01"],
    ["1969-12-28", "week", "1969-W52"],
    ["2026-02-28", "month", "2026-02"],
    ["2026-03-31", "quarter", "2026-Q1"],
    ["2026-04-01", "quarter", "2026-Q2"],
    ["2026-09-30", "quarter", "2026-Q3"],
    ["2026-12-31", "quarter", "2026-Q4"],
    ["1969-12-31", "year", "1969"],
  ])("%s is in the %s %s", (date, unit, expected) => {
    expect(label(date, unit)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["2027-03-31", "1m", "2027-02-28"],
    ["2024-02-29", "1y", "2023-02-28"],
    ["2027-01-15", "2m", "2026-11-15"],
    ["2027-01-15", "2w", "2027-01-01"],
    ["2027-01-15", "90d", "2026-10-17"],
  ])("%s less %s is %s", (date, span, expected) => {
    expect(dateOfDay(before(dayOfDate(date), span))).toBe(expected);
  });

  test("follow one another without a gap, and begin where they say", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), fc.constantFrom(...units), (day, unit) => {
        const bucket = bucketOf(day, unit);
        expect(bucketStart(bucket, unit)).toBeLessThanOrEqual(day);
        expect(bucketStart(bucket + 1, unit)).toBeGreaterThan(day);
        expect(bucketOf(bucketStart(bucket, unit), unit)).toBe(bucket);
        expect(dayOfDate(dateOfDay(day))).toBe(day);
      }),
    );
  });
});

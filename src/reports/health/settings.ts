import type * as v from "valibot";
import type { reports } from "../../manifest/schema/reports.ts";
import type { HealthSettings } from "./report.ts";

type Written = NonNullable<v.InferOutput<typeof reports>["health"]>;

const hours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };
const days: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** `48h` or `90d` in a unit; the schema has seen to the form. Here a month has 30 days and a year 365. */
const amount = (text: string, units: Readonly<Record<string, number>>) =>
  Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0);

/** What the manifest says under `reports.health`, and what holds where it says nothing. */
export function healthSettings(written: Written = {}): HealthSettings {
  return {
    responseHours: amount(written.response ?? "48h", hours),
    staleDays: amount(written.stale ?? "90d", days),
    minimum: written.minimum ?? 5,
    bound: 50,
  };
}

import type { Count, Measured, Trended } from "../../../../reports/health/report.ts";

/** What a number counts, which says how it is written. */
export type Unit = "hours" | "days" | "share" | "count" | "per-month";

/** One figure of the report with its name, before it is decided where it stands: beside others, or in the list of all. */
export interface Entry {
  readonly label: string;
  readonly unit: Unit;
  readonly now: Value;
  /** `null` where there is nothing to compare with. */
  readonly before: Value | null;
  /** Which way is good, where one is. */
  readonly better?: "less" | "more";
}

/** A number; `null` for too few cases. Those of a count are not said: it is exact. */
export interface Value {
  readonly value: number | null;
  readonly n: number | null;
}

const asValue = (measured: Measured): Value => ({ value: "value" in measured ? measured.value : null, n: measured.n });

export function figure(label: string, unit: Unit, trended: Trended, better?: Entry["better"]): Entry {
  const before = trended.before && asValue(trended.before);
  return { label, unit, now: asValue(trended), before, ...(better ? { better } : {}) };
}

export function count(label: string, { value, before }: Count, better?: Entry["better"]): Entry {
  return {
    label,
    unit: "count",
    now: { value, n: null },
    before: before === null ? null : { value: before, n: null },
    ...(better ? { better } : {}),
  };
}

/** What is as it is: no cases, nothing to compare with. */
export const fact = (label: string, unit: Unit, value: number): Entry => ({
  label,
  unit,
  now: { value, n: null },
  before: null,
});

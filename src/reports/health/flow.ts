import type { Case } from "./cases.ts";
import { type Months, monthStart, monthTexts, perMonth } from "./months.ts";
import type { Monthly } from "./report.ts";

/** Opened and closed in each month, and open at its end; the last month ends at `to`. */
export function flowOf(cases: readonly Case[], months: Months, to: number): Monthly {
  const start = monthStart(months.first);
  const opened = perMonth(
    cases.map((one) => one.opened),
    months,
    to,
  );
  const closed = perMonth(cases.map((one) => one.closed).filter(Number.isFinite), months, to);
  let sum = cases.filter((one) => one.opened < start && one.closed >= start).length;
  const open = opened.map((count, index) => {
    sum += count - (closed[index] ?? 0);
    return sum;
  });
  return { months: monthTexts(months), series: { opened, closed, open } };
}

/** Where values lie on an axis, and where it is marked. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * An axis that holds 0 and all values from `low` to `high`, with two to eight marks at round numbers (1, 2 or 5 times
 * a power of ten).
 * @param whole values are counts: no mark stands between two of them
 */
export function scaleOf(low: number, high: number, whole: boolean): Scale {
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
  if (bottom === top) return { low: 0, high: 1, ticks: [0, 1] };
  const step = roundStep(top / 5 - bottom / 5, whole);
  const [first, last] = [Math.floor(bottom / step), Math.ceil(top / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, ticks };
}

function roundStep(wanted: number, whole: boolean): number {
  // Below this a power of ten is no longer a number of full precision.
  const size = Math.max(wanted, 1e-300);
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= size * 0.999) ?? size;
  return whole ? Math.max(1, step) : step;
}

/** The place of a value between two coordinates. */
export function placed(value: number, { low, high }: Scale, from: number, to: number): number {
  return from + (value / (high - low) - low / (high - low)) * (to - from);
}

/** True when every value is a whole number. */
export function areWhole(rows: readonly (readonly (number | null)[])[]): boolean {
  return rows.every((row) => row.every((value) => value === null || Number.isInteger(value)));
}

import type { Count, Measured, Trended } from "./report.ts";

/** How figures are made: over enough cases or not at all, beside those of the period before. */

export const hour = 3_600_000;
export const day = 24 * hour;

/** Two decimals of an hour or a day, four of a share: what the times on a forge can bear. */
export const round = (value: number, digits = 2) => {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
};

/**
 * The quantile `q` (0 to 1) by linear interpolation between the two nearest ranks, position (n − 1) q: type 7 of Hyndman
 * and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), doi:10.2307/2684934. For
 * q = 0.5 that is the middle value, or the mean of the two in the middle.
 * @param values at least one, in any order
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** A figure over `n` cases, made only when they are enough; never over none. */
export function measured(n: number, minimum: number, figure: () => number, digits?: number): Measured {
  return n < Math.max(1, minimum) ? { n, tooFew: true } : { n, value: round(figure(), digits) };
}

export const median = (values: readonly number[], minimum: number) =>
  measured(values.length, minimum, () => quantile(values, 0.5));

export const p90 = (values: readonly number[], minimum: number) =>
  measured(values.length, minimum, () => quantile(values, 0.9));

/** `part` of `whole` cases, 0 to 1. */
export const share = (part: number, whole: number, minimum: number) => measured(whole, minimum, () => part / whole, 4);

/** @param before `undefined` when there is no period to compare with */
export function trended(now: Measured, before: Measured | undefined): Trended {
  if (before === undefined) return { ...now, before: null };
  const both = "value" in now && "value" in before;
  return both ? { ...now, before, change: round(now.value - before.value, 4) } : { ...now, before };
}

export const counted = (value: number, before: number | undefined): Count => ({ value, before: before ?? null });

/** Order of code units: the same on every machine, whatever its language. */
export const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Orders by the first comparison that tells two apart. */
export function inOrder<T>(...by: readonly ((one: T, other: T) => number)[]): (one: T, other: T) => number {
  return (one, other) => {
    for (const compare of by) {
      const order = compare(one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

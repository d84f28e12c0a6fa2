import type { Summary } from "./summary.ts";

/** Percent of all contributions that the core makes. */
export const coreShare = 80;

export interface Levels {
  /** A single contribution within the period. */
  readonly driveBy: number;
  readonly casual: number;
  /** The smallest number of people who make 80 % of all contributions, without those of a single one. */
  readonly core: number;
}

/**
 * CHAOSS names the levels casual, regular and core and leaves the thresholds open (chaoss.community/kb/metric-conversion-
 * rate): these are ours, and are printed beside the figures.
 */
export function levelsOf(summaries: readonly Summary[]): Levels {
  const sorted = summaries.map(({ contributions }) => contributions).sort((a, b) => b - a);
  const wanted = (sorted.reduce((sum, count) => sum + count, 0) * coreShare) / 100;
  let [sum, core] = [0, 0];
  for (const count of sorted) {
    if (sum >= wanted || count < 2) break;
    sum += count;
    core += 1;
  }
  const driveBy = sorted.filter((count) => count === 1).length;
  return { driveBy, core, casual: sorted.length - core - driveBy };
}

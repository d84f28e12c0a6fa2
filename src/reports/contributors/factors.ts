/**
 * The smallest number of parties that make `bound` percent of all contributions: sorted from the largest down, summed up
 * until the bound is reached. Of people it is CHAOSS's Contributor Absence Factor, of organisations its Elephant Factor
 * (chaoss.community/kb/metric-contributor-absence-factor, chaoss.community/kb/metric-elephant-factor). A low number means
 * that much hangs on few; CHAOSS's text of the Elephant Factor says the opposite of its own formula.
 *
 * CHAOSS's example 1000, 202, 90, 33, 332, 343, 42, 433 gives 2 at 50 %.
 * @param bound percent, 1 to 99
 * @returns null when there are no contributions
 */
export function concentration(contributions: readonly number[], bound: number): number | null {
  const sorted = contributions.filter((count) => count > 0).sort((a, b) => b - a);
  const wanted = (sorted.reduce((sum, count) => sum + count, 0) * bound) / 100;
  let sum = 0;
  for (const [index, count] of sorted.entries()) {
    sum += count;
    if (sum >= wanted) return index + 1;
  }
  return null;
}

/**
 * Some of many points, spread evenly, with the first and the last: each takes a process of its own. All of them with LIST=1,
 * which is what the figures that we give are from.
 */
export function sampled<T>(points: readonly T[], every: number): T[] {
  return points.filter((_, index) => process.env.LIST || index % every === 0 || index === points.length - 1);
}

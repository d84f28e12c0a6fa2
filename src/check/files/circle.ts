/**
 * Something that waits for itself, by way of others: one member of a circle, undefined when there is none. Linear in
 * the number of needs (Kahn 1962): whatever waits for nothing goes first, then what waited for that alone.
 * @param needs what each waits for; names that are not there count for nothing
 */
export function findCircle(needs: ReadonlyMap<string, readonly string[]>): string | undefined {
  const left = new Map<string, number>();
  const waiting = new Map<string, string[]>();
  for (const [name, others] of needs) {
    const real = others.filter((other) => needs.has(other));
    left.set(name, real.length);
    for (const other of real) {
      const list = waiting.get(other);
      if (list) list.push(name);
      else waiting.set(other, [name]);
    }
  }
  const free = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    left.delete(name);
    for (const waiter of waiting.get(name) ?? []) {
      const count = (left.get(waiter) ?? 0) - 1;
      left.set(waiter, count);
      if (count === 0) free.push(waiter);
    }
  }
  return memberOf(needs, left);
}

/** Of those left over each waits for another one left over: following that long enough leads into a circle. */
function memberOf(
  needs: ReadonlyMap<string, readonly string[]>,
  left: ReadonlyMap<string, number>,
): string | undefined {
  let [name] = left.keys();
  for (const seen = new Set<string>(); name !== undefined && !seen.has(name); ) {
    seen.add(name);
    name = needs.get(name)?.find((other) => left.has(other));
  }
  return name;
}

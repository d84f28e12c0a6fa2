import type { Weight } from "./port.ts";

/** Whether as much hangs on a thing as hung on it before; the order of numbers says nothing. Pure. */
export function sameWeight(a: Weight = {}, b: Weight = {}): boolean {
  const numbers = ({ numbers: list = [] }: Weight) => [...new Set(list)].sort((one, other) => one - other).join();
  return a.issues === b.issues && a.items === b.items && numbers(a) === numbers(b);
}

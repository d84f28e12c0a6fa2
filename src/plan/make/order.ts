import { type Actual, type Desired, fold } from "../../kinds/item.ts";
import { temporaryName } from "./match.ts";

/** One renaming, or half of one: by way of a name that nobody wants. */
export interface Renaming {
  readonly wanted: Desired;
  readonly item: Actual;
  readonly from: string;
  readonly to: string;
  readonly temporary: boolean;
}

/**
 * Puts renamings in an order in which each finds its new name free. Where names go round in a circle, one thing passes
 * through a temporary name, which tells where it was going should the run be killed.
 * @param pairs wanted things and those that will get their names, with names that differ by more than case
 */
export function orderRenamings(pairs: readonly (readonly [wanted: Desired, item: Actual])[]): Renaming[] {
  const waiting = pairs.map(([wanted, item]) => ({ wanted, item, from: item.name, to: wanted.name }));
  const ordered: Renaming[] = [];
  while (waiting.length > 0) {
    const taken = new Set(waiting.map(({ from }) => fold(from)));
    const free = waiting.findIndex(({ to, from }) => !taken.has(fold(to)) || fold(to) === fold(from));
    const next = waiting[Math.max(free, 0)];
    if (!next) break;
    if (free >= 0) {
      waiting.splice(free, 1);
      ordered.push({ ...next, temporary: false });
      continue;
    }
    const passing = temporaryName(next.wanted);
    ordered.push({ ...next, to: passing, temporary: true });
    next.from = passing;
  }
  return ordered;
}

/** Teams after the teams that they are in; all else as it stands. What goes round in a circle is left to the service. */
export function parentsFirst(things: readonly Desired[]): readonly Desired[] {
  const byName = new Map(things.map((thing) => [fold(thing.name), thing]));
  const ordered = new Set<Desired>();
  const visit = (thing: Desired, below: ReadonlySet<Desired>): void => {
    const { parent } = thing.fields;
    const above = typeof parent === "string" ? byName.get(fold(parent)) : undefined;
    if (above && !below.has(above)) visit(above, new Set([...below, above]));
    ordered.add(thing);
  };
  for (const thing of things) visit(thing, new Set([thing]));
  return [...ordered];
}

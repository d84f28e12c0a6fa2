import { type Actual, type Desired, fold, itemKey } from "../../kinds/item.ts";
import { differences, kinds } from "../../kinds/kind.ts";
import { sha256 } from "../../system/hash.ts";

/** Which actual thing each wanted one is, within one kind and target. */
export interface Matching {
  /** In the order of the wanted things; undefined: to be made. */
  readonly taken: readonly (Actual | undefined)[];
  /** Wanted things of which it cannot be told whether their names are still to be swapped. */
  readonly unclear: readonly Desired[];
}

/** The name through which a thing passes on its way to a name that is still taken; it tells where it was going. */
export function temporaryName(wanted: Desired): string {
  return `commonry-rename-${sha256(itemKey(wanted)).slice(0, 8)}`;
}

/** More than this in one knot of names is matched by name alone, then by former names: nobody swaps so many at once. */
const mostTried = 7;

/**
 * Finds for each wanted thing the actual one that it is: under its own name, a former one, or on its way between two.
 * Of all ways it takes the one with the fewest creations, then the fewest fields to change, then the fewest renamings.
 * So a swap or a chain of former names may stay in the manifest for ever.
 */
export function match(wanted: readonly Desired[], actual: readonly Actual[]): Matching {
  const byName = new Map(actual.map((item) => [fold(item.name), item]));
  const taken: (Actual | undefined)[] = wanted.map(() => undefined);
  const unclear: Desired[] = [];
  for (const knot of knots(wanted, byName)) {
    const things = knot.map((index) => wanted[index] as Desired);
    const choices = things.map((thing) => candidates(thing, byName));
    const [only] = knot;
    // Most things are one and could be one: that one is always taken.
    if (knot.length === 1 && only !== undefined && (choices[0]?.length ?? 0) <= 1) {
      taken[only] = choices[0]?.[0];
      continue;
    }
    const { picks, tie } = knot.length > mostTried ? greedy(things, choices) : best(things, choices);
    for (const [at, index] of knot.entries()) taken[index] = picks[at];
    if (tie) unclear.push(...things);
  }
  return { taken, unclear };
}

/** The actual things that a wanted one may be; its own name first. One that is on its way to it comes before former ones. */
function candidates(thing: Desired, byName: ReadonlyMap<string, Actual>): Actual[] {
  if (!kinds[thing.kind].renamable) {
    const own = byName.get(fold(thing.name));
    return own ? [own] : [];
  }
  const passing = temporaryName(thing);
  const former = byName.has(passing) ? [passing] : thing.was;
  return [...new Set([thing.name, ...former].map(fold))].flatMap((name) => byName.get(name) ?? []);
}

/** Groups of wanted things that could take the same actual ones. */
function knots(wanted: readonly Desired[], byName: ReadonlyMap<string, Actual>): number[][] {
  const root = wanted.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] as number;
    return at;
  };
  const owner = new Map<Actual, number>();
  for (const [index, thing] of wanted.entries()) {
    for (const item of candidates(thing, byName)) {
      const other = owner.get(item);
      if (other === undefined) owner.set(item, index);
      else root[find(index)] = find(other);
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of root.keys()) groups.set(find(index), [...(groups.get(find(index)) ?? []), index]);
  return [...groups.values()];
}

type Picks = readonly (Actual | undefined)[];

function greedy(things: readonly Desired[], choices: readonly (readonly Actual[])[]): { picks: Picks; tie: boolean } {
  const used = new Set<Actual>();
  const take = (item: Actual | undefined) => {
    if (item) used.add(item);
    return item;
  };
  const own = things.map((thing, index) => take(choices[index]?.find((item) => fold(item.name) === fold(thing.name))));
  const picks = own.map((item, index) => item ?? take(choices[index]?.find((other) => !used.has(other))));
  return { picks, tie: false };
}

/** Tries every way; the first of the best wins, and own names come first. */
function best(things: readonly Desired[], choices: readonly (readonly Actual[])[]): { picks: Picks; tie: boolean } {
  let found: { picks: Picks; cost: readonly number[] } | undefined;
  let tie = false;
  const used = new Set<Actual>();
  const picks: (Actual | undefined)[] = [];
  const consider = (): void => {
    const cost = costOf(things, choices, picks);
    const order = found ? compare(cost, found.cost) : -1;
    // A swap that changes as many fields as none: which of the two is meant cannot be seen.
    if (order !== 0 && found && order < 0) tie = false;
    if (found && compare(cost.slice(0, 2), found.cost.slice(0, 2)) === 0 && (cost[1] ?? 0) > 0) tie = true;
    if (order < 0) found = { picks: [...picks], cost };
  };
  const visit = (index: number): void => {
    if (index === things.length) {
      consider();
      return;
    }
    for (const item of choices[index] ?? []) {
      if (used.has(item)) continue;
      used.add(item);
      picks.push(item);
      visit(index + 1);
      picks.pop();
      used.delete(item);
    }
    picks.push(undefined);
    visit(index + 1);
    picks.pop();
  };
  visit(0);
  return { picks: found?.picks ?? [], tie };
}

const noRights = { remove: false, strict: false };

/** Names that would stay taken by a thing that nobody takes and creations; then fields to change; then renamings. */
function costOf(things: readonly Desired[], choices: readonly (readonly Actual[])[], picks: Picks): readonly number[] {
  let [creations, fields, renamings] = [0, 0, 0];
  const used = new Set(picks);
  for (const [index, thing] of things.entries()) {
    const item = picks[index];
    const own = choices[index]?.find((one) => fold(one.name) === fold(thing.name));
    if (own && !used.has(own)) creations += things.length + 1;
    if (!item) creations++;
    else {
      fields += differences(thing, item, noRights).length;
      if (fold(item.name) !== fold(thing.name)) renamings++;
    }
  }
  return [creations, fields, renamings];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

import type { KindId } from "../kinds/item.ts";
import type { Cost, Place, Scope, Snapshot, Step, Weight } from "./port.ts";

/**
 * Several places as one: each kind goes to the first that has it. What one of them has names its own server as its owner
 * where that is not the first, so that a plan is never carried out on another.
 * @param at what the whole calls itself, whichever of its places are there
 */
export function several(places: readonly [Place, ...Place[]], at: Pick<Place, "provider" | "host">): Place {
  const [main] = places;
  const { provider, host } = at;
  if (places.length === 1) return { ...main, provider, host };
  const offers = new Set(places.flatMap((place) => [...place.offers]));
  const placeOf = (kind: KindId) => places.find((place) => place.offers.has(kind)) ?? main;
  return {
    provider,
    host,
    offers,
    read: async (scope) => {
      const parts = places.flatMap((place) => {
        const kinds = new Set([...scope.kinds].filter((kind) => placeOf(kind) === place));
        return kinds.size > 0 ? [place.read({ ...scope, kinds } satisfies Scope)] : [];
      });
      return merged(await Promise.all(parts));
    },
    weigh: async (items) => {
      const found = new Map<(typeof items)[number], Weight>();
      for (const [place, own] of grouped(items, placeOf)) {
        const weights = await place.weigh(own);
        for (const [index, item] of own.entries()) found.set(item, weights[index] ?? {});
      }
      return items.map((item) => found.get(item) ?? {});
    },
    write: async (steps, tell, stop) => {
      for (const [place, own] of grouped(steps, placeOf)) if (!stop.requested) await place.write(own, tell, stop);
    },
    names: async (owner) => (await placeOf("repository").names?.(owner)) ?? [],
    owners: async (owner) => placeOf("team-member").owners?.(owner),
    cost: (steps) => total([...grouped(steps, placeOf)].map(([place, own]) => place.cost(own))),
  };
}

function grouped<T extends Pick<Step, "kind">>(
  things: readonly T[],
  placeOf: (kind: KindId) => Place,
): Map<Place, T[]> {
  const groups = new Map<Place, T[]>();
  for (const thing of things) {
    const place = placeOf(thing.kind);
    const list = groups.get(place);
    if (list) list.push(thing);
    else groups.set(place, [thing]);
  }
  return groups;
}

function merged(parts: readonly Snapshot[]): Snapshot {
  const viewer = parts.find((part) => part.viewer !== undefined)?.viewer;
  return {
    items: parts.flatMap(({ items }) => items),
    failures: parts.flatMap(({ failures }) => failures),
    absent: new Set(parts.flatMap(({ absent }) => [...absent])),
    readOnly: parts.flatMap(({ readOnly }) => readOnly),
    foreign: parts.flatMap(({ foreign = [] }) => foreign),
    ...(viewer === undefined ? {} : { viewer }),
  };
}

function total(costs: readonly Cost[]): Cost {
  const sum = (part: keyof Cost) => costs.reduce((all, cost) => all + cost[part], 0);
  return { requests: sum("requests"), points: sum("points"), seconds: sum("seconds") };
}

import { partsOf } from "./identity.ts";
import type { Series } from "./model.ts";

/**
 * UIDs last. What is published keeps the ending that it was published with, whatever the manifest says of the community
 * since then: an id, a website or an owner that was added, changed or taken out makes no new event of an old one.
 */

/**
 * The published UIDs that stand for wanted ones of another ending: those that nothing wants as they are, and that have
 * the same part before the @. Of several the first counts. Pure.
 * @param domain the present ending; what has another (a `uid:` of the manifest) is itself and nothing else
 * @param published UIDs of this community that are out there, in their order of precedence
 * @returns wanted UID → published one
 */
export function lasting(
  wanted: Iterable<string>,
  domain: string,
  published: readonly string[],
): ReadonlyMap<string, string> {
  return lastingIn(wanted, domain)(published);
}

/** The same for several calendars of the same events: each costs as much as is published there. */
export function lastingIn(
  wanted: Iterable<string>,
  domain: string,
): (published: readonly string[]) => ReadonlyMap<string, string> {
  const all = new Set(wanted);
  const present = new Map<string, string>();
  for (const uid of all) {
    const { local, ending } = partsOf(uid);
    if (ending === domain) present.set(local, uid);
  }
  return (published) => {
    const out = new Set(published);
    const kept = new Map<string, string>();
    for (const uid of published) {
      const own = present.get(partsOf(uid).local);
      if (own !== undefined && !all.has(uid) && !out.has(own) && !kept.has(own)) kept.set(own, uid);
    }
    return kept;
  };
}

/** Wanted UIDs, and those that they keep. */
export type Kept = Pick<ReadonlyMap<string, string>, "get" | "size">;

/** Series under the UIDs that they keep, and parts of an event with that of their whole. */
export function withKept<T extends Series>(series: readonly T[], kept: Kept): readonly T[] {
  if (kept.size === 0) return series;
  return series.map((one) => {
    const { uid, parent } = one;
    const whole = parent === undefined ? {} : { parent: kept.get(parent) ?? parent };
    return { ...one, uid: kept.get(uid) ?? uid, ...whole };
  });
}

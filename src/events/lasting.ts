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
  const all = new Set(wanted);
  const out = new Set(published);
  const byLocal = new Map<string, string>();
  for (const uid of published) {
    const { local } = partsOf(uid);
    if (!all.has(uid) && !byLocal.has(local)) byLocal.set(local, uid);
  }
  const kept = new Map<string, string>();
  for (const uid of all) {
    const { local, ending } = partsOf(uid);
    const former = byLocal.get(local);
    if (former !== undefined && ending === domain && !out.has(uid)) kept.set(uid, former);
  }
  return kept;
}

/** Series under the UIDs that they keep, and parts of an event with that of their whole. */
export function withKept<T extends Series>(series: readonly T[], kept: ReadonlyMap<string, string>): readonly T[] {
  if (kept.size === 0) return series;
  return series.map((one) => {
    const { uid, parent } = one;
    const whole = parent === undefined ? {} : { parent: kept.get(parent) ?? parent };
    return { ...one, uid: kept.get(uid) ?? uid, ...whole };
  });
}

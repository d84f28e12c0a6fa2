import { type Actual, fold, targetKey, type Value } from "../kinds/item.ts";
import { sha256 } from "../system/hash.ts";
import type { Ground, Plan } from "./plan.ts";
import type { Group } from "./port.ts";

/** JSON with the keys of every map in order, so that equal values give equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The digest of a plan: of everything in it but the digest itself. */
export function planDigest({ digest: _, ...rest }: Omit<Plan, "digest"> & { readonly digest?: string }): string {
  return sha256(canonical(rest));
}

/** A text that is the same for the same group. */
export function groupKey({ kind, target }: Group): string {
  return `${kind}\t${targetKey(target)}`;
}

/** What is true of a group: each thing's name, and a digest of its handle and fields. */
export function groundOf(group: Group, items: readonly Actual[]): Ground {
  const digests = items.map(({ name, ref, fields }) => [
    fold(name),
    sha256(canonical({ name, ref, fields: fields as Value })).slice(0, 16),
  ]);
  return { kind: group.kind, target: group.target, items: Object.fromEntries(digests) as Record<string, string> };
}

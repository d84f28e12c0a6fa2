import { type Actual, fold, targetKey } from "../kinds/item.ts";
import { homeOf, isLink, within } from "../kinds/nesting.ts";
import { sha256 } from "../system/hash.ts";
import type { Ground, Plan } from "./plan.ts";
import type { Failure, Group } from "./port.ts";

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

/** Whether a group could not be read whole: itself, its target, what its target is in, or the list that its target stands in. */
export function isUnread(group: Group, failures: readonly Failure[]): boolean {
  return unreadOf(group, failures) !== undefined;
}

/** Why a group could not be read whole. A failure of a kind covers all that is in things of that kind. */
export function unreadOf({ kind, target }: Group, failures: readonly Failure[]): Failure | undefined {
  return failures.find((failure) => {
    const { owner, ...within } = failure.target;
    if (failure.kind !== undefined && failure.kind !== kind && failure.kind !== homeOf(kind)) return false;
    const parts = Object.entries(within) as [keyof typeof within, string | undefined][];
    return fold(owner) === fold(target.owner) && parts.every(([part, name]) => isNamed(name, target[part]));
  });
}

/** Whether a thing, what is in it, or the repository that it leads to could not be read. */
export function isLost({ kind, target }: Group, name: string, failures: readonly Failure[]): boolean {
  if (isUnread({ kind, target: within({ kind, target }, name) }, failures)) return true;
  return isLink(kind) && isUnread({ kind: "repository", target: { owner: target.owner, repository: name } }, failures);
}

function isNamed(name: string | undefined, other: string | undefined): boolean {
  return name === undefined || (other !== undefined && fold(name) === fold(other));
}

/** What is true of a group: each thing's name, and a digest of its handle and fields. */
export function groundOf(group: Group, items: readonly Actual[]): Ground {
  const digests = new Map<string, string[]>();
  for (const { name, ref, fields } of items) {
    const digest = sha256(canonical({ name, ref, fields })).slice(0, 16);
    digests.set(fold(name), [...(digests.get(fold(name)) ?? []), digest].sort());
  }
  const joined = [...digests].map(([name, list]) => [name, list.join(" ")]);
  return { kind: group.kind, target: group.target, items: Object.fromEntries(joined) as Record<string, string> };
}

import { type Target, targetKey } from "../../../kinds/item.ts";
import type { Change } from "../../../plan/plan.ts";
import type { Translate } from "../../../system/messages.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { targetText } from "./words.ts";

/** One thing that is said, and every place that it is said of. */
export interface Said<T> {
  readonly one: T;
  readonly targets: readonly [Target, ...Target[]];
}

/** From so many repositories on, what is the same in all of them is said once. */
const least = 3;
/** So many of them are named; `--verbose` says everything of each. */
const mostNames = 10;

/**
 * What is the same in several repositories of one owner, once; all else as it is. Order is that of the first of each.
 * @param textOf what is said of a thing, but for its place: what differs in anything that is shown stays apart
 * @param apart true where each is to be said of its own place (`--verbose`)
 */
export function together<T extends { readonly target: Target }>(
  items: readonly T[],
  textOf: (item: T) => string,
  apart: boolean,
): Said<T>[] {
  const groups = new Map<string, Map<string, Target>>();
  const keyed = items.map((one) => {
    const { target } = one;
    const key = target.repository === undefined || apart ? undefined : `${target.owner}\t${textOf(one)}`;
    if (key !== undefined) groups.set(key, (groups.get(key) ?? new Map()).set(targetKey(target), target));
    return { one, key };
  });
  const told = new Set<string>();
  return keyed.flatMap(({ one, key }): Said<T>[] => {
    const [first, ...others] = (key === undefined ? undefined : groups.get(key))?.values() ?? [];
    if (key === undefined || !first || others.length + 1 < least) return [{ one, targets: [one.target] }];
    if (told.has(key)) return [];
    told.add(key);
    return [{ one, targets: [first, ...others] }];
  });
}

const grave: ReadonlySet<string> = new Set(["visibility", "archived", "permission", "role"]);

/** Whether a change takes something away, or opens something to others: each place of such a one is named. */
export function takesAway({ action, removes, off, fields }: Change): boolean {
  if (action === "delete" || action === "merge" || removes !== undefined || off !== undefined) return true;
  return action !== "create" && fields.some(({ field }) => grave.has(field));
}

/** `acme/hub`, or `acme · 60 repositories`. */
export function placesText(targets: Said<unknown>["targets"], t: Translate): string {
  const [first] = targets;
  if (targets.length === 1) return targetText(first, t);
  return t("sync.places", { owner: oneLine(first.owner), count: targets.length });
}

/** Names of several repositories; nothing of one. @param all true for what takes something away: each place is named */
export function namesOfPlaces(targets: Said<unknown>["targets"], t: Translate, all: boolean): string | undefined {
  if (targets.length === 1) return undefined;
  const names = targets.map(({ repository }) => oneLine(repository ?? ""));
  const shown = all ? names : names.slice(0, mostNames);
  const more = names.length - shown.length;
  const list = shown.join(", ");
  return more > 0 ? t("sync.places-more", { names: list, count: more }) : list;
}

/** A list entry's place in one line: `acme · 60 repositories (api, app …)`. */
export function placesLine(targets: Said<unknown>["targets"], t: Translate, all = false): string {
  const names = namesOfPlaces(targets, t, all);
  return names === undefined ? placesText(targets, t) : `${placesText(targets, t)} (${names})`;
}

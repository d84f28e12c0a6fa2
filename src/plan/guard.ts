import { fold, type KindId, type Target } from "../kinds/item.ts";
import { AppError } from "../system/errors.ts";
import { groupKey } from "./digest.ts";
import type { Change, Plan } from "./plan.ts";

/** Beyond this many deletions of a kind in one target, or this share of what is there, the number must be named. */
const guardLimits = { count: 5, share: 0.25 } as const;

/** Beyond this many events of one calendar, and this share of them, a plan that cancels them must be named, too; so must all of them. */
const leaveLimits = { count: 5, share: 0.25 } as const;

/** How many things a change takes away. */
export function deletions({ action, removes }: Change): number {
  return (action === "delete" ? 1 : 0) + (removes?.length ?? 0);
}

/** How many things a plan takes away, or ends, in all. */
export function totalOf({ changes }: Pick<Plan, "changes">): number {
  return changes.reduce((sum, change) => sum + deletions(change) + (change.leaves ? 1 : 0), 0);
}

/**
 * Stops a plan that would take away more things than were named, or many at once.
 * @param reviewed a saved plan is applied: somebody has seen what goes, so that only the named number counts
 * @throws AppError (exit 6) `plan.count`, `plan.guard`, `plan.guard-leaving`
 */
export function guard(plan: Plan, reviewed = false): void {
  const total = totalOf(plan);
  const { allowDelete: named } = plan;
  if (typeof named === "number" && total > named) throw new AppError("plan.count", { named, total }, 6);
  if (reviewed || total === named) return;
  for (const [key, changes] of groups(plan.changes)) {
    refuseMany(plan, key, changes, total);
    refuseLeaving(plan, key, changes, total);
  }
}

/** What has left the manifest at once may be a file that is no longer found. */
function refuseLeaving(plan: Plan, key: string, changes: readonly Change[], total: number): void {
  const leaving = changes.filter(({ leaves }) => leaves);
  const [first] = leaving;
  if (!first || leaving.length === 1) return;
  const [count, present] = [leaving.length, sizeOf(plan, key, leaving)];
  const isMany = count > leaveLimits.count && count > present * leaveLimits.share;
  if (!isMany && count < present) return;
  const place = first.target.calendar ?? first.target.repository ?? first.target.owner;
  throw new AppError("plan.guard-leaving", { count, present, kind: first.kind, place, total }, 6);
}

function refuseMany(plan: Plan, key: string, changes: readonly Change[], total: number): void {
  const count = changes.reduce((sum, change) => sum + deletions(change), 0);
  const [first] = changes;
  if (!first || count === 0) return;
  const present = sizeOf(plan, key, changes);
  if (count <= guardLimits.count && count <= present * guardLimits.share) return;
  const { owner, repository, team, board, calendar } = first.target;
  const place = repository === undefined ? (team ?? board ?? calendar ?? owner) : `${owner}/${repository}`;
  throw new AppError("plan.guard", { count, present, kind: first.kind, place, total }, 6);
}

/** Deletions of things count among the things of their group, parts that go among the parts of their thing. */
function groups(changes: readonly Change[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.removes ? `${groupKey(change)}\t${fold(change.name)}` : groupKey(change);
    const list = found.get(key);
    if (list) list.push(change);
    else found.set(key, [change]);
  }
  return found;
}

function sizeOf(plan: Plan, key: string, [first]: readonly Change[]): number {
  if (first?.removes) {
    const options = first.before?.options;
    return Array.isArray(options) ? options.length : 0;
  }
  const former = first && groupKey({ kind: first.kind, target: formerTarget(first.target, plan.changes) });
  const ground = plan.grounds.find((one) => [key, former].includes(groupKey(one)));
  return ground ? Object.keys(ground.items).length : 0;
}

/** Where a target is before the plan renames it: under that name its ground is written. */
function formerTarget(target: Target, changes: readonly Change[]): Target {
  const former = (kind: KindId, name: string | undefined): string | undefined => {
    if (name === undefined) return undefined;
    const renaming = changes.find((one) => one.action === "rename" && one.kind === kind && one.name === name);
    const from = renaming?.from;
    if (from === undefined) return name;
    // Through a temporary name: the change before this one tells where it came from.
    return changes.find((one) => one.temporary && one.kind === kind && one.name === from)?.from ?? from;
  };
  const named = (["repository", "team", "board"] as const).flatMap((part) => {
    const name = former(part, target[part]);
    return name === undefined ? [] : [[part, name] as const];
  });
  return { owner: target.owner, ...Object.fromEntries(named) };
}

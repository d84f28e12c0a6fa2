import { targetKey } from "../kinds/item.ts";
import { kinds } from "../kinds/kind.ts";
import { childTarget, neededTargets } from "./apply/parents.ts";
import { canonical, groupKey, isUnread } from "./digest.ts";
import type { Change, Plan } from "./plan.ts";
import { stepsOf } from "./steps.ts";
import { sameWeight } from "./weight.ts";

/**
 * Why a change of a saved plan is not carried out. The ground has moved: `unread`, `changed`, `weight`, `over` (it was due
 * at its time, and is no more). No manifest yields it: `foreign`, `other` (another value, name or place), `twice`, `part`
 * (what belongs to it was taken out of the plan).
 */
export type Why = "unread" | "changed" | "weight" | "over" | "foreign" | "other" | "twice" | "part";

/** What is found of a plan that was edited, as against one whose ground has moved. */
const edited: ReadonlySet<Why> = new Set(["foreign", "other", "twice", "part"]);

export interface Odd {
  readonly change: Change;
  readonly why: Why;
}

export interface Redrawn {
  /** The changes to carry out: those of the fresh plan that the saved one has, in the order of the fresh one. */
  readonly changes: readonly Change[];
  readonly odd: readonly Odd[];
  /** What the fresh plan has beyond the saved one. */
  readonly more: readonly Change[];
}

/** Whether an odd change is one that no manifest yields. */
export function isEdited({ why }: Odd): boolean {
  return edited.has(why);
}

/**
 * Holds a saved plan against one that was drawn just now, from the manifest at hand and the place as it is. The saved one
 * says which changes are meant, never what is sent: that comes from the fresh one. Pure.
 */
export function redraw(saved: readonly Change[], fresh: Plan): Redrawn {
  const byId = new Map(fresh.changes.map((change) => [change.id, change]));
  const chosen = new Set(saved.map(({ id }) => id));
  const seen = new Set<string>();
  const odd = saved.flatMap((change): Odd[] => {
    const why = seen.has(change.id) ? "twice" : difference(change, byId.get(change.id), fresh);
    seen.add(change.id);
    return why ? [{ change, why }] : [];
  });
  const changes = fresh.changes.filter(({ id }) => chosen.has(id));
  const more = fresh.changes.filter(({ id }) => !chosen.has(id));
  return { changes, odd: [...odd, ...parted(changes, more)], more };
}

/** In what a change differs from the one of a fresh plan that it is, if it is one. */
export function difference(change: Change, fresh: Change | undefined, { failures }: Plan): Why | undefined {
  if (!fresh) {
    if (isUnread(change, failures)) return "unread";
    return dependsOnTime(change) ? "over" : "foreign";
  }
  if (canonical(wanted(change)) !== canonical(wanted(fresh))) return dependsOnTime(change) ? "changed" : "other";
  if (canonical(found(change)) !== canonical(found(fresh))) return "changed";
  return sameWeight(change.weight, fresh.weight) ? undefined : "weight";
}

/** Events are cancelled, posted and announced when their time comes. */
function dependsOnTime({ kind }: Change): boolean {
  return kinds[kind].section === "events";
}

/** What a change is to make. The text of a calendar's object has stamps of its own; what it says is in the other fields. */
function wanted({ ref: _, intoRef: __, before: ___, weight: ____, fields, ...change }: Change): unknown {
  const after = fields.flatMap(({ field, after: value }) => (isText(change, field) ? [] : [{ field, value }]));
  return { ...change, after };
}

function isText({ kind }: Pick<Change, "kind">, field: string): boolean {
  return kind === "event" && field === "ical";
}

/** What it finds there. */
function found({ ref, intoRef, before, fields }: Change): unknown {
  return { ref, intoRef, before, fields: fields.map(({ before: value }) => value ?? null) };
}

/**
 * Changes of which something is missing that the fresh plan does with them: others of their group (one member is made
 * maintainer, another is one no more), and what they hang on.
 */
function parted(changes: readonly Change[], more: readonly Change[]): Odd[] {
  const groups = new Set(more.filter((change) => !dependsOnTime(change)).map(groupKey));
  const parents = new Set(stepsOf(more).flatMap((step) => childKey(step) ?? []));
  return changes.flatMap((change): Odd[] => {
    const isParted = groups.has(groupKey(change)) || stepsOf([change]).some((step) => hangsOn(step, parents));
    return isParted ? [{ change, why: "part" }] : [];
  });
}

type Step = ReturnType<typeof stepsOf>[number];

function childKey(step: Step): string | undefined {
  const target = childTarget(step);
  return target && targetKey(target);
}

function hangsOn(step: Step, parents: ReadonlySet<string>): boolean {
  return neededTargets(step).some((key) => parents.has(key));
}

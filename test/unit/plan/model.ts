import { type Actual, type Desired, fold, itemKey, type Section, type Target } from "../../../src/kinds/item.ts";
import { type Draft, draft, finish } from "../../../src/plan/make.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import type { Snapshot, Step } from "../../../src/plan/port.ts";
import { stepsOf } from "../../../src/plan/steps.ts";

export const target: Target = { owner: "acme", repository: "hub" };

/** A label as a place has it. */
export function there(name: string, color = "ffffff", at: Target = target): Actual {
  return { kind: "label", target: at, name, ref: `ref-${name}-${color}`, fields: { color, description: "" } };
}

/** A label as a manifest wants it. */
export function wanted(name: string, color = "ffffff", was: readonly string[] = [], at: Target = target): Desired {
  return { kind: "label", target: at, name, fields: { color }, was };
}

export interface Options {
  readonly strict?: boolean;
  readonly allowDelete?: boolean | number;
  readonly only?: readonly Section[];
  readonly snapshot?: Partial<Snapshot>;
}

const all = [
  "repository",
  "team",
  "team-member",
  "team-repository",
  "label",
  "milestone",
  "board",
  "board-field",
] as const;

/** A plan over some things, all in sections that are strict or none. */
export function planOf(desired: readonly Desired[], items: readonly Actual[], options: Options = {}): Plan {
  const { allowDelete = false, only = [] } = options;
  const drafted = draftOf(desired, items, options);
  const place = { provider: "memory", host: "memory", owner: "acme" };
  const about = { place, manifest: { path: "community.yaml", sha256: "" }, only, allowDelete, manual: [] };
  return finish(drafted, new Map(), about, (steps) => ({ requests: steps.length, points: 0, seconds: 0 }));
}

export function draftOf(desired: readonly Desired[], items: readonly Actual[], options: Options = {}): Draft {
  const { strict = false, allowDelete = false, only = [], snapshot = {} } = options;
  return draft({
    desired,
    snapshot: { items, failures: [], absent: new Set(), readOnly: [], ...snapshot },
    offers: new Set(all),
    strict: new Set(strict ? (["labels", "teams", "boards", "milestones"] as const) : []),
    allowDelete,
    only,
  });
}

/** Carries steps out on a list of things, as strictly as a service would: no two of one name, nothing that is not there. */
export function carryOut(steps: readonly Step[], items: readonly Actual[]): Actual[] {
  const state = new Map(items.map((item) => [itemKey(item), item]));
  for (const step of steps) {
    const key = itemKey(step);
    const item = state.get(key);
    if (step.action === "create") {
      if (item) throw new Error(`${step.name} is there`);
      const { kind, target: at, name, fields } = step;
      state.set(key, { kind, target: at, name, ref: `made-${name}`, fields: { description: "", ...fields } });
      continue;
    }
    if (!item) throw new Error(`${step.name} is not there`);
    state.delete(key);
    if (step.action !== "update") continue;
    const changed = { ...item, name: step.rename ?? item.name, fields: { ...item.fields, ...step.fields } };
    if (state.has(itemKey(changed))) throw new Error(`${changed.name} is taken`);
    state.set(itemKey(changed), changed);
  }
  return [...state.values()];
}

/** Carries a plan out, or the first few steps of it. */
export function apply(plan: Plan, items: readonly Actual[], count = Number.POSITIVE_INFINITY): Actual[] {
  return carryOut(stepsOf(plan.changes).slice(0, count), items);
}

/** Names and colours, in order of name. */
export function shown(items: readonly Actual[]): string[] {
  return items
    .map(({ name, fields }) => `${name} ${String(fields.color)}`)
    .sort((a, b) => (fold(a) < fold(b) ? -1 : 1));
}

import type { Section } from "../kinds/item.ts";
import { planDigest } from "./digest.ts";
import type { Draft } from "./make/types.ts";
import type { Note, Plan } from "./plan.ts";
import type { Cost, Step, Weight } from "./port.ts";
import { stepsOf } from "./steps.ts";

export { draft } from "./make/draft.ts";
export type { Draft, Input } from "./make/types.ts";

/** What a plan says of itself. */
export interface About {
  readonly place: Plan["place"];
  readonly manifest: Plan["manifest"];
  readonly only: readonly Section[];
  readonly allowDelete: boolean | number;
  readonly manual: readonly Note[];
}

/** Makes a plan of a draft, once the place has told what hangs on the things that go; pure. */
export function finish(
  { toWeigh: _, ...drafted }: Draft,
  weights: ReadonlyMap<string, Weight>,
  about: About,
  cost: (steps: readonly Step[]) => Cost,
): Plan {
  const changes = drafted.changes.map((change) => {
    const weight = weights.get(change.id);
    return weight ? { ...change, weight } : change;
  });
  const plan: Omit<Plan, "digest"> = {
    schemaVersion: 1,
    kind: "plan",
    place: about.place,
    manifest: about.manifest,
    only: about.only,
    allowDelete: about.allowDelete,
    ...drafted,
    changes,
    manual: about.manual,
    cost: cost(stepsOf(changes)),
  };
  return { ...plan, digest: planDigest(plan) };
}

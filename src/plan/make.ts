import type { Section } from "../kinds/item.ts";
import type { NotOffered } from "../kinds/offered.ts";
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
  readonly notOffered?: readonly NotOffered[];
}

/** Makes a plan of a draft, once the place has told what hangs on the things that go; pure. */
export function finish(
  { toWeigh: _, ...drafted }: Draft,
  weights: ReadonlyMap<string, Weight>,
  about: About,
  cost: (steps: readonly Step[]) => Cost,
): Plan {
  const { changes, held, failures } = weighed(drafted, weights);
  const plan: Omit<Plan, "digest"> = {
    schemaVersion: 1,
    kind: "plan",
    place: about.place,
    manifest: about.manifest,
    only: about.only,
    allowDelete: about.allowDelete,
    ...drafted,
    changes,
    held,
    failures,
    manual: about.manual,
    notOffered: about.notOffered ?? [],
    cost: cost(stepsOf(changes)),
  };
  return withDigest(plan);
}

/** The digest is made when somebody asks for it: a plan that is only shown needs none, and of ten thousand changes it takes as long as they do. */
function withDigest(plan: Omit<Plan, "digest">): Plan {
  let made: string | undefined;
  const get = () => (made ??= planDigest(plan));
  return Object.defineProperty({ ...plan } as Plan, "digest", { get, enumerable: true });
}

/** Changes with what hangs on their things. Where the place could not tell, nothing goes: it is held back, and the run is no whole one. */
function weighed(
  drafted: Pick<Draft, "changes" | "held" | "failures">,
  weights: ReadonlyMap<string, Weight>,
): Pick<Plan, "changes" | "held" | "failures"> {
  const held = [...drafted.held];
  const failures = [...drafted.failures];
  const changes = drafted.changes.flatMap((change) => {
    const weight = weights.get(change.id);
    if (!weight) return [change];
    if (!weight.unread) return [{ ...change, weight }];
    const { kind, target, name, removes = [] } = change;
    const parts = removes.length > 0 ? removes.map((part) => ({ part })) : [{}];
    held.push(...parts.map((part) => ({ kind, target, name, ...part, reason: "weight" })));
    failures.push({ target, kind, ...weight.unread });
    return [];
  });
  return { changes, held, failures };
}

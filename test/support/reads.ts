import { type Desired, sections } from "../../src/kinds/item.ts";
import type { Recorded } from "../../src/plan/apply/journal.ts";
import { restOf } from "../../src/plan/apply/resume.ts";
import { carryOut } from "../../src/plan/apply/run.ts";
import { draft, finish } from "../../src/plan/make.ts";
import type { Change, Plan } from "../../src/plan/plan.ts";
import type { Place, Scope, Weight } from "../../src/plan/port.ts";
import { stepsOf } from "../../src/plan/steps.ts";
import { inverse } from "../../src/plan/undo.ts";
import { AppError } from "../../src/system/errors.ts";

/** Every way in which a place is read to decide what is done, for matrices of what cannot be read. */

export interface Wanted {
  readonly desired: readonly Desired[];
  readonly scope: Scope;
}

/** The plan that a place gives, with all that may go allowed to. @param scales what weighs; the place itself when absent */
export async function planOf(place: Place, { desired, scope }: Wanted, scales = place): Promise<Plan> {
  const snapshot = await place.read(scope);
  const all = { strict: new Set(sections), allowDelete: true, only: [] };
  const drafted = draft({ desired, snapshot, offers: place.offers, ...all });
  const weights: readonly Weight[] = await scales.weigh([...drafted.toWeigh.values()]);
  const weighed = new Map([...drafted.toWeigh.keys()].map((id, index) => [id, weights[index] ?? {}]));
  const { provider, host } = place;
  const about = { place: { provider, host, owner: scope.owner }, manifest: { path: "", sha256: "" } };
  return finish(drafted, weighed, { ...about, only: [], allowDelete: true, manual: [] }, place.cost);
}

/** What a run that ends with a message of ours does: nothing. */
export async function orNothing<T>(run: () => Promise<T>, none: T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return none;
    throw error;
  }
}

function recordOf(plan: Plan, changes: readonly Change[], isDone: boolean): Recorded {
  const results = new Map(changes.map(({ id }) => [id, { state: "done" } as const]));
  const begun = new Set(changes.map(({ id }) => id));
  const common = { name: "1", at: "", command: "apply", plan: { ...plan, changes }, begun, finished: isDone };
  return { ...common, undone: false, results: isDone ? results : new Map() };
}

const said = (changes: readonly { action: string; kind: string; name: string }[]) =>
  changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`);
const quiet = { begin: () => undefined, end: () => undefined, tell: () => undefined, sleep: async () => undefined };
const stop = { requested: false };

/** What is asked: a broken place, the plan that the whole one gave, and which changes are about what is broken. */
export interface Asked {
  readonly place: Place;
  readonly good: Plan;
  readonly wanted: Wanted;
  readonly isAbout: (change: Pick<Change, "kind" | "target" | "name">) => boolean;
}

/** Each tells what it would do, or has done, about what cannot be read. */
export const reads: Readonly<Record<string, (asked: Asked) => Promise<string[]>>> = {
  plan: ({ place, wanted, isAbout }) =>
    orNothing(async () => said((await planOf(place, wanted)).changes.filter(isAbout)), []),
  apply: ({ place, wanted, isAbout }) =>
    orNothing(async () => {
      const { changes } = await planOf(place, wanted);
      const { done } = await carryOut({ place, owner: wanted.scope.owner, steps: stepsOf(changes), stop, ...quiet });
      return said(done.filter(isAbout));
    }, []),
  resume: ({ place, good, isAbout }) =>
    orNothing(async () => {
      const { steps, found } = await restOf(recordOf(good, good.changes.filter(isAbout), false), place);
      return said([...steps, ...found]);
    }, []),
  settle: async ({ place, good, wanted, isAbout }) => {
    let waves = 0;
    const mute: Place = {
      ...place,
      write: async (sent, tell) => {
        waves++;
        for (const step of sent) tell(step, { state: "unknown", reason: "reset" });
      },
    };
    const kinds = new Map(good.changes.filter(isAbout).map((change) => [change.kind, change]));
    const found: string[] = [];
    for (const { kind } of kinds.values()) {
      waves = 0;
      const steps = stepsOf(good.changes.filter((one) => isAbout(one) && one.kind === kind));
      const run = { place: mute, owner: wanted.scope.owner, steps, stop, ...quiet };
      const done = await orNothing(async () => (await carryOut(run)).done, []);
      found.push(...said(done), ...(waves > 1 ? [`${kind} sent again`] : []));
    }
    return found;
  },
  undo: ({ place, good, wanted, isAbout }) =>
    orNothing(async () => {
      const record = recordOf(good, good.changes.filter(isAbout), true);
      return said(inverse(record, await place.read(wanted.scope)).changes);
    }, []),
};

import { type Actual, targetKey } from "../../kinds/item.ts";
import { groupKey } from "../digest.ts";
import type { Failure, Place, Snapshot, Step } from "../port.ts";

/** The group of a step, from a fresh reading. @returns a failure when it could not be read whole */
export async function readGroup(place: Place, owner: string, step: Step): Promise<readonly Actual[] | Failure> {
  const { kind, target } = step;
  const snapshot: Snapshot = await place.read({
    owner,
    kinds: new Set([kind]),
    repositories: kind === "repository" ? [step.name, ...(step.rename ? [step.rename] : [])] : repositoriesOf(step),
    settings: new Set(kind === "repository" ? [step.name, step.rename ?? ""].map((name) => name.toLowerCase()) : []),
    only: [{ kind, target }],
  });
  const failure = snapshot.failures.find((one) => {
    return targetKey(one.target) === targetKey(target) && (one.kind === undefined || one.kind === kind);
  });
  return failure ?? snapshot.items.filter((item) => groupKey(item) === groupKey(step));
}

function repositoriesOf({ target }: Step): string[] {
  return target.repository === undefined ? [] : [target.repository];
}

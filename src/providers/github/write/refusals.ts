import { type Target, targetKey } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";

/** What was refused so far, so that what would surely be refused as well is not sent. */
export class Refusals {
  #all: Outcome | undefined;
  readonly #targets = new Map<string, Outcome>();

  /** Notes an outcome. @returns it, with no longer reach than it has */
  note(step: Step, outcome: Outcome): Outcome {
    if (outcome.state !== "failed") return outcome;
    if (outcome.reach === "all") this.#all ??= outcome;
    if (outcome.reach !== "target") return outcome;
    // A refusal at one repository, team or board says nothing of the owner's others.
    if (isOwner(step.target)) return { ...outcome, reach: "step" };
    this.#targets.set(targetKey(step.target), outcome);
    return outcome;
  }

  /** Why a step need not be sent. */
  of({ target }: Step): Outcome | undefined {
    return this.#all ?? this.#targets.get(targetKey(target));
  }
}

function isOwner({ repository, team, board }: Target): boolean {
  return repository === undefined && team === undefined && board === undefined;
}

/** So many requests go side by side at most; the others wait here, where a stop still reaches them. */
export function slots(most: number): (act: () => Promise<void>) => Promise<void> {
  const queue: (() => void)[] = [];
  let busy = 0;
  return async (act) => {
    if (busy >= most) await new Promise<void>((resolve) => queue.push(resolve));
    else busy++;
    try {
      await act();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy--;
    }
  };
}

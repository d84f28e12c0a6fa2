import { type Target, targetKey } from "../../kinds/item.ts";
import type { Outcome, Step } from "../port.ts";
import type { Reason } from "./types.ts";

/** What can no longer be done, since something before it failed. */
export class Blocked {
  /** Set when nothing more can be done at all. */
  all: (Reason & { readonly exitCode: 4 | 5 }) | undefined;
  readonly #targets = new Map<string, Reason>();

  /** Notes a step that failed. */
  failed(step: Step, outcome: Outcome): void {
    const { owner } = step.target;
    if (outcome.state === "failed" && outcome.reach === "all") {
      this.all = { reason: outcome.reason, params: outcome.params, exitCode: outcome.exitCode ?? 5 };
    } else if (outcome.state === "failed" && outcome.reach === "target") {
      this.#targets.set(targetKey(step.target), { reason: outcome.reason, params: outcome.params });
    }
    // What was to be made, or to get its name, is not there for those that hang on it.
    const parent = step.action === "create" || step.rename !== undefined ? childTarget(step, owner) : undefined;
    if (parent)
      this.#targets.set(targetKey(parent), { reason: "apply.parent", params: { name: step.rename ?? step.name } });
  }

  /** Why a step cannot be sent; undefined when it can. */
  reason(step: Step): Reason | undefined {
    if (this.all) return this.all;
    const { owner, repository } = step.target;
    const own = this.#targets.get(targetKey(step.target));
    const named = step.kind.endsWith("-repository")
      ? this.#targets.get(targetKey({ owner, repository: step.name }))
      : undefined;
    return own ?? named ?? (repository === undefined ? undefined : this.#targets.get(targetKey({ owner, repository })));
  }
}

/** Where things are that hang on the thing of a step. */
function childTarget(step: Step, owner: string): Target | undefined {
  const name = step.rename ?? step.name;
  if (step.kind === "repository") return { owner, repository: name };
  if (step.kind === "team") return { owner, team: name };
  return step.kind === "board" ? { owner, board: name } : undefined;
}

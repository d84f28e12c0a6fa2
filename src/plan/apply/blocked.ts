import { targetKey } from "../../kinds/item.ts";
import { isLink } from "../../kinds/nesting.ts";
import type { Outcome, Step } from "../port.ts";
import { childTarget, neededTargets } from "./parents.ts";
import type { Reason } from "./types.ts";

/** Whether a step puts a repository into the archive, where nothing can be done any more. */
export function isArchiving({ kind, action, fields }: Step): boolean {
  return kind === "repository" && action === "update" && fields.archived === true;
}

/** What can no longer be done, since something before it failed. */
export class Blocked {
  /** Set when nothing more can be done at all. */
  all: (Reason & { readonly exitCode: 4 | 5 }) | undefined;
  readonly #targets = new Map<string, Reason>();
  /** Repositories in which something was not done. */
  readonly #unfinished = new Set<string>();

  /** Notes a step that failed. */
  failed(step: Step, outcome: Outcome): void {
    if (outcome.state === "failed" && outcome.reach === "all") {
      this.all = { reason: outcome.reason, params: outcome.params, exitCode: outcome.exitCode ?? 5 };
    } else if (outcome.state === "failed" && outcome.reach === "target") {
      this.#targets.set(targetKey(step.target), { reason: outcome.reason, params: outcome.params });
    }
    this.skipped(step);
  }

  /** Notes a step that was not done: what was to be made, or to get its name, is not there for those that hang on it. */
  skipped(step: Step): void {
    const parent = childTarget(step);
    for (const key of repositoriesOf(step)) this.#unfinished.add(key);
    const reason = { reason: "apply.parent", params: { name: step.rename ?? step.name } };
    if (parent) this.#targets.set(targetKey(parent), reason);
  }

  /** Why a step cannot be sent; undefined when it can. */
  reason(step: Step): Reason | undefined {
    if (this.all) return this.all;
    for (const key of neededTargets(step)) {
      const reason = this.#targets.get(key);
      if (reason) return reason;
    }
    const isLeft = isArchiving(step) && repositoriesOf(step).some((key) => this.#unfinished.has(key));
    return isLeft ? { reason: "apply.not-archived", params: { name: step.name } } : undefined;
  }
}

/** Keys of the repositories that a step is in, or about. */
function repositoriesOf(step: Step): string[] {
  const { kind, target, name, rename } = step;
  const { owner, repository } = target;
  const names = kind === "repository" ? [name, rename ?? name] : isLink(kind) ? [name] : [repository];
  return names.flatMap((one) => (one === undefined ? [] : [targetKey({ owner, repository: one })]));
}

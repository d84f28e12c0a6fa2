import { type Target, targetKey } from "../../kinds/item.ts";
import { isContainer, isLink, within } from "../../kinds/nesting.ts";
import type { Step } from "../port.ts";

/** Where things are that hang on the thing that a step makes or renames; undefined when it does neither, or nothing hangs on it. */
export function childTarget({ action, kind, name, rename, target: { owner } }: Step): Target | undefined {
  if (action !== "create" && rename === undefined) return undefined;
  return isContainer(kind) ? within({ kind, target: { owner } }, rename ?? name) : undefined;
}

/** Keys of the targets without which a step cannot be done: its own, and that of a repository that it is about. */
export function neededTargets({ kind, name, target }: Step): string[] {
  const { owner, repository } = target;
  const about = isLink(kind) ? name : repository;
  return [targetKey(target), ...(about === undefined ? [] : [targetKey({ owner, repository: about })])];
}

import { type Actual, fold } from "../../kinds/item.ts";
import { compareField } from "../../kinds/kind.ts";
import type { Step } from "../port.ts";

const asIs = { strict: false, remove: false };

/** Whether things are as a step was to make them, so that it need not be sent (again); pure. @param items its group, as it is now */
export function satisfied(step: Step, items: readonly Actual[]): boolean {
  const named = (name: string) => items.find((item) => fold(item.name) === fold(name));
  const own = named(step.name);
  if (step.action === "delete" || step.action === "merge") {
    // One of the same name that is another thing is none of ours: it was made since.
    return own === undefined || own.ref !== step.ref || own.fields.closed === true;
  }
  const result = step.rename === undefined ? own : named(step.rename);
  if (!result) return false;
  if (step.rename !== undefined && result.name !== step.rename) return false;
  const isOther = step.action === "update" && step.ref !== undefined && result.ref !== step.ref;
  if (isOther && !isReplaced(step, own)) return false;
  return hasFields(step, result);
}

/** The same, where a step also gives issues what they carry: of that a listing of things says nothing, so it is sent again. */
export function isWhole(step: Step, items: readonly Actual[]): boolean {
  return step.carriers === undefined && step.off === undefined && satisfied(step, items);
}

/**
 * A thing without an update of its own is made anew, and has another handle then; a team's handle goes with its name.
 * @param own what has the former name now
 */
function isReplaced({ kind, rename }: Step, own: Actual | undefined): boolean {
  if (kind === "team") return rename !== undefined && (own === undefined || own.name === rename);
  return kind === "autolink" || kind === "team-member" || kind === "team-repository";
}

/** Whether a thing has the fields that a step sets. */
export function hasFields(step: Step, item: Actual): boolean {
  return Object.entries(step.fields).every(([field, value]) => {
    return compareField(step.kind, field, value, item.fields[field], asIs) === undefined;
  });
}

import type { Fields } from "../kinds/item.ts";
import type { Change } from "./plan.ts";
import type { Step } from "./port.ts";

/** What a place is to do, change by change, in the same order; pure. */
export function stepsOf(changes: readonly Change[]): Step[] {
  return changes.map(stepOf);
}

function stepOf(change: Change): Step {
  const { id, kind, target, ref, before, action, name } = change;
  // Of what is made again it says which issues get it back.
  const weight = change.weight && action !== "create" ? { weight: change.weight } : {};
  const fields: Fields = Object.fromEntries(change.fields.map(({ field, after }) => [field, after]));
  const common = {
    id,
    kind,
    target,
    fields,
    ...(ref === undefined ? {} : { ref }),
    ...(before ? { before } : {}),
    ...weight,
  };
  if (action === "rename") return { ...common, action: "update", name: change.from ?? name, rename: name };
  if (action === "merge") {
    const into = { name: change.into ?? "", ref: change.intoRef ?? "" };
    return { ...common, action, name, into, carried: change.weight?.issues ?? 0 };
  }
  const numbers = action === "create" ? change.weight?.numbers : undefined;
  const { off } = change;
  return { ...common, action, name, ...(numbers ? { carriers: numbers } : {}), ...(off ? { off } : {}) };
}

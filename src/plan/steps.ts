import type { Fields } from "../kinds/item.ts";
import type { Change } from "./plan.ts";
import type { Step } from "./port.ts";

/** What a place is to do, change by change, in the same order; pure. */
export function stepsOf(changes: readonly Change[]): Step[] {
  return changes.map((change): Step => {
    const { id, kind, target, ref, before, action } = change;
    const fields: Fields = Object.fromEntries(change.fields.map(({ field, after }) => [field, after]));
    const common = { id, kind, target, fields, ...(ref === undefined ? {} : { ref }), ...(before ? { before } : {}) };
    if (action === "rename")
      return { ...common, action: "update", name: change.from ?? change.name, rename: change.name };
    const into =
      action === "merge" && change.into !== undefined ? { name: change.into, ref: change.intoRef ?? "" } : undefined;
    return { ...common, action, name: change.name, ...(into ? { into } : {}) };
  });
}

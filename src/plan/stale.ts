import { fold, isPost } from "../kinds/item.ts";
import { groundOf, groupKey, isUnread } from "./digest.ts";
import type { Plan } from "./plan.ts";
import type { Group, Snapshot } from "./port.ts";

/** One thing that is not as it was when a plan was made. */
export interface Moved extends Group {
  readonly name: string;
  readonly how: "added" | "removed" | "changed" | "unread";
}

/** A post that is none of the plan's: posts are many, each stands for itself, and old ones are no longer looked for. */
function isElse(name: string, ground: Group, { changes }: Plan): boolean {
  return isPost(ground.kind) && !changes.some((one) => groupKey(one) === groupKey(ground) && fold(one.name) === name);
}

/** What has moved since a plan was made, of all that it stands on. */
export function moved(plan: Plan, snapshot: Snapshot): Moved[] {
  return plan.grounds.flatMap((ground): Moved[] => {
    const { kind, target } = ground;
    const key = groupKey(ground);
    if (isUnread(ground, snapshot.failures)) return [{ kind, target, name: "", how: "unread" }];
    const items = snapshot.items.filter((item) => groupKey(item) === key);
    const now = groundOf(ground, items).items;
    const names = new Set([...Object.keys(ground.items), ...Object.keys(now)]);
    return [...names].flatMap((name): Moved[] => {
      const [before, after] = [ground.items[name], now[name]];
      if (before === after || isElse(name, ground, plan)) return [];
      const shown = items.find((item) => fold(item.name) === name)?.name ?? name;
      const how = before === undefined ? "added" : after === undefined ? "removed" : "changed";
      return [{ kind, target, name: shown, how }];
    });
  });
}

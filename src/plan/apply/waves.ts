import { kindIds } from "../../kinds/item.ts";
import { rank } from "../../kinds/kind.ts";
import { groupKey } from "../digest.ts";
import type { Step } from "../port.ts";
import { isArchiving } from "./blocked.ts";

/** More changes than this before what goes take long enough for it to move meanwhile. */
const together = 20;

/** When a step is sent: kind after kind, and what puts a repository into the archive when all else is done there. */
function turn(step: Step): number {
  return isArchiving(step) ? kindIds.length : rank(step.kind);
}

/**
 * Steps that may be sent together: of one kind, since what hangs on them comes after. Where much is made or changed first,
 * what goes is a wave of its own, so that it is looked at shortly before it goes. In each group the order stays. Pure.
 */
export function waves(steps: readonly Step[]): Step[][] {
  const byKind = new Map<number, Step[]>();
  for (const step of steps) {
    const wave = byKind.get(turn(step));
    if (wave) wave.push(step);
    else byKind.set(turn(step), [step]);
  }
  return [...byKind].sort(([a], [b]) => a - b).flatMap(([, wave]) => parts(wave));
}

function parts(wave: Step[]): Step[][] {
  const goes = new Set<string>();
  const first: Step[] = [];
  const second: Step[] = [];
  for (const step of wave) {
    if (step.weight) goes.add(groupKey(step));
    (goes.has(groupKey(step)) ? second : first).push(step);
  }
  return second.length > 0 && first.length > together ? [first, second] : [wave];
}

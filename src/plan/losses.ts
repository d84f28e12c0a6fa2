import type { Change } from "./plan.ts";
import type { Outcome } from "./port.ts";

/** What cannot be given back of a change, though it is taken back: codes with a text in the catalogue. Pure. */
export function lossesOf(change: Change, outcome: Outcome | undefined): string[] {
  const { action, kind, weight, removes } = change;
  const goes = action === "delete" || action === "merge";
  if (kind === "board-field") return (goes || removes) && weight?.items !== 0 ? ["left.values"] : [];
  if (!goes) return [];
  if (kind === "team") return ["left.members"];
  return kind === "label" || kind === "milestone" ? lostCarriers(change, outcome) : [];
}

/** Issues that a thing is not put back on, or that keep what it was merged into, since nobody knows which they are. */
function lostCarriers({ action, kind, weight }: Change, outcome: Outcome | undefined): string[] {
  const { moved = undefined, added = undefined } = outcome?.state === "done" ? outcome : {};
  const numbers = moved ?? weight?.numbers ?? [];
  const isKnown = moved !== undefined || (weight?.issues !== undefined && weight.issues === numbers.length);
  const stays = action === "merge" && kind === "label" && added === undefined && numbers.length > 0;
  return [...(isKnown ? [] : ["left.carriers"]), ...(stays ? ["left.into"] : [])];
}

import type { Cost, Step } from "../../plan/port.ts";
import { batchSize, isBatched } from "./write/labels.ts";

/** Requests that one thing takes, beside labels, which go many at once. */
const perStep: Partial<Record<Step["kind"], number>> = { repository: 2, autolink: 1, ruleset: 2, board: 2 };

/** Documented limits: 80 creations a minute, 180 REST writes a minute (900 points, 5 a write). */
const creationsAMinute = 80;
const writesAMinute = 180;

/** What carrying steps out takes; the time is the least that the documented limits allow, at a tenth of a second a request. */
export function costOf(steps: readonly Step[]): Cost {
  const batched = steps.filter(isBatched).length;
  const others = steps.filter((step) => !isBatched(step));
  const single = others.reduce((sum, { kind, action, weight }: Step & { weight?: number }) => {
    return sum + (weight ?? 0) + (action === "merge" ? 4 : (perStep[kind] ?? 1));
  }, 0);
  const requests = Math.ceil(batched / batchSize) + single;
  const creations = steps.filter(({ action }) => action === "create").length;
  const waits = Math.max(Math.floor(creations / creationsAMinute), Math.floor(requests / writesAMinute));
  return { requests, points: requests * 5, seconds: waits * 60 + requests / 10 };
}

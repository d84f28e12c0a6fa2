import type { Cost, Step } from "../../plan/port.ts";
import { estimate, type Load } from "../../system/http/pacer.ts";
import { batchSize, isBatched } from "./write/labels.ts";

/** Requests that one thing takes, beside labels, which go many at once. */
const perStep: Partial<Record<Step["kind"], number>> = { repository: 2, autolink: 1, ruleset: 2, board: 2 };

/** Kinds that are content: of these alone GitHub documents how many may be made. */
const content: ReadonlySet<Step["kind"]> = new Set(["event-issue", "event-discussion"]);
const page = 100;

/**
 * What carrying steps out takes; the time is the least that the documented limits allow, as the transport keeps to them,
 * at a tenth of a second a request.
 */
export function costOf(steps: readonly Step[]): Cost {
  const batched = steps.filter(isBatched).length;
  const others = steps.filter((step) => !isBatched(step));
  const requests = Math.ceil(batched / batchSize) + others.reduce((sum, step) => sum + requestsOf(step), 0);
  const texts = steps.filter(({ kind, action }) => action === "create" && content.has(kind)).length;
  const loads = [
    ...Array<Load>(texts).fill({ kind: "graphql", write: true, creates: 1 }),
    ...Array<Load>(requests - texts).fill({ kind: "rest", write: true, creates: 0 }),
  ];
  return { requests, points: requests * 5, seconds: estimate(loads) + requests / 10 };
}

/** A merge lists what carries the old thing, changes each, lists again, has it counted, and removes it. */
function requestsOf({ kind, action, carried = 0, carriers = [], off }: Step): number {
  if (action === "merge") return carried + 2 * Math.max(1, Math.ceil(carried / page)) + 2;
  return (perStep[kind] ?? 1) + carriers.length + (off?.numbers.length ?? 0);
}

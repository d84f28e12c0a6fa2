import type { Cost, Step } from "../../plan/port.ts";
import { batchSize, isBatched } from "./write/labels.ts";

/** Requests that one thing takes, beside labels, which go many at once. */
const perStep: Partial<Record<Step["kind"], number>> = { repository: 2, autolink: 1, ruleset: 2, board: 2 };

/** Documented limits: 80 creations a minute and 500 an hour, 180 REST writes a minute (900 points, 5 a write). */
const limits = { creationsAMinute: 80, creationsAnHour: 500, writesAMinute: 180 } as const;
const page = 100;

/**
 * What carrying steps out takes; the time is the least that the documented limits allow (docs.github.com: Rate limits for
 * the REST API), at a tenth of a second a request.
 */
export function costOf(steps: readonly Step[]): Cost {
  const batched = steps.filter(isBatched).length;
  const others = steps.filter((step) => !isBatched(step));
  const requests = Math.ceil(batched / batchSize) + others.reduce((sum, step) => sum + requestsOf(step), 0);
  // A label on an issue counts as a creation, too.
  const creations = steps.reduce((sum, { action, carried = 0 }) => sum + (action === "create" ? 1 : carried), 0);
  const minutes = Math.max(
    Math.floor(creations / limits.creationsAMinute),
    Math.floor(requests / limits.writesAMinute),
  );
  const hours = Math.floor(creations / limits.creationsAnHour);
  return { requests, points: requests * 5, seconds: Math.max(minutes * 60, hours * 3600) + requests / 10 };
}

/** A merge lists what carries the old thing, changes each, lists again, and removes it. */
function requestsOf({ kind, action, carried = 0 }: Step): number {
  if (action === "merge") return carried + 2 * Math.max(1, Math.ceil(carried / page)) + 1;
  return perStep[kind] ?? 1;
}

import { type Case, isTorn, openAt, within } from "./cases.ts";
import { day, median, share } from "./figures.ts";
import { flowOf } from "./flow.ts";
import type { Span } from "./input.ts";
import type { Closure } from "./report.ts";
import { compare, type Scene } from "./scene.ts";

/**
 * Change Request Closure Ratio (CHAOSS, https://chaoss.community/?p=4834): "the ratio between the total number of change
 * requests closed during a time period versus the total number of open change requests during that same period". A
 * pull request is open during the period when it was open at any time of it: at its beginning, or opened in it. So the
 * ratio lies between 0 and 1.
 *
 * Beside it the share of the closed ones that were merged (of CHAOSS's Change Request Acceptance Ratio,
 * https://chaoss.community/?p=3598, made a share so that it is finite) and Time to Close
 * (https://chaoss.community/?p=3446). Pull requests of bots are left out. A forge tells only the last closing: what was
 * reopened in between counts as open all along.
 */
export function closureOf(scene: Scene): Closure | null {
  if (!scene.read.parts.has("pulls") || !scene.knowsOpen) return null;
  const { minimum } = scene.settings;
  const pulls = scene.cases.filter(({ thread }) => thread.kind === "pull");
  const { count, trend } = compare(scene, (span) => look(pulls, span));
  return {
    opened: count((one) => one.opened),
    merged: count((one) => one.merged),
    closedUnmerged: count((one) => one.closed - one.merged),
    open: count((one) => one.open),
    closureRatio: trend((one) => share(one.closed, one.wereOpen, minimum)),
    acceptedShare: trend((one) => share(one.merged, one.closed, minimum)),
    medianDaysToClose: trend((one) => median(one.days, minimum)),
    monthly: flowOf(pulls, scene.months, scene.period.to),
  };
}

function look(pulls: readonly Case[], span: Span) {
  const wereOpen = pulls.filter((one) => one.opened < span.to && one.closed >= span.from);
  const closed = wereOpen.filter((one) => one.closed < span.to);
  return {
    opened: pulls.filter((one) => within(one.opened, span)).length,
    open: pulls.filter((one) => openAt(one, span.to)).length,
    wereOpen: wereOpen.length,
    closed: closed.length,
    merged: closed.filter(({ thread }) => thread.merged !== undefined).length,
    days: closed.filter((one) => !isTorn(one)).map((one) => (one.closed - one.opened) / day),
  };
}

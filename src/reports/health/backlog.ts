import { type Case, openAt, within } from "./cases.ts";
import { day, measured, median, p90, share } from "./figures.ts";
import { flowOf } from "./flow.ts";
import type { Span } from "./input.ts";
import type { Backlog, HealthSettings } from "./report.ts";
import { compare, type Scene } from "./scene.ts";

/** Mean length of a month of the Gregorian calendar: 400 years have 146,097 days and 4,800 months. */
const monthDays = 146_097 / 4_800;

/**
 * Issue Age (CHAOSS, https://chaoss.community/?p=3629): "how long issues have been left open in the considered time
 * period", from the opening to the end of the period, over the issues that are open then. Beside it Issues New
 * (https://chaoss.community/?p=3634) and Issues Closed (https://chaoss.community/?p=3633).
 *
 * An issue is stale when it is open and no person opened it or said anything in it for longer than `staleDays`; what a
 * bot says does not count. `growthPerMonth` is (open at the end − open at the beginning) ÷ months of the period; its
 * cases are the issues opened and those closed. Issues that bots opened are left out. A forge tells only the last
 * closing: what was reopened in between counts as open all along.
 */
export function backlogOf(scene: Scene): Backlog | null {
  const { parts } = scene.read;
  if (!parts.has("issues") || !parts.has("comments") || !scene.knowsOpen) return null;
  const { minimum } = scene.settings;
  const issues = scene.cases.filter(({ thread }) => thread.kind === "issue");
  const { count, trend } = compare(scene, (span) => look(issues, span, scene.settings));
  return {
    opened: count((one) => one.opened),
    closed: count((one) => one.closed),
    open: count((one) => one.ages.length),
    stale: count((one) => one.stale),
    medianAgeDays: trend((one) => median(one.ages, minimum)),
    p90AgeDays: trend((one) => p90(one.ages, minimum)),
    staleShare: trend((one) => share(one.stale, one.ages.length, minimum)),
    growthPerMonth: trend((one) => measured(one.opened + one.closed, minimum, () => one.growth)),
    monthly: flowOf(issues, scene.months, scene.period.to),
  };
}

function look(issues: readonly Case[], span: Span, { staleDays }: HealthSettings) {
  const { from, to } = span;
  const open = issues.filter((one) => openAt(one, to));
  const openBefore = issues.filter((one) => openAt(one, from)).length;
  return {
    opened: issues.filter((one) => within(one.opened, span)).length,
    closed: issues.filter((one) => one.opened < to && within(one.closed, span)).length,
    ages: open.map(({ opened }) => (to - opened) / day),
    stale: open.filter((one) => to - lastActivity(one, to) > staleDays * day).length,
    growth: (open.length - openBefore) / ((to - from) / day / monthDays),
  };
}

/** When a person last did something in it, before `to`. */
function lastActivity({ opened, said }: Case, to: number): number {
  return said.reduce((last, { at }) => (at < to ? Math.max(last, at) : last), opened);
}

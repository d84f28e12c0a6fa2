import { dateOf } from "../calendar/days.ts";
import { firstFrom } from "./days.ts";
import { type Ground, refuse, type Strand, warn } from "./ground.ts";

/**
 * Lets a strand begin with its first occurrence: `at` need not be one (every Tuesday, from a Friday on), and the first
 * ones may be left out. Readers of calendars do not agree about a DTSTART that is none of its rule's (RFC 5545, 3.8.5.3).
 * @returns undefined, with a finding, when nothing is left of it
 */
export function settled(ground: Ground, strand: Strand, skipped: ReadonlySet<number>): Strand | undefined {
  const first = firstFrom(strand, strand.day);
  if (first === undefined) {
    refuse(ground, ground.spec.repeat === undefined ? "at" : "repeat", "events.never");
    return undefined;
  }
  let [day, left]: [number | undefined, number] = [first, 0];
  while (day !== undefined && skipped.has(day)) {
    day = strand.rule ? firstFrom(strand, day + 1) : undefined;
    left++;
  }
  if (day === undefined) {
    refuse(ground, "skip", "events.all-skipped");
    return undefined;
  }
  const { rule } = strand;
  return {
    ...strand,
    day,
    ...(rule?.count === undefined ? {} : { rule: { ...rule, count: rule.count - left } }),
  };
}

/** Tells that `at` is no occurrence, and which one is the first. */
export function tellStart(ground: Ground, strands: readonly Strand[]): void {
  const [strand] = strands;
  if (!strand?.rule || ground.spec.cohorts || ground.spec.weekly) return;
  const firsts = strands.flatMap((one) => firstFrom(one, one.day) ?? []);
  const asked = ground.spec.at?.slice(0, 10);
  const first = firsts.length > 0 ? dateOf(Math.min(...firsts)) : undefined;
  if (asked !== undefined && first !== undefined && first !== asked) {
    warn(ground, "at", "events.start-moves", { at: asked, first });
  }
}

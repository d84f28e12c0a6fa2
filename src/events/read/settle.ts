import { dateOf } from "../calendar/days.ts";
import { firstFrom } from "./days.ts";
import { type Ground, refuse, type Strand, warn } from "./ground.ts";

/**
 * Lets a strand begin with its first occurrence: `at` need not be one (every Tuesday, from a Friday on), and the first
 * ones may be left out. Readers of calendars do not agree about a DTSTART that is none of its rule's (RFC 5545, 3.8.5.3).
 * @returns why nothing is left of it, when nothing is
 */
export function settled(strand: Strand, skipped: ReadonlySet<number>): Strand | "never" | "all-skipped" {
  const first = firstFrom(strand, strand.day);
  if (first === undefined) return "never";
  let [day, left]: [number | undefined, number] = [first, 0];
  while (day !== undefined && skipped.has(day)) {
    day = strand.rule ? firstFrom(strand, day + 1) : undefined;
    left++;
  }
  if (day === undefined) return "all-skipped";
  const { rule } = strand;
  return {
    ...strand,
    day,
    ...(rule?.count === undefined ? {} : { rule: { ...rule, count: rule.count - left } }),
  };
}

/** Tells that nothing is left of an event, or of one of its cohorts or pairs. A line of a rotation may well be empty. */
export function tellEmpty(ground: Ground, outcomes: readonly (Strand | "never" | "all-skipped")[]): void {
  const empty = outcomes.filter((one) => typeof one === "string");
  const isPart = ground.spec.rotate !== undefined || ground.spec.weekly !== undefined;
  const [first] = empty;
  if (first === undefined || (isPart && empty.length < outcomes.length)) return;
  if (first === "all-skipped") refuse(ground, "skip", "events.all-skipped");
  else refuse(ground, ground.spec.repeat === undefined ? "at" : "repeat", "events.never");
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

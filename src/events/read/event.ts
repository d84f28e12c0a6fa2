import { civil, dayOf } from "../calendar/days.ts";
import type { Series } from "../model.ts";
import type { Rule } from "../rule/rule.ts";
import { withAlso, withoutEarly } from "./also.ts";
import { withSessions } from "./course.ts";
import { checkDates, exceptionsOf, isLeftOut, skippedDays } from "./exceptions.ts";
import { type Ground, refuse, type Strand, warn } from "./ground.ts";
import { eventLength } from "./length.ts";
import { linesOf, rulesOf } from "./lines.ts";
import { phasesOf } from "./phases.ts";
import { seriesOf } from "./series.ts";
import { settled, tellEmpty, tellStart } from "./settle.ts";
import { strandsOf } from "./strands.ts";

/** The series of one event. What is wrong with it is noted on the ground. */
export function readEvent(ground: Ground): Series[] {
  const rules = rulesOf(ground);
  if (rules === "broken") return [];
  const exceptions = exceptionsOf(ground);
  const strands = withAlso(ground, allStrands(ground, rules), exceptions).map((strand) =>
    withSessions(ground, strand, (day) => isLeftOut(exceptions, day)),
  );
  const [first] = strands;
  if (!first) return [];
  checkDates(ground, strands, exceptions);
  tellStart(ground, strands);
  tellZone(ground, strands);
  for (const rule of rules) tellShortMonths(ground, rule);
  const length = eventLength(ground, first.minute !== undefined, first.rule === undefined);
  const skips = strands.map((strand) => skippedDays(strand, exceptions));
  const outcomes = strands.map((strand, index) => settled(strand, skips[index] ?? new Set()));
  tellEmpty(ground, outcomes);
  const begun = outcomes.flatMap((strand, index) =>
    typeof strand === "string" ? [] : [{ strand, skipped: skips[index] ?? new Set<number>() }],
  );
  const series = withoutEarly(
    ground,
    begun.map(({ strand }) => strand),
  ).map((strand, index) => seriesOf(ground, strand, length, begun[index]?.skipped ?? new Set(), exceptions));
  return [...series, ...(ground.spec.phases ? phases(ground, strands, series) : [])];
}

function allStrands(ground: Ground, rules: readonly (Rule | undefined)[]): Strand[] {
  const known = rules.flatMap((rule) => rule ?? []);
  return known.length > 1 ? linesOf(known, (rule) => strandsOf(ground, rule)) : strandsOf(ground, known[0]);
}

function phases(ground: Ground, strands: readonly Strand[], [whole]: readonly Series[]): Series[] {
  if (strands.length > 1) {
    refuse(ground, "phases", "events.phases-of-series");
    return [];
  }
  return whole ? phasesOf(ground, whole) : [];
}

/** A rule for the 31st leaves out the months that have none; who writes «monthly» may not expect that. */
function tellShortMonths(ground: Ground, rule: Rule | undefined): void {
  const { at } = ground.spec;
  if (rule?.frequency !== "MONTHLY" || at === undefined || rule.weekdays.length > 0) return;
  const days = rule.monthDays.length > 0 ? rule.monthDays : [civil(dayOf(at)).day];
  const late = days.find((day) => day > 28);
  if (late !== undefined) warn(ground, "repeat", "events.short-months", { day: late });
}

/** An hour without a zone is taken for one in UTC, which few mean. */
function tellZone({ spec, settings, ...ground }: Ground, strands: readonly Strand[]): void {
  if (spec.timezone !== undefined || settings.timezone !== undefined || spec.rotate) return;
  const isOpen = strands.some(({ minute, timezone }) => minute !== undefined && timezone === "UTC");
  const isNamed = spec.cohorts?.every(({ timezone }) => timezone !== undefined) === true;
  if (isOpen && !isNamed)
    warn({ spec, settings, ...ground }, spec.at === undefined ? "cohorts" : "at", "events.no-timezone");
}

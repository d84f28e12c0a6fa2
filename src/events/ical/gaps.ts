import { expand } from "../expand.ts";
import { type Override, recurs, type Series } from "../model.ts";
import { basic, isUtc } from "./moment.ts";
import { transitions } from "./transitions.ts";

/**
 * Times of a rule that clocks skip. RFC 5545 (3.3.5) reads such a time with the offset before the change, but says in
 * another place (3.3.10) that a rule leaves it out, and readers do either. So each gets a VEVENT of its own, with the time
 * that is meant.
 */

/** Clocks are put forward at night: nobody's later than this, on the clocks themselves. */
const latest = "04:00";
/** For so many years, which end with the rule. */
const years = 10;
const hour = 3_600_000;

/** The overrides of a series, with those that clocks ask for. Sorted by `original`. */
export function withGaps(series: Series): readonly Override[] {
  const { start, timezone, overrides, added = [] } = series;
  const isEarly = [start, ...added].some(({ time }) => time !== undefined && time <= latest);
  if (!recurs(series) || !isEarly || isUtc(timezone)) return overrides;
  const from = Number(start.date.slice(0, 4));
  const skipped = transitions(timezone, from, from + years).filter(({ before, after }) => after > before);
  const moved = skipped.flatMap(({ at }) => expand([series], { from: at - hour, to: at + 2 * hour }));
  const known = new Set(overrides.map(({ original }) => basic(original)));
  const gaps = moved.filter(({ clock, originalStart }) => clock === "gap" && !known.has(basic(originalStart)));
  if (gaps.length === 0) return overrides;
  const moves = gaps.map(({ originalStart }): Override => ({ original: originalStart }));
  return [...overrides, ...moves].sort((a, b) => (basic(a.original) < basic(b.original) ? -1 : 1));
}

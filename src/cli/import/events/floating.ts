import type { ReadCalendar, ReadEvent } from "../../../events/ical/read.ts";
import { usageError } from "../../../system/errors.ts";
import type { Note } from "../found.ts";

/** Times without a zone (RFC 5545, 3.3.5, form 1), which are another moment wherever they are read. */

/** A zone for them, and who says so. */
export interface Clocks {
  readonly zone: string;
  readonly by: "option" | "community";
}

/**
 * A calendar whose times without a zone have one: that of `--timezone`, else what the calendar names as its own, else the
 * community's. Which it was is said.
 * @throws AppError (exit 2) `import.floating` where nobody names one
 */
export function withClocks(
  calendar: ReadCalendar,
  file: string,
  clocks: Clocks | undefined,
): { calendar: ReadCalendar; notes: readonly Note[] } {
  const floating = calendar.events.filter(hasFloating);
  const [first] = floating;
  if (!first) return { calendar, notes: [] };
  const timezone = clocks?.by === "option" ? clocks.zone : (calendar.timezone ?? clocks?.zone);
  const at = first.line === undefined ? file : `${file}:${first.line}`;
  if (timezone === undefined) throw usageError("import.floating", { place: at, count: floating.length });
  return {
    calendar: { ...calendar, timezone },
    notes: [{ code: "import.floating-taken", place: `${at} → ${timezone} (${floating.length} ×)` }],
  };
}

/** Where only a date to leave out or to change has no zone, it is on the clocks of its series. */
function hasFloating({ start: { wall, zone, unknownZone }, original }: ReadEvent): boolean {
  return wall.time !== undefined && zone === undefined && unknownZone === undefined && original === undefined;
}

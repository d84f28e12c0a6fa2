import type { Change } from "../../events/ical/change.ts";
import type { Renamed } from "../../events/ical/published.ts";
import type { Written } from "./outputs.ts";

/** A file that was made, and in what it differs from the one that was there. */
export interface Built extends Written {
  /** Of a calendar: how many events it has, and what changed. */
  readonly events?: number;
  readonly changes: readonly Change[];
  /** Events that it has under another UID from now on. */
  readonly renamed?: readonly Renamed[];
}

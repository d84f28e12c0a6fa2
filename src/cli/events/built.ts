import type { Change } from "../../events/ical/change.ts";
import type { Written } from "./outputs.ts";

/** A file that was made, and in what it differs from the one that was there. */
export interface Built extends Written {
  /** Of a calendar: how many events it has, and what changed. */
  readonly events?: number;
  readonly changes: readonly Change[];
}

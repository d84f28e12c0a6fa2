import type { Activity, ForgeFacts, ForgeScope } from "../../reports/port.ts";

/** What the forge says, and what people did there by day. */
export interface ForgeReading {
  readonly facts: ForgeFacts;
  readonly activity: Activity;
  readonly repositories: readonly string[];
  readonly parts: ForgeScope["parts"];
  /** Milliseconds since 1970; everything was read when absent. */
  readonly since?: number;
  /** The source knows no labels. */
  readonly labels?: false;
}

import type { Clone } from "../../providers/git/index.ts";
import { dayOfMoment } from "../../reports/calendar.ts";
import type { Note } from "../../reports/contributors/report.ts";
import type { Activity, ForgeFacts, ForgeScope, HistoryFacts } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import type { ReportFlags } from "./flags.ts";
import { readHistories } from "./histories.ts";
import type { ReportSettings } from "./settings.ts";

/** What the forge says, and what people did there by day. */
export interface ForgeReading {
  readonly facts: ForgeFacts;
  readonly activity: Activity;
  readonly repositories: readonly string[];
  readonly parts: ForgeScope["parts"];
  /** Milliseconds since 1970; everything was read when absent. */
  readonly since?: number;
  /** Threads that are open now are all there. */
  readonly open: boolean;
}

/** Everything that a report is made from. */
export interface Sources {
  readonly clones: readonly Clone[];
  readonly histories: readonly HistoryFacts[];
  readonly forge?: ForgeReading;
  readonly notes: readonly Note[];
}

/**
 * @param since how far back the forge is asked: a date or a span; everything when undefined
 */
export async function readSources(
  flags: ReportFlags,
  settings: ReportSettings,
  wanted: { readonly folders: boolean; readonly lines: boolean },
  since: string | undefined,
  context: Context,
): Promise<Sources> {
  void [settings, since, dayOfMoment];
  const { clones, facts } = await readHistories(flags.repositories, wanted, context);
  const notes = [...new Set(facts.flatMap((one) => one.notes))].map((code) => ({ code, params: {} }));
  return { clones, histories: facts, notes };
}

import type { Clone } from "../../providers/git/index.ts";
import { dateOfDay, dayOfMoment, type Period } from "../../reports/calendar.ts";
import { spanOf } from "../../reports/contributors/make.ts";
import type { ContributorsReport, Note } from "../../reports/contributors/report.ts";
import type { Activity, ForgeScope, HistoryFacts } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import type { ReportFlags } from "./flags.ts";
import { forgeNames } from "./forge-names.ts";
import { readForge } from "./forge-read.ts";
import { readHistories, type Wish } from "./histories.ts";
import { type Periods, periodsOf } from "./period.ts";
import type { ForgeReading } from "./reading.ts";
import type { ReportSettings } from "./settings.ts";

/** Everything that a report is made from. */
export interface Sources {
  readonly clones: readonly Clone[];
  readonly histories: readonly HistoryFacts[];
  readonly wishes: readonly Wish[];
  /** What the forge calls each history; undefined where it has none of it. */
  readonly forgeNames: readonly (string | undefined)[];
  readonly repositories: ContributorsReport["repositories"];
  readonly forge?: ForgeReading;
  readonly periods: Periods;
  readonly notes: readonly Note[];
}

export interface Wanted {
  readonly folders: boolean;
  readonly lines: boolean;
  readonly parts: ForgeScope["parts"];
  /** A date or a span; the whole history when undefined. */
  readonly since: string | undefined;
  readonly unit: Periods["unit"] | undefined;
}

/**
 * Reads histories and then the forge: of this everything, once, whatever the period. What is kept makes the next reading
 * cheap, and without it neither an old issue that is still open nor an early contributor would be known.
 * @throws AppError as they do
 */
export async function readSources(
  flags: ReportFlags,
  settings: ReportSettings,
  wanted: Wanted,
  context: Context,
): Promise<Sources> {
  if (flags.source !== undefined) return await archived(flags.source, flags, settings, wanted, context);
  const { clones, facts: histories, wishes, notes } = await readHistories(flags.repositories, wanted, context);
  const activities = histories.map(({ activity }) => activity);
  const periods = periodsFrom(activities, newestHead(histories), flags, wanted, context);
  const names = await forgeNames(clones, flags, settings, context);
  const forge = await readForge(names.all, wanted.parts, flags, settings, context);
  const codes = new Set([...notes, ...histories.flatMap((one) => one.notes)]);
  return {
    clones,
    histories,
    wishes,
    forgeNames: names.ofClones,
    repositories: histories.map(({ name, head, commits }) => ({ name, head, commits })),
    ...(forge ? { forge } : {}),
    periods,
    notes: [...codes].map((code) => ({ code, params: {} })).concat(notesOf(forge, names.all, flags)),
  };
}

/** Events of an archive: histories and threads have the same contacts there. */
async function archived(
  address: string,
  flags: ReportFlags,
  settings: ReportSettings,
  wanted: Wanted,
  context: Context,
): Promise<Sources> {
  const { readArchive } = await import("./archive.ts");
  // How long ago the first event was is not known before it is read: without a beginning all of it is.
  const rough = periodsFrom([], undefined, flags, wanted, context);
  const since = wanted.since === undefined ? undefined : sinceOf(rough);
  const { forge, repositories } = await readArchive(address, since, flags, settings, context);
  return {
    clones: [],
    histories: [],
    wishes: [],
    forgeNames: [],
    repositories,
    forge,
    periods: periodsFrom([forge.activity], undefined, flags, wanted, context),
    notes: [
      ...forge.facts.notes.map((code) => ({ code, params: {} })),
      ...(since === undefined
        ? []
        : [{ code: "report.note.forge-since", params: { date: dateOfDay(dayOfMoment(since)) } }]),
    ],
  };
}

function periodsFrom(
  activities: readonly Activity[],
  head: number | undefined,
  { until }: ReportFlags,
  { since, unit }: Wanted,
  { world }: Context,
): Periods {
  return periodsOf({ since, until, unit }, world.now(), spanOf(activities), head);
}

/** The beginning of the period before, which trends compare with. */
function sinceOf({ previous }: { readonly previous: Period | undefined }): number | undefined {
  return previous === undefined ? undefined : previous.from * 86_400_000;
}

function newestHead(histories: readonly HistoryFacts[]): number | undefined {
  const days = histories.flatMap(({ headDay }) => headDay ?? []);
  return days.length > 0 ? Math.max(...days) : undefined;
}

function notesOf(forge: ForgeReading | undefined, names: readonly string[], { provider }: ReportFlags): Note[] {
  if (forge) {
    return forge.facts.notes.map((code) => ({ code, params: {} }));
  }
  return provider === "none"
    ? []
    : [{ code: names.length > 0 ? "report.note.no-token" : "report.note.no-forge", params: {} }];
}

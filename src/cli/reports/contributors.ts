import { before, type Period } from "../../reports/calendar.ts";
import { makeContributors } from "../../reports/contributors/make.ts";
import type { ContributorsReport, Note } from "../../reports/contributors/report.ts";
import type { Cast } from "../../reports/identity/person.ts";
import type { Activity } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import type { ReportFlags } from "./flags.ts";
import { linesByPerson } from "./lines.ts";
import { loadSettings, unlistedIn } from "./settings.ts";
import { readSources, type Sources } from "./sources.ts";
import { castFrom, excludedFrom, rolesFrom } from "./who.ts";

const defaults = { bound: 50, quiet: "90d" } as const;

const parts = new Set(["issues", "pulls", "reviews", "comments", "discussions", "releases"] as const);

/** `report contributors`: the report, who was taken for whom, with whole names, and the community's name. */
export async function contributorsReport(
  flags: ReportFlags,
  since: string | undefined,
  context: Context,
): Promise<{ readonly report: ContributorsReport; readonly cast: Cast; readonly community: string | undefined }> {
  const settings = await loadSettings(context);
  const own = settings.community?.reports?.contributors;
  const wanted = {
    folders: false,
    lines: flags.lines,
    parts,
    since: since ?? own?.since,
    unit: flags.unit ?? own?.period,
  };
  const sources = await readSources(flags, settings, wanted, context);
  const { histories, clones, periods } = sources;
  const all = [...histories.map(({ activity }) => activity), ...(sources.forge ? [sources.forge.activity] : [])];
  const unlisted = await unlistedIn(clones, sources.wishes, context);
  const cast = castFrom(all, settings, flags.rules, unlisted, "whole");
  const { period, previous, unit } = periods;
  const { activities, late } = flags.until === undefined ? withinClock(all, period.to) : { activities: all, late: 0 };
  const report = makeContributors({
    repositories: sources.repositories,
    activities,
    cast,
    period,
    previous,
    unit,
    settings: {
      bound: own?.bound ?? defaults.bound,
      quiet: period.to - before(period.to, own?.quiet ?? defaults.quiet),
      ladder: own?.ladder ?? [],
      bots: flags.bots,
      emails: flags.emails,
    },
    isExcluded: excludedFrom(cast, settings),
    hasRole: rolesFrom(cast, settings),
    ...(flags.lines ? { lines: linesByPerson(histories, cast, period) } : {}),
    notes: [...notesOf(sources, cast), ...(late > 0 ? [{ code: "report.note.future", params: { count: late } }] : [])],
  });
  return { report, cast, community: settings.community?.community.name };
}

/** What is dated after the end belongs to the last day; a day ahead is another zone's, more is a broken clock. */
function withinClock(all: readonly Activity[], to: Period["to"]) {
  let late = 0;
  const activities = all.map((activity) => {
    if (!activity.day.some((day) => day > to)) return activity;
    const day = activity.day.map((on, row) => {
      if (on <= to) return on;
      if (on > to + 1) late += activity.count[row] as number;
      return to;
    });
    return { ...activity, day };
  });
  return { activities, late };
}

function notesOf({ notes }: Sources, { people }: Cast): Note[] {
  const byName = people.filter(({ because }) => because.some(({ code }) => code === "report.because.name")).length;
  return [...notes, ...(byName > 0 ? [{ code: "report.note.by-name", params: { count: byName } }] : [])];
}

import { joinActivities } from "../../reports/activity.ts";
import { healthOf } from "../../reports/health/health.ts";
import type { HealthInput, Reading } from "../../reports/health/input.ts";
import type { HealthReport } from "../../reports/health/report.ts";
import { healthSettings } from "../../reports/health/settings.ts";
import type { Cast } from "../../reports/identity/person.ts";
import type { Activity, HistoryFacts } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import type { ReportFlags } from "./flags.ts";
import { loadSettings, unlistedIn } from "./settings.ts";
import { readSources, type Sources } from "./sources.ts";
import { castFrom } from "./who.ts";

/** How far back is looked when nothing is said: enough for a trend, and for a forge not to be asked for everything. */
const span = "1y";

const parts = new Set(["issues", "pulls", "reviews", "comments", "discussions", "releases"] as const);

/** `report health`, with the community's name. */
export async function healthReport(
  flags: ReportFlags,
  since: string | undefined,
  context: Context,
): Promise<{ readonly report: HealthReport; readonly community: string | undefined }> {
  const settings = await loadSettings(context);
  const own = settings.community?.reports?.health;
  const wanted = {
    folders: true,
    lines: false,
    parts,
    since: since ?? own?.since ?? span,
    unit: flags.unit ?? own?.period,
  };
  const sources = await readSources(flags, settings, wanted, context);
  const { clones, forge, periods } = sources;
  const histories = sources.histories.map((facts, index) => ({
    ...facts,
    name: sources.forgeNames[index] ?? facts.name,
  }));
  // The contacts of the forge come first, so that its threads need no other numbers.
  const activities = [...(forge ? [forge.activity] : []), ...histories.map(({ activity }) => activity)];
  const unlisted = await unlistedIn(clones, sources.wishes, context);
  const cast = castFrom(activities, settings, flags.rules, unlisted);
  const offset = forge?.activity.contacts.length ?? 0;
  const report = healthOf({
    repositories: repositoriesOf(histories, forge),
    threads: forge?.facts.threads ?? [],
    releases: forge?.facts.releases ?? [],
    cast,
    ...(histories.length > 0 ? { activity: joined(histories, offset) } : {}),
    folders: foldersOf(histories, cast, offset),
    read: readingOf(sources),
    period: periods.period,
    previous: periods.previous ?? null,
    // What a day that is not over will bring is not held against anybody.
    now: context.world.now().getTime(),
    settings: { ...healthSettings(own), bound: settings.community?.reports?.contributors?.bound ?? 50 },
    notes: [...sources.notes, ...(forge?.labels === false ? [{ code: "report.note.no-labels", params: {} }] : [])],
  });
  return { report, community: settings.community?.community.name };
}

function readingOf({ forge }: Sources): Reading {
  if (!forge) return { parts: new Set() };
  const { parts, since, labels } = forge;
  return {
    parts,
    ...(labels === undefined ? {} : { labels }),
    ...(since === undefined ? {} : { since, open: true }),
  };
}

/** Those of the forge, and histories that belong to none of them. */
function repositoriesOf(histories: readonly HistoryFacts[], forge: Sources["forge"]): HealthInput["repositories"] {
  const heads = new Map(histories.map(({ name, head }) => [name, head] as const));
  const names = [...new Set([...(forge?.repositories ?? []), ...heads.keys()])];
  return names.map((name) => ({ name, head: heads.get(name) ?? "" }));
}

/** All histories as one activity, with contacts counted through from `offset`. */
function joined(histories: readonly HistoryFacts[], offset: number): Activity {
  let shift = offset;
  const parts = histories.map(({ activity }) => {
    const part = { activity, shift };
    shift += activity.contacts.length;
    return part;
  });
  return joinActivities(
    parts,
    histories.flatMap(({ activity }) => activity.contacts),
  );
}

function foldersOf(
  histories: readonly HistoryFacts[],
  { people, personOf }: Cast,
  offset: number,
): HealthInput["folders"] {
  let shift = offset;
  return histories.map(({ name, folders = [], activity }) => {
    const own = { people, personOf: personOf.subarray(shift, shift + activity.contacts.length) };
    shift += activity.contacts.length;
    return { repository: name, work: folders.filter(({ who }) => who !== -1), cast: own };
  });
}

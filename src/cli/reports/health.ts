import { spanOf } from "../../reports/contributors/make.ts";
import { healthOf } from "../../reports/health/health.ts";
import type { HealthInput, Reading } from "../../reports/health/input.ts";
import type { HealthReport } from "../../reports/health/report.ts";
import { healthSettings } from "../../reports/health/settings.ts";
import type { Cast } from "../../reports/identity/person.ts";
import type { Activity, HistoryFacts } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import type { ReportFlags } from "./flags.ts";
import { periodsOf } from "./period.ts";
import { loadSettings, unlistedIn } from "./settings.ts";
import { readSources, type Sources } from "./sources.ts";
import { castFrom } from "./who.ts";

/** How far back is looked when nothing is said: enough for a trend, and for a forge not to be asked for everything. */
const span = "1y";

/** `report health`. */
export async function healthReport(
  flags: ReportFlags,
  since: string | undefined,
  context: Context,
): Promise<HealthReport> {
  const settings = loadSettings(context);
  const own = settings.community?.reports?.health;
  const sources = await readSources(
    flags,
    settings,
    { folders: true, lines: false },
    since ?? own?.since ?? span,
    context,
  );
  const { histories, clones, forge } = sources;
  // The contacts of the forge come first, so that its threads need no other numbers.
  const activities = [...(forge ? [forge.activity] : []), ...histories.map(({ activity }) => activity)];
  const unlisted = unlistedIn([context.dir, ...clones.map(({ path }) => path)], context);
  const cast = castFrom(activities, settings, flags.rules, unlisted);
  const heads = histories.flatMap(({ headDay }) => headDay ?? []);
  const { period, previous } = periodsOf(
    { since: since ?? own?.since ?? span, until: flags.until, unit: flags.unit ?? own?.period },
    context.world.now(),
    spanOf(activities),
    heads.length > 0 ? Math.max(...heads) : undefined,
  );
  return healthOf({
    repositories: repositoriesOf(sources),
    threads: forge?.facts.threads ?? [],
    releases: forge?.facts.releases ?? [],
    cast,
    ...(histories.length > 0 ? { activity: joined(histories, forge?.activity.contacts.length ?? 0) } : {}),
    folders: foldersOf(histories, cast, forge?.activity.contacts.length ?? 0),
    read: readingOf(sources),
    period,
    previous: previous ?? null,
    now: context.world.now().getTime(),
    settings: { ...healthSettings(own), bound: settings.community?.reports?.contributors?.bound ?? 50 },
    notes: sources.notes,
  });
}

function readingOf({ forge }: Sources): Reading {
  if (!forge) return { parts: new Set() };
  return { parts: forge.parts, ...(forge.since === undefined ? {} : { since: forge.since, open: forge.open }) };
}

/** Those of the forge, and histories that belong to none of them. */
function repositoriesOf({ histories, forge }: Sources): HealthInput["repositories"] {
  const heads = new Map(histories.map(({ name, head }) => [name, head] as const));
  const names = [...new Set([...(forge?.repositories ?? []), ...heads.keys()])];
  return names.map((name) => ({ name, head: heads.get(name) ?? "" }));
}

/** All histories as one activity, with contacts counted through from `offset`. */
function joined(histories: readonly HistoryFacts[], offset: number): Activity {
  const size = histories.reduce((sum, { activity }) => sum + activity.who.length, 0);
  const who = new Int32Array(size);
  const day = new Int32Array(size);
  const deed = new Uint8Array(size);
  const count = new Int32Array(size);
  let [row, shift] = [0, offset];
  for (const { activity } of histories) {
    who.set(
      activity.who.map((contact) => contact + shift),
      row,
    );
    day.set(activity.day, row);
    deed.set(activity.deed, row);
    count.set(activity.count, row);
    row += activity.who.length;
    shift += activity.contacts.length;
  }
  return { contacts: histories.flatMap(({ activity }) => activity.contacts), who, day, deed, count };
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

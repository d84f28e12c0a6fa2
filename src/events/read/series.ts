import { dateOf, dayOf, minuteOf, timeOf, wallOf } from "../calendar/days.ts";
import { zoneOf } from "../calendar/zone.ts";
import { identityOf } from "../identity.ts";
import { type Length, type Override, type Place, recurs, type Series, type Wall } from "../model.ts";
import { untilText } from "../rule/end.ts";
import { ruleText } from "../rule/rule.ts";
import { firstFrom } from "./days.ts";
import type { Change, Exceptions } from "./exceptions.ts";
import { type Ground, given, localizedText, originOf, refuse, type Session, type Strand } from "./ground.ts";
import { lengthOf } from "./length.ts";

/** A strand as a series, with what differs at single dates. */
export function seriesOf(
  ground: Ground,
  strand: Strand,
  length: Length,
  skipped: ReadonlySet<number>,
  exceptions: Exceptions,
): Series {
  const { timezone, day, minute, rule } = strand;
  const overrides = overridesOf(ground, strand, exceptions);
  const added = [...strand.added].sort(([a], [b]) => a - b).map(([one, own]) => wallAt(one, own));
  const whole: Series = {
    ...describe(ground, strand),
    start: wallAt(day, minute),
    timezone,
    length,
    ...(rule ? { rule: ruleText(rule, untilText(rule, minute, zoneOf(timezone))) } : {}),
    ...(added.length > 0 ? { added } : {}),
    skipped: [...skipped]
      .filter((one) => one > day)
      .sort((a, b) => a - b)
      .map((one) => wallAt(one, minute)),
    overrides,
  };
  return recurs(whole) ? whole : single(whole);
}

/** What does not depend on the time. */
function describe(ground: Ground, strand: Strand) {
  const { spec, settings, part } = ground;
  const people = (list: readonly string[] | undefined) => namesOf(list ?? [], settings);
  const { place, link, language, level, capacity } = spec;
  const description = localizedText(spec.description, settings.language);
  return {
    uid: identityOf(spec, strand.suffix, settings.domain),
    id: spec.id,
    title: strand.title,
    ...given({ description, place: place as Place | undefined, link, language, level, capacity }),
    kind: spec.kind ?? ("meetup" as const),
    tags: spec.tags ?? [],
    speakers: people(spec.speakers),
    hosts: people(strand.hosts),
    agenda: spec.agenda ?? [],
    tracks: spec.tracks ?? [],
    isPrivate: spec.private ?? spec.pairs !== undefined,
    publish: spec.publish ?? [],
    ...given({ milestone: milestoneOf(spec.milestone) }),
    ...(spec.status === "tentative" ? { isTentative: true } : {}),
    source: originOf(part),
  };
}

function namesOf(people: readonly string[], { names }: Ground["settings"]): string[] {
  return people.map((one) => names?.get(one) ?? one);
}

function milestoneOf(milestone: Ground["spec"]["milestone"]): Series["milestone"] | undefined {
  if (!milestone) return undefined;
  const { title, due } = milestone;
  return given({ title, due: due === undefined ? undefined : wallOf(due) });
}

export function wallAt(day: number, minute: number | undefined): Wall {
  return minute === undefined ? { date: dateOf(day) } : { date: dateOf(day), time: timeOf(minute) };
}

function overridesOf(ground: Ground, strand: Strand, { changes, dates }: Exceptions): Override[] {
  const days = new Set<number>(strand.sessions.keys());
  for (const day of changes.keys())
    if (strand.added.has(day) || (!dates.has(day) && !strand.left.has(day) && firstFrom(strand, day) === day))
      days.add(day);
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => override(ground, strand, day, strand.sessions.get(day), changes.get(day)));
}

function override(
  ground: Ground,
  strand: Strand,
  day: number,
  session: Session | undefined,
  change: Change | undefined,
): Override {
  const { settings } = ground;
  const { language } = settings;
  const duration = change?.duration ?? session?.duration;
  return {
    original: wallAt(day, minuteOn(strand, day)),
    ...given({
      start: newStart(ground, strand, day, session, change),
      length: duration === undefined ? undefined : lengthOf(duration),
      title: localizedText(change?.title, language) ?? session?.title,
      description: localizedText(change?.description, language),
      place: change?.place as Place | undefined,
      speakers: change?.speakers && namesOf(change.speakers, settings),
      agenda: change?.agenda ?? session?.agenda,
      link: change?.link,
      isTentative: change?.status && change.status === "tentative",
      note: change?.note,
      cancelled: change?.cancel,
    }),
  };
}

/** The minute at which a day's occurrence starts before anything is changed about it. */
function minuteOn({ added, minute }: Strand, day: number): number | undefined {
  return added.has(day) ? added.get(day) : minute;
}

function newStart(
  ground: Ground,
  strand: Strand,
  day: number,
  session: Session | undefined,
  change: Change | undefined,
): Wall | undefined {
  const minute = minuteOn(strand, day);
  const usual = session?.minute ?? minute;
  if (change?.at === undefined) return usual === minute ? undefined : wallAt(day, usual);
  const { date, time } = wallOf(change.at);
  if (time !== undefined && minute === undefined) {
    refuse(ground, "changes", "events.change-time", { date: dateOf(day) });
    return undefined;
  }
  return wallAt(dayOf(date), time === undefined ? usual : minuteOf(time));
}

/** An event that takes place once has no other date to differ from: what is changed about it is the event itself. */
function single(whole: Series): Series {
  const [change] = whole.overrides;
  if (!change) return whole;
  const start = change.start ?? whole.start;
  const { title = whole.title, length = whole.length, cancelled, note, original: _, start: __, ...rest } = change;
  const overrides = cancelled === undefined ? [] : [{ original: start, cancelled, ...given({ note }) }];
  return { ...whole, ...rest, start, title, length, overrides };
}

import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import type { Wall } from "../../../events/model.ts";
import { compact, type Values } from "../../../manifest/write/index.ts";
import { type Repetition, repetitionOf } from "./rules.ts";
import { placesOf, tagsOf, textOf, titleOf } from "./texts.ts";
import { durationText, inZone, lengthOf, wallText } from "./times.ts";

/** One event of another calendar as an event file says it. */
export interface Drafted {
  /** All but the id. */
  readonly values: Values;
  /** What hangs on it could not be taken over: names of properties, with the reason. */
  readonly left: readonly string[];
}

/** The events that came of one, and what of it as a whole could not be taken over. */
export interface Draft {
  readonly events: readonly Drafted[];
  readonly left: readonly string[];
}

/**
 * A master and what differs at single times. A rule becomes an event; a second rule, and each time beside the rules, one
 * of its own.
 * @param zone the zone of its times
 */
export function draft(master: ReadEvent, overrides: readonly ReadEvent[], zone: string): Draft {
  if (master.cancelled) return { events: [], left: ["STATUS:CANCELLED"] };
  const { events, left } = master.rules.length === 0 ? once(master, overrides, zone) : byRules(master, overrides, zone);
  const added = master.added.map((moment) => {
    const start = inZone(moment, zone);
    return { values: { at: wallText(start), ...described(master, zone, start).values }, left: [] };
  });
  return { events: [...events, ...added], left };
}

function once(master: ReadEvent, overrides: readonly ReadEvent[], zone: string): Draft {
  const start = inZone(master.start, zone);
  const { values, left } = described(master, zone, start);
  const orphans = originals(overrides).map((moment) => `RECURRENCE-ID ${inZone(moment, zone).date}`);
  return { events: [{ values: { at: wallText(start), ...values }, left }], left: orphans };
}

function byRules(master: ReadEvent, overrides: readonly ReadEvent[], zone: string): Draft {
  const start = inZone(master.start, zone);
  const repetitions: Repetition[] = [];
  const left: string[] = [];
  for (const text of master.rules) {
    const repetition = repetitionOf(text, start, zone);
    if ("code" in repetition) left.push(`RRULE:${text} (${repetition.code})`);
    else repetitions.push(repetition);
  }
  if (repetitions.length === 0) return { events: [], left };
  const isMet = (date: string) => repetitions.some(({ has }) => has(date));
  const strayed = (name: string, moments: readonly Moment[]) =>
    datesOf(moments, zone).flatMap((date) => (isMet(date) ? [] : [`${name} ${date}`]));
  left.push(...strayed("DTSTART", [master.start]), ...strayed("EXDATE", master.skipped));
  left.push(...strayed("RECURRENCE-ID", originals(overrides)));
  return { events: repetitions.map((repetition) => repeated(master, overrides, { zone, repetition })), left };
}

function datesOf(moments: readonly Moment[], zone: string): string[] {
  return [...new Set(moments.map((moment) => inZone(moment, zone).date))].sort();
}

function originals(overrides: readonly ReadEvent[]): Moment[] {
  return overrides.flatMap(({ original }) => original ?? []);
}

interface Ground {
  readonly zone: string;
  readonly repetition: Repetition;
}

function repeated(master: ReadEvent, overrides: readonly ReadEvent[], { zone, repetition }: Ground): Drafted {
  const { at, has } = repetition;
  const { values, left } = described(master, zone, at);
  const own = overrides.flatMap((one) => {
    const date = one.original && inZone(one.original, zone).date;
    return date !== undefined && has(date) ? [{ one, date }] : [];
  });
  // A whole day cannot become an hour, nor the other way round; and one time of a public series cannot be private.
  const isHidden = (one: ReadEvent) => one.isPrivate === true && master.isPrivate !== true;
  const fits = ({ one }: { one: ReadEvent }) =>
    !isHidden(one) && (one.cancelled || (one.start.wall.time === undefined) === (at.time === undefined));
  const changes = own.filter(fits).map(({ one, date }) => [date, change(one, master, { zone, date, at })] as const);
  const told = changes.filter(([, what]) => Object.keys(what).length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const changed = new Set(own.filter(({ one }) => !isHidden(one)).map(({ date }) => date));
  const hidden = own.flatMap(({ one, date }) => (isHidden(one) ? [date] : []));
  const skipped = datesOf(master.skipped, zone).filter((date) => has(date) && !changed.has(date));
  const skip = [...new Set([...skipped, ...hidden])].sort();
  return {
    values: {
      at: wallText(at),
      ...repetition.values,
      ...(skip.length > 0 ? { skip } : {}),
      ...(told.length > 0 ? { changes: Object.fromEntries(told) } : {}),
      ...values,
    },
    left: [...left, ...own.filter((one) => !fits(one)).map(({ date }) => `RECURRENCE-ID ${date}`)],
  };
}

interface Once {
  readonly zone: string;
  readonly date: string;
  readonly at: Wall;
}

/** What one time has that its series has not. */
function change(one: ReadEvent, master: ReadEvent, { zone, date, at }: Once): Values {
  if (one.cancelled) return { cancel: textOf(one.comment)?.replace(/\s+/g, " ").slice(0, 500) ?? true };
  const start = inZone(one.start, zone);
  const moved = start.date !== date || start.time !== at.time;
  const [length, usual] = [lengthOf(one, zone), lengthOf(master, zone)];
  const duration = length && JSON.stringify(length) !== JSON.stringify(usual) ? durationText(length) : undefined;
  const title = titleOf(one.title) === titleOf(master.title) ? undefined : titleOf(one.title);
  const place = placesOf(one).place;
  const differs = JSON.stringify(place) !== JSON.stringify(placesOf(master).place);
  return compact({
    at: moved ? wallText(start) : undefined,
    duration,
    title,
    place: differs ? place : undefined,
    note: textOf(one.comment)?.replace(/\s+/g, " ").slice(0, 500),
  }) as Values;
}

/** What does not hang on the time. */
function described(event: ReadEvent, zone: string, start: Wall): Drafted {
  const { place, link, left } = placesOf(event);
  const { tags, left: words } = tagsOf(event.tags);
  const length = lengthOf(event, zone) ?? { days: start.time === undefined ? 1 : 0, minutes: 0 };
  const isDay = start.time === undefined && length.days <= 1;
  const duration = isDay ? undefined : durationText(length);
  const values = compact({
    title: titleOf(event.title),
    description: textOf(event.description),
    timezone: start.time === undefined ? undefined : zone,
    duration,
    place,
    link,
    tags: tags.length > 0 ? tags : undefined,
    private: event.isPrivate ? true : undefined,
    hosts: event.organizer === undefined ? undefined : [titleOf(event.organizer)?.slice(0, 100)],
  }) as Values;
  const lengthless = start.time !== undefined && duration === undefined ? ["DTEND"] : [];
  return { values, left: [...lengthless, ...left, ...words, ...event.others] };
}

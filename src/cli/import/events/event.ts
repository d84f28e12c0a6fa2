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

/**
 * A master and what differs at single times. A rule becomes an event; a second rule an event of its own.
 * @param zone the zone of its times
 * @returns nothing, and why, when the event as a whole cannot be taken over
 */
export function draft(
  master: ReadEvent,
  overrides: readonly ReadEvent[],
  zone: string,
): { events: Drafted[]; left: string[] } {
  const start = inZone(master.start, zone);
  if (master.cancelled && master.rules.length === 0) return { events: [], left: ["STATUS:CANCELLED"] };
  if (master.rules.length === 0) {
    const { values, left } = described(master, zone, start);
    return {
      events: [
        { values: { at: wallText(start), ...values }, left: [...left, ...orphans(overrides, zone), ...added(master)] },
      ],
      left: [],
    };
  }
  const events: Drafted[] = [];
  const refused: string[] = [];
  for (const [index, text] of master.rules.entries()) {
    const repetition = repetitionOf(text, start, zone);
    if ("code" in repetition) refused.push(`RRULE:${text} (${repetition.code})`);
    else events.push(repeated(master, overrides, { zone, repetition, isFirst: index === 0 }));
  }
  return { events, left: refused };
}

interface Ground {
  readonly zone: string;
  readonly repetition: Repetition;
  readonly isFirst: boolean;
}

function repeated(master: ReadEvent, overrides: readonly ReadEvent[], ground: Ground): Drafted {
  const { zone, repetition, isFirst } = ground;
  const { values, left } = described(master, zone, repetition.at);
  const mine = (date: string) => repetition.has(date);
  const skipped = [...new Set(master.skipped.map((moment) => inZone(moment, zone).date))].sort();
  const changes = overrides.map((one) => ({ one, date: inZone(one.original as Moment, zone).date }));
  const changed = new Set(changes.map(({ date }) => date));
  const skip = skipped.filter((date) => mine(date) && !changed.has(date));
  const own = changes.filter(({ date }) => mine(date));
  const entries = own.map(({ one, date }) => [date, change(one, master, { zone, date, at: repetition.at })] as const);
  const told = entries.filter(([, what]) => Object.keys(what).length > 0);
  return {
    values: {
      at: wallText(repetition.at),
      ...repetition.values,
      ...(skip.length > 0 ? { skip } : {}),
      ...(told.length > 0 ? { changes: Object.fromEntries(told) } : {}),
      ...values,
    },
    // What no rule of several has is told of once.
    left: [
      ...left,
      ...(isFirst
        ? [...added(master), ...strayed(skipped, "EXDATE", mine), ...strayed([...changed], "RECURRENCE-ID", mine)]
        : []),
    ],
  };
}

function strayed(dates: readonly string[], name: string, mine: (date: string) => boolean): string[] {
  return dates.filter((date) => !mine(date)).map((date) => `${name} ${date}`);
}

function orphans(overrides: readonly ReadEvent[], zone: string): string[] {
  return overrides.map(({ original }) => `RECURRENCE-ID ${inZone(original as Moment, zone).date}`);
}

function added({ added }: ReadEvent): string[] {
  return added.map(({ wall }) => `RDATE ${wallText(wall)}`);
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
  }) as Values;
  const lengthless = start.time !== undefined && duration === undefined ? ["DTEND"] : [];
  return { values, left: [...lengthless, ...left, ...words, ...event.others] };
}

import type { ReadEvent } from "../../../events/ical/read.ts";
import type { Wall } from "../../../events/model.ts";
import { compact, type Values } from "../../../manifest/write/index.ts";
import { placesOf, tagsOf, textOf, titleOf } from "./texts.ts";
import { durationText, inZone, lengthOf, wallText } from "./times.ts";

/** What an event is, whenever it takes place, and what is different about one of its times. */

/** One event of another calendar as an event file says it. */
export interface Drafted {
  /** All but the id. */
  readonly values: Values;
  /** What hangs on it could not be taken over: names of properties, with the reason. */
  readonly left: readonly string[];
}

/** What does not hang on the time. */
export function described(event: ReadEvent, zone: string, start: Wall): Drafted {
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
    status: event.isTentative ? "tentative" : undefined,
    hosts: event.organizer === undefined ? undefined : [titleOf(event.organizer)?.slice(0, 100)],
  }) as Values;
  const lengthless = start.time !== undefined && duration === undefined ? ["DTEND"] : [];
  return { values, left: [...lengthless, ...left, ...words, ...event.others] };
}

export interface Once {
  readonly zone: string;
  /** The date that it has by the rule. */
  readonly date: string;
  /** The time of day that it has by the rule; none for a whole day. */
  readonly time: string | undefined;
}

/** What one time has that its series has not; nothing where it is as all others. */
export function changeOf(one: ReadEvent, master: ReadEvent, { zone, date, time }: Once): Values {
  if (one.cancelled) return { cancel: noteOf(one) ?? true };
  const start = inZone(one.start, zone);
  const moved = start.date !== date || start.time !== time;
  const [length, usual] = [lengthOf(one, zone), lengthOf(master, zone)];
  const duration = length && JSON.stringify(length) !== JSON.stringify(usual) ? durationText(length) : undefined;
  const [own, whole] = [placesOf(one), placesOf(master)];
  const unlessSame = <T>(mine: T, theirs: T): T | undefined =>
    JSON.stringify(mine) === JSON.stringify(theirs) ? undefined : mine;
  const isOther = (one.isTentative ?? false) !== (master.isTentative ?? false);
  return compact({
    at: moved ? wallText(start) : undefined,
    duration,
    title: unlessSame(titleOf(one.title), titleOf(master.title)),
    description: unlessSame(textOf(one.description), textOf(master.description)),
    place: unlessSame(own.place, whole.place),
    link: unlessSame(own.link, whole.link),
    status: isOther ? (one.isTentative ? "tentative" : "confirmed") : undefined,
    note: noteOf(one),
  }) as Values;
}

function noteOf({ comment }: ReadEvent): string | undefined {
  return textOf(comment)?.replace(/\s+/g, " ").slice(0, 500);
}

import { at, items } from "../../manifest/cross/part.ts";
import { dayOf, minuteOf, wallOf } from "../calendar/days.ts";
import { identityOf } from "../identity.ts";
import { type Length, recurs, type Series, type Wall } from "../model.ts";
import { type Ground, given, joined, originOf, refuse } from "./ground.ts";
import { lengthOf } from "./length.ts";
import { wallAt } from "./series.ts";

/** The phases of a hackathon or competition, each an event of its own that belongs to the whole: a deadline is in every calendar. */
export function phasesOf(ground: Ground, whole: Series): Series[] {
  const { spec, settings } = ground;
  const list = spec.phases ?? [];
  if (list.length > 0 && recurs(whole)) {
    refuse(ground, "phases", "events.phases-of-series");
    return [];
  }
  const parts = items(at(ground.part, "phases"));
  return list.map((phase, index) => {
    const part = parts[index];
    const start = resolve(whole.start, phase.at);
    const length = lengthTo(start, phase.until === undefined ? undefined : resolve(whole.start, phase.until));
    if (!length && part) refuse(ground, at(part, "until"), "events.no-length");
    return {
      uid: identityOf(spec, [phase.name], settings.domain),
      id: spec.id,
      title: joined(whole.title, phase.name, settings.language),
      kind: whole.kind,
      start,
      timezone: whole.timezone,
      length: length ?? { days: 0, minutes: 0 },
      skipped: [],
      overrides: whole.overrides.map((one) => ({ ...one, original: start })),
      ...given({ place: whole.place, link: whole.link, language: whole.language, level: whole.level }),
      tags: whole.tags,
      speakers: [],
      hosts: [],
      agenda: [],
      tracks: [],
      parent: whole.uid,
      isPrivate: whole.isPrivate,
      ...given({ isTentative: whole.isTentative }),
      publish: whole.publish,
      source: part ? originOf(part) : whole.source,
    };
  });
}

/** `+50h` from the start by the clock on the wall, or a wall time of its own. */
function resolve(start: Wall, step: string): Wall {
  if (!step.startsWith("+")) return wallOf(step);
  const { days, minutes } = lengthOf(step.slice(1));
  const isWhole = start.time === undefined && minutes === 0;
  if (isWhole) return wallAt(dayOf(start.date) + days, undefined);
  const total = minuteOf(start.time ?? "00:00") + minutes;
  return wallAt(dayOf(start.date) + days + Math.floor(total / 1440), total % 1440);
}

/** A deadline has no length; a date without an end is the whole day. Undefined when the end is before the start. */
function lengthTo(start: Wall, end: Wall | undefined): Length | undefined {
  if (!end) return start.time === undefined ? { days: 1, minutes: 0 } : { days: 0, minutes: 0 };
  const days = dayOf(end.date) - dayOf(start.date);
  if (start.time === undefined) return days >= 0 ? { days: days + 1, minutes: 0 } : undefined;
  const minutes = (end.time === undefined ? 1440 : minuteOf(end.time)) - minuteOf(start.time);
  const length = minutes < 0 ? { days: days - 1, minutes: minutes + 1440 } : { days, minutes };
  return length.days >= 0 ? length : undefined;
}

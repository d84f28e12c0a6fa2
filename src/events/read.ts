import { at, items, key, type Part, values, whole } from "../manifest/cross/part.ts";
import type { Document } from "../manifest/load.ts";
import type { EventSpec, EventsFile } from "../manifest/schema/events.ts";
import { compareFindings, type Finding } from "../system/finding.ts";
import { dayOf } from "./calendar/days.ts";
import type { Series } from "./model.ts";
import { readEvent } from "./read/event.ts";
import type { Break, Settings } from "./read/ground.ts";
import { withoutTargets } from "./read/placed.ts";

export type { Settings } from "./read/ground.ts";

/** The series of all event files, and what is wrong in them beside their shape. */
export interface ReadEvents {
  /** In the order of the files and of the events in them. */
  readonly series: readonly Series[];
  /** Errors and warnings, sorted by file and place. Where an event has an error, its series may be missing. */
  readonly findings: readonly Finding[];
}

/**
 * Reads event files of the right shape into series: words and rules of repetition, exceptions, cohorts, pairs, slots and
 * phases. Pure: the same files and settings give the same series on every host.
 */
export function readEvents(files: readonly Document<EventsFile>[], settings: Settings): ReadEvents {
  const findings: Finding[] = [];
  const shared = breaksOf(files);
  const series = files.flatMap((file) => {
    const parts = items(at(whole(file), "events"));
    const breaks = new Map([...shared, ...breaksOf([file])]);
    return (file.value.events ?? []).flatMap((event, index) => {
      const part = parts[index] as Part;
      const spec = withDefaults(event, file.value.defaults);
      const isUsualDuration = event.duration === undefined;
      return readEvent({ spec, isUsualDuration, part, breaks, settings, findings });
    });
  });
  findings.push(...sameUids(series), ...withoutTargets(files));
  return { series, findings: findings.sort(compareFindings) };
}

/** What a file says for all its events stands behind what an event says itself. */
function withDefaults(event: EventSpec, defaults: EventsFile["defaults"]): EventSpec {
  return { ...defaults, ...event };
}

function breaksOf(files: readonly Document<EventsFile>[]): Map<string, Break> {
  const parts = files.flatMap((file) => values(at(whole(file), "breaks")));
  return new Map(
    parts.map((part) => {
      const [first = "", last = first] = String(part.value).split("..");
      return [key(part), { first: dayOf(first), last: dayOf(last) }];
    }),
  );
}

/** `a` with the cohort `b` and an event `a-b` would be one and the same in every calendar. */
function sameUids(series: readonly Series[]): Finding[] {
  const seen = new Map<string, Series>();
  return series.flatMap((one) => {
    const other = seen.get(one.uid);
    if (!other) {
      seen.set(one.uid, one);
      return [];
    }
    const { file, line, column } = one.source;
    const params = { uid: one.uid, line: other.source.line, file: other.source.file };
    return [{ code: "events.uid-twice", level: "error" as const, file, line, column, params }];
  });
}

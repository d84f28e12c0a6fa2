import { at, fault, items, key, type Part, values, warning, whole } from "../manifest/cross/part.ts";
import type { Document } from "../manifest/load.ts";
import type { EventSpec, EventsFile } from "../manifest/schema/events.ts";
import { AppError } from "../system/errors.ts";
import { compareFindings, type Finding } from "../system/finding.ts";
import { dayOf } from "./calendar/days.ts";
import type { Series } from "./model.ts";
import { readEvent } from "./read/event.ts";
import type { Break, Settings } from "./read/ground.ts";
import { holidaysOf } from "./read/holidays.ts";
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
  const own = new Map(files.map((file) => [file, breaksOf(file, findings)]));
  const shared = [...own.values()].flatMap((breaks) => [...breaks]);
  const series = files.flatMap((file) => {
    const parts = items(at(whole(file), "events"));
    const breaks = new Map([...shared, ...(own.get(file) ?? [])]);
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

type Breaks = ReadonlyMap<string, readonly Break[]>;

function breaksOf(file: Document<EventsFile>, findings: Finding[]): Breaks {
  return new Map(values(at(whole(file), "breaks")).map((part) => [key(part), breakOf(file, part, findings)]));
}

function breakOf({ calendars }: Document<EventsFile>, part: Part, findings: Finding[]): readonly Break[] {
  if (typeof part.value === "string") {
    const [first = "", last = first] = part.value.split("..");
    return [{ first: dayOf(first), last: dayOf(last) }];
  }
  const named = at(part, "file");
  const name = String(named.value);
  const calendar = calendars?.get(name);
  // One that could not be read has been reported by the loader.
  if (calendar === undefined) return [];
  try {
    const { stretches, worked } = holidaysOf(calendar, name);
    if (stretches.length === 0) findings.push(warning("events.no-holidays", named, { file: name }));
    if (worked > 0) findings.push({ ...warning("events.worked", named, { file: name, count: worked }), level: "note" });
    return stretches;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    findings.push(fault("events.broken-calendar", named, { file: name, line: Number(error.params?.line ?? 1) }));
    return [];
  }
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

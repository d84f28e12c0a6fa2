import type { Finding } from "../../system/finding.ts";
import { twice } from "./names.ts";
import { at, fault, items, key, type Part, present, text, values } from "./part.ts";
import { unknown } from "./references.ts";
import { oddEventZones } from "./zones.ts";

/** Over all event files: ids that stand twice, breaks that nobody names, events without a time. */
export function eventFaults(files: readonly Part[], complete: boolean): Finding[] {
  const events = files.flatMap((file) => items(at(file, "events")));
  return [
    ...twice(events.map((event) => at(event, "id"))),
    ...events.flatMap((event) => twice(items(at(event, "cohorts")).map((cohort) => at(cohort, "id")))),
    ...events.flatMap(time),
    ...(complete ? unknownBreaks(files, events) : []),
    ...oddEventZones(files),
  ];
}

/** The ids of all events. */
export function eventIds(files: readonly Part[]): string[] {
  return files.flatMap((file) => items(at(file, "events")).flatMap((event) => text(at(event, "id")) ?? []));
}

function unknownBreaks(files: readonly Part[], events: readonly Part[]): Finding[] {
  const known = files.flatMap((file) => values(at(file, "breaks")).map(key));
  const names = events.flatMap((event) => items(at(event, "skip"))).filter((part) => !/^\d/.test(text(part) ?? ""));
  return unknown("manifest.no-break", names, known);
}

/** What an event says of its time: something, nothing twice, and no end before its beginning. */
function time(event: Part): Finding[] {
  const [start, until, count] = [at(event, "at"), at(event, "until"), at(event, "count")];
  if (!present(start) && !present(at(event, "cohorts"))) {
    return typeof event.value === "object" && event.value !== null ? [fault("manifest.no-time", event, {})] : [];
  }
  const [from, end] = [text(start), text(until)];
  const faults: Finding[] = [];
  if (from !== undefined && end !== undefined && isBefore(end, from)) {
    faults.push(fault("manifest.backwards", until, { from, until: end }));
  }
  // RFC 5545, 3.3.10: UNTIL and COUNT do not occur in the same rule.
  if (present(until) && present(count)) faults.push(fault("manifest.until-and-count", count, {}, "key"));
  return faults;
}

/** A date alone lasts the whole day, so that an end on the day of the beginning is not before it. */
function isBefore(end: string, start: string): boolean {
  const length = Math.min(end.length, start.length);
  return end.replace("T", " ").slice(0, length) < start.replace("T", " ").slice(0, length);
}

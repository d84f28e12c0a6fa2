import type { ReadCalendar, ReadEvent } from "../../../events/ical/read.ts";
import { titleOf } from "./texts.ts";

/** Which of several VEVENTs of one UID say what an event is. */

/** An event with the changes of its single times. */
export interface Group {
  readonly master: ReadEvent;
  readonly overrides: readonly ReadEvent[];
  readonly title: string;
  /** Whether its UID is its own: it was in the calendar, and no other group has it. */
  readonly isNamed: boolean;
  /** What later revisions have replaced, with its line. */
  readonly left: readonly string[];
}

/**
 * The events of a calendar. Of one UID the revision with the highest SEQUENCE counts, then the one written last (RFC 5546,
 * 2.1.5). Some programs give one UID to events that have nothing to do with each other: these are all taken. A change
 * without its event is an event by itself.
 */
export function groupsOf({ events }: ReadCalendar): Group[] {
  return [...grouped(events, ({ uid }) => uid).values()].flatMap((list): Group[] => {
    const changes = list.filter(({ original }) => original !== undefined);
    const { overrides, left } = newestOverrides(changes);
    const masters = list.filter(({ original }) => original === undefined);
    const { kept, replaced } = newestMasters(masters);
    const [first, ...others] = kept;
    const isOwn = ({ uid }: ReadEvent) => !uid.startsWith(":");
    const alone = (master: ReadEvent, isNamed: boolean): Group => {
      return { master, overrides: [], title: nameOf(master), isNamed: isNamed && isOwn(master), left: [] };
    };
    if (!first)
      return overrides.filter(({ cancelled }) => !cancelled).map((one, index) => alone(single(one), index === 0));
    const main = { ...alone(first, true), overrides, left: [...left, ...replaced] };
    return [main, ...others.map((one) => alone(one, false))];
  });
}

/** A change is of one time, whatever rule stands with it. */
export function single(change: ReadEvent): ReadEvent {
  return { ...change, rules: [], added: [], skipped: [], excluded: [] };
}

function nameOf({ title, uid }: ReadEvent): string {
  return titleOf(title) ?? uid;
}

function grouped<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function newestOverrides(changes: readonly ReadEvent[]): { overrides: ReadEvent[]; left: string[] } {
  const overrides: ReadEvent[] = [];
  const left: string[] = [];
  for (const [key, list] of grouped(changes, ({ original }) => JSON.stringify(original))) {
    const newest = list.reduce(later);
    overrides.push(newest);
    const { date } = JSON.parse(key).wall as { date: string };
    left.push(...list.filter((one) => one !== newest).map((one) => `RECURRENCE-ID ${date}${revision(one)}`));
  }
  return { overrides, left };
}

function newestMasters(masters: readonly ReadEvent[]): { kept: ReadEvent[]; replaced: string[] } {
  const [first] = masters;
  if (!first || masters.length === 1) return { kept: [...masters], replaced: [] };
  const highest = Math.max(...masters.map(({ sequence = 0 }) => sequence));
  const current = masters.filter(({ sequence = 0 }) => sequence === highest);
  const kept = [...grouped(current, ({ start, rules }) => JSON.stringify([start, rules])).values()].flatMap(different);
  const replaced = masters.filter((one) => !kept.includes(one)).map((one) => `VEVENT${revision(one)}`);
  return { kept, replaced };
}

/** Of those that say the same time, the one written last; of those written at once, one of each title. */
function different(list: readonly ReadEvent[]): ReadEvent[] {
  const newest = list.reduce(later);
  const last = list.filter(({ stamp }) => stamp === newest.stamp);
  return [...grouped(last, ({ title = "" }) => title).values()].map((same) => same.reduce(later));
}

function revision({ sequence = 0, line }: ReadEvent): string {
  return ` SEQUENCE:${sequence}${line === undefined ? "" : ` (:${line})`}`;
}

/** The later of two revisions; of two that say nothing of that, the one further down. */
function later(one: ReadEvent, other: ReadEvent): ReadEvent {
  const order = (one.sequence ?? 0) - (other.sequence ?? 0) || (one.stamp ?? "").localeCompare(other.stamp ?? "");
  return order > 0 ? one : other;
}

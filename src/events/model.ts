import type { EventSpec } from "../manifest/schema/event.ts";

/**
 * What the room of events hands to others: series, and the occurrences that they expand to.
 *
 *     event files ─► readEvents (read.ts) ─► Series[] + findings ─► expand (expand.ts) ─► Occurrence[]
 *
 * A series stands for one UID: one VEVENT with its rule, plus one VEVENT for each override. An event of a manifest gives
 * one series, but a course gives one a cohort, mentoring one a pair, a rotation one a slot of its cycle, and each phase
 * of a hackathon one of its own. All of it is plain data, the same on every host: no Date, no zone of the machine.
 */

/** A wall time in the zone of its series. Without `time` it is a whole day. */
export interface Wall {
  /** `2027-01-05`. */
  readonly date: string;
  /** `17:00`, on a clock of 24 hours. */
  readonly time?: string;
}

/**
 * How long something takes. `days` counts on the calendar (a day of 23 or 25 hours is a day), `minutes` by the clock.
 * A whole-day event has `days` of at least 1 and no minutes; one with a time has no days, unless the manifest says `2d`.
 */
export interface Length {
  readonly days: number;
  readonly minutes: number;
}

export interface Place {
  readonly name?: string;
  readonly room?: string;
  readonly address?: string;
  /** Link for those who join online; https. */
  readonly online?: string;
}

/** What is different about one occurrence: a VEVENT with a RECURRENCE-ID. What is not said is as in the series. */
export interface Override {
  /** When it would have started by the rule: the RECURRENCE-ID, in the series' zone. Always one of its occurrences. */
  readonly original: Wall;
  readonly start?: Wall;
  readonly length?: Length;
  readonly title?: string;
  readonly description?: string;
  readonly place?: Place;
  readonly speakers?: readonly string[];
  readonly agenda?: readonly string[];
  readonly link?: string;
  /** Whether it is not sure to take place; false where only the series is not. */
  readonly isTentative?: boolean;
  /** Why it differs. */
  readonly note?: string;
  /** It does not take place: the reason, or true when none is given. */
  readonly cancelled?: string | true;
}

/** Where an event stands in its file. Both numbers count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Kind = NonNullable<EventSpec["kind"]>;
export type Channel = NonNullable<EventSpec["publish"]>[number];

/** One UID of a calendar. Texts are in the language that was asked for, else in the one that there is. */
export interface Series {
  /** What the manifest keeps of an import, else `<id>[-<cohort, pair, phase or slot>]@<domain>`; see identity.ts. Never changes while the id does not. */
  readonly uid: string;
  /** The event's id in the manifest; several series may share it. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly kind: Kind;
  /** The first occurrence. It always is one of the rule's own. */
  readonly start: Wall;
  /** Name of the IANA time zone database, as the manifest writes it. Whole days have none of their own: they are dates. */
  readonly timezone: string;
  readonly length: Length;
  /** A value of RRULE (RFC 5545, 3.3.10) with UNTIL already in the form that DTSTART asks for; absent for a single event. */
  readonly rule?: string;
  /** Further starts, none of them the rule's or the first one's day: RDATE. Sorted, none before `start`; absent for none. */
  readonly added?: readonly Wall[];
  /** Starts by the rule that do not take place: EXDATE, in the form of `start`. Sorted. */
  readonly skipped: readonly Wall[];
  /**
   * Sorted by `original`; none of them is skipped, too. A single event (no `rule`, nothing `added`) has at most one, whose original is its
   * start: it says that the event is cancelled, and nothing else. Other changes of a single event stand in the series.
   */
  readonly overrides: readonly Override[];
  readonly place?: Place;
  /** Page of the event; https. */
  readonly link?: string;
  readonly tags: readonly string[];
  readonly language?: string;
  readonly level?: NonNullable<EventSpec["level"]>;
  /** Names: those of the people files for their ids, else as the manifest writes them. */
  readonly speakers: readonly string[];
  /** Hosts, mentors of a cohort, the two of a pair. */
  readonly hosts: readonly string[];
  readonly agenda: readonly string[];
  readonly tracks: readonly string[];
  readonly capacity?: number;
  /** UID of the event that this one is a part of: a phase of its hackathon. */
  readonly parent?: string;
  /** It is not sure to take place (STATUS:TENTATIVE). */
  readonly isTentative?: boolean;
  /** Stays out of every public feed. Mentoring pairs are private unless the manifest says otherwise. */
  readonly isPrivate: boolean;
  /** Where it is published; empty when nothing is said. */
  readonly publish: readonly Channel[];
  /** The milestone that goes with it. */
  readonly milestone?: { readonly title?: string; readonly due?: Wall };
  readonly source: Origin;
}

/** One time that a series takes place, or is cancelled. */
export interface Occurrence {
  readonly uid: string;
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970 UTC. A whole day starts at midnight of its series' zone. */
  readonly start: number;
  /** The same; the first moment that is no longer part of it. Equal to `start` for a deadline. */
  readonly end: number;
  readonly timezone: string;
  readonly allDay: boolean;
  /** When it starts by the rule, whatever an override says: with the UID its identity. */
  readonly originalStart: Wall;
  /** When it starts on the clocks of its zone. In a gap of daylight saving this is the time that does not exist. */
  readonly wall: Wall;
  readonly cancelled?: string | true;
  readonly note?: string;
  readonly place?: Place;
  /** What the clocks do to its start: the time does not exist (moved forward by the gap), or comes twice (the first). */
  readonly clock?: "gap" | "repeated";
  readonly series: Series;
  /** What the manifest says of this date alone. */
  readonly change?: Override;
}

/** Whether it takes place more than once, so that one of its times can be meant. */
export function recurs({ rule, added }: Pick<Series, "rule" | "added">): boolean {
  return rule !== undefined || (added !== undefined && added.length > 0);
}

/** What is said of an event at one of its times. */
export function seriesAt({ series, change }: Pick<Occurrence, "series" | "change">): Series {
  return change ? asChanged(series, change) : series;
}

/** A stretch of time: from the first moment to the one before `to`, in milliseconds since 1970 UTC. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A series as it is at one of its dates: what the date does not say itself is the series' own. Its times stay the series'. */
export function asChanged(series: Series, change: Override): Series {
  const { original: _, start: __, note: ___, cancelled: ____, ...said } = change;
  return { ...series, ...said };
}

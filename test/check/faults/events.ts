import type { Fault } from "../row.ts";

const manifest = `version: 1
community: { name: Commons, id: commons-1a2b, timezone: Europe/Berlin }
events: [events/*.yaml]
`;
const rfc = "RFC 5545";

/** A community with one file of events; the event begins on its third line. */
const event = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  "community.yaml": manifest,
  "events/e.yaml": `version: 1\nevents:\n${text}\n`,
  ...more,
});
const weekly = "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuesday";

function fault(
  what: string,
  text: string,
  code: string,
  says: string,
  level: Fault["level"] = "error",
  line = 3,
): Fault {
  return { what, files: event(text), code, at: `events/e.yaml:${line}`, level, says };
}

export const rows: readonly Fault[] = [
  fault(
    "two events with one UID",
    "  - { id: a, title: A, at: 2027-01-05 17:00, uid: x@y }\n  - { id: b, title: B, at: 2027-01-06 17:00, uid: x@y }",
    "events.uid-twice",
    `${rfc}, 3.8.4.7: the UID is globally unique`,
    "error",
    4,
  ),
  fault(
    "an additional date that no calendar has",
    "  - { id: a, title: A, at: 2027-01-05 17:00, also: [2027-02-30] }",
    "manifest.moment",
    `${rfc}, 3.3.4: a DATE is one of the calendar`,
  ),
  fault(
    "an additional date before the first",
    "  - { id: a, title: A, at: 2027-01-05 17:00, also: [2026-01-01 10:00] }",
    "events.also-before",
    `${rfc}, 3.8.2.4: DTSTART is the first instance of the recurrence set`,
  ),
  fault(
    "a change of a date that is none",
    `${weekly}, changes: { 2027-01-06: { title: X } } }`,
    "events.change-meets-nothing",
    `${rfc}, 3.8.4.4: RECURRENCE-ID names an instance of the set`,
  ),
  fault(
    "a date left out that is none",
    `${weekly}, skip: [2027-01-06] }`,
    "events.skip-meets-nothing",
    `${rfc}, 3.8.5.1: EXDATE takes out an instance of the set`,
  ),
  fault(
    "a change that cancels by status",
    `${weekly}, changes: { 2027-01-12: { status: cancelled } } }`,
    "manifest.choice",
    "src/manifest/schema/event-parts.ts: cancel says that",
  ),
  fault(
    "one of several repetitions is no words",
    "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: [every Tuesday, every frobday] }",
    "events.words-near",
    "docs/en/reference/repeat.md",
  ),
  fault(
    "a repetition with a slip of the pen",
    "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuseday }",
    "events.words-near",
    "docs/en/reference/repeat.md",
  ),
  fault(
    "a repetition that names an hour",
    "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuesday at 18:00 }",
    "events.words-time",
    "docs/en/reference/repeat.md: hours are those of “at”",
  ),
  fault(
    "a first date that is none of the repetition",
    "  - { id: a, title: A, at: 2027-01-06 17:00, repeat: every Tuesday }",
    "events.start-moves",
    `${rfc}, 3.8.5.3: DTSTART should be in step with the rule`,
    "warning",
  ),
  fault(
    "an abbreviation for a zone",
    "  - { id: a, title: A, at: 2027-01-05 17:00, timezone: CST }",
    "manifest.timezone-letters",
    "IANA tz database: CST is of several places",
  ),
  fault(
    "a city that has no zone of its name",
    "  - { id: a, title: A, at: 2027-01-05 17:00, timezone: Asia/Beijing }",
    "manifest.timezone-city",
    "IANA tz database, zone1970.tab: China is Asia/Shanghai",
  ),
  fault(
    "a rule without its frequency",
    "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: { rrule: BYDAY=TU } }",
    "events.rule-no-frequency",
    `${rfc}, 3.3.10: FREQ is required`,
  ),
  fault(
    "a part of a rule that there is not",
    "  - { id: a, title: A, at: 2027-01-05 17:00, repeat: { rrule: FREQ=WEEKLY;BYDAX=TU } }",
    "events.rule-part-near",
    `${rfc}, 3.3.10: the grammar of recur`,
  ),
  fault(
    "an event of no length",
    "  - { id: a, title: A, at: 2027-01-05 17:00, duration: 0m }",
    "events.no-length",
    `${rfc}, 3.6.1: DTEND is later than DTSTART`,
  ),
];

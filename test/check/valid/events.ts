import type { Valid } from "../row.ts";

const manifest = `version: 1
community: { name: Commons, id: commons-1a2b, timezone: Europe/Berlin }
events: [events/*.yaml]
`;

function valid(what: string, says: string, text: string, more: Readonly<Record<string, string>> = {}): Valid {
  return {
    what,
    says,
    files: { "community.yaml": manifest, "events/e.yaml": `version: 1\n${text}\n`, ...more },
  };
}
const holidays = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//x//x",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTAMP:20260101T000000Z",
  "DTSTART;VALUE=DATE:20270112",
  "DTEND;VALUE=DATE:20270113",
  "SUMMARY:A holiday",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

export const rows: readonly Valid[] = [
  valid(
    "a UID of Exchange, and dates beside a repetition",
    "RFC 5545, 3.8.4.7: any text; 3.8.5.2: RDATE adds to RRULE",
    `events:
  - id: a
    uid: "040000008200E00074C5B7101A82E008{a}, b@c"
    title: A
    at: 2027-01-05 17:00
    repeat: [every Tuesday, 1st Saturday]
    also: [2027-01-17 10:00]
    status: tentative
    changes: { 2027-01-12: { title: B, status: confirmed, link: "https://a.example/x" } }`,
  ),
  valid(
    "an additional date on a day of a break, and one without an hour",
    "README: also holds against a break (调休)",
    `breaks: { 春节: 2027-02-05..2027-02-12 }
events:
  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuesday, skip: [春节], also: [2027-02-07] }`,
  ),
  valid(
    "breaks from a calendar of holidays",
    "README: breaks: { public: { file: holidays.ics } }",
    `breaks: { public: { file: holidays.ics } }
events:
  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuesday, skip: [public] }`,
    { "events/holidays.ics": `${holidays}\r\n` },
  ),
  valid(
    "a leap day each year",
    "RFC 5545, 3.3.10: dates that a month has not are passed over",
    `events:
  - { id: a, title: A, at: 2028-02-29, repeat: { rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 } }`,
  ),
  valid(
    "a rule with its name in front, and a week that begins on Sunday",
    "RFC 5545, 3.3.10: WKST",
    `events:
  - { id: a, title: A, at: 2027-01-05 17:00, repeat: { rrule: "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU" } }`,
  ),
  valid(
    "words in Chinese, a name in two languages, an hour of another continent",
    "docs/zh/reference/repeat.md",
    `events:
  - { id: a, title: { en: Call, zh: 例会 }, at: 2027-01-05 20:00, timezone: Asia/Shanghai, repeat: 每两周的周二 }`,
  ),
  valid(
    "the last weekday of each month, until a day",
    "docs/en/reference/repeat.md",
    `events:
  - { id: a, title: A, at: 2027-01-29 17:00, repeat: last weekday of the month, until: 2027-12-31 }`,
  ),
  valid(
    "an event in the past, one at midnight, one of several days",
    "RFC 5545, 3.6.1",
    `events:
  - { id: a, title: A, at: 2020-01-05 17:00 }
  - { id: b, title: B, at: 2027-01-05 00:00 }
  - { id: c, title: C, at: 2027-01-05, duration: 3d }`,
  ),
];

import * as v from "valibot";
import { flag, id, language, line, list, localized, name, url, whole } from "./common.ts";
import { change, cohort, judging, phase, place, repeat, session, someone, status } from "./event-parts.ts";
import { entries, map } from "./map.ts";
import { date, duration, isCalendarDate, moment, timezone } from "./time.ts";

/** One event. What a rule of repetition may say is checked by the room of events. */

const kinds = [
  "meetup",
  "talk",
  "workshop",
  "conference",
  "office-hours",
  "study-group",
  "course",
  "competition",
  "hackathon",
  "mentoring",
  "call",
] as const;
const channels = ["feed", "caldav", "issue", "discussion", "milestone", "announce"] as const;
/** Small letters of any script, digits and dashes: a tag ends the name of its calendar. */
export const tag = v.pipe(
  v.string(),
  v.regex(/^[\p{Ll}\p{Lo}\p{Nd}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}-]{0,39}$/u, "manifest.tag"),
  // Another spelling of the same letters would be another file on some systems, and the same on others.
  v.check((text) => text === text.normalize("NFC"), "manifest.tag"),
);

/** What an event and the defaults of a file share. */
export const shared = {
  timezone: v.optional(v.pipe(timezone, v.description("Time zone of the wall times"))),
  duration: v.optional(v.pipe(duration, v.description("45m, 1h30m, 2d"))),
  place: v.optional(v.pipe(place, v.description("Where it takes place"))),
  tags: v.optional(list(tag, "Whom it is for: tags of the audience")),
  level: v.optional(
    v.pipe(v.picklist(["beginner", "intermediate", "advanced", "all"]), v.description("For whom it is")),
  ),
  language: v.optional(v.pipe(language, v.description("Language that is spoken"))),
  publish: v.optional(list(v.picklist(channels), "Where it is published")),
  kind: v.optional(v.pipe(v.picklist(kinds), v.description("meetup when nothing is said"))),
};

/** A date, or the name of one of the file's breaks. */
const skipped = v.pipe(
  v.string(),
  v.regex(/^(?:\d{4}-\d{2}-\d{2}|[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}-]*)$/u, "manifest.skip"),
  v.check((text) => !/^\d/.test(text) || isCalendarDate(text), "manifest.date"),
);

/** A wall time and its zone: `08:00 Asia/Shanghai`. */
const slot = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d [A-Z][A-Za-z0-9_+/-]*$/, "manifest.rotate"),
  v.check((text) => v.is(timezone, text.slice(6)), "manifest.timezone"),
);
const weekday = v.pipe(
  v.string(),
  v.regex(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:[01]\d|2[0-3]):[0-5]\d$/, "manifest.weekly"),
);
const pair = map({ mentor: someone("Id or name of the mentor"), mentee: someone("Id or name of the mentee") });
const milestone = map({
  title: v.optional(name("Title")),
  due: v.optional(v.pipe(moment, v.description("When it is due; the event's end when nothing is said"))),
});

export const event = map({
  id: v.pipe(id, v.description("Stable key: it becomes the identity in every calendar")),
  uid: v.optional(
    line("Its UID in calendars, where it is not made of the id: that of an import, or a former one", 1000),
  ),
  title: v.optional(localized("Title; the id when nothing is said")),
  description: v.optional(localized("What it is about")),
  at: v.optional(v.pipe(moment, v.description("2027-01-05 17:00, or a date for a whole day"))),
  ...shared,
  repeat: v.optional(v.pipe(repeat, v.description("every Tuesday, 2nd and 4th Wednesday, 每周二, or { rrule: … }"))),
  until: v.optional(v.pipe(moment, v.description("Last day of a series, or the end of a single event"))),
  count: v.optional(whole(1, 1000, "How often it takes place")),
  skip: v.optional(list(skipped, "Dates or breaks without it")),
  also: v.optional(list(moment, "Further dates: 2027-02-13 at its usual time, or 2027-02-13 18:00")),
  changes: v.optional(entries(date, change, "Date: what differs")),
  rotate: v.optional(list(slot, "Slots in turn: 08:00 Asia/Shanghai")),
  speakers: v.optional(list(someone("Id or name of a person"), "Who speaks")),
  hosts: v.optional(list(someone("Id or name of a person"), "Who holds it")),
  agenda: v.optional(list(line("One point"), "What it goes through")),
  capacity: v.optional(whole(1, 1_000_000, "How many may come")),
  tracks: v.optional(list(line("A track", 100), "Tracks of a conference")),
  phases: v.optional(list(phase, "Steps of a hackathon or competition")),
  judging: v.optional(v.pipe(judging, v.description("How it is judged"))),
  cohorts: v.optional(list(cohort, "Rounds of a course")),
  weekly: v.optional(list(weekday, "Hours of a course: Mon 19:00")),
  sessions: v.optional(list(session, "Sessions of a course, in order")),
  pairs: v.optional(list(pair, "Who meets whom")),
  private: v.optional(
    flag(
      "Whether it stays out of every feed and page. In a CalDAV calendar it is only with publish: [caldav], and CLASS:PRIVATE there",
    ),
  ),
  status: v.optional(status),
  milestone: v.optional(v.pipe(milestone, v.description("The milestone that goes with it"))),
  link: v.optional(v.pipe(url, v.description("Its page"))),
});

export type EventSpec = v.InferOutput<typeof event>;

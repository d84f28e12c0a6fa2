import * as v from "valibot";
import { id, line, list, localized, url } from "./common.ts";
import { map } from "./map.ts";
import { duration, isCalendarDate, moment, timezone } from "./time.ts";

/** What events are made of. */

/** An id of the people files, or just a name. */
export const someone = (description: string) => line(description, 100);

export const place = map({
  name: v.optional(line("Name of the place")),
  room: v.optional(line("Room")),
  address: v.optional(line("Address")),
  online: v.optional(v.pipe(url, v.description("Link for those who join online"))),
});

/** STATUS of RFC 5545 (3.8.1.11); what is cancelled is said by `cancel`. */
export const status = v.pipe(
  v.picklist(["confirmed", "tentative"]),
  v.description("tentative while it is not sure to take place; confirmed when nothing is said"),
);

export const change = map({
  at: v.optional(v.pipe(moment, v.description("When it takes place instead"))),
  duration: v.optional(v.pipe(duration, v.description("How long it takes instead"))),
  title: v.optional(localized("Another title for this once")),
  description: v.optional(localized("What it is about this once")),
  place: v.optional(v.pipe(place, v.description("Where it takes place instead"))),
  speakers: v.optional(list(someone("Id or name of a person"), "Who speaks this once")),
  agenda: v.optional(list(line("One point"), "What it goes through this once")),
  link: v.optional(v.pipe(url, v.description("Its page this once"))),
  status: v.optional(status),
  note: v.optional(line("Why")),
  cancel: v.optional(
    v.pipe(
      v.union([v.literal(true), line("Why it does not take place")], "manifest.cancel"),
      v.description("true, or the reason: it does not take place"),
    ),
  ),
});

/** Words, which the room of events reads, or a rule of RFC 5545. */
const once = v.union(
  [
    line("every Tuesday, last Friday, 每周二 …", 200),
    map({
      rrule: v.pipe(
        v.string(),
        v.regex(/^(?:RRULE:)?[A-Z]+=[^;\s]+(?:;[A-Z]+=[^;\s]+)*$/, "manifest.rrule"),
        v.description("A rule of RFC 5545: FREQ=WEEKLY;BYDAY=TU"),
      ),
    }),
  ],
  "manifest.repeat",
);

/** One, or several that add up. */
export const repeat = v.union([...once.options, list(once, "Several, whose dates add up")], "manifest.repeat");

/** A moment within an event: `+50h` from its start, or a wall time of its own. */
const step = v.pipe(
  v.string(),
  v.regex(/^(?:\+\d{1,5}[mhdw]|\d{4}-\d{2}-\d{2}(?:[ T](?:[01]\d|2[0-3]):[0-5]\d)?)$/, "manifest.phase"),
  v.check((text) => text.startsWith("+") || isCalendarDate(text.slice(0, 10)), "manifest.phase"),
);

export const phase = map({
  name: line("Name of the phase", 100),
  at: v.pipe(step, v.description("+50h, or a wall time")),
  until: v.optional(v.pipe(step, v.description("When it ends: +52h, or a wall time"))),
});

export const cohort = map({
  id: v.pipe(id, v.description("Stable key of the cohort")),
  title: v.optional(localized("What the cohort is called")),
  from: v.pipe(moment, v.description("First day")),
  timezone: v.optional(v.pipe(timezone, v.description("Its time zone"))),
  mentors: v.optional(list(someone("Id or name of a person"), "Who guides it")),
});

export const session = v.union(
  [
    line("Title of the session", 200),
    map({
      title: localized("Title"),
      duration: v.optional(v.pipe(duration, v.description("How long it takes"))),
      agenda: v.optional(list(line("One point"), "Agenda")),
    }),
  ],
  "manifest.session",
);

const criterion = map({
  name: line("Criterion", 100),
  weight: v.optional(
    v.pipe(
      v.number("manifest.expected-number"),
      v.minValue(0, "manifest.least"),
      v.maxValue(1_000_000, "manifest.most"),
      v.description("How much it counts; 1 when nothing is said"),
    ),
  ),
});

export const judging = map({
  criteria: list(criterion, "What is judged"),
  judges: v.optional(list(someone("Id or name of a person"), "Who judges")),
});

import * as v from "valibot";
import { filePattern, flag, list, name, path } from "./common.ts";
import { event, shared } from "./event.ts";
import { entries, map } from "./map.ts";
import { dateRange } from "./time.ts";

/** Events: `events/*.yaml`, version 1. */

const template = v.optional(name("Name of the template for its text", 100));
const window = (description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,4}[hdw] (?:before|after)$/, "manifest.window"),
      v.description(`${description}: 7d before, 2d after`),
    ),
  );

const repository = v.pipe(
  v.string(),
  v.regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)?$/, "manifest.repository-name"),
  v.description("Repository, or owner/repository"),
);

const posted = map({
  repo: v.optional(repository),
  open: window("When it is opened"),
  close: window("When it is closed"),
  template,
  category: v.optional(name("Category of discussions", 100)),
});

const feed = map({
  file: v.pipe(
    path(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))[^\p{Cc}\\:*?"<>|]+\.ics$/u, "manifest.feed-file"),
    v.description("File that is written"),
  ),
  perTag: v.optional(flag("Whether each tag gets a file of its own, too")),
});

const announcement = map({
  to: v.pipe(v.picklist(["slack", "discord", "matrix"]), v.description("Service; its address is a secret")),
  open: window("When it is announced"),
  template,
});

const targets = map({
  feed: v.optional(v.pipe(feed, v.description("A file of iCalendar"))),
  caldav: v.optional(v.pipe(map({ calendar: name("Name of the calendar") }), v.description("A CalDAV calendar"))),
  issue: v.optional(v.pipe(posted, v.description("An issue for each date"))),
  discussion: v.optional(v.pipe(posted, v.description("A discussion for each date"))),
  milestone: v.optional(v.pipe(posted, v.description("A milestone for each date"))),
  announce: v.optional(list(announcement, "Where it is announced")),
});

/** Small letters of any script, digits and dashes; a digit in front would look like a date. */
const breakName = v.pipe(
  v.string(),
  v.regex(/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}-]*$/u, "manifest.break-name"),
);

/** Dates without events: a range, or the whole days of a calendar. */
const pause = v.union(
  [
    dateRange,
    map({
      file: v.pipe(
        path(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))[^\p{Cc}\\:*?"<>|]+\.ics$/u, "manifest.feed-file"),
        v.description("A calendar of holidays, relative to this file: its whole days"),
      ),
    }),
  ],
  "manifest.break",
);

export const eventsFile = v.pipe(
  map({
    version: v.pipe(v.literal(1, "manifest.version"), v.description("Version of this format")),
    defaults: v.optional(v.pipe(map(shared), v.description("What holds for every event that does not say otherwise"))),
    include: v.optional(list(filePattern, "Further files, relative to this one")),
    breaks: v.optional(entries(breakName, pause, "Name: 2026-12-21..2027-01-03, or { file: holidays.ics }")),
    targets: v.optional(v.pipe(targets, v.description("Where the events of this file go"))),
    events: v.optional(list(event, "The events")),
  }),
  v.title("events/*.yaml"),
  v.description("The events of a community"),
);

export type EventsFile = v.InferOutput<typeof eventsFile>;
export type { EventSpec } from "./event.ts";

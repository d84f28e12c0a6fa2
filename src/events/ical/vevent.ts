import { hash } from "node:crypto";
import { asChanged, type Kind, type Override, type Place, recurs, type Series, type Wall } from "../model.ts";
import { describe } from "./description.ts";
import { withGaps } from "./gaps.ts";
import { asRead, fold, parameter, text, uri } from "./line.ts";
import { basic, dated, spanOf } from "./moment.ts";
import type { Language } from "./words.ts";

/**
 * One VEVENT without its stamps: what it says, and a hash of that. Stamps (DTSTAMP, LAST-MODIFIED, SEQUENCE) follow from
 * what was published before; see renew.ts.
 */
export interface Component {
  readonly uid: string;
  /** The RECURRENCE-ID's value, `20270302T170000`; empty for the master. */
  readonly original: string;
  readonly title: string;
  /** `BEGIN:VEVENT` to the UID and RECURRENCE-ID; the stamps follow. */
  readonly head: string;
  /** All else, to `END:VEVENT`. */
  readonly tail: string;
  readonly hash: string;
}

/** The master of a series, and its overrides in their order. */
export function components(series: Series, language: Language): Component[] {
  const { overrides } = series;
  // RECURRENCE-ID is for what recurs (RFC 5545, 3.8.4.4): a single event is cancelled itself.
  if (!recurs(series)) return [component(series, undefined, master(series, language, overrides[0]))];
  const own = withGaps(series).map((one) => override(series, one, language));
  // What an override no longer says, its master does: it changes with the set of them.
  const originals = own.map(({ original }) => original).join(",");
  return [component(series, undefined, master(series, language), originals), ...own];
}

function component(series: Series, original: Wall | undefined, said: string, also = ""): Component {
  const { uid, title, timezone } = series;
  const id = original === undefined ? "" : fold(`RECURRENCE-ID${dated(original, timezone)}`);
  const digest = hash("sha256", `${id}${said}${also}`).slice(0, 32);
  return {
    uid: asRead(uid),
    original: original === undefined ? "" : basic(original),
    title,
    head: `BEGIN:VEVENT\r\n${fold(`UID:${text(uid)}`)}${id}`,
    tail: `${said}X-COMMONRY-HASH:${digest}\r\nEND:VEVENT\r\n`,
    hash: digest,
  };
}

function master(series: Series, language: Language, once: Why = {}): string {
  const { start, end } = spanOf(series.start, series.length, series);
  let lines = times(start, end, series.timezone);
  if (series.rule !== undefined) lines += fold(`RRULE:${series.rule.replace(/[^A-Z0-9=;,+-]/gi, "")}`);
  const { start: first, rule, added = [] } = series;
  // Without a rule some readers (ical.js, and with it Thunderbird) have only the dates of the list.
  const dates = rule === undefined && added.length > 0 ? [first, ...added] : added;
  for (const wall of dates) lines += fold(`RDATE${dated(wall, series.timezone)}`);
  // One a line: some readers take only the first date of a list.
  for (const wall of series.skipped) lines += fold(`EXDATE${dated(wall, series.timezone)}`);
  return lines + said(series, language, once);
}

function override(series: Series, one: Override, language: Language): Component {
  const { original, start } = one;
  const changed = asChanged(series, one);
  // An override has no rule, so a start that does not exist is written as the one it moves to.
  const span = spanOf(start ?? original, changed.length, { timezone: series.timezone });
  const lines = times(span.start, span.end, series.timezone) + said(changed, language, one);
  return component({ ...series, title: changed.title }, original, lines);
}

type Why = Pick<Override, "note" | "cancelled">;

/** All but the times, and whether it takes place. */
function said(series: Series, language: Language, { note, cancelled }: Why): string {
  const why = typeof cancelled === "string" ? cancelled : note;
  const comment = why === undefined ? "" : fold(`COMMENT:${text(why)}`);
  return comment + content(series, language, why) + status(cancelled, series);
}

function times(start: Wall, end: string | undefined, zone: string): string {
  return fold(`DTSTART${dated(start, zone)}`) + (end === undefined ? "" : fold(end));
}

function status(cancelled: Override["cancelled"], { isTentative }: Series): string {
  if (cancelled !== undefined) return "STATUS:CANCELLED\r\n";
  return isTentative ? "STATUS:TENTATIVE\r\n" : "STATUS:CONFIRMED\r\n";
}

/** Names of CSS (RFC 7986, 5.9), each dark enough for white text. */
const colours: Readonly<Record<Kind, string>> = {
  meetup: "royalblue",
  talk: "teal",
  workshop: "seagreen",
  conference: "darkmagenta",
  "office-hours": "steelblue",
  "study-group": "olivedrab",
  course: "darkgreen",
  competition: "firebrick",
  hackathon: "chocolate",
  mentoring: "slategray",
  call: "darkslateblue",
};

function content(series: Series, language: Language, note?: string): string {
  const { title, place, link, tags, kind, parent, isPrivate } = series;
  const description = describe(series, language, note);
  let lines = fold(`SUMMARY:${text(title)}`);
  if (description !== "") lines += fold(`DESCRIPTION:${text(description)}`);
  const location = locationOf(place);
  if (location !== undefined) lines += fold(`LOCATION:${text(location)}`);
  const page = link === undefined ? undefined : uri(link);
  if (page !== undefined) lines += fold(`URL:${page}`);
  const online = place?.online === undefined ? undefined : uri(place.online);
  if (online !== undefined) lines += fold(`CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=${parameter(title)}:${online}`);
  if (tags.length > 0) lines += fold(`CATEGORIES:${tags.map(text).join(",")}`);
  lines += `COLOR:${colours[kind]}\r\n`;
  if (parent !== undefined) lines += fold(`RELATED-TO:${text(parent)}`);
  if (isPrivate) lines += "CLASS:PRIVATE\r\n";
  return lines;
}

/** Where one goes; for those who only meet online, the link, since not every reader knows CONFERENCE. */
function locationOf(place: Place | undefined): string | undefined {
  const parts = [place?.name, place?.room, place?.address].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : place?.online;
}

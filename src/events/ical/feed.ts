import type { Series } from "../model.ts";
import { type Block, propertyOf, split, zoneIn } from "./blocks.ts";
import { fold, text, uri } from "./line.ts";
import { isUtc } from "./moment.ts";
import { type Use, vtimezone } from "./vtimezone.ts";
import type { Language } from "./words.ts";

/** What a calendar says of itself. */
export interface Feed {
  /** Absent for an object of a CalDAV server, which carries no name of its own. */
  readonly name?: string;
  readonly description?: string;
  /** A page that shows the same; https. */
  readonly url?: string;
  /** The tag whose events it has; absent when it has them all. */
  readonly tag?: string;
  /** The id of the community that it is of, as its manifest says. */
  readonly community?: string;
  /** Language of the words that are added to the manifest's own. */
  readonly language: Language;
}

/** How often a reader should ask for it again: a change of tonight is there in the morning. */
const refresh = "PT6H";
const colour = "steelblue";

/** By this a calendar of one tag is known again when no event has the tag any more. */
export const tagName = "X-COMMONRY-TAG";
/** By this a calendar of a community is known from that of another one which began as a copy of it. */
export const communityName = "X-COMMONRY-COMMUNITY";

/** `BEGIN:VCALENDAR` and its properties: RFC 7986, and what readers knew before it. */
export function opening({ name, description, url, tag, community, language }: Feed): string {
  const mark = community === undefined ? "" : fold(`${communityName}:${text(community)}`);
  const head = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//commonry//events//EN\r\nCALSCALE:GREGORIAN\r\n${mark}`;
  if (name === undefined) return head;
  const said = (property: string, value: string | undefined) =>
    value === undefined ? "" : fold(`${property};LANGUAGE=${language}:${text(value)}`);
  const page = url === undefined ? undefined : uri(url);
  return [
    head,
    said("NAME", name),
    fold(`X-WR-CALNAME:${text(name)}`),
    said("DESCRIPTION", description),
    description === undefined ? "" : fold(`X-WR-CALDESC:${text(description)}`),
    tag === undefined ? "" : fold(`${tagName}:${text(tag)}`),
    page === undefined ? "" : fold(`URL:${page}`),
    `COLOR:${colour}\r\n`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}\r\nX-PUBLISHED-TTL:${refresh}\r\n`,
  ].join("");
}

/** The zones that are used, and the years in which they are. */
export type Uses = Map<string, Use>;

export function use(uses: Uses, zone: string, { from, to }: Use): void {
  if (isUtc(zone)) return;
  const known = uses.get(zone);
  uses.set(zone, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) });
}

/** Whole days need no zone. */
export function useSeries(uses: Uses, { start, timezone, rule, overrides, added = [] }: Series): void {
  const years = overrides
    .flatMap(({ original, start: moved }) => [original, moved ?? original])
    .concat(added)
    .map(({ date }) => Number(date.slice(0, 4)));
  const first = Number(start.date.slice(0, 4));
  const isTimed = start.time !== undefined || overrides.some((one) => one.start?.time !== undefined);
  if (isTimed) use(uses, timezone, { from: Math.min(first, ...years), to: Math.max(lastYear(rule, first), ...years) });
}

/** The zones of a VEVENT that stays as it was published. */
export function useBlock(uses: Uses, block: Block): void {
  for (const line of block.lines) {
    const zone = zoneIn(line);
    if (zone === undefined) continue;
    const year = Number(/\d{4}/.exec(split(line).value)?.[0]);
    if (year) use(uses, zone, { from: year, to: lastYear(propertyOf(block, "RRULE"), year) });
  }
}

/** The year in which a rule ends. With a COUNT it may be any: the zone's own rule is written then. */
export function lastYear(rule: string | undefined, first: number): number {
  if (rule === undefined) return first;
  const until = /(?:^|;)UNTIL=(\d{4})/i.exec(rule)?.[1];
  return until === undefined ? Number.POSITIVE_INFINITY : Number(until);
}

/** VTIMEZONE for each zone that is used, by name. */
export function zones(uses: Uses): string {
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, years]) => vtimezone(zone, years))
    .join("");
}

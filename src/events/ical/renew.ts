import type { Series } from "../model.ts";
import { type Block, blocksOf, blockText, propertyOf, zoneIn } from "./blocks.ts";
import type { Change } from "./change.ts";
import { type Feed, opening, type Uses, useBlock, useSeries, zones } from "./feed.ts";
import { utcStamp } from "./moment.ts";
import { retire } from "./retire.ts";
import { type Component, components } from "./vevent.ts";

/**
 * A calendar, and how it differs from the one that was published before. Stamps move only with a change: DTSTAMP,
 * LAST-MODIFIED and SEQUENCE of a VEVENT whose hash is the same stay as they are. So the same series give the same bytes,
 * whenever and wherever they are written.
 */
export interface Renewed {
  readonly text: string;
  readonly changes: readonly Change[];
}

export interface Since {
  /** The calendar as it was published. Without it all stamps are the same fixed moment: nothing else would be reproducible. */
  readonly previous?: string;
  /** The same, read before. */
  readonly blocks?: readonly Block[];
  /** The name of the file that it is in, for what is said of it. */
  readonly file?: string;
  readonly now: Date;
  /** The stamp of a first calendar; 1 January 2000 when nothing is said. */
  readonly first?: Date;
  /** UIDs that must not be in it without a series, not even as something that has left: events that have become private. */
  readonly withheld?: Pick<ReadonlySet<string>, "has">;
}

/** The stamps of a VEVENT, as lines. */
interface Stamps {
  readonly sequence: number;
  readonly dtstamp: string;
  readonly modified: string;
}

const firstMoment = Date.UTC(2000, 0);

/**
 * Writes a calendar from series. Private ones are the caller's to leave out: a calendar of a CalDAV server may hold them.
 * @throws AppError what `blocksOf` throws of `previous`
 */
export function renew(
  series: readonly Series[],
  feed: Feed,
  { previous, file = "calendar.ics", blocks, now, first, withheld }: Since,
): Renewed {
  const { former, foreign } = sort(blocks ?? (previous === undefined ? [] : blocksOf(previous, file)));
  const at = utcStamp(now.getTime());
  const initial = previous === undefined ? utcStamp(first?.getTime() ?? firstMoment) : at;
  const changes: Change[] = [];
  const uses: Uses = new Map();
  const written: { readonly key: string; readonly text: string }[] = [];
  for (const one of series) {
    useSeries(uses, one);
    // A time of a series that is new must not look older than the series: clients pass over what has a lower number.
    let least = 0;
    for (const component of components(one, feed.language)) {
      const key = keyOf(component);
      const stamps = stampsOf(component, former.get(key), { at, initial, least });
      if (component.original === "") least = stamps.sequence;
      if (stamps.change) changes.push(changeOf(stamps.change, component));
      former.delete(key);
      written.push({ key, text: textOf(component, stamps) });
    }
  }
  const left = retire([...former.values()], { series, now, withheld: withheld ?? new Set() });
  for (const block of left.kept) {
    useBlock(uses, block);
    written.push({ key: keyOf(block), text: blockText(block) });
  }
  written.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const events = written.map(({ text }) => text).join("");
  return {
    text: `${opening(feed)}${zonesOf(uses, foreign)}${events}${foreign.others.map(blockText).join("")}END:VCALENDAR\r\n`,
    changes: [...changes, ...left.changes],
  };
}

/** What others have put into the calendar. */
interface Foreign {
  readonly zones: readonly Block[];
  readonly others: readonly Block[];
}

/** Only what carries our hash is ours. */
function sort(blocks: readonly Block[]): { readonly former: Map<string, Block>; readonly foreign: Foreign } {
  const isOurs = (block: Block) => block.name === "VEVENT" && propertyOf(block, "X-COMMONRY-HASH") !== undefined;
  const others = blocks.filter((block) => !isOurs(block) && block.name !== "VTIMEZONE");
  const zones = blocks.filter(({ name }) => name === "VTIMEZONE");
  return { former: new Map(blocks.filter(isOurs).map((block) => [keyOf(block), block])), foreign: { zones, others } };
}

/** Zones that only others' events name stay as they are written: their names may be their own. */
function zonesOf(uses: Uses, { zones: written, others }: Foreign): string {
  const names = new Set(others.flatMap(({ lines }) => lines.flatMap((line) => zoneIn(line) ?? [])));
  const kept = written.filter((block) => {
    const name = propertyOf(block, "TZID") ?? "";
    return names.has(name) && !uses.has(name);
  });
  return zones(uses) + kept.map(blockText).join("");
}

/** A calendar that was not published before. */
export function writeCalendar(series: readonly Series[], feed: Feed): string {
  return renew(series, feed, { now: new Date(firstMoment) }).text;
}

/** Sorts a master before its overrides. */
function keyOf({ uid, original }: Pick<Component, "uid" | "original">): string {
  return `${uid}\n${original}`;
}

function changeOf(what: Change["what"], { uid, title, original }: Component): Change {
  return { what, uid, title, ...(original === "" ? {} : { original }) };
}

function textOf({ head, tail }: Component, { sequence, dtstamp, modified }: Stamps): string {
  return `${head}DTSTAMP:${dtstamp}\r\nLAST-MODIFIED:${modified}\r\nSEQUENCE:${sequence}\r\n${tail}`;
}

function stampsOf(
  { hash }: Component,
  former: Block | undefined,
  { at, initial, least }: { readonly at: string; readonly initial: string; readonly least: number },
): Stamps & { readonly change?: Change["what"] } {
  if (!former) return { sequence: least, dtstamp: initial, modified: initial, change: "added" };
  const sequence = sequenceOf(former);
  if (propertyOf(former, "X-COMMONRY-HASH") !== hash) {
    return { sequence: Math.max(sequence + 1, least), dtstamp: at, modified: at, change: "changed" };
  }
  const [dtstamp, modified] = [stampOf(former, "DTSTAMP"), stampOf(former, "LAST-MODIFIED")];
  return { sequence, dtstamp: dtstamp ?? modified ?? at, modified: modified ?? dtstamp ?? at };
}

/** A number that an edit has spoilt counts as none. */
export function sequenceOf(block: Block): number {
  const text = propertyOf(block, "SEQUENCE") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function stampOf(block: Block, name: string): string | undefined {
  const text = propertyOf(block, name) ?? "";
  return /^\d{8}T\d{6}Z$/.test(text) ? text : undefined;
}

import { Document } from "yaml";
import type { Moment, ReadCalendar, ReadEvent } from "../../../events/ical/read.ts";
import { slug } from "../../../events/identity.ts";
import type { Values } from "../../../manifest/write/index.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Note } from "../found.ts";
import { type Drafted, draft } from "./event.ts";
import { titleOf } from "./texts.ts";

/** An event file made from another calendar. */
export interface Assembled {
  readonly defaults: Values;
  readonly events: readonly Values[];
  readonly notes: readonly Note[];
}

/** UTF-16 units of a note: a rule or an address of a megabyte is not shown whole. */
const longest = 300;

/** @param file its name, for what is said of it */
export function assemble(calendar: ReadCalendar, file: string): Assembled {
  const notes: Note[] = [];
  const leave = (title: string, what: string, line?: number) => {
    const place = oneLine(`${line === undefined ? file : `${file}:${line}`}: ${title} › ${what}`);
    notes.push({ code: "import.left", place: place.length > longest ? `${place.slice(0, longest)}…` : place });
  };
  if (calendar.broken > 0)
    leave(
      "VEVENT",
      `${calendar.brokenLines ? "" : "UID, "}DTSTART (${calendar.broken} ×)${linesText(calendar.brokenLines)}`,
    );
  const drafted = groupsOf(calendar).flatMap(({ master, overrides, title }) => {
    const zone = zoneOf(master.start, calendar);
    if (zone === undefined) {
      leave(title, `TZID=${master.start.unknownZone}`, master.line);
      return [];
    }
    const { events, left } = draft(master, overrides, zone);
    for (const what of [...left, ...events.flatMap((one) => one.left)]) leave(title, what, master.line);
    return events;
  });
  return { ...withDefaults(withIds(drafted)), notes };
}

function linesText(lines: readonly number[] = []): string {
  return lines.length === 0 ? "" : `, :${lines.slice(0, 10).join(", :")}${lines.length > 10 ? ", …" : ""}`;
}

interface Group {
  readonly master: ReadEvent;
  readonly overrides: readonly ReadEvent[];
  readonly title: string;
}

/** A master with the changes of its single times; changes of nothing are events of their own. */
function groupsOf({ events }: ReadCalendar): Group[] {
  const byUid = new Map<string, ReadEvent[]>();
  for (const event of events) {
    const list = byUid.get(event.uid);
    if (list) list.push(event);
    else byUid.set(event.uid, [event]);
  }
  const nameOf = ({ title, uid }: ReadEvent) => titleOf(title) ?? uid;
  return [...byUid.values()].flatMap((list): Group[] => {
    const master = list.find(({ original }) => original === undefined);
    const overrides = list.filter(({ original }) => original !== undefined);
    if (!master) return overrides.map((one) => ({ master: one, overrides: [], title: nameOf(one) }));
    return [{ master, overrides, title: nameOf(master) }];
  });
}

/** Undefined for one that nobody knows. A time without a zone is taken for the calendar's own. */
function zoneOf({ wall, zone, unknownZone }: Moment, { timezone }: ReadCalendar): string | undefined {
  if (unknownZone !== undefined) return undefined;
  return wall.time === undefined ? (timezone ?? "UTC") : (zone ?? timezone ?? "UTC");
}

/** Ids from titles, each once. */
function withIds(drafted: readonly Drafted[]): Values[] {
  const used = new Set<string>();
  return drafted.map(({ values }) => {
    const plain = idOf(String(values.title ?? "event"));
    let id = plain;
    for (let number = 2; used.has(id); number++) id = `${plain}-${number}`;
    used.add(id);
    return { id, ...values };
  });
}

/** What of a title an id can hold; a digest where that is nothing. */
function idOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 56);
  return words.replace(/^-+|-+$/g, "") || slug(title) || "event";
}

/** What most events say is said once. */
function withDefaults(events: readonly Values[]): Pick<Assembled, "defaults" | "events"> {
  const defaults = Object.fromEntries(
    ["timezone", "duration"].flatMap((key) => {
      const most = mostOf(events.flatMap((event) => (typeof event[key] === "string" ? [event[key] as string] : [])));
      return most === undefined ? [] : [[key, most]];
    }),
  );
  const own = events.map((event) =>
    Object.fromEntries(Object.entries(event).filter(([key, value]) => value !== (defaults as Values)[key])),
  );
  return { defaults, events: own };
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** @param path where it will stand, below the project */
export function fileText({ defaults, events }: Pick<Assembled, "defaults" | "events">, path: string): string {
  const said = Object.keys(defaults).length > 0 ? { defaults } : {};
  const document = new Document({ version: 1, ...said, events });
  const up = "../".repeat(path.split("/").length - 1);
  document.commentBefore = ` yaml-language-server: $schema=${up}.commonry/events.schema.json`;
  return document.toString({ lineWidth: 0 });
}

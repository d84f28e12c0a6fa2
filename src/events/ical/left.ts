import { hash } from "node:crypto";
import type { Series, Wall } from "../model.ts";
import { parseRule } from "../rule/parse.ts";
import { type Block, blockOf, nameOf, propertyOf, split, zoneIn } from "./blocks.ts";
import { utcStamp } from "./moment.ts";

/** Edits of a VEVENT whose event has left the manifest. */

/** When it left. */
const leftName = "X-COMMONRY-LEFT";

/** The moment at which it left the manifest, in milliseconds; undefined while it has not. */
export function leftAt(block: Block): number | undefined {
  const text = propertyOf(block, leftName);
  return text === undefined ? undefined : momentOf(text);
}

/** What is edited: a property's name and its whole line; null takes it out. */
export type Edits = Readonly<Record<string, string | null>>;

/** The block with other lines, one SEQUENCE on, and stamped now. */
export function edited(block: Block, edits: Edits, now: Date): Block {
  const sequence = Number(/^\d{1,9}$/.exec(propertyOf(block, "SEQUENCE") ?? "")?.[0] ?? 0) + 1;
  const at = utcStamp(now.getTime());
  const stamps = { DTSTAMP: `DTSTAMP:${at}`, "LAST-MODIFIED": `LAST-MODIFIED:${at}`, SEQUENCE: `SEQUENCE:${sequence}` };
  const all = new Map<string, string | null>(Object.entries({ ...edits, "X-COMMONRY-HASH": null, ...stamps }));
  const kept = block.lines.slice(0, -1).flatMap((line) => {
    const name = nameOf(line);
    const edit = all.get(name);
    if (edit === undefined) return [line];
    all.delete(name);
    return edit === null ? [] : [edit];
  });
  const added = [...all.values()].filter((line) => line !== null);
  const lines = [...kept, ...added];
  const said = lines.filter((line) => !(nameOf(line) in stamps)).join("\n");
  const digest = hash("sha256", said).slice(0, 32);
  return blockOf(block.name, [...lines, `X-COMMONRY-HASH:${digest}`, "END:VEVENT"]);
}

/** It does not take place, and has left the manifest now. */
export function cancelled(block: Block, now: Date): Block {
  return edited(block, { STATUS: "STATUS:CANCELLED", [leftName]: left(now) }, now);
}

/** A series that ends: its rule stops before a moment. @param since when it left; absent once that is long ago */
export function ended(block: Block, until: string, now: Date, since?: Date): Block {
  const rule = propertyOf(block, "RRULE")?.replace(/;?(?:UNTIL|COUNT)=[^;]*/gi, "");
  const end = rule === undefined ? {} : { RRULE: `RRULE:${rule};UNTIL=${until}` };
  return edited(block, { ...end, [leftName]: since ? left(since) : null }, now);
}

function left(at: Date): string {
  return `${leftName}:${utcStamp(at.getTime())}`;
}

/** `20270105T220000Z` in milliseconds; undefined for anything else. */
function momentOf(text: string): number | undefined {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return y === undefined ? undefined : Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
}

/** As much of a series as its times need: what was published of it may say more, and is kept as it is. */
export function timesOf(master: Block, overrides: readonly Block[]): Series | undefined {
  const start = wallIn(master, "DTSTART");
  const rule = propertyOf(master, "RRULE");
  // What somebody has written there by hand is left alone.
  if (!start || (rule !== undefined && parseRule(rule).fault)) return undefined;
  const listed = (name: string) =>
    master.lines.filter((line) => nameOf(line) === name).flatMap((line) => walls(split(line).value));
  const added = listed("RDATE").filter(({ date }) => date !== start.wall.date);
  return {
    ...nothing,
    uid: master.uid,
    id: master.uid,
    title: propertyOf(master, "SUMMARY") ?? "",
    start: start.wall,
    timezone: start.zone,
    length: { days: start.wall.time === undefined ? 1 : 0, minutes: 0 },
    ...(rule === undefined ? {} : { rule }),
    ...(added.length > 0 ? { added } : {}),
    skipped: listed("EXDATE"),
    overrides: overrides.flatMap((block) => {
      const [original, moved] = [wallIn(block, "RECURRENCE-ID"), wallIn(block, "DTSTART")];
      return original && moved ? [{ original: original.wall, start: moved.wall }] : [];
    }),
  };
}

const nothing = {
  kind: "meetup",
  tags: [],
  speakers: [],
  hosts: [],
  agenda: [],
  tracks: [],
  isPrivate: false,
  publish: [],
  source: { file: "", line: 1, column: 1 },
} as const satisfies Partial<Series>;

/** The wall time of a property, and its zone. Undefined when it has none. */
export function wallIn(block: Block, name: string): { readonly wall: Wall; readonly zone: string } | undefined {
  const line = block.lines.find((one) => nameOf(one) === name);
  const [wall] = line === undefined ? [] : walls(split(line).value);
  return line === undefined || wall === undefined ? undefined : { wall, zone: zoneIn(line) ?? "UTC" };
}

function walls(values: string): Wall[] {
  return values.split(",").flatMap((value) => {
    const [, y, m, d, h, min] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ?)?$/.exec(value.trim()) ?? [];
    if (y === undefined) return [];
    return [{ date: `${y}-${m}-${d}`, ...(h === undefined ? {} : { time: `${h}:${min}` }) }];
  });
}

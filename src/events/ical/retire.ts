import { zoneOf } from "../calendar/zone.ts";
import { expand } from "../expand.ts";
import type { Length, Occurrence, Series, Wall } from "../model.ts";
import { type Block, blockOf, nameOf, propertyOf } from "./blocks.ts";
import type { Change } from "./change.ts";
import { cancelled, ended, leftAt, timesOf, wallIn } from "./left.ts";
import { asRead, plain } from "./line.ts";
import { basic, dated, isUtc, lengthOf, local, spanOf, utcStamp } from "./moment.ts";

/**
 * What becomes of VEVENTs that were published and are no longer wanted. What has begun stays as it was, for ever. What has
 * not is first cancelled, so that readers that have it tell their people, and goes 30 days later. A series that has begun
 * ends, and each of its times in the 30 days to come is cancelled.
 */
const day = 86_400_000;
export const keptDays = 30;
/** So far ahead the next time of a series is looked for. */
const horizonDays = 3660;

export interface Left {
  readonly kept: readonly Block[];
  readonly changes: readonly Change[];
}

export interface Wanted {
  readonly series: readonly Series[];
  readonly now: Date;
  /** What is here, and not among the series, goes at once, whenever it was. */
  readonly withheld: Pick<ReadonlySet<string>, "has">;
}

/** @param blocks published by commonry, and not wanted any more */
export function retire(blocks: readonly Block[], { series, now, withheld }: Wanted): Left {
  const wanted = new Map(series.map((one) => [asRead(one.uid), one]));
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const group = groups.get(block.uid);
    if (group) group.push(block);
    else groups.set(block.uid, [block]);
  }
  const results = [...groups].map(([uid, group]): Left => {
    const master = wanted.get(uid);
    if (master) return overridesOf(master, group, now);
    return withheld.has(uid) ? gone(group) : whole(group, now);
  });
  return { kept: results.flatMap(({ kept }) => kept), changes: results.flatMap(({ changes }) => changes) };
}

function gone(group: readonly Block[]): Left {
  return { kept: [], changes: group.map((block) => changeOf("removed", block)) };
}

/** The event is still there: of its former overrides those stay that have begun, unless that time is skipped now. */
function overridesOf({ skipped }: Series, group: readonly Block[], now: Date): Left {
  const out = new Set(skipped.map(basic));
  const kept = group.filter((block) => {
    const begun = hasBegun(block, now) && leftAt(block) === undefined;
    return begun && !out.has(block.original);
  });
  return { kept, changes: [] };
}

/** The whole event is gone. */
function whole(group: readonly Block[], now: Date): Left {
  const master = group.find(({ original }) => original === "");
  const isSeries = master && (propertyOf(master, "RRULE") ?? propertyOf(master, "RDATE")) !== undefined;
  if (!isSeries) return join(group.map((block) => single(block, now)));
  const overrides = group.filter((block) => block !== master);
  if (!hasBegun(master, now)) return join(group.map((block) => single(block, now)));
  const left = leftAt(master);
  if (left === undefined) return end(master, overrides, now);
  if (now.getTime() - left < keptDays * day) return { kept: group, changes: [] };
  const isTimed = wallIn(master, "DTSTART")?.wall.time !== undefined;
  const until = utcStamp(left - 1000);
  const last = ended(withoutLater(master, left - 1000), isTimed ? until : until.slice(0, 8), now);
  const remaining = overrides.filter((block) => leftAt(block) === undefined);
  return { kept: [last, ...remaining], changes: [changeOf("removed", master)] };
}

/** One time: kept when it has begun; else cancelled, and gone some time later. */
function single(block: Block, now: Date): Left {
  const left = leftAt(block);
  if (left === undefined) {
    if (hasBegun(block, now)) return { kept: [block], changes: [] };
    return { kept: [cancelled(block, now)], changes: [changeOf("cancelled", block)] };
  }
  const isOld = now.getTime() - left >= keptDays * day;
  return isOld ? { kept: [], changes: [changeOf("removed", block)] } : { kept: [block], changes: [] };
}

/** A series that has begun: it ends, and its next times are cancelled. Nothing to do when there are none. */
function end(master: Block, overrides: readonly Block[], now: Date): Left {
  const times = timesOf(master, overrides);
  const near = times ? comingOf(times, now) : [];
  const last = near
    .map(({ originalStart }) => originalStart)
    .sort((a, b) => local(a) - local(b))
    .at(-1);
  if (!times || !last) return { kept: [master, ...overrides], changes: [] };
  const cancellations = near.map(({ originalStart }): Block => {
    const own = overrides.find(({ original }) => original === basic(originalStart));
    return own ? cancelled(own, now) : cancelled(once(master, originalStart, times.timezone), now);
  });
  const kept = overrides.filter((block) => hasBegun(block, now));
  return {
    kept: [
      ended(
        withoutLater(master, momentIn({ wall: last, zone: times.timezone })),
        untilOf(last, times.timezone),
        now,
        now,
      ),
      ...kept,
      ...cancellations,
    ],
    changes: [changeOf("cancelled", master)],
  };
}

/** Without dates of its own (RDATE) after a moment: no rule ends those. */
function withoutLater(master: Block, last: number): Block {
  const isLater = (line: string) =>
    nameOf(line) === "RDATE" && momentIn(wallIn(blockOf("", [line]), "RDATE") ?? zero) > last;
  return blockOf(
    master.name,
    master.lines.filter((line) => !isLater(line)),
  );
}

const zero = { wall: { date: "1970-01-01" }, zone: "UTC" };

/** The times of the days to come; the next one when none is so near. */
function comingOf(times: Series, now: Date): readonly Occurrence[] {
  const from = now.getTime() + 1;
  const within = (days: number) =>
    expand([times], { from, to: from + days * day }).filter(({ start }) => start >= from);
  const near = within(keptDays);
  return near.length > 0 ? near : within(horizonDays).slice(0, 1);
}

/** One time of a series, as a VEVENT of its own. */
function once(master: Block, original: Wall, zone: string): Block {
  const span = spanOf(original, lengthIn(master), { timezone: zone });
  const times = [`DTSTART${dated(span.start, zone)}`, span.end ?? []].flat();
  const lines = master.lines.flatMap((line) => {
    const name = nameOf(line);
    if (name === "UID") return [line, `RECURRENCE-ID${dated(original, zone)}`];
    if (name === "DTSTART") return times;
    return ownTimes.includes(name) ? [] : [line];
  });
  return blockOf(master.name, lines);
}

/** What a time of its own says for itself, or does not have. */
const ownTimes = ["DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"];

/** A VEVENT's length, as written. */
export function lengthIn(block: Block): Length {
  const duration = propertyOf(block, "DURATION");
  if (duration !== undefined) return lengthOf(duration);
  const [start, end] = [wallIn(block, "DTSTART"), wallIn(block, "DTEND")];
  if (!start || !end) return { days: 0, minutes: 0 };
  if (start.wall.time === undefined) return { days: (local(end.wall) - local(start.wall)) / day, minutes: 0 };
  return { days: 0, minutes: (momentIn(end) - momentIn(start)) / 60_000 };
}

/** A UNTIL that takes a time in, in the form that its DTSTART asks for. */
function untilOf(wall: Wall, zone: string): string {
  return wall.time === undefined ? basic(wall) : utcStamp(momentIn({ wall, zone }));
}

function hasBegun(block: Block, now: Date): boolean {
  const start = wallIn(block, "DTSTART");
  return start !== undefined && momentIn(start) <= now.getTime();
}

function momentIn({ wall, zone }: { readonly wall: Wall; readonly zone: string }): number {
  return zoneOf(isUtc(zone) ? "UTC" : zone).moment(local(wall)).epoch;
}

function changeOf(what: Change["what"], block: Block): Change {
  const { uid, original } = block;
  const title = plain(propertyOf(block, "SUMMARY") ?? "");
  return { what, uid, title, ...(original === "" ? {} : { original }) };
}

function join(all: readonly Left[]): Left {
  return { kept: all.flatMap(({ kept }) => kept), changes: all.flatMap(({ changes }) => changes) };
}

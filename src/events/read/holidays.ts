import { dayOf } from "../calendar/days.ts";
import { expand } from "../expand.ts";
import { type Block, blocksOf, propertyOf } from "../ical/blocks.ts";
import { timesOf, wallIn } from "../ical/left.ts";
import { plain } from "../ical/line.ts";
import { lengthIn } from "../ical/retire.ts";
import type { Break } from "./ground.ts";

/** What a calendar of holidays says: stretches of whole days, and the days that it says are worked all the same. */
export interface Holidays {
  /** Sorted, each once. */
  readonly stretches: readonly Break[];
  /** Days that a calendar of China lists as worked (补班) between its holidays: no breaks. */
  readonly worked: number;
}

/** So far a holiday that comes back every year is looked at. */
const horizon = Date.UTC(2100, 0);
const most = 5000;

/** Titles of days that are worked in exchange for a holiday. */
const isWork = /补班|上班|[（(]班[）)]|\b(?:working|work) day\b|\bworkday\b/iu;

/**
 * Reads a calendar of holidays: its whole days, of one day or several, with their rules, exceptions and changes. What has
 * an hour, is cancelled, or repeats by a rule that is none of ours, is no holiday. Pure.
 * @param file its name, for what is said of it
 * @throws AppError `feed.large`, `feed.broken`
 */
export function holidaysOf(text: string, file: string): Holidays {
  const groups = new Map<string, Block[]>();
  for (const [index, block] of blocksOf(text, file).entries()) {
    if (block.name !== "VEVENT") continue;
    const uid = block.uid || `no uid ${index}`;
    groups.set(uid, [...(groups.get(uid) ?? []), block]);
  }
  const found = new Map<string, Break>();
  let worked = 0;
  for (const group of groups.values()) {
    for (const stretch of stretchesOf(group)) {
      if (stretch.isWorked) worked++;
      else if (found.size < most) found.set(`${stretch.first} ${stretch.last}`, stretch);
    }
  }
  const stretches = [...found.values()].map(({ first, last }) => ({ first, last }));
  return { stretches: stretches.sort((a, b) => a.first - b.first || a.last - b.last), worked };
}

/** The times of one UID: its masters, of which some programs write several, and what differs at single dates. */
function stretchesOf(group: readonly Block[]): (Break & { readonly isWorked: boolean })[] {
  const overrides = group.filter(({ original }) => original !== "");
  const masters = group.filter(({ original }) => original === "");
  const own = masters.flatMap((master) => {
    const times = isCancelled(master) ? undefined : timesOf(master, []);
    if (!times || times.start.time !== undefined) return [];
    const out = new Set([...times.skipped, ...overrides.flatMap(originalOf)].map(({ date }) => date));
    const all = expand([{ ...times, skipped: [], overrides: [] }], { from: Number.NEGATIVE_INFINITY, to: horizon });
    const days = daysOf(master);
    return all.flatMap(({ wall: { date } }) => (out.has(date) ? [] : [stretchAt(dayOf(date), days, master)]));
  });
  const changed = overrides.flatMap((block) => {
    const start = isCancelled(block) ? undefined : wallIn(block, "DTSTART")?.wall;
    return start && start.time === undefined ? [stretchAt(dayOf(start.date), daysOf(block), block)] : [];
  });
  return [...own, ...changed];
}

function originalOf(block: Block) {
  return wallIn(block, "RECURRENCE-ID")?.wall ?? [];
}

function daysOf(block: Block): number {
  return Math.max(1, lengthIn(block).days);
}

function stretchAt(first: number, days: number, block: Block) {
  return { first, last: first + days - 1, isWorked: isWork.test(plain(propertyOf(block, "SUMMARY") ?? "")) };
}

function isCancelled(block: Block): boolean {
  return propertyOf(block, "STATUS")?.trim().toUpperCase() === "CANCELLED";
}

import type { Finding } from "../system/finding.ts";
import { localOf, zoneOf } from "./calendar/zone.ts";
import type { Occurrence, Place } from "./model.ts";

/** What two events may want at the same time. Only a tag can be shared: then it is advice. */
export type Shared = "person" | "room" | "link" | "tag";

/** Two series that overlap, and what they share. */
export interface Conflict {
  readonly kind: Shared;
  /** Name of the person, room, link or tag. */
  readonly what: string;
  readonly one: Occurrence;
  readonly other: Occurrence;
  /** How many pairs of their occurrences overlap; `one` and `other` are the first. */
  readonly count: number;
}

/** More pairs of one thing than anybody looks through: from there on only what is known is counted. */
const mostPairs = 10_000;

/**
 * Finds what takes place at the same time and needs the same person, room or link, or speaks to the same audience. A sweep
 * over what is sorted by start: n log n, and as many steps more as there are overlaps. Deadlines, phases and what is
 * cancelled take up nothing.
 * @param occurrences sorted by start
 */
export function conflicts(occurrences: readonly Occurrence[]): Conflict[] {
  const uses = new Map<string, { kind: Shared; what: string; list: Occurrence[] }>();
  for (const one of occurrences) {
    if (one.cancelled !== undefined || one.start === one.end || one.series.parent !== undefined) continue;
    for (const [kind, what] of wants(one)) {
      const key = `${kind} ${what.toLowerCase()}`;
      const use = uses.get(key);
      if (use) use.list.push(one);
      else uses.set(key, { kind, what, list: [one] });
    }
  }
  return [...uses.values()].flatMap(({ kind, what, list }) => sweep(kind, what, list));
}

function wants(one: Occurrence): [Shared, string][] {
  const { series, place } = one;
  const people = new Set([...series.speakers, ...series.hosts]);
  const found: [Shared, string][] = [...people].map((name) => ["person", name]);
  const room = place && roomOf(place);
  if (room) found.push(["room", room]);
  if (place?.online) found.push(["link", place.online]);
  // Nobody is busy for the whole of a week's competition.
  if (one.end - one.start < 24 * 3_600_000) for (const tag of series.tags) found.push(["tag", tag]);
  return found;
}

/** A room of a place; without rooms the place is one. */
function roomOf({ name, room, address }: Place): string | undefined {
  return [room, name ?? address].filter(Boolean).join(", ") || undefined;
}

function sweep(kind: Shared, what: string, list: readonly Occurrence[]): Conflict[] {
  const found = new Map<string, Conflict>();
  let active: Occurrence[] = [];
  let pairs = 0;
  for (const other of list) {
    active = active.filter((one) => one.end > other.start);
    for (const one of active) {
      if (++pairs > mostPairs) break;
      const key = `${one.uid} ${other.uid}`;
      const known = found.get(key) ?? found.get(`${other.uid} ${one.uid}`);
      if (known) found.set(`${known.one.uid} ${known.other.uid}`, { ...known, count: known.count + 1 });
      else found.set(key, { kind, what, one, other, count: 1 });
    }
    active.push(other);
  }
  return [...found.values()];
}

/** Each conflict where the later of the two stands: an error, but for audiences a warning. */
export function conflictFindings(found: readonly Conflict[]): Finding[] {
  return found.map(({ kind, what, one, other, count }) => {
    const { file, line, column } = other.series.source;
    const day = new Date(localOf(other.start, zoneOf(other.timezone))).toISOString().slice(0, 10);
    const params = { what, title: other.title, other: one.title, line: one.series.source.line, date: day, count };
    return { code: `events.same-${kind}`, level: kind === "tag" ? "warning" : "error", file, line, column, params };
  });
}

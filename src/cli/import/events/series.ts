import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import type { Wall } from "../../../events/model.ts";
import type { Values } from "../../../manifest/write/index.ts";
import { changeOf, type Drafted, described } from "./event.ts";
import { type Repetition, repetitionOf } from "./rules.ts";
import { titleOf } from "./texts.ts";
import { inZone, lengthOf, wallText } from "./times.ts";

/** When an event of another calendar takes place, as an event file says it. */

/** The events that came of one, and what of it as a whole could not be taken over. */
export interface Draft {
  readonly events: readonly Drafted[];
  readonly left: readonly string[];
}

export interface Ground {
  /** The zone of its times. */
  readonly zone: string;
  /** Whether its UID is its own. */
  readonly isNamed: boolean;
}

/** Times that an event file says together: all at one time of day, and with one end. */
interface Line {
  readonly at: Wall;
  /** `repeat`, `until` and `count`. */
  readonly values: Values;
  readonly has: (date: string) => boolean;
  readonly skip: Set<string>;
  readonly changes: Map<string, Values>;
  /** Dates of which something is said, be it that they are as all others: no exception leaves them out. */
  readonly said: Set<string>;
  /** Dates beside the rule, with their time of day: of the first line alone. */
  readonly also: Map<string, string | undefined>;
}

/**
 * A master and what differs at single times. Rules at one hour become one event, and dates beside them its further ones; what an
 * event file cannot say of one event, a second time on a day, an hour in a series of days, becomes one of its own.
 */
export function draft(master: ReadEvent, overrides: readonly ReadEvent[], ground: Ground): Draft {
  if (master.cancelled) return { events: [], left: ["STATUS:CANCELLED"] };
  const start = inZone(master.start, ground.zone);
  const { lines, left } = linesOf(master, start, ground.zone);
  const drafting = new Drafting(master, lines, ground);
  // Whatever its rule says, an event takes place when it begins (RFC 5545, 3.8.2.4).
  if (!lines.some(({ has }) => has(start.date))) drafting.begin(start);
  for (const moment of master.added) drafting.add(moment);
  for (const one of overrides) drafting.override(one);
  for (const moment of master.skipped) drafting.skip(moment, "EXDATE");
  for (const rule of master.excluded ?? []) drafting.exclude(rule, start);
  const { events, left: more } = drafting.result();
  return { events, left: [...left, ...more] };
}

function linesOf(master: ReadEvent, start: Wall, zone: string): { lines: Line[]; left: string[] } {
  const rest = () => ({ skip: new Set<string>(), changes: new Map(), said: new Set<string>(), also: new Map() });
  const once = { at: start, values: {}, has: (date: string) => date === start.date, ...rest() };
  if (master.rules.length === 0) return { lines: [once], left: [] };
  const repetitions: Repetition[] = [];
  const left: string[] = [];
  for (const text of master.rules) {
    const repetition = repetitionOf(text, start, zone);
    if ("code" in repetition) left.push(`RRULE:${text} (${repetition.code})`);
    else repetitions.push(repetition);
  }
  // Of a rule that cannot be taken over the first time is known.
  if (repetitions.length === 0) return { lines: [once], left };
  return { lines: together(repetitions).map((line) => ({ ...line, ...rest() })), left };
}

/** Rules whose dates add up to one list; others stay by themselves. */
function together(repetitions: readonly Repetition[]): Pick<Line, "at" | "values" | "has">[] {
  const keyOf = ({ at, values, isEvery }: Repetition, index: number) =>
    isEvery && values.count === undefined ? JSON.stringify([at.time, values.until]) : `${index}`;
  const groups = new Map<string, Repetition[]>();
  for (const [index, one] of repetitions.entries()) {
    const key = keyOf(one, index);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [first, ...others] = [...group].sort((a, b) => (a.at.date < b.at.date ? -1 : 1)) as [Repetition];
    if (others.length === 0) return first;
    const repeat = group.map(({ values }) => values.repeat);
    return {
      at: first.at,
      values: { ...first.values, repeat },
      has: (date: string) => group.some(({ has }) => has(date)),
    };
  });
}

class Drafting {
  readonly #master: ReadEvent;
  readonly #lines: readonly Line[];
  readonly #main: Line;
  readonly #ground: Ground;
  readonly #alone: Drafted[] = [];
  readonly #left: string[] = [];
  /** The first date, where it is none of the rule. */
  #begun: string | undefined;

  constructor(master: ReadEvent, lines: readonly Line[], ground: Ground) {
    this.#master = master;
    this.#lines = lines;
    this.#main = lines[0] as Line;
    this.#ground = ground;
  }

  /** An event of its own, which takes place once. */
  alone(event: ReadEvent, at: Wall): void {
    const { values } = described(event, this.#ground.zone, at);
    this.#alone.push({ values: { at: wallText(at), ...values }, left: [] });
  }

  /** A first time that is not the rule's. */
  begin(start: Wall): void {
    const isLeftOut = this.#master.skipped.some((moment) => {
      const { date, time } = inZone(moment, this.#ground.zone);
      return date === start.date && (time ?? start.time) === start.time;
    });
    this.#begun = start.date;
    if (!isLeftOut) this.alone(this.#master, start);
  }

  /** A date beside the rule. */
  add(moment: Moment): void {
    const wall = inZone(moment, this.#ground.zone);
    const { at, also } = this.#main;
    const line = this.#lineOf(wall.date);
    const time = line?.at.time ?? also.get(wall.date);
    const isThere = line !== undefined || also.has(wall.date);
    if (isThere && time === wall.time) return;
    const isAlike = (wall.time === undefined) === (at.time === undefined);
    const usual = lengthOf(this.#master, this.#ground.zone);
    const isAsLong = !moment.length || JSON.stringify(moment.length) === JSON.stringify(usual);
    if (!isThere && isAlike && isAsLong && wall.date > at.date) also.set(wall.date, wall.time);
    else {
      const { end: _, length: __, ...rest } = this.#master;
      this.alone(moment.length ? { ...rest, length: moment.length } : this.#master, wall);
    }
  }

  /** A time at which something is different. */
  override(one: ReadEvent): void {
    if (!one.original) return;
    const { zone } = this.#ground;
    const { date, time } = inZone(one.original, zone);
    const meets = this.#meets({ date, ...(time === undefined ? {} : { time }) });
    if (!meets) {
      if (one.cancelled) this.#left.push(`RECURRENCE-ID ${date}`);
      else this.alone(one, inZone(one.start, zone));
      return;
    }
    // One time of a public series cannot be private in its file, nor can a whole day become an hour.
    const isHidden = one.isPrivate === true && this.#master.isPrivate !== true;
    const isAlike = (one.start.wall.time === undefined) === (meets.time === undefined);
    if (one.cancelled || (!isHidden && isAlike)) {
      const change = changeOf(one, this.#master, { zone, date, time: meets.time });
      meets.line.said.add(date);
      if (Object.keys(change).length > 0) meets.line.changes.set(date, change);
      return;
    }
    this.#without(meets.line, date);
    if (isHidden) this.#left.push(`RECURRENCE-ID ${date}`);
    else this.alone(one, inZone(one.start, zone));
  }

  /** A time that does not take place. */
  skip(moment: Moment, name: string): void {
    const wall = inZone(moment, this.#ground.zone);
    const meets = this.#meets(wall);
    if (!meets && wall.date === this.#begun) return;
    if (!meets) this.#left.push(`${name} ${wallText(wall)}`);
    else if (!meets.line.said.has(wall.date)) this.#without(meets.line, wall.date);
  }

  /** A rule of what does not take place: its dates, where it has an end. */
  exclude(rule: string, start: Wall): void {
    const { zone } = this.#ground;
    const repetition = repetitionOf(rule, start, zone);
    if ("code" in repetition || repetition.dates === undefined) {
      this.#left.push(`EXRULE:${rule}`);
      return;
    }
    for (const date of repetition.dates()) {
      const wall = { date, ...(repetition.at.time === undefined ? {} : { time: repetition.at.time }) };
      if (this.#meets(wall)) this.skip({ wall, zone }, "EXRULE");
    }
  }

  result(): Draft {
    const { uid } = this.#master;
    const isUsable = this.#ground.isNamed && titleOf(uid) === uid && uid.length <= 1000;
    const events = this.#lines.flatMap((line, index): Drafted[] => {
      const { values, left } = described(this.#master, this.#ground.zone, line.at);
      const own = index === 0 && isUsable ? { uid } : {};
      return isEmpty(line) ? [] : [{ values: { ...own, ...timesOf(line), ...values }, left: index === 0 ? left : [] }];
    });
    return { events: [...events, ...this.#alone], left: this.#left };
  }

  #lineOf(date: string): Line | undefined {
    return this.#lines.find(({ has }) => has(date));
  }

  /** The line that takes place at a time, with its hour; a date alone means the whole day. */
  #meets({ date, time }: Wall): { line: Line; time: string | undefined } | undefined {
    const isAt = (hour: string | undefined) => time === undefined || hour === undefined || hour === time;
    const line = this.#lines.find(({ has, at }) => has(date) && isAt(at.time));
    if (line) return { line, time: line.at.time };
    const { also, at } = this.#main;
    if (!also.has(date)) return undefined;
    const hour = also.get(date) ?? at.time;
    return isAt(hour) ? { line: this.#main, time: hour } : undefined;
  }

  #without(line: Line, date: string): void {
    if (!line.also.delete(date)) line.skip.add(date);
  }
}

/** A single event that is left out at its only date. */
function isEmpty({ values, skip, also, at }: Line): boolean {
  return values.repeat === undefined && also.size === 0 && skip.has(at.date);
}

function timesOf({ at, values, skip, changes, also }: Line): Values {
  const sorted = <T>(entries: Iterable<[string, T]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const isSeries = values.repeat !== undefined || also.size > 0;
  const further = sorted(also).map(([date, time]) =>
    time === undefined || time === at.time ? date : wallText({ date, time }),
  );
  return {
    at: wallText(at),
    ...values,
    ...(further.length > 0 ? { also: further } : {}),
    ...(isSeries && skip.size > 0 ? { skip: [...skip].sort() } : {}),
    ...(changes.size > 0 ? { changes: Object.fromEntries(sorted(changes)) } : {}),
  };
}

import { dateOf, dayOf } from "../../../events/calendar/days.ts";
import type { Moment, ReadEvent } from "../../../events/ical/read.ts";
import type { Wall } from "../../../events/model.ts";
import { repetitionOf } from "./rules.ts";
import { inZone, localMs, wallAt } from "./times.ts";

/** RANGE=THISANDFUTURE (RFC 5545, 3.2.13): from one time on a series is another one. */

/** A stretch of a series, as a series of its own. */
export interface Stretch {
  readonly master: ReadEvent;
  readonly overrides: readonly ReadEvent[];
}

/** A time from which on all is different: when it would have been, and how far it and all later ones are moved. */
interface Turn {
  readonly change: ReadEvent;
  readonly from: Wall;
  /** Milliseconds by the clocks of the zone. */
  readonly shift: number;
  /** Whole days of that, by the calendar. */
  readonly days: number;
}

/**
 * A series cut at each change that holds for all later times. Those are moved by as much as the one that is named.
 * @returns one stretch where there is no such change, or where a rule cannot be moved with it: that is told
 */
export function stretchesOf(
  master: ReadEvent,
  overrides: readonly ReadEvent[],
  zone: string,
): { stretches: readonly Stretch[]; left: readonly string[] } {
  const turns = overrides
    .flatMap((change) => turnOf(change, zone) ?? [])
    .sort((a, b) => (a.from.date < b.from.date ? -1 : 1));
  if (turns.length === 0) return { stretches: [{ master, overrides }], left: [] };
  const told = turns.map(({ from }) => `RANGE=THISANDFUTURE ${from.date}`);
  const [rule, ...others] = master.rules;
  const whole = rule === undefined ? undefined : repetitionOf(rule, inZone(master.start, zone), zone);
  const isMovable = rule !== undefined && turns.every(({ days }) => days === 0 || movedRule(rule, days) !== undefined);
  if (!whole || "code" in whole || others.length > 0 || !isMovable)
    return { stretches: [{ master, overrides }], left: told };
  const end = whole.values.until === undefined ? whole.dates?.().at(-1) : String(whole.values.until).slice(0, 10);
  const usual = overrides.filter((one) => !turns.some(({ change }) => change === one));
  const stretches = [undefined, ...turns].map((turn, index): Stretch => {
    const next = turns[index];
    const isIn = ({ date }: Wall) => date >= (turn?.from.date ?? "") && (next === undefined || date < next.from.date);
    const { days = 0 } = turn ?? {};
    const last = next ? dateOf(dayOf(next.from.date) - 1) : end;
    const until = last === undefined ? undefined : dateOf(dayOf(last) + days);
    const moved = (moment: Moment): Moment => ({ ...moment, ...shifted(inZone(moment, zone), turn), zone });
    const within = (moments: readonly Moment[]) => moments.filter((one) => isIn(inZone(one, zone))).map(moved);
    const own = turn?.change ?? master;
    const { original: _, ...said } = own;
    return {
      master: {
        ...said,
        uid: master.uid,
        rules: [ended(movedRule(rule as string, days) as string, until)],
        skipped: within(master.skipped),
        added: within(master.added),
        ...(turn && !own.end && !own.length ? lengthOf(master) : {}),
      },
      overrides: usual
        .filter(({ original }) => original && isIn(inZone(original, zone)))
        .map((one) => ({ ...one, original: moved(one.original as Moment) })),
    };
  });
  return { stretches, left: [] };
}

function turnOf(change: ReadEvent, zone: string): Turn | undefined {
  if (!change.isForFuture || !change.original || change.cancelled) return undefined;
  const [from, to] = [inZone(change.original, zone), inZone(change.start, zone)];
  return { change, from, shift: localMs(to) - localMs(from), days: dayOf(to.date) - dayOf(from.date) };
}

function shifted(wall: Wall, turn: Turn | undefined): { wall: Wall } {
  if (!turn) return { wall };
  if (wall.time === undefined) return { wall: { date: dateOf(dayOf(wall.date) + turn.days) } };
  return { wall: wallAt(localMs(wall) + turn.shift) };
}

function lengthOf({ start, end, length }: ReadEvent): Pick<ReadEvent, "length"> {
  if (length) return { length };
  if (!end) return {};
  const minutes = Math.round((localMs(end.wall) - localMs(start.wall)) / 60_000);
  return { length: start.wall.time === undefined ? { days: minutes / 1440, minutes: 0 } : { days: 0, minutes } };
}

const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** A rule for times that are some days later or earlier; undefined where it names days that cannot be counted on. */
function movedRule(rule: string, days: number): string | undefined {
  if (days === 0) return rule;
  if (!/(?:^|;)FREQ=(?:DAILY|WEEKLY)(?:;|$)/.test(rule) || /(?:^|;)BY(?!DAY=|HOUR=|MINUTE=|SECOND=)/.test(rule))
    return undefined;
  const byDay = /(^|;)BYDAY=([A-Z,]+)/;
  return rule.replace(byDay, (_, before: string, list: string) => {
    const moved = list.split(",").map((name) => names[(((names.indexOf(name) + days) % 7) + 7) % 7]);
    return `${before}BYDAY=${moved.join(",")}`;
  });
}

/** With another end, and the hour of what it is the rule of. */
function ended(rule: string, until: string | undefined): string {
  const open = rule.replace(/;?(?:UNTIL|COUNT|BYHOUR|BYMINUTE|BYSECOND)=[^;]*/g, "").replace(/^;/, "");
  return until === undefined ? open : `${open};UNTIL=${until.replaceAll("-", "")}`;
}

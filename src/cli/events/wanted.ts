import { expand } from "../../events/expand.ts";
import { domainOf } from "../../events/identity.ts";
import type { Channel, Series } from "../../events/model.ts";
import { calendarItems, judge, type Wanted, type Wish } from "../../kinds/event/desired.ts";
import { calendarsOf, type Placed } from "../../kinds/event/targets.ts";
import type { Note } from "../../plan/plan.ts";
import type { Context } from "../context.ts";
import type { EventsWish } from "../sync/draw.ts";
import type { SyncFlags } from "../sync/flags.ts";
import type { Source } from "../sync/load.ts";
import type { Opened } from "../sync/place.ts";
import { languageOfEvents, loadSeries } from "./series.ts";

/** What is wanted of events, wherever they go. @throws AppError (exit 2) `sync.invalid-events` */
export function wantedEvents(source: Source, opened: Opened, _flags: SyncFlags, context: Context): EventsWish {
  const series = loadSeries(source, context);
  const now = context.world.now();
  const owner = opened.calendars;
  const calendars = calendarsOf(source.placed);
  const wishes = wishesOf(series, source.placed, now.getTime());
  const wanted: Omit<Wanted, "removes"> = {
    wishes,
    calendars,
    owner,
    language: languageOfEvents(source),
    now,
    domain: domainOf(source.community),
  };
  return {
    before: calendarItems(wanted),
    judge: ({ items, foreign }, removes) => {
      const { desired, kept, taken } = judge({ ...wanted, removes }, items, foreign ?? []);
      const warnings = taken.map(({ target, name }): Note => ({ code: "plan.taken", target, params: { name } }));
      const groups = calendars.map((calendar) => ({ kind: "event" as const, target: { owner, calendar } }));
      return { desired, kept, warnings, groups };
    },
  };
}

function wishesOf(all: readonly Series[], placed: readonly Placed[], now: number): Wish[] {
  const targets = new Map(placed.map((one) => [one.file, one.targets]));
  return all.flatMap((series): Wish[] => {
    const calendar = targets.get(series.source.file)?.caldav?.calendar;
    if (calendar === undefined || !goesTo(series, "caldav")) return [];
    return [{ calendar, series, isPast: isPast(series, now) }];
  });
}

/** Whether an event goes to a target of its file: to all of them where it names none. What is private must name it. */
export function goesTo({ publish, isPrivate }: Pick<Series, "publish" | "isPrivate">, channel: Channel): boolean {
  return publish.length === 0 ? !isPrivate : publish.includes(channel);
}

/** Whether the last time of a series is over. One without an end never is. */
export function isPast(series: Series, now: number): boolean {
  if (series.rule !== undefined && !/(?:^|;)(?:UNTIL|COUNT)=/.test(series.rule)) return false;
  return expand([series], { from: now, to: Number.POSITIVE_INFINITY }, true).length === 0;
}

import { offsetText, zoneOf } from "../../../events/calendar/zone.ts";
import type { Occurrence } from "../../../events/model.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { cut, padEnd, width } from "../../../system/text/width.ts";
import type { Context } from "../../context.ts";
import { printJson } from "../json.ts";
import { writeLines } from "../pieces.ts";
import { dateText, occurrenceJson, shownIn, withOffset } from "./moment.ts";

/** Where people look from: the first zone is the viewer's, by which days are told apart. */
export type Zones = readonly [string, ...string[]];

export function showJson(occurrences: readonly Occurrence[], zones: Zones, { out }: Context): void {
  printJson(out, {
    timezone: zones[0],
    occurrences: occurrences.map((one) => ({
      ...occurrenceJson(one),
      local: Object.fromEntries(zones.map((zone) => [zone, one.allDay ? one.wall.date : withOffset(one.start, zone)])),
    })),
  });
}

/** How the columns of a list are shared out. */
interface Layout {
  readonly columns: number;
  readonly title: number;
  /** Of the further zones; 0 when there is no room beside the title, and they stand below it. */
  readonly zone: readonly number[];
}

/** `17:00–18:00`, and two blanks on either side. */
const timeColumns = 15;
const leastTitle = 24;

/** The next occurrences, by day, in the viewer's zone and in others beside it. */
export function showList(occurrences: readonly Occurrence[], zones: Zones, context: Context): void {
  const { out, t, paint } = context;
  const [own, ...others] = zones;
  const layout = layoutOf(others, Math.min(out.columns, 120));
  const now = occurrences[0]?.start ?? 0;
  const offset = offsetText(zoneOf(own).offset(now));
  const head = t("events.times-in", { timezone: own === offset ? own : `${own} (${offset})` });
  const names = layout.zone.map((columns, index) => `  ${padEnd(cityOf(others[index] ?? ""), columns)}`).join("");
  out.write(`${paint.faint(`${padEnd(head, layout.columns - width(names))}${names}`.trimEnd())}\n`);
  let day = "";
  const lines = occurrences.flatMap((one) => {
    const begins = dayOf(one, own, context);
    const heading = begins === day ? [] : ["", paint.strong(begins)];
    day = begins;
    return [...heading, ...linesOf(one, zones, layout, context)];
  });
  writeLines((text) => out.write(`${text}\n`), lines);
}

function layoutOf(others: readonly string[], columns: number): Layout {
  const zone = others.map((name) => Math.max(8, width(cityOf(name))));
  const title = columns - timeColumns - zone.reduce((sum, one) => sum + one + 2, 0);
  return title < leastTitle ? { columns, title: columns - timeColumns, zone: [] } : { columns, title, zone };
}

/** `New York` of America/New_York. */
function cityOf(zone: string): string {
  return (zone.split("/").pop() ?? zone).replace(/_/g, " ");
}

/** A whole day is a date, wherever one looks from. */
function dayOf(one: Occurrence, zone: string, context: Context): string {
  const seen = one.allDay ? shownIn(Date.parse(`${one.wall.date}T00:00:00Z`), "UTC") : shownIn(one.start, zone);
  return dateText(seen, context);
}

function linesOf(one: Occurrence, zones: Zones, layout: Layout, context: Context): string[] {
  const { paint } = context;
  const [own, ...others] = zones;
  const isOff = one.cancelled !== undefined;
  const time = padEnd(timeText(one, own, context), timeColumns - 4);
  const title = padEnd(cut(titleText(one, own, context), layout.title), layout.zone.length > 0 ? layout.title : 0);
  const beside = layout.zone.map((columns, index) => `  ${padEnd(elsewhere(one, own, others[index] ?? own), columns)}`);
  const first = `  ${time}  ${isOff ? paint.faint(title) : title}${paint.faint(beside.join("").trimEnd())}`;
  return [first.trimEnd(), ...belowOf(one, zones, layout, context)];
}

/** Where there is no room beside, other zones stand below; and why something is off, or differs. */
function belowOf(one: Occurrence, [own, ...others]: Zones, layout: Layout, context: Context): string[] {
  const { paint, t, verbose } = context;
  const indent = " ".repeat(timeColumns);
  const line = (text: string, style: (text: string) => string) => `${indent}${style(cut(text, layout.title))}`;
  const lines: string[] = [];
  if (layout.zone.length === 0 && !one.allDay)
    lines.push(...others.map((zone) => line(`${elsewhere(one, own, zone)}  ${zone}`, paint.faint)));
  const { cancelled, note, clock, place } = one;
  if (cancelled === true) lines.push(line(t("events.cancelled"), paint.bad));
  else if (cancelled !== undefined)
    lines.push(line(t("events.cancelled-since", { reason: oneLine(cancelled) }), paint.bad));
  if (note !== undefined) lines.push(line(oneLine(note), paint.warn));
  if (clock) lines.push(line(t(`events.clock-${clock}`, { timezone: one.timezone }), paint.warn));
  if (verbose && place?.online) lines.push(line(oneLine(place.online), paint.faint));
  return lines;
}

function timeText(one: Occurrence, zone: string, { t }: Context): string {
  if (one.allDay) return t("events.all-day");
  const start = shownIn(one.start, zone).time;
  return one.start === one.end ? start : `${start}–${shownIn(one.end, zone).time}`;
}

function titleText(one: Occurrence, zone: string, context: Context): string {
  const parts = [oneLine(one.title)];
  const name = [one.place?.room, one.place?.name].filter(Boolean).join(", ");
  if (name) parts.push(` · ${oneLine(name)}`);
  // The last moment of a day still belongs to it.
  const [start, end] = [shownIn(one.start, zone), shownIn(Math.max(one.start, one.end - 1), zone)];
  if (end.day > start.day) parts.push(` ${context.t("events.to-date", { date: dateText(end, context) })}`);
  return parts.join("");
}

/** The time in another zone, and how many days it is off there: `17:00 -1`. */
function elsewhere(one: Occurrence, own: string, zone: string): string {
  if (one.allDay) return "";
  const [here, there] = [shownIn(one.start, own), shownIn(one.start, zone)];
  const days = there.day - here.day;
  return days === 0 ? there.time : `${there.time} ${days > 0 ? "+" : ""}${days}`;
}

import { offsets } from "../../system/zones/letters.ts";
import { listedZones, todayName } from "../../system/zones/names.ts";
import { type Zone, zoneOf } from "../calendar/zone.ts";
import { type DescribedZone, fixedZone } from "./described.ts";
import { windowsZones } from "./windows-zones.ts";
import { isPlace, offsetNamed, zoneNamed } from "./zone-names.ts";

/**
 * Which zone of the IANA database each TZID of a calendar is: by its name, else by what the calendar itself says of its
 * clocks. No moment is changed by that in silence.
 */

/** Wall times, in milliseconds as if they were UTC, between which clocks have to agree. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is to be told of a zone. */
export interface ZoneNote {
  readonly tzid: string;
  readonly zone: string;
  /**
   * `agrees`: a zone whose clocks show the same; `moment`: none does, and a single moment is written in UTC; `differs`: the
   * name was taken, and the calendar describes other clocks.
   */
  readonly by: "agrees" | "moment" | "differs";
  /** The line of the first event of which it is so. */
  readonly line: number;
}

const day = 86_400_000;
const noon = day / 2;

export class FileZones {
  readonly notes: ZoneNote[] = [];
  readonly #described: ReadonlyMap<string, DescribedZone>;
  readonly #near: readonly string[];
  /** What all that a calendar has in a zone spans, by TZID. */
  readonly #spans: ReadonlyMap<string, Span>;
  readonly #usually = new Map<string, string | undefined>();
  readonly #found = new Map<string, string | undefined>();

  /** @param timezone the calendar's own, which a zone without a name most likely is */
  constructor(described: readonly DescribedZone[], spans: ReadonlyMap<string, Span>, timezone?: string) {
    this.#described = new Map(described.map((one) => [one.tzid, one]));
    this.#spans = spans;
    this.#near = timezone === undefined ? [] : [timezone];
  }

  /**
   * @param span of the event
   * @returns undefined where no zone has these clocks, or nothing is said of them
   */
  zone(tzid: string, span: Span, line: number): string | undefined {
    const described = this.#described.get(tzid) ?? this.#offset(tzid);
    const name = zoneNamed(tzid);
    if (!described) return name;
    if (name !== undefined && isPlace(tzid)) {
      const isOther = (local: number) => described.offset(local) !== ahead(name, local);
      if (isOther(span.from) && isOther(middle(span.from))) this.#note({ tzid, zone: name, by: "differs", line });
      return name;
    }
    const zone =
      this.#shared(described, name, this.#spans.get(tzid)) ??
      this.#shared(described, name, wholeYears(span)) ??
      this.#match(described, name, span);
    if (zone !== undefined && zone !== name) this.#note({ tzid, zone, by: "agrees", line });
    if (zone === undefined && name !== undefined) this.#note({ tzid, zone: name, by: "differs", line });
    return zone ?? name;
  }

  /** The moment of a wall time whose zone is none of the database's; undefined where nothing is said of it. */
  moment(tzid: string, local: number, line: number): number | undefined {
    const described = this.#described.get(tzid) ?? this.#offset(tzid);
    if (!described) return undefined;
    this.#note({ tzid, zone: "UTC", by: "moment", line });
    return local - described.offset(local);
  }

  #offset(tzid: string): DescribedZone | undefined {
    const minutes = offsetNamed(tzid);
    return minutes === undefined ? undefined : fixedZone(tzid, minutes);
  }

  #note(note: ZoneNote): void {
    const isSame = ({ tzid, zone, by }: ZoneNote) => tzid === note.tzid && zone === note.zone && by === note.by;
    if (!this.notes.some(isSame)) this.notes.push(note);
  }

  /** One zone for the whole calendar, or for all events of the same years: neither is looked for at each event. */
  #shared(described: DescribedZone, name: string | undefined, span: Span | undefined): string | undefined {
    if (span === undefined) return undefined;
    const key = `${span.from} ${span.to} ${described.tzid}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#match(described, name, span));
    return this.#found.get(key);
  }

  /** Over the whole span; else as far as changes of clocks are described, since some describe but the years of an export. */
  #match(described: DescribedZone, name: string | undefined, span: Span): string | undefined {
    const { end = 0 } = described;
    const isCut = end > span.from && end + day < span.to;
    return (
      this.#find(described, name, span) ?? (isCut ? this.#find(described, name, { ...span, to: end + day }) : undefined)
    );
  }

  #find(described: DescribedZone, name: string | undefined, span: Span): string | undefined {
    const likely = [described.place, name, this.#usual(described), ...this.#near];
    const near = likely.find((zone) => zone !== undefined && agrees(described, zone, span));
    return near ?? nearest(described, span);
  }

  /** The zone of a description, whatever is held in it: that of two years which all data about zones know alike. */
  #usual(described: DescribedZone): string | undefined {
    const { tzid } = described;
    if (!this.#usually.has(tzid)) this.#usually.set(tzid, nearest(described, usualYears));
    return this.#usually.get(tzid);
  }
}

const usualYears: Span = { from: Date.UTC(2024, 0), to: Date.UTC(2026, 0) };

/** Of all zones whose clocks show the same the one that is most like it around that time. */
function nearest(described: DescribedZone, span: Span): string | undefined {
  const minutes = String(described.offset(span.from) / 60_000);
  const common = Object.hasOwn(offsets, minutes) ? (offsets[minutes] as readonly string[]) : [];
  const windows = windowsZones().map(({ zone }) => zone);
  const all = new Set([...common, ...windows, ...[...listedZones()].map(todayName)]);
  let [best, most]: [string | undefined, number] = [undefined, -1];
  for (const zone of all) {
    const alike = agrees(described, zone, span) ? likeness(described, zone, span) : -1;
    if (alike > most) [best, most] = [zone, alike];
    if (alike === weeks) break;
  }
  return best;
}

function wholeYears({ from, to }: Span): Span {
  const [first, last] = [from, to].map((local) => new Date(local).getUTCFullYear()) as [number, number];
  return { from: Date.UTC(first, 0) + noon, to: Date.UTC(last + 1, 0) - noon };
}

/** A year before an event, and one after. */
const weeks = 104;

/** In how many of the weeks around an event clocks show the same: a single day in winter says nothing of summer time. */
function likeness(described: DescribedZone, name: string, { from }: Span): number {
  const zone = zoneOf(name);
  let count = 0;
  for (let week = -weeks / 2; week < weeks / 2; week++) {
    const local = middle(from + week * 7 * day);
    if (aheadIn(zone, local) === described.offset(local)) count++;
  }
  return count;
}

/** Whether the clocks of a place show the same as a description says, day for day. */
function agrees(described: DescribedZone, name: string, { from, to }: Span): boolean {
  const zone = zoneOf(name);
  const isSame = (local: number) => aheadIn(zone, local) === described.offset(local);
  if (!isSame(from) || !isSame(to)) return false;
  // Weeks first: most zones are told apart by them.
  for (const step of [28 * day, day]) for (let at = from; at < to; at += step) if (!isSame(middle(at))) return false;
  return true;
}

/** No clocks change at noon. */
function middle(local: number): number {
  return Math.floor(local / day) * day + noon;
}

function ahead(name: string, local: number): number {
  return aheadIn(zoneOf(name), local);
}

function aheadIn(zone: Zone, local: number): number {
  return local - zone.moment(local).epoch;
}

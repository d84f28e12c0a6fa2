import type { Period } from "../calendar.ts";
import type { Cast } from "../identity/person.ts";
import type { Activity, Release } from "../port.ts";
import { type Case, casesOf } from "./cases.ts";
import { counted, day, trended } from "./figures.ts";
import type { HealthInput, Reading, Span } from "./input.ts";
import { type Months, monthsBetween } from "./months.ts";
import type { Count, HealthSettings, Measured, Trended } from "./report.ts";

/** What all measures look at. */
export interface Scene {
  /** Those that people opened. */
  readonly cases: readonly Case[];
  /** Those that bots opened: only the work of reviewing them counts. */
  readonly byBots: readonly Case[];
  readonly releases: readonly Release[];
  readonly cast: Cast;
  readonly activity: Activity | undefined;
  readonly folders: HealthInput["folders"];
  readonly read: Reading;
  /** What is open can be told, at any time since `read.since`. */
  readonly knowsOpen: boolean;
  readonly period: Span;
  /** Absent when there is none, or what was read does not reach back so far. */
  readonly previous: Span | undefined;
  /** A period before was asked for; folders have it even where the forge was not read so far back. */
  readonly compares: boolean;
  readonly months: Months;
  readonly settings: HealthSettings;
}

export function sceneOf(input: HealthInput): Scene {
  const { threads, cast, read, now } = input;
  const period = spanOf(input.period, now);
  const previous = input.previous === null ? undefined : spanOf(input.previous, now);
  // What was opened after the period is not there yet, whatever its other dates say.
  const cases = casesOf(threads, cast).filter(({ opened }) => opened < period.to);
  return {
    cases: cases.filter(({ byBot }) => !byBot),
    byBots: cases.filter(({ byBot }) => byBot),
    releases: input.releases,
    cast,
    activity: input.activity,
    folders: input.folders,
    read,
    knowsOpen: read.since === undefined || read.open === true,
    period,
    previous: previous && (read.since ?? previous.from) > previous.from ? undefined : previous,
    compares: previous !== undefined,
    months: monthsBetween(
      input.since === undefined ? (previous ?? period).from : input.since * day,
      period.to,
      read.since,
    ),
    settings: input.settings,
  };
}

/** Days as moments; a period that is not over ends now. */
function spanOf({ from, to }: Period, now = Number.POSITIVE_INFINITY): Span {
  const start = from * day;
  return { from: start, to: Math.max(start + 1, Math.min((to + 1) * day, now)) };
}

/** The same look at the period and at the one before, and how its figures become trends. */
export function compare<T>({ period, previous }: Scene, look: (span: Span) => T) {
  const now = look(period);
  const before = previous && look(previous);
  return {
    now,
    count: (pick: (look: T) => number): Count => counted(pick(now), before && pick(before)),
    trend: (pick: (look: T) => Measured): Trended => trended(pick(now), before && pick(before)),
  };
}

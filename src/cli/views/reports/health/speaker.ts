import type { HealthReport, HealthSettings } from "../../../../reports/health/report.ts";
import type { Translate } from "../../../../system/messages.ts";
import type { Figure, Figures } from "../document.ts";
import { numberText } from "../numbers.ts";
import type { Entry, Unit, Value } from "./entry.ts";

/** How the numbers of a report are said in one language. */
export interface Speaker {
  readonly t: Translate;
  readonly settings: HealthSettings;
  /** Most rows of a table; all of them when 0. */
  readonly top: number;
}

export const speakerOf = ({ settings }: HealthReport, t: Translate, top: number): Speaker => ({ t, settings, top });

/** At most one decimal: more would claim what a median of a few cases does not know. */
const plain = (value: number) => numberText(Math.round(value * 10) / 10);

/** `25 min`, `3.5 h`, `4 days`, `48 %`, `12`. */
export function amountText(value: number, unit: Unit, t: Translate): string {
  if (unit === "hours") return hoursText(value, t);
  if (unit === "days") return t("report.health.unit.days", { n: plain(value) });
  if (unit === "share") return t("report.health.unit.percent", { n: plain(value * 100) });
  if (unit === "per-month") return t("report.health.unit.per-month", { n: signed(value, plain(Math.abs(value))) });
  return plain(value);
}

/** A time that somebody set: `36 h`, `48 h`, `3 d`. */
export function limitText(hours: number, t: Translate): string {
  const inDays = hours > 48 && hours % 24 === 0;
  return inDays ? amountText(hours / 24, "days", t) : t("report.health.unit.hours", { n: plain(hours) });
}

/** In the unit that fits: minutes below an hour, days from two days on. */
function hoursText(hours: number, t: Translate): string {
  if (hours !== 0 && hours < 1) return t("report.health.unit.minutes", { n: Math.max(1, Math.round(hours * 60)) });
  if (hours < 48) return t("report.health.unit.hours", { n: plain(hours) });
  return t("report.health.unit.days", { n: plain(hours / 24) });
}

/** A minus as wide as the plus. */
const signed = (value: number, size: string) => `${value < 0 ? "−" : "+"}${size}`;

export const figuresOf = (entries: readonly Entry[], speaker: Speaker): Figures => ({
  kind: "figures",
  items: entries.map((entry) => figureOf(entry, speaker)),
});

function figureOf(entry: Entry, { t, settings }: Speaker): Figure {
  const { label, unit, now } = entry;
  const trend = trendOf(entry, t);
  const minimum = Math.max(1, settings.minimum);
  const few = now.value === null;
  return {
    label,
    value: now.value === null ? t("report.health.too-few") : amountText(now.value, unit, t),
    ...(now.n === null ? {} : { detail: detailOf(now, few, minimum, t) }),
    ...(trend && !few ? { trend } : {}),
  };
}

function detailOf({ n }: Value, few: boolean, minimum: number, t: Translate): string {
  return few ? t("report.health.too-few.detail", { count: n ?? 0, minimum }) : t("report.health.n", { count: n ?? 0 });
}

function trendOf({ unit, now, before, better }: Entry, t: Translate): Figure["trend"] {
  if (before === null || now.value === null) return undefined;
  if (before.value === null)
    return { text: t("report.health.trend.too-few", { count: before.n ?? 0 }), tone: "neutral" };
  const was = amountText(before.value, unit, t);
  // What reads the same is the same.
  if (amountText(now.value, unit, t) === was) return { text: t("report.health.trend.same", { was }), tone: "neutral" };
  const change = now.value - before.value;
  const by = signed(change, changeText(Math.abs(change), unit, t));
  const tone = better === undefined ? "neutral" : change < 0 === (better === "less") ? "good" : "bad";
  return { text: t("report.health.trend", { by, was }), tone };
}

/** Shares differ by points, not by percent. */
function changeText(size: number, unit: Unit, t: Translate): string {
  if (unit === "share") return t("report.health.unit.points", { n: plain(size * 100) });
  return unit === "per-month" ? plain(size) : amountText(size, unit, t);
}

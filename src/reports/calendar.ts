/** Days since 1970-01-01 and the stretches that a calendar makes of them (ISO 8601: weeks begin on Monday). */

export type Unit = "week" | "month" | "quarter" | "year";

/** Both ends belong to it. Days since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const msPerDay = 86_400_000;

/** The day of a date `YYYY-MM-DD`. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

const dates = new Map<number, string>();

/** `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * msPerDay).toISOString().slice(0, -14);
  dates.set(day, date);
  return date;
}

/** The day, in UTC, of a moment in milliseconds since 1970. */
export function dayOfMoment(moment: number): number {
  return Math.floor(moment / msPerDay);
}

/**
 * The day that lies a span before another: `90d`, `4w`, `6m`, `1y`. A month before the 31st is the last day of a shorter
 * month.
 */
export function before(day: number, span: string): number {
  const count = Number.parseInt(span, 10);
  const unit = span.slice(-1);
  if (unit === "d") return day - count;
  if (unit === "w") return day - 7 * count;
  const months = unit === "y" ? 12 * count : count;
  const date = new Date(day * msPerDay);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / msPerDay;
}

/** Stretches by day, as they were asked for: dates are costly and days come again and again. */
const known: Readonly<Record<Unit, Map<number, number>>> = {
  week: new Map(),
  month: new Map(),
  quarter: new Map(),
  year: new Map(),
};

/** Number of the stretch that a day is in; stretches that follow one another have numbers that do. */
export function bucketOf(day: number, unit: Unit): number {
  const found = known[unit].get(day);
  if (found !== undefined) return found;
  const bucket = countedBucket(day, unit);
  known[unit].set(day, bucket);
  return bucket;
}

function countedBucket(day: number, unit: Unit): number {
  // 1970-01-01 was a Thursday.
  if (unit === "week") return Math.floor((day + 3) / 7);
  const date = new Date(day * msPerDay);
  const months = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  return Math.floor(months / { month: 1, quarter: 3, year: 12 }[unit]);
}

/** First day of a stretch. */
export function bucketStart(bucket: number, unit: Unit): number {
  if (unit === "week") return bucket * 7 - 3;
  return Date.UTC(1970, bucket * { month: 1, quarter: 3, year: 12 }[unit], 1) / msPerDay;
}

/** `2026-W48`, `2026-11`, `2026-Q4`, `2026`. */
export function bucketLabel(bucket: number, unit: Unit): string {
  const start = bucketStart(bucket, unit);
  const date = dateOfDay(start);
  if (unit === "year") return date.slice(0, -6);
  if (unit === "month") return date.slice(0, -3);
  if (unit === "quarter") return `${date.slice(0, -6)}-Q${Math.ceil(Number(date.slice(-5, -3)) / 3)}`;
  // The week belongs to the year of its Thursday.
  const thursday = dateOfDay(start + 3);
  const first = dayOfDate(`${thursday.slice(0, -6)}-01-01`);
  return `${thursday.slice(0, -6)}-W${String(Math.floor((start + 3 - first) / 7) + 1).padStart(2, "0")}`;
}

/** The unit that gives a reader a dozen or so of stretches. */
export function fittingUnit({ from, to }: Period): Unit {
  const days = to - from + 1;
  if (days <= 120) return "week";
  if (days <= 3 * 366) return "month";
  return days <= 8 * 366 ? "quarter" : "year";
}

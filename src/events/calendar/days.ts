import type { Wall } from "../model.ts";

/**
 * Dates as whole numbers: days since 1 January 1970 in the proleptic Gregorian calendar (which iCalendar uses; RFC 5545,
 * 3.3.4). Arithmetic on them needs no Date, no zone and no allocation.
 */

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The number of a date: Neri and Schneider, «Euclidean affine functions and calendar algorithms» (2022), figure 13 inverted. */
export function dayNumber(year: number, month: number, day: number): number {
  // A year that begins in March has its leap day at the end.
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  const century = Math.floor(y / 100);
  return Math.floor((1461 * y) / 4) - century + Math.floor(century / 4) + Math.floor((153 * m + 2) / 5) + day - 719_469;
}

/** The date of a number. */
export function civil(day: number): Civil {
  const n = 4 * (day + 719_468) + 3;
  const century = Math.floor(n / 146_097);
  const inCentury = 4 * Math.floor((n - 146_097 * century) / 4) + 3;
  const y = Math.floor(inCentury / 1461);
  const inYear = Math.floor((inCentury - 1461 * y) / 4);
  const m = Math.floor((5 * inYear + 2) / 153);
  const next = m > 9;
  return {
    year: 100 * century + y + (next ? 1 : 0),
    month: next ? m - 9 : m + 3,
    day: inYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** 0 Monday … 6 Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param month 1 to 12 */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month - 1] as number);
}

/** The number of a date in the form `2027-01-05`, which the schema has checked. */
export function dayOf(date: string): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** Texts of dates that were asked for: the days of a calendar are few, and each is shared by many events. */
const texts = new Map<number, string>();

/** `2027-01-05`. */
export function dateOf(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    const { year, month, day: inMonth } = civil(day);
    text = `${String(year).padStart(4, "0")}-${two(month)}-${two(inMonth)}`;
    if (texts.size > 100_000) texts.clear();
    texts.set(day, text);
  }
  return text;
}

/** Minutes since midnight of `17:00`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Reads `2027-01-05 17:00`, with a blank or a T, or a date alone. */
export function wallOf(moment: string): Wall {
  const date = moment.slice(0, 10);
  return moment.length > 10 ? { date, time: moment.slice(11, 16) } : { date };
}

/** One text for a wall time: `2027-01-05 17:00`, or the date alone. Sorts by time. */
export function wallText({ date, time }: Wall): string {
  return time === undefined ? date : `${date} ${time}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

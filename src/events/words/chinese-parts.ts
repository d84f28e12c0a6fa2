import type { Meaning } from "./meaning.ts";

/** What single phrases of Chinese add to a meaning. Each returns false when it cannot be. */

/** A period is said once. */
export function setUnit(said: Meaning, unit: NonNullable<Meaning["unit"]>, interval: number): boolean {
  if (said.unit !== undefined || said.scope !== undefined || !(interval >= 1 && interval <= 1000)) return false;
  said.unit = unit;
  said.interval = interval;
  return true;
}

/** The nth of what follows; negative from the end. */
export function nth(said: Meaning, value: number): boolean {
  said.nths.push(value);
  return value !== 0 && !Number.isNaN(value) && said.days.length === 0 && !said.isAnyDay;
}

/** Working days, or a weekend. */
export function setDays(said: Meaning, days: readonly number[]): boolean {
  if (said.days.length > 0 || said.isAnyDay) return false;
  said.days.push(...days);
  said.isSet = true;
  return true;
}

export function anyDay(said: Meaning): boolean {
  said.isAnyDay = true;
  return said.nths.length > 0 && said.days.length === 0;
}

const dayNames = "一二三四五六日天";

/** 二, 二和周四, 一三五, 一至五 */
export function weekdaysOf(said: Meaning, list: string): boolean {
  if (said.days.length > 0 || said.isAnyDay) return false;
  for (const [, isRange, name = ""] of list.matchAll(
    /(?:([到至~-])|[、,和与及])?(?:周|星期|礼拜)?([一二三四五六日天])/g,
  )) {
    // 第一个周一至周五: of the month, or of its first week?
    if (isRange && said.nths.length > 0) return false;
    const day = Math.min(6, dayNames.indexOf(name));
    for (let one = said.days[said.days.length - 1] ?? day; isRange && (one + 1) % 7 !== day && one !== day; ) {
      one = (one + 1) % 7;
      said.days.push(one);
    }
    said.days.push(day);
  }
  return true;
}

const digits = "零一二三四五六七八九";

/** 12, 两, 十五, 二十, 三十一; NaN for what is no number. */
export function numberOf(text = ""): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [, tens, ten, ones] =
    /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace("两", "二")) ?? [];
  if (!ten) return tens && ones ? Number.NaN : digits.indexOf(tens ?? ones ?? "?");
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

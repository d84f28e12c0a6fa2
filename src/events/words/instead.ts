import type { Meaning, Trouble } from "./meaning.ts";

/** Forms that are read, for words that are clear about much and yet no rule. */

const english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const chinese = [..."一二三四五六日"].map((day) => `周${day}`);
const digits = [..."零一二三四五六七八九十"];

/**
 * What to write instead, each form of which can be read.
 * @param said what the words say as far as they are clear
 */
export function instead(trouble: Trouble, said: Meaning, language: "en" | "zh"): string[] {
  return language === "en" ? inEnglish(trouble, said) : inChinese(trouble, said);
}

function inEnglish(trouble: Trouble, { days, nths }: Meaning): string[] {
  const nth = ordinal(nths[0] ?? 1);
  const day = english[days[0] ?? 1] as string;
  switch (trouble) {
    case "steps":
      return ["every weekday", "every Monday, Wednesday and Friday", "every 2 days"];
    case "weekend":
      return [`${nth} Saturday of the month`, "every other weekend"];
    case "other-of-month":
      return [`1st and 3rd ${day} of the month`, `every other ${day}`];
    case "several":
      return [];
    case "which-weekday":
      return days.length === 5
        ? ["first weekday of the month", "every weekday"]
        : [`1st ${day} of the month`, `every ${day}`];
    case "every-nth":
      return days.length === 5 ? [`${nth} weekday of the month`, "every weekday"] : everyNth(nths[0] ?? 2, days);
  }
}

/** The two meanings of «every second Tuesday». */
function everyNth(nth: number, days: readonly number[]): string[] {
  const isWeekend = days.length > 1;
  const day = english[days[0] ?? 1];
  const steps = isWeekend ? `every ${nth} weekends` : `every ${nth} weeks on ${day}`;
  return [
    nth === 2 ? `every other ${isWeekend ? "weekend" : day}` : steps,
    `${ordinal(nth)} ${isWeekend ? "Saturday" : day} of the month`,
  ];
}

function inChinese(trouble: Trouble, { days, nths }: Meaning): string[] {
  const nth = nths[0] ?? 1;
  const place = nth === -1 ? "最后一个" : `${nth < 0 ? "倒数" : ""}第${digits[Math.abs(nth)] ?? Math.abs(nth)}个`;
  const day = chinese[days[0] ?? 1] as string;
  switch (trouble) {
    case "steps":
      return ["每个工作日", "每周一、三、五", "每两天"];
    case "weekend":
      return [`每月${place}周六`, "隔周周末"];
    case "other-of-month":
      return [`每月第一个和第三个${day}`, `隔周${day}`];
    case "several":
      return [];
    case "which-weekday":
      return days.length === 5 ? ["每月第一个工作日", "每个工作日"] : [`每月第一个${day}`, `每${day}`];
    case "every-nth":
      return [`每两周的${day}`, `每月${place}${day}`];
  }
}

/** 1st, 2nd, 23rd, last, 2nd last. */
export function ordinal(nth: number): string {
  if (nth < 0) return nth === -1 ? "last" : `${ordinal(-nth)} last`;
  const ending = nth % 100 > 10 && nth % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][nth % 10] ?? "th");
  return `${nth}${ending}`;
}

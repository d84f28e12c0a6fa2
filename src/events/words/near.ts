import { editDistance, nearest } from "../../system/nearest.ts";
import { readEnglish } from "./english.ts";
import { englishWords, tokens, wordsOf } from "./english-tokens.ts";

/** Forms that are known, shown beside words that are not. */
export const forms: Readonly<Record<"en" | "zh", readonly string[]>> = {
  en: [
    "daily",
    "every 2 days",
    "every weekday",
    "weekly",
    "every Tuesday",
    "every Tuesday and Thursday",
    "every other Tuesday",
    "every 2 weeks",
    "every 2 weeks on Tuesday",
    "monthly",
    "every 3 months",
    "2nd and 4th Wednesday",
    "last Friday",
    "last Friday of every 3 months",
    "last weekday of the month",
    "last day of the month",
    "1st and 15th of the month",
    "first Monday of the quarter",
    "first Monday in March and September",
    "yearly",
    "14 March",
  ],
  zh: [
    "每天",
    "每两天",
    "每个工作日",
    "每周",
    "每周二",
    "每周二和周四",
    "隔周周二",
    "每两周",
    "每两周的周二",
    "每月",
    "每三个月",
    "每月第二个和第四个周三",
    "每月最后一个周五",
    "每三个月的最后一个周五",
    "每月最后一个工作日",
    "每月最后一天",
    "每月1号和15号",
    "每季度第一个周一",
    "每年3月的第一个周一",
    "每年",
    "每年3月14日",
  ],
};

/** English words with each unknown one replaced by the known one that is nearest, when that can be read. */
export function repaired(text: string): string | undefined {
  const words = wordsOf(text).map((word) => (tokens(word) ? word : nearest(word, englishWords)));
  if (words.includes(undefined)) return undefined;
  const whole = words
    .map((word) => named(word ?? ""))
    .join(" ")
    .replace(/ ,/g, ",");
  return whole.toLowerCase() !== text.toLowerCase() && "rule" in readEnglish(whole) ? whole : undefined;
}

/** Weekdays and months have a capital. */
function named(word: string): string {
  const kind = tokens(word)?.[0]?.kind;
  return kind === "weekday" || kind === "month" ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** The three known forms that are the closest. */
export function closest(text: string, language: "en" | "zh"): string[] {
  const typed = text.toLowerCase().slice(0, 60);
  const shared = (form: string) => (language === "zh" ? [...form] : form.toLowerCase().split(" "));
  const parts = new Set(shared(typed));
  const far = (form: string) =>
    editDistance(typed, form.toLowerCase()) - 3 * shared(form).filter((part) => parts.has(part)).length;
  return [...forms[language]]
    .map((form, index) => ({ form, index, far: far(form) }))
    .sort((a, b) => a.far - b.far || a.index - b.index)
    .slice(0, 3)
    .map(({ form }) => form);
}

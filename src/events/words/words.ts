import type { Fault, Parsed } from "../rule/parse.ts";
import { readChinese } from "./chinese.ts";
import { readEnglish } from "./english.ts";
import { closest, repaired } from "./near.ts";

const han = /\p{Script=Han}/u;

/** What repeats within a day. */
const subDaily = /\b(?:hourly|hours?|minutes?|minutely|seconds|secondly)\b|小时|分钟|钟头|秒/i;

/** A time of day: it stands in `at`. */
const clock =
  /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:noon|midnight|o'clock)\b|\d{1,2}:\d{2}|[\d一二三四五六七八九十两]点|上午|下午|晚上|中午/i;

/** Words that one reads as «twice a month» and another as «every two months». */
const twofold = /\b(?:bi-?monthly|bi-?annual(?:ly)?|semi-?\w+)\b|双周|双月|单周|单月|每?隔[二两三四五六七八九十2-9]/i;

/** Reads words of repetition, in English or Chinese, into a rule. Unknown words are a fault that names close forms. */
export function readWords(text: string): Parsed {
  const isChinese = han.test(text);
  const special = specialFault(text);
  if (special) return { fault: special };
  const reading = isChinese ? readChinese(text) : readEnglish(text);
  if ("rule" in reading) return { rule: reading.rule };
  if (reading.trouble === "every-nth") return { fault: { code: "events.every-nth", params: { words: text } } };
  if (reading.trouble === "which-weekday") return { fault: { code: "events.which-weekday", params: { words: text } } };
  const near = isChinese ? undefined : repaired(text);
  if (near) return { fault: { code: "events.words-near", params: { words: text, nearest: near } } };
  const close = closest(text, isChinese ? "zh" : "en");
  return { fault: { code: "events.words", params: { words: text, forms: close.join(isChinese ? "、" : ", ") } } };
}

function specialFault(text: string): Fault | undefined {
  const params = { words: text };
  if (subDaily.test(text)) return { code: "events.sub-daily", params };
  if (clock.test(text)) return { code: "events.words-time", params };
  if (twofold.test(text)) return { code: "events.twofold", params };
  return undefined;
}

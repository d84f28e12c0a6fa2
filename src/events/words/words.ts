import type { Fault, Parsed } from "../rule/parse.ts";
import { readChinese } from "./chinese.ts";
import { readEnglish } from "./english.ts";
import { instead } from "./instead.ts";
import type { Meaning, Trouble } from "./meaning.ts";
import { closest, repaired } from "./near.ts";

const han = /\p{Script=Han}/u;

/** What repeats within a day. */
const subDaily = /\b(?:hourly|hours?|minutes?|minutely|seconds|secondly)\b|小时|分钟|钟头|秒/i;

/** A time of day: it stands in `at`. */
const clock =
  /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:noon|midnight|o'clock)\b|\d{1,2}:\d{2}|[\d一二三四五六七八九十两]点|上午|下午|晚上|中午/i;

/** Words that one reads as «twice a month» and another as «every two months». */
const twofold =
  /\b(?:bi-?monthly|bi-?annual(?:ly)?|semi-?\w+)\b|双周|双月|单周|单月|每?隔[二两三四五六七八九十2-9](?!个?工作日)/i;

/** Reads words of repetition, in English or Chinese, into a rule. Unknown words are a fault that names close forms. */
export function readWords(text: string): Parsed {
  const language = han.test(text) ? "zh" : "en";
  const isChinese = language === "zh";
  const special = specialFault(text);
  if (special) return { fault: special };
  const reading = isChinese ? readChinese(text) : readEnglish(text);
  if ("rule" in reading) return { rule: reading.rule };
  if (reading.trouble !== "unknown") return { fault: unclear(text, reading.trouble, reading.said, language) };
  const near = isChinese ? undefined : repaired(text);
  if (near) return { fault: { code: "events.words-near", params: { words: text, nearest: near } } };
  return { fault: { code: "events.words", params: { words: text, forms: listed(closest(text, language), language) } } };
}

const codes: Readonly<Record<Trouble, string>> = {
  "every-nth": "events.every-nth",
  "which-weekday": "events.which-weekday",
  steps: "events.words-steps",
  weekend: "events.words-weekend",
};

function unclear(words: string, trouble: Trouble, said: Meaning, language: "en" | "zh"): Fault {
  return { code: codes[trouble], params: { words, forms: listed(instead(trouble, said, language), language) } };
}

function listed(forms: readonly string[], language: "en" | "zh"): string {
  return forms.map((form) => `“${form}”`).join(language === "zh" ? "、" : ", ");
}

function specialFault(text: string): Fault | undefined {
  const params = { words: text };
  if (subDaily.test(text)) return { code: "events.sub-daily", params };
  if (clock.test(text)) return { code: "events.words-time", params };
  if (twofold.test(text)) return { code: "events.twofold", params };
  return undefined;
}

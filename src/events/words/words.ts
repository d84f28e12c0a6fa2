import type { Fault, Parsed } from "../rule/parse.ts";
import { plain, readChinese } from "./chinese.ts";
import { readEnglish } from "./english.ts";
import { instead } from "./instead.ts";
import type { Meaning, Trouble } from "./meaning.ts";
import { closest, repaired } from "./near.ts";
import { refusedFor } from "./refused.ts";

const han = /\p{Script=Han}/u;

/** Reads words of repetition, in English or Chinese, into a rule. Unknown words are a fault that names close forms. */
export function readWords(text: string): Parsed {
  const language = han.test(text) ? "zh" : "en";
  const isChinese = language === "zh";
  const reading = isChinese ? readChinese(text) : readEnglish(text);
  if ("rule" in reading) return { rule: reading.rule };
  if (reading.trouble !== "unknown") return { fault: unclear(text, reading.trouble, reading.said, language) };
  const refused = refusedFor(isChinese ? plain(text) : text, language);
  if (refused) return { fault: { code: refused.code, params: { words: text, forms: listed(refused.forms) } } };
  const near = isChinese ? undefined : repaired(text);
  if (near) return { fault: { code: "events.words-near", params: { words: text, nearest: near } } };
  return { fault: { code: "events.words", params: { words: text, forms: listed(closest(text, language)) } } };
}

const codes: Readonly<Record<Trouble, string>> = {
  "every-nth": "events.every-nth",
  "which-weekday": "events.which-weekday",
  steps: "events.words-steps",
  weekend: "events.words-weekend",
  "other-of-month": "events.twofold",
  several: "events.words-several",
};

function unclear(words: string, trouble: Trouble, said: Meaning, language: "en" | "zh"): Fault {
  return { code: codes[trouble], params: { words, forms: listed(instead(trouble, said, language)) } };
}

/** Forms as they stand in a message of either language. */
function listed(forms: readonly string[]): string {
  return forms.map((form) => `“${form}”`).join(" / ");
}

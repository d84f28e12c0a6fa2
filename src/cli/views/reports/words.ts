import type { Translate } from "../../../system/messages.ts";
import type { Figure } from "./document.ts";

type Tone = NonNullable<Figure["trend"]>["tone"];

/** What a trend means, in a word: colour alone would not tell everybody. Nothing for a neutral one. */
export function toneText(tone: Tone, t: Translate): string {
  if (tone === "neutral") return "";
  return tone === "good" ? t("view.better") : t("view.worse");
}

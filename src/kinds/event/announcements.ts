import { expand } from "../../events/expand.ts";
import type { Occurrence } from "../../events/model.ts";
import type { Language } from "../../system/messages.ts";
import { plainLine } from "../../system/text/escape.ts";
import type { Desired } from "../item.ts";
import { whenText } from "./post-text.ts";
import { occurrenceKey, type PostsWanted } from "./posts.ts";
import { offsetOf, usual } from "./window.ts";

/** The text of an announcement: title, time, place, link. Plain, on lines of their own. */
export function announcementText(occurrence: Occurrence, language: Language): string {
  const { title, place, series } = occurrence;
  const comma = language === "zh" ? "、" : ", ";
  const somewhere = [place?.name, place?.room].filter((part) => part !== undefined).join(comma);
  const lines = [title, whenText(occurrence), somewhere, place?.online, series.link];
  return lines.flatMap((line) => (line ? [plainLine(line)] : [])).join("\n");
}

/**
 * Announcements whose window is open: from `open` (a day before, when nothing is said) until the start. What is cancelled
 * is not announced. Pure.
 */
export function announcements({ series, placed, now, language, goesTo }: PostsWanted): Desired[] {
  const found = new Map<string, Desired>();
  for (const { file, targets } of placed) {
    const own = series.filter((one) => one.source.file === file && goesTo(one, "announce"));
    for (const { to, open = usual.announce } of targets.announce ?? []) {
      const opens = offsetOf(open);
      for (const occurrence of expand(own, { from: now, to: now + Math.max(0, -opens) + 1 })) {
        if (occurrence.cancelled !== undefined || now < occurrence.start + opens) continue;
        const name = occurrenceKey(occurrence);
        const text = announcementText(occurrence, language);
        found.set(`${to}\t${name}`, { kind: "announcement", target: { owner: to }, name, was: [], fields: { text } });
      }
    }
  }
  return [...found.values()];
}

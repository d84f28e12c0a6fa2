import type { Series } from "../model.ts";

/** The words that stand in a calendar beside the manifest's own, in the language of the calendar. */

export type Language = "en" | "zh";

export interface Words {
  readonly agenda: string;
  readonly speakers: string;
  readonly hosts: string;
  readonly tracks: string;
  readonly level: string;
  readonly levels: Readonly<Record<NonNullable<Series["level"]>, string>>;
  readonly language: string;
  /** Of the tags that communities use most; others stay as they are. */
  readonly languages: Readonly<Record<string, string>>;
  readonly capacity: string;
  readonly online: string;
  readonly colon: string;
  readonly comma: string;
}

/** What a language is called: `zh-CN` is Chinese. */
export function languageName(tag: string | undefined, { languages }: Words): string | undefined {
  return tag === undefined ? undefined : (languages[tag.split("-")[0] ?? ""] ?? tag);
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    agenda: "Agenda",
    speakers: "Speakers",
    hosts: "Hosts",
    tracks: "Tracks",
    level: "Level",
    levels: { beginner: "beginners", intermediate: "intermediate", advanced: "advanced", all: "everybody" },
    language: "Language",
    languages: { en: "English", zh: "Chinese" },
    capacity: "Seats",
    online: "Join online",
    colon: ": ",
    comma: ", ",
  },
  zh: {
    agenda: "议程",
    speakers: "讲者",
    hosts: "主持",
    tracks: "分会场",
    level: "级别",
    levels: { beginner: "入门", intermediate: "进阶", advanced: "高级", all: "不限" },
    language: "语言",
    languages: { en: "英语", zh: "中文" },
    capacity: "名额",
    online: "在线参加",
    colon: "：",
    comma: "、",
  },
};

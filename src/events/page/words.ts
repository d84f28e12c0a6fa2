import type { Language } from "../ical/words.ts";
import { chineseTime, city } from "./zones.ts";

/** The words of the page in its language, and how that language writes dates. */
export interface PageWords {
  readonly skip: string;
  readonly subscribe: string;
  readonly add: string;
  readonly file: string;
  readonly everything: string;
  readonly months: string;
  readonly today: string;
  readonly about: string;
  readonly more: string;
  readonly join: string;
  readonly agenda: string;
  readonly page: string;
  readonly cancelled: string;
  readonly tentative: string;
  readonly continues: string;
  readonly allDay: string;
  readonly none: string;
  readonly tags: string;
  /** After a time on the reader's own clock. */
  readonly here: string;
  /** Whose time it is when nothing else is said, by the name of a zone. */
  readonly zones: (zone: string) => string;
  /** What a zone is called beside a time. */
  readonly zone: (zone: string) => string;
  /** Between parts of a place or of a moment. */
  readonly comma: string;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly short: readonly string[];
  readonly month: (year: number, month: number) => string;
  readonly monthName: (month: number) => string;
  readonly date: (year: number, month: number, day: number, weekday: number) => string;
}

const english = "January February March April May June July August September October November December".split(" ");
const days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const chinese = [..."一二三四五六日"];

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    skip: "Skip to the events",
    subscribe: "Subscribe",
    add: "Subscribe in your calendar",
    file: "Download the .ics file",
    everything: "All events",
    months: "Months",
    today: "Today",
    about: "About the events",
    more: "About this event",
    join: "Join online",
    agenda: "Agenda",
    page: "Page of the event",
    cancelled: "Cancelled",
    tentative: "Tentative",
    continues: "continues",
    allDay: "all day",
    none: "No events yet.",
    tags: "For",
    here: "your time",
    zones: (zone) => `Times are those of ${city(zone)} where nothing else is said.`,
    zone: city,
    comma: ", ",
    weekdays: days,
    short: days.map((day) => day.slice(0, 3)),
    month: (year, month) => `${english[month - 1]} ${year}`,
    monthName: (month) => (english[month - 1] as string).slice(0, 3),
    date: (year, month, day, weekday) => `${days[weekday]}, ${day} ${english[month - 1]} ${year}`,
  },
  zh: {
    skip: "跳到活动",
    subscribe: "订阅",
    add: "在日历中订阅",
    file: "下载 .ics 文件",
    everything: "全部活动",
    months: "月份",
    today: "今天",
    about: "活动介绍",
    more: "活动介绍",
    join: "在线参加",
    agenda: "议程",
    page: "活动页面",
    cancelled: "已取消",
    tentative: "待定",
    continues: "继续",
    allDay: "全天",
    none: "暂无活动。",
    tags: "面向",
    here: "您的时间",
    zones: (zone) => `未另注明时，时间均为${chineseTime(zone)}。`,
    zone: chineseTime,
    comma: "，",
    weekdays: chinese.map((day) => `星期${day}`),
    short: chinese.map((day) => `周${day}`),
    month: (year, month) => `${year} 年 ${month} 月`,
    monthName: (month) => `${month} 月`,
    date: (year, month, day, weekday) => `${year} 年 ${month} 月 ${day} 日 星期${chinese[weekday]}`,
  },
};

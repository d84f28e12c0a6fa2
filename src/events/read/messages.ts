/** Texts about dates and places of events, in both languages: what is wrong with them, and what to write instead. */
export const readingMessages: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  "events.no-targets": {
    en: "this file has no “targets”, so its events ({count}) are in no feed, calendar or repository that {other} names; write “targets” here, too, or “include” this file there",
    zh: "该文件没有“targets”，其中的活动（{count} 项）不会出现在 {other} 所指的日历文件、日历或仓库中；请在此也写明“targets”，或在那里用“include”包含本文件",
  },
  "events.no-holidays": {
    en: "{file} has no whole days: nothing is left out because of it",
    zh: "{file} 中没有全天的日子：不会因此停办任何活动",
  },
  "events.worked": {
    en: "{file} lists {count} {count:day|days} worked all the same (make-up workdays): no breaks; write those with an event under “also”",
    zh: "{file} 中有 {count} 个补班日，不作为假期；要在当天办活动，请写在 also 里",
  },
  "events.broken-calendar": {
    en: "{file} is no calendar, or was cut off (line {line})",
    zh: "{file} 不是日历文件，或不完整（第 {line} 行）",
  },
  "events.repeats-and": {
    en: "several repetitions do not go with “{key}”; make an event of each",
    zh: "多个重复方式不能与“{key}”同用；请各写成一个活动",
  },
  "events.also-time": {
    en: "{date} has a time of day, but the event takes whole days; write the date alone",
    zh: "{date} 带有时刻，而活动按整天进行；请只写日期",
  },
  "events.also-same-day": {
    en: "there is one on {date} already, and an event takes place once a day; for another hour write it under “changes”, for a second one make an event of its own",
    zh: "{date} 已有一次，而一个活动一天只有一次；换时刻请写在“changes”里，另有一次请单独写成一个活动",
  },
  "events.also-own": {
    en: "{date} is one of its dates already",
    zh: "{date} 本来就是它的日期",
  },
  "events.also-before": {
    en: "{date} is before its first date, {first}; calendars begin with that: let “at” be the first one",
    zh: "{date} 早于第一次（{first}），而日历以第一次为起点；请把“at”写成最早的那一次",
  },
  "events.also-lines": {
    en: "“also” does not go with slots in turn or several weekly hours: it is not clear whose date it is; make an event of its own of it",
    zh: "“also”不能与轮换时段或多个每周时间同用：无法确定属于哪一个；请单独写成一个活动",
  },
};

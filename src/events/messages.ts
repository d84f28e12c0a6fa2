import { joined } from "../system/messages.ts";
import { readingMessages } from "./read/messages.ts";
import { wordMessages } from "./words/messages.ts";

/** Texts of the findings that the room of events makes, in both languages: what is wrong, and what to do next. */
export const eventMessages: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = joined(
  wordMessages,
  readingMessages,
  {
    // Rules of RFC 5545
    "events.rule-part": {
      en: "{part} is no part of a rule; known are: {known}",
      zh: "规则中没有 {part}；可用：{known}",
    },
    "events.rule-part-near": {
      en: "{part} is no part of a rule; did you mean {nearest}?",
      zh: "规则中没有 {part}；是否想写 {nearest}？",
    },
    "events.rule-twice": { en: "{part} stands twice in the rule", zh: "规则中 {part} 出现了两次" },
    "events.rule-clock": {
      en: "{part} sets a time of day; the time is that of “at”, and an event has one a day at most",
      zh: "{part} 指定了时刻；时刻以“at”为准，一天最多一次",
    },
    "events.rule-no-frequency": {
      en: "the rule has no FREQ; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY",
      zh: "规则缺少 FREQ；请写 FREQ=DAILY、WEEKLY、MONTHLY 或 YEARLY",
    },
    "events.rule-value": {
      en: "{part} does not take “{value}”; it takes {known}",
      zh: "{part} 不能是“{value}”；可用：{known}",
    },
    "events.rule-with": {
      en: "{part} has no meaning with FREQ={frequency}; it goes with {known}",
      zh: "{part} 不能与 FREQ={frequency} 同用；可用于 {known}",
    },
    "events.rule-ends-twice": { en: "a rule has COUNT or UNTIL, not both", zh: "规则中 COUNT 与 UNTIL 只能有一个" },
    "events.rule-week-nth": {
      en: "BYWEEKNO takes plain weekdays in BYDAY, not numbered ones",
      zh: "与 BYWEEKNO 同用时，BYDAY 不能带序号",
    },
    "events.rule-week-alone": {
      en: "BYWEEKNO needs BYDAY: without it calendars do not agree which days of the week are meant",
      zh: "BYWEEKNO 需要 BYDAY：否则各日历对是哪几天理解不一",
    },
    "events.rule-position-alone": {
      en: "BYSETPOS needs another BY… part to choose from",
      zh: "BYSETPOS 需要有另一个 BY… 部分可供选择",
    },

    // What stands together
    "events.repeat-and-weekly": {
      en: "“repeat” and “weekly” both say when; keep one of them",
      zh: "“repeat”和“weekly”都在说明时间，请只留一个",
    },
    "events.weekly-twice": {
      en: "a weekday stands twice; make the second time an event of its own",
      zh: "同一个星期几出现了两次；第二个时间请另写一个活动",
    },
    "events.count-alone": {
      en: "“count” says how often, but nothing repeats; add “repeat”",
      zh: "有“count”却没有重复；请加上“repeat”",
    },
    "events.ends-twice": {
      en: "the rule has an end of its own; leave out “{key}”",
      zh: "规则自身已有结束，请去掉“{key}”",
    },
    "events.cohorts-and-pairs": {
      en: "an event has “cohorts” or “pairs”, not both",
      zh: "“cohorts”与“pairs”只能有一个",
    },
    "events.count-and-hours": {
      en: "with weekdays at different hours write “until” instead of “count”",
      zh: "各天时刻不同时，请用“until”代替“count”",
    },
    "events.count-and-sessions": {
      en: "the number of sessions says how often; leave out “count”",
      zh: "次数由“sessions”的项数决定，请去掉“count”",
    },
    "events.sessions-do-not-fit": {
      en: "{count} {count:session|sessions}, but only {fit} {fit:date|dates} until the end (last: {last}); move “until”, or add weekdays",
      zh: "有 {count} 次课，但到结束只有 {fit} 个日期（最后是 {last}）；请推后“until”或增加上课日",
    },
    "events.rotate-alone": {
      en: "slots can take turns only when the event repeats; add “repeat”",
      zh: "只有重复的活动才能轮换时段；请加上“repeat”",
    },
    "events.rotate-time": {
      en: "the slots of “rotate” have the times; write “at” as a date alone",
      zh: "时刻由“rotate”给出；“at”请只写日期",
    },
    "events.rotate-sessions": {
      en: "“rotate” cannot go with “sessions”; make a cohort for each time zone",
      zh: "“rotate”不能与“sessions”同用；请为各时区各设一期",
    },
    "events.rotate-irregular": {
      en: "slots can take turns only where every period has the same dates: no 29th to 31st, no fifth weekday, no weekdays of different weeks at once",
      zh: "只有每个周期的日期数固定才能轮换：不能是 29 至 31 日、第五个星期几，也不能混用不同的星期几",
    },
    "events.phases-of-series": {
      en: "phases belong to an event that takes place once; leave out “repeat”",
      zh: "只有一次性活动才有阶段；请去掉“repeat”",
    },
    "events.until-and-duration": {
      en: "“until” is the end of a single event; leave out “duration”",
      zh: "单次活动的“until”就是结束时间；请去掉“duration”",
    },
    "events.until-time": {
      en: "“until” has a time, but “at” has none; give both a time, or neither",
      zh: "“until”有时刻而“at”没有；请都写或都不写",
    },
    "events.no-length": { en: "this ends when it begins, or before", zh: "结束时间不晚于开始时间" },
    "events.length-of-day": {
      en: "an event without a time of day lasts whole days, not {duration}; add a time to “at”",
      zh: "没有时刻的活动以整天计，不能是 {duration}；请在“at”里写上时刻",
    },
    "events.no-id": {
      en: "the community has no id: the UIDs of new events end in its website or owner, which may change; “commonry check --fix” writes one",
      zh: "社区没有 id：新活动的 UID 以网站或所有者结尾，而这些可能会变；“commonry check --fix”会写入一个 id",
    },
    "events.uid-twice": {
      en: "this would have the same identity in calendars as the event at {file}:{line} ({uid}); give it another id, or uid",
      zh: "它在日历中的标识与 {file}:{line} 的活动相同（{uid}）；请换一个 id（或 uid）",
    },

    // Dates
    "events.never": {
      en: "no date fits this: the event would never take place",
      zh: "没有符合的日期：活动永远不会发生",
    },
    "events.all-skipped": {
      en: "every date is skipped: the event would never take place",
      zh: "所有日期都被跳过：活动永远不会发生",
    },
    "events.skip-meets-nothing": {
      en: "the event does not take place on {date}; the nearest date is {nearest}",
      zh: "{date} 没有这项活动；最近的一次是 {nearest}",
    },
    "events.change-meets-nothing": {
      en: "the event does not take place on {date}; the nearest date is {nearest}",
      zh: "{date} 没有这项活动；最近的一次是 {nearest}",
    },
    "events.skipped-and-changed": {
      en: "{date} is skipped and changed; leave it out of “skip” or of “changes”",
      zh: "{date} 既被跳过又被更改；请从“skip”或“changes”中去掉",
    },
    "events.change-time": {
      en: "the event has no time of day, so {date} cannot be moved to one",
      zh: "活动没有时刻，因此 {date} 不能改到某个时刻",
    },
    "events.start-moves": {
      en: "{at} is none of the dates of “repeat”; the first one is {first}",
      zh: "{at} 不是“repeat”中的日期；第一次是 {first}",
    },
    "events.short-months": {
      en: "months without a day {day} are left out; “last day of the month” is in every one",
      zh: "没有 {day} 日的月份会被跳过；“每月最后一天”则每月都有",
    },
    "events.no-timezone": {
      en: "no time zone is named here, in “defaults” or in community.yaml: UTC is taken",
      zh: "此处、“defaults”和 community.yaml 都没有指定时区：按 UTC 处理",
    },
    "events.gap": {
      en: "clocks in {timezone} skip {wall}; it begins at {start} there ({offset}) instead",
      zh: "{timezone} 的时钟会跳过 {wall}；改为当地 {start} 开始（{offset}）",
    },
    "events.repeated": {
      en: "clocks in {timezone} show {wall} twice; the first is meant ({offset})",
      zh: "{timezone} 的时钟会两次显示 {wall}；以第一次为准（{offset}）",
    },

    // At the same time
    "events.same-person": {
      en: "{what} is in “{title}” and in “{other}” (line {line}) at the same time: {count} ×, first on {date}",
      zh: "{what} 同时参加“{title}”和“{other}”（第 {line} 行）：{count} 次，首次在 {date}",
    },
    "events.same-room": {
      en: "“{title}” and “{other}” (line {line}) are both in {what} at the same time: {count} ×, first on {date}",
      zh: "“{title}”和“{other}”（第 {line} 行）同时使用 {what}：{count} 次，首次在 {date}",
    },
    "events.same-link": {
      en: "“{title}” and “{other}” (line {line}) meet at {what} at the same time: {count} ×, first on {date}",
      zh: "“{title}”和“{other}”（第 {line} 行）同时使用链接 {what}：{count} 次，首次在 {date}",
    },
    "events.same-tag": {
      en: "“{title}” and “{other}” (line {line}), both for “{what}”, take place at the same time: {count} ×, first on {date}",
      zh: "“{title}”和“{other}”（第 {line} 行）都面向“{what}”，时间重叠：{count} 次，首次在 {date}",
    },
  },
);

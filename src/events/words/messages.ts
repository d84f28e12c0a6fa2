/** Texts about words of repetition, in both languages: what is wrong with them, and what to write instead. */
export const wordMessages: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  "events.words": {
    en: "“{words}” is no repetition that is known; close forms are: {forms}",
    zh: "看不懂重复方式“{words}”；相近的写法有：{forms}",
  },
  "events.words-near": {
    en: "“{words}” is no repetition that is known; did you mean “{nearest}”?",
    zh: "看不懂重复方式“{words}”；是否想写“{nearest}”？",
  },
  "events.words-time": {
    en: "“{words}” names a time of day; write that in “at”, and here only which days",
    zh: "“{words}”含有时刻；时刻请写在“at”里，这里只写哪些日子",
  },
  "events.sub-daily": {
    en: "“{words}” repeats within a day; events repeat by days, weeks, months or years",
    zh: "“{words}”在一天之内重复；活动只能按天、周、月或年重复",
  },
  "events.twofold": {
    en: "“{words}” is read in two ways; write “every 2 months” or “1st and 15th of the month”, “every 2 weeks” or “every Tuesday and Thursday”",
    zh: "“{words}”有两种理解；请写“每两周”或“每周二和周四”，“每两个月”或“每月1号和15号”",
  },
  "events.biweekly": {
    en: "“{words}” is taken for every 2 weeks; some read it as twice a week",
    zh: "“{words}”按每两周一次处理；也有人理解为每周两次",
  },
  "events.every-nth": {
    en: "“{words}” is read in two ways; write one of {forms}",
    zh: "“{words}”有两种理解；请写 {forms} 之一",
  },
  "events.which-weekday": {
    en: "“{words}” does not say which of the weekdays; write one of {forms}",
    zh: "“{words}”没有说明是第几个；请写 {forms} 之一",
  },
  "events.words-steps": {
    en: "“{words}” counts working days across weekends, which no rule of a calendar does; write one of {forms}",
    zh: "“{words}”要跨周末数工作日，日历的规则做不到；请写 {forms} 之一",
  },
  "events.words-weekend": {
    en: "“{words}” is not clear where a month begins or ends within a weekend; write one of {forms}",
    zh: "“{words}”在月初或月末正逢周末时不明确；请写 {forms} 之一",
  },
};

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
    en: "“{words}” is read in two ways; write {forms}",
    zh: "“{words}”有两种理解；请写{forms}",
  },
  "events.words-several": {
    en: "“{words}” is more than one rule of a calendar can say; make each part an event of its own",
    zh: "“{words}”超出了一条日历规则的范围；请把各部分分别写成活动",
  },
  "events.biweekly": {
    en: "“{words}” is taken for every 2 weeks; some read it as twice a week",
    zh: "“{words}”按每两周一次处理；也有人理解为每周两次",
  },
  "events.every-nth": {
    en: "“{words}” is read in two ways; write {forms}",
    zh: "“{words}”有两种理解；请写{forms}",
  },
  "events.which-weekday": {
    en: "“{words}” does not say which of the weekdays; write {forms}",
    zh: "“{words}”没有说明是第几个；请写{forms}",
  },
  "events.words-steps": {
    en: "“{words}” counts working days across weekends, which no rule of a calendar does; write {forms}",
    zh: "“{words}”要跨周末数工作日，日历的规则做不到；请写{forms}",
  },
  "events.words-weekend": {
    en: "“{words}” is not clear where a month begins or ends within a weekend; write {forms}",
    zh: "“{words}”在月初或月末正逢周末时不明确；请写{forms}",
  },
  "events.words-often": {
    en: "“{words}” says how often, but not on which days; write {forms}",
    zh: "“{words}”说了次数，没说是哪几天；请写{forms}",
  },
  "events.words-vague": {
    en: "“{words}” names no certain day; write for instance {forms}",
    zh: "“{words}”没有指明哪一天；例如可写{forms}",
  },
  "events.words-unfit": {
    en: "“{words}” is no repetition that is known; write for instance {forms}",
    zh: "看不懂重复方式“{words}”；例如可写{forms}",
  },
  "events.words-until": {
    en: "“{words}” says when it ends; that stands in a key of its own, beside “repeat”: “until: 2027-06-30”",
    zh: "“{words}”含有结束时间；请写在“repeat”旁边的“until”里，如“until: 2027-06-30”",
  },
  "events.words-count": {
    en: "“{words}” says how many times; that stands in a key of its own, beside “repeat”: “count: 6”",
    zh: "“{words}”含有总次数；请写在“repeat”旁边的“count”里，如“count: 6”",
  },
  "events.words-skip": {
    en: "“{words}” leaves out some days; weekdays are named (“Monday to Friday”), dates and breaks stand in a key of their own, beside “repeat”: “skip: [2027-08-03]”",
    zh: "“{words}”要排除某些日子；星期几请直接列出（“周一至周五”），日期和假期请写在“repeat”旁边的“skip”里，如“skip: [2027-08-03]”",
  },
  "events.words-start": {
    en: "“{words}” says when it begins; that stands in “at”, beside “repeat”",
    zh: "“{words}”含有开始时间；请写在“repeat”旁边的“at”里",
  },
  "events.words-date": {
    en: "“{words}” names a year; the first date stands in “at”, the last in “until”, beside “repeat”",
    zh: "“{words}”含有年份；第一次的日期请写在“at”里，最后一次写在“until”里",
  },
  "events.words-lunar": {
    en: "“{words}” goes by the lunar calendar, which rules of calendars do not know; write its dates: the first in “at”, the others in “also”",
    zh: "“{words}”按农历计算，日历规则只认公历；请写公历日期：第一次写在“at”里，其余写在“also”里",
  },
  "events.words-holidays": {
    en: "“{words}” needs a list of holidays, and none is known; write dates (“at” and “also”), and name stretches without events in “breaks” and “skip”",
    zh: "“{words}”需要节假日表，这里没有；请写具体日期（“at”和“also”），不办活动的日子写在“breaks”和“skip”里",
  },
};

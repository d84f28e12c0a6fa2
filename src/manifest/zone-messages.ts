/** Texts of the findings about time zones, in both languages. */
export const zoneMessages: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  "manifest.timezone": {
    en: "“{received}” is not a time zone; write it like Asia/Shanghai or Europe/Berlin",
    zh: "“{received}”不是时区；请写成 Asia/Shanghai 或 Europe/Berlin 这样",
  },
  "manifest.timezone-near": {
    en: "“{received}” is not a time zone; did you mean “{nearest}”?",
    zh: "“{received}”不是时区；是否想写“{nearest}”？",
  },
  "manifest.timezone-letters": {
    en: "“{received}” may be any of several places, and is no time zone; write the one that is meant: {zones}",
    zh: "“{received}”可以指好几个地方，不是时区；请写出所指的那一个：{zones}",
  },
  "manifest.timezone-offset": {
    en: "“{received}” is no time zone: it knows no summer time; write the place: {zones}",
    zh: "“{received}”不是时区，因为它不含夏令时的规则；请写地点：{zones}",
  },
  "manifest.timezone-city": {
    en: "“{received}” is no time zone; that place keeps the time of {nearest}: write that",
    zh: "“{received}”不是时区；当地使用 {nearest} 的时间，请写这个",
  },
  "manifest.zone-sign": {
    en: "{zone} is {offset}: in these names the sign is the other way round; if {meant} is meant, write the place: {zones}",
    zh: "{zone} 是 {offset}：这类名称的正负号与通常相反；如果想写 {meant}，请写地点：{zones}",
  },
  "manifest.zone-fixed": {
    en: "{zone} knows no summer time, so that half of the year its clocks are not those of {zones}; write the place",
    zh: "{zone} 没有夏令时，因此一年中有一半时间与 {zones} 的时间不同；请写地点",
  },
};

/** Words that are known, and that no rule of repetition can follow: each with its reason and the forms that can be read. */

export type Language = "en" | "zh";

interface Refused {
  readonly words: RegExp;
  readonly code: string;
  /** Forms that can be read. @param found the parts that the pattern has caught @param text all words */
  readonly forms?: (found: readonly (string | undefined)[], text: string) => readonly string[];
}

const en = (source: string) => new RegExp(`\\b(?:${source})\\b`, "i");
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\\b";
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const amount = "(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const adverb = "(weekly|monthly|quarterly|yearly|annually|weeks?|months?|quarters?|years?)";
const period = "(?:day|week|month|quarter|year)s?";

const periodic: Readonly<Record<string, readonly string[]>> = {
  w: ["every Tuesday and Thursday", "every Monday, Wednesday and Friday"],
  m: ["1st and 15th of the month", "1st and 3rd Tuesday of the month"],
  q: ["every month", "first Monday of the quarter"],
  y: ["every 6 months", "1 March and 1 September"],
  a: ["every 6 months", "1 March and 1 September"],
  周: ["每周二和周四", "每周一、三、五"],
  星: ["每周二和周四", "每周一、三、五"],
  礼: ["每周二和周四", "每周一、三、五"],
  月: ["每月1号和15号", "每月第一个和第三个周二"],
  季: ["每月", "每季度第一个周一"],
  年: ["每半年", "每年3月1日和9月1日"],
};

const english: readonly Refused[] = [
  {
    words: en(
      "(?:night|minute|hour)ly|hours?|minutes?|seconds|secondly|(?:twice|thrice|times) (?:a|per|each|every) day|twice daily",
    ),
    code: "events.sub-daily",
  },
  {
    words:
      /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:noon|midnight|o'clock|nights?|evenings?|mornings?|afternoons?)\b/i,
    code: "events.words-time",
  },
  { words: en("lunar|chinese new year|(?:spring|mid-autumn|dragon boat) festival"), code: "events.words-lunar" },
  {
    words: en(
      "(?:public |bank |national |school )?holidays?|christmas(?: eve| day)?|easter(?: monday| sunday)?|thanksgiving|new year'?s?(?: eve| day)?|halloween",
    ),
    code: "events.words-holidays",
  },
  {
    words: en(
      "except(?:ing)?|excluding|but not|apart from|other than|skip(?:ping)?|unless|without|not (?:in|on|during)|no \\w+",
    ),
    code: "events.words-skip",
  },
  {
    words: en(`first (two|2|three|3|few) ${weekday}`),
    code: "events.words-unfit",
    forms: ([count = ""], text) => [
      `${/^t?[h3]/i.test(count) ? "1st, 2nd and 3rd" : "1st and 2nd"} ${dayIn(text)} of the month`,
    ],
  },
  { words: en("bi-?monthly"), code: "events.twofold", forms: () => ["every 2 months", "1st and 15th of the month"] },
  { words: en("bi-?annual(?:ly)?"), code: "events.twofold", forms: () => ["every 6 months", "every 2 years"] },
  {
    words: en("tri-?weekly"),
    code: "events.twofold",
    forms: () => ["every 3 weeks", "every Monday, Wednesday and Friday"],
  },
  {
    words: en("tri-?(?:monthly|annual(?:ly)?)"),
    code: "events.twofold",
    forms: () => ["every 3 months", "every 4 months"],
  },
  {
    words: en("semi-?(weekly|monthly)"),
    code: "events.words-often",
    forms: ([p = ""]) => periodic[p.charAt(0).toLowerCase()] ?? [],
  },
  {
    words: en(
      `(?:twice|thrice|${amount} ?(?:x|times?|days?|weekends?|weekdays?|${weekday}))(?: (?:a|an|per|each|every|in a|of the))? ${adverb}|${amount} (?:an?|per|in an?) ${adverb}`,
    ),
    code: "events.words-often",
    forms: ([one, other = ""]) => periodic[(one ?? other).charAt(0).toLowerCase()] ?? [],
  },
  {
    words: en("(?:beginning|start) of (?:the |each |every )?(month|quarter|year)"),
    code: "events.words-vague",
    forms: ([p]) => [`first day of the ${p?.toLowerCase()}`],
  },
  {
    words: en("(?:mid(?:dle)?(?: of)?|half-?way through)[ -](?:the |each |every )?month"),
    code: "events.words-vague",
    forms: () => ["15th of the month"],
  },
  {
    words: en("(?:(?:at )?(?:the )?end of (?:the |each |every )?year|year[ -]end)"),
    code: "events.words-vague",
    forms: () => ["last day of the year", "last Friday in December"],
  },
  {
    words: en(
      `(first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))(?: full)? week(?: (?:of|in) (?:the |each |every )?${period})?`,
    ),
    code: "events.twofold",
    forms: ([nth = "1st"], text) => [`${figure(nth)} ${dayIn(text)} of the month`],
  },
  {
    words: en("(?:odd|even)(?:[ -]numbered)?(?: calendar)? weeks?|week [ab]|weeks? \\d+"),
    code: "events.twofold",
    forms: () => ["every other week", "every 2 weeks on Tuesday"],
  },
  { words: en("odd|even"), code: "events.twofold", forms: () => ["every other day", "1st, 3rd and 5th of the month"] },
  {
    words: en(
      `${amount} (?:times|sessions|meetings|occurrences|meetups|events)|for (?:the (?:next|first) )?${amount} ${period}|x ?\\d+|\\d+x`,
    ),
    code: "events.words-count",
  },
  {
    words: en(
      `(?:until|till|til|up to|before|ending|ends?)(?! ${weekday})|(?<!\\b${month}\\.? )(?:through|thru|to) (?:the )?(?:${month}|\\d|end)`,
    ),
    code: "events.words-until",
  },
  {
    words: en(
      `starting|beginning|starts|begins|commencing|effective|as of|since|after (?!the )|from (?!(?:the )?(?:${weekday}|${month})\\.?(?: ?[-–—] ?| (?:to|through|thru|until) ))`,
    ),
    code: "events.words-start",
  },
  { words: en("mwf|m/w/f"), code: "events.words-unfit", forms: () => ["every Monday, Wednesday and Friday"] },
  {
    words: en("t(?:u|ue)?[ /]?th(?:u|ur|urs)?"),
    code: "events.words-unfit",
    forms: () => ["every Tuesday and Thursday"],
  },
  {
    words: /^mon(?:day)? fri(?:day)?$/i,
    code: "events.twofold",
    forms: () => ["every Monday and Friday", "Monday to Friday"],
  },
  { words: en("next|this|today|tomorrow"), code: "events.words-start" },
  { words: en("(?:19|20)\\d\\d"), code: "events.words-date" },
  {
    words: /\b\d{1,2}[/.-]\d{1,2}\b/,
    code: "events.words-unfit",
    forms: () => ["14 March", "1st and 15th of the month"],
  },
];

const names: Readonly<Record<string, string>> = {
  first: "1st",
  second: "2nd",
  third: "3rd",
  fourth: "4th",
  fifth: "5th",
};

/** The weekday that words name. */
function dayIn(text: string): string {
  const found = en(weekday).exec(text)?.[0]?.slice(0, 3).toLowerCase();
  return days.find((day) => day.toLowerCase().slice(0, 3) === found) ?? "Tuesday";
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function figure(nth: string): string {
  return names[nth.toLowerCase()] ?? nth.toLowerCase();
}

const n = "[二两三四五六七八九十\\d]{1,3}";
const w = "(?:周|星期|礼拜)";

const chinese: readonly Refused[] = [
  { words: /小时|分钟|钟头|秒|[每一]天(?:[二两三四五六七八九]|[2-9])次/, code: "events.sub-daily" },
  {
    words: /\d{1,2}[:：]\d{2}|[\d一二三四五六七八九十两]点|上午|下午|晚|中午|早上|早晨|清晨|凌晨|傍晚|夜/,
    code: "events.words-time",
  },
  {
    words:
      /农历|阴历|旧历|初[一二三四五六七八九十]|正月|腊月|冬月|闰月|廿|除夕|春节|元宵|端午|七夕|中秋|重阳|清明|冬至|节气/,
    code: "events.words-lunar",
  },
  {
    words: /节假日|假日|假期|节日|调休|国庆|元旦|劳动节|五一|十一(?!月|日|号|天|个)|补班/,
    code: "events.words-holidays",
  },
  { words: /除|不含|不包括|跳过|例外|以外|之外|暂停|不办/, code: "events.words-skip" },
  {
    words: new RegExp(
      `(?:双|单)(?:数|号)?${w}(?:的?${w}?([一二三四五六日天]))?|[奇偶]数?${w}(?:的?${w}?([一二三四五六日天]))?`,
    ),
    code: "events.twofold",
    forms: ([one, other]) => ((one ?? other) ? [`隔周周${one ?? other}`, `每周${one ?? other}`] : ["隔周", "每周"]),
  },
  { words: /双月|单月|[奇偶]数?月/, code: "events.twofold", forms: () => ["每两个月", "每月1号和15号"] },
  {
    words: /[单双](?:日|号)|[奇偶]数?(?:日|号|天)|逢(?:单|双)/,
    code: "events.twofold",
    forms: () => ["隔天", "每月1号和15号"],
  },
  {
    words: /隔([二两三四五六七八九]|[2-9])个?(天|周|星期|礼拜|月|年)/,
    code: "events.twofold",
    forms: ([count = "", unit = ""]) =>
      [amountOf(count), amountOf(count) + 1].map((one) => `每${one}${unit === "月" ? "个月" : unit}`),
  },
  {
    words: /每(\d{1,2}|[三四五六七八九十]{1,3})日/,
    code: "events.twofold",
    forms: ([count = ""]) => [`每${count}天`, `每月${count}日`],
  },
  { words: /半个?月/, code: "events.twofold", forms: () => ["每两周", "每月1号和15号"] },
  {
    words: new RegExp(`(最后一?个?|首个?|头一?个?|第(?:[一二三四五]|[1-5])个?)${w}的?${w}([一二三四五六日天])`),
    code: "events.twofold",
    forms: ([nth = "", day]) => [`每月${place(nth)}周${day}`],
  },
  {
    words: new RegExp(`(?:月末|月底)的?${w}([一二三四五六日天])`),
    code: "events.twofold",
    forms: ([day]) => [`每月最后一个周${day}`, "每月最后一天"],
  },
  {
    words: new RegExp(`(最后一?个?|首个?|第(?:[一二三四五]|[1-5])个?)${w}(?![一二三四五六日天末])`),
    code: "events.twofold",
    forms: ([nth = ""]) => [`每月${place(nth)}周二`],
  },
  { words: /季度?(?:首月|第一个?月)/, code: "events.words-unfit", forms: () => ["每季度第一个周一"] },
  { words: /季度?(?:末月|最后一?个?月)/, code: "events.words-unfit", forms: () => ["每季度最后一个周五"] },
  { words: /季度?初/, code: "events.words-vague", forms: () => ["每季度第一天", "每季度第一个周一"] },
  { words: /月初|月头|上旬/, code: "events.words-vague", forms: () => ["每月1号", "每月第一个周一"] },
  { words: /月中|中旬/, code: "events.words-vague", forms: () => ["每月15号"] },
  { words: /下旬|每旬/, code: "events.words-vague", forms: () => ["每月最后一天", "每月20号"] },
  { words: /年初/, code: "events.words-vague", forms: () => ["每年1月1日", "每年1月的第一个周一"] },
  { words: /年中/, code: "events.words-vague", forms: () => ["每年7月1日"] },
  { words: /年底|年末/, code: "events.words-vague", forms: () => ["每年12月31日", "每年12月的最后一个周五"] },
  { words: /周初|周中/, code: "events.words-vague", forms: () => ["每周一", "每周三"] },
  {
    words: new RegExp(
      `(?:每|一)(?:一?个)?(周|星期|礼拜|月|季度?|年)(?:内|里)?(?:办|开|聚)?${n}(?:次|天|个(?:${w}|工作日))`,
    ),
    code: "events.words-often",
    forms: ([p = ""]) => periodic[p.charAt(0)] ?? [],
  },
  { words: new RegExp(`共计?|持续|为期|连续|${n}次|次数`), code: "events.words-count" },
  {
    words:
      /截止|截至|直到|直至|为止|结束|之前|以前|[到至](?:明年|今年|年|月|\d{4}|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|\d|[一二三四五六七八九十]+[日号])?$)(?<!月份?[到至](?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)/,
    code: "events.words-until",
  },
  { words: /(?:19|20)\d\d/, code: "events.words-date" },
  {
    words: /前(?:[两二]|2)个?(?:周|星期|礼拜)([一二三四五六日天])/,
    code: "events.words-unfit",
    forms: ([day]) => [`每月第一个和第二个周${day}`],
  },
  { words: /从|自|起$|起[,，]|开始|以后|之后|下周|本周|明天|今天/, code: "events.words-start" },
];

function amountOf(count: string): number {
  return count === "两" ? 2 : Number(count) || "零一二三四五六七八九".indexOf(count);
}

function place(nth: string): string {
  if (nth.startsWith("最后")) return "最后一个";
  return /^[首头]/.test(nth) ? "第一个" : `${nth.replace(/个$/, "")}个`;
}

/** The first reason for which words are refused before they are read; undefined when there is none. */
export function refusedFor(
  text: string,
  language: Language,
): { readonly code: string; readonly forms: readonly string[] } | undefined {
  for (const { words, code, forms } of language === "zh" ? chinese : english) {
    const found = words.exec(text);
    if (found) return { code, forms: forms?.(found.slice(1), text) ?? [] };
  }
  return undefined;
}

import { anyDay, nth, numberOf, setDays, setUnit, weekdaysOf } from "./chinese-parts.ts";
import { combineAll, following, isWhole } from "./clauses.ts";
import { type Meaning, nothingSaid, type Reading } from "./meaning.ts";

/**
 * Reads Chinese words of repetition, such as 每两周的周二 or 每月最后一个工作日. The text is taken apart from the left, by the first
 * phrase that fits; what fits no phrase is never left out.
 */
export function readChinese(text: string): Reading {
  let rest = plain(text);
  const clauses = [nothingSaid()];
  const last = () => clauses[clauses.length - 1] as Meaning;
  while (rest !== "") {
    const joint = jointOf(rest, last());
    if (joint?.begins) clauses.push(joint.begins);
    if (joint) rest = rest.slice(1);
    const taken = takePhrase(rest, last());
    if (taken === 0) return { trouble: "unknown" };
    rest = rest.slice(taken);
  }
  return combineAll(clauses.map(quarterly).map(yearly));
}

/** Without what says nothing, in the signs of the mainland, figures as ASCII has them. */
export function plain(text: string): string {
  return simplified(text.normalize("NFKC"))
    .replace(/[\s的。]+/g, "")
    .replace(/以及|还有/g, "和")
    .replace(/[，;；]/g, ",")
    .replace(/每[一]?个?(?=每)/g, "");
}

/** A comma or 和 between clauses: 每周一、每周三 · 第一个周一和第三个周四 · 5月4日和10月24日 · 每两周，周二. */
function jointOf(rest: string, said: Meaning): { readonly begins?: Meaning } | undefined {
  if (!joints.any.test(rest)) return undefined;
  if (joints.every.test(rest)) return isWhole(said) ? { begins: nothingSaid() } : undefined;
  if (joints.nth.test(rest) && (said.days.length > 0 || said.isAnyDay)) return { begins: following(said, true) };
  if (joints.date.test(rest) && said.dates.length > 0 && said.months.length > 0) return { begins: following(said) };
  const isPeriod = said.unit !== undefined || said.scope !== undefined;
  return isPeriod && !isWhole(said) && said.nths.length === 0 && joints.comma.test(rest) ? {} : undefined;
}

const traditional: Readonly<Record<string, string>> = {
  週: "周",
  禮: "礼",
  個: "个",
  後: "后",
  號: "号",
  兩: "两",
  數: "数",
  雙: "双",
  開: "开",
  農: "农",
  曆: "历",
  歷: "历",
  節: "节",
  為: "为",
  從: "从",
  單: "单",
  與: "与",
  還: "还",
};

/** The few signs of these phrases that have another form in Taiwan and Hong Kong. */
function simplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (sign) => traditional[sign] ?? sign);
}

/** 每季度 alone is every three months from the first time on; with an ordinal it is a quarter of the calendar. */
function quarterly(said: Meaning): Meaning {
  if (said.scope !== "quarter" || said.nths.length > 0) return said;
  const { scope: _, ...rest } = said;
  return { ...rest, unit: "month", interval: 3 };
}

/** 每年第一个周一 is that of the year; 每年3月第一个周一 that of March. */
function yearly(said: Meaning): Meaning {
  const isOfYear = said.unit === "year" && said.nths.length > 0 && said.months.length === 0 && said.scope === undefined;
  return isOfYear ? { ...said, scope: "year" } : said;
}

const number = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const week = "(?:周|星期|礼拜)";
const names = "[一二三四五六日天]";
const and = "[、,和与及]";
const to = "[到至~-]";
const sets = `(?:${week}末|双休日|工作日)`;
const joints = {
  any: new RegExp(`^${and}`),
  comma: /^,/,
  every: new RegExp(`^${and}(?=每|逢)`),
  nth: new RegExp(`^${and}(?=第|最后|倒数|首个)`),
  date: new RegExp(`^${and}(?=${number}月)`),
};

/** A phrase, and what it says; false when it was said already, or cannot be. */
type Phrase = readonly [pattern: RegExp, say: (said: Meaning, parts: readonly (string | undefined)[]) => boolean];

/** Each matches at least one sign. A weekday's 周 is looked at and left: 每周二 is 每 and 周二. */
const sources: readonly (readonly [source: string, say: Phrase[1]])[] = [
  // 隔周, 每隔一周: every other. 每隔两周 is heard as two weeks and as three: no phrase has it.
  [
    "(?:每隔一|隔)(?:个?(天|日)|(?=个?(W)N(?!次))个?|个?(W)(?!末)|(个?月)|(年))",
    (said, parts) => every(said, 2, parts),
  ],
  ["每(?:逢(?!#)|(#))?(?:个?(天|日)|(?=个?(W)N(?!次))个?|个?(W)(?!末)|(个?月)|(年))", everyNumber],
  // 两周一次, 三个月一次, 半年一次; 一月一次 is no January
  ["一月(?:一次|一度|1次)", (said) => setUnit(said, "month", 1)],
  [
    "(#)(?:个?(天|日)|(?=个?(W)N(?!次))个?|个?(W)(?!末)|(个月)|(年))(?:一次|一度|1次)",
    (said, [count, ...units]) => every(said, numberOf(count), units),
  ],
  ["(?:每|一)?个?季度?(?:一次|一度|1次)", (said) => setUnit(said, "month", 3)],
  ["每?半年(?:一次|一度|1次)?", (said) => setUnit(said, "month", 6)],
  ["(?:每逢?(?:一?个)?)?季度?[末底](?:一?天)?", (said) => setScope(said) && lastDay(said)],
  ["每逢?(?:一?个)?季度?", (said) => setScope(said)],
  // 每三个工作日, 每隔一个工作日
  ["每逢?隔?#个?工作日", counted],
  ["隔#?个?工作日", counted],
  ["天天", (said) => setUnit(said, "day", 1)],
  ["(?:每逢?|逢)个?(?=S|#月|#[日号]|WN)", () => true],
  ["按(?:(天|日)|(?=(W)N)|(W)|(月)|(年))", (said, units) => every(said, 1, units)],
  // 第二个和第四个周三, 第二、四个周三, 第一个和最后一个周五. 第二周三 could be the Wednesday of the second week.
  ["(A)?第(#)(?:个|(?=A|天|日|工作日))", (said, [and, value]) => anotherNth(said, and, numberOf(value))],
  ["(A)?倒数第(#)(?:个|(?=A|天|日|工作日))", (said, [and, value]) => anotherNth(said, and, -numberOf(value))],
  ["(A)?最后一?(?:个|(?=A|天|日|工作日))", (said, [and]) => anotherNth(said, and, -1)],
  ["(A)?首个", (said, [and]) => anotherNth(said, and, 1)],
  ["A(#)(?:个|(?=A))", (said, [value]) => said.nths.length > 0 && nth(said, numberOf(value))],
  ["[底末](?:一?天)?", (said) => said.unit === "month" && lastDay(said)],
  ["(?:月底|月末)(?:一?天)?", lastDay],
  ["工作日", (said) => setDays(said, [0, 1, 2, 3, 4])],
  ["(?:W末|双休日)", (said) => setDays(said, [5, 6])],
  // 一三五 and 六日 stand without a comma; 周五天 are five days of a week.
  [
    "W(N(?![次天])(?:(?:A|T)W?N|WN|(?![日天])N(?!天)|(?<=六)日)*)(?![次天])",
    (said, [list = ""]) => weekdaysOf(said, list),
  ],
  ["(#)月份?[到至~-](#)月份?", monthRange],
  [
    "(#)月[底末](?:一?天)?",
    (said, [month]) => lastDay(said) && said.months.length === 0 && addAll(said.months, [month], 12),
  ],
  ["(#)月份?((?:A#月份?(?!#[日号]))*)", (said, parts) => said.months.length === 0 && addAll(said.months, parts, 12)],
  ["(#)[日号]?((?:A#[日号]?)*)(?<=[日号])", (said, parts) => said.dates.length === 0 && addAll(said.dates, parts, 31)],
  ["[天日]", anyDay],
  ["(?:一次|1次|一度)", (said) => said.unit !== undefined || said.scope !== undefined],
];

const phrases: readonly Phrase[] = sources.map(([source, say]) => [compile(source), say]);

function compile(source: string): RegExp {
  const parts: Readonly<Record<string, string>> = { W: week, N: names, A: and, T: to, S: sets, "#": number };
  return new RegExp(`^${source.replace(/[WNATS#]/g, (sign) => parts[sign] as string)}`);
}

/** Reads one phrase at the beginning; how many signs it takes, 0 when there is none. */
function takePhrase(rest: string, said: Meaning): number {
  for (const [form, say] of phrases) {
    const match = form.exec(rest);
    if (match) return say(said, match.slice(1)) ? match[0].length : 0;
  }
  return 0;
}

function counted(said: Meaning): boolean {
  said.isCounted = true;
  return true;
}

/** @param parts day, a week before its day, week, month, year: the one that stands there */
function every(said: Meaning, interval: number, [day, before, plain, month]: readonly (string | undefined)[]): boolean {
  if (day) return setUnit(said, "day", interval);
  if (before || plain) return setUnit(said, "week", interval);
  return setUnit(said, month ? "month" : "year", interval);
}

/** 第一个和第三个: with a word between them. */
function anotherNth(said: Meaning, and: string | undefined, value: number): boolean {
  return (and !== undefined) === said.nths.length > 0 && nth(said, value);
}

/** 每3月 could be every March and every three months; 每3个月 and 每两月 are clear. */
function everyNumber(said: Meaning, [count, ...units]: readonly (string | undefined)[]): boolean {
  // 每15日 is every 15 days, or the 15th.
  if (units[0] === "日" && count !== undefined && count !== "两") return false;
  if (units[3] === "月" && count !== undefined && count !== "两") return false;
  return every(said, count ? numberOf(count) : 1, units);
}

/** 3月至6月, 11月到2月 */
function monthRange(said: Meaning, [first, last]: readonly (string | undefined)[]): boolean {
  const [from, to] = [numberOf(first), numberOf(last)];
  if (said.months.length > 0 || !(from >= 1 && from <= 12 && to >= 1 && to <= 12)) return false;
  said.months.push(from);
  for (let one = from; one !== to; ) {
    one = (one % 12) + 1;
    said.months.push(one);
  }
  return true;
}

/** 月底, 季度末; 最后一个月底 would be that of the year. */
function lastDay(said: Meaning): boolean {
  return said.nths.length === 0 && said.dates.length === 0 && nth(said, -1) && anyDay(said);
}

function setScope(said: Meaning): boolean {
  if (said.unit !== undefined || said.scope !== undefined) return false;
  said.scope = "quarter";
  return true;
}

/** The numbers of a list, from 1 to some most: 1号和15号, 3月、9月. */
function addAll(into: number[], [first = "", others = ""]: readonly (string | undefined)[], most: number): boolean {
  const all = [first, ...(others.match(new RegExp(number, "g")) ?? [])].map(numberOf);
  into.push(...all);
  return all.every((value) => value >= 1 && value <= most);
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRule } from "../../../../src/events/rule/parse.ts";
import { ruleText } from "../../../../src/events/rule/rule.ts";
import { englishWords } from "../../../../src/events/words/english-tokens.ts";
import { closest, forms, repaired } from "../../../../src/events/words/near.ts";
import { readWords } from "../../../../src/events/words/words.ts";

/** What words become: the rule, or the code of the fault and what it offers instead. */
function read(words: string): string {
  const { rule, fault } = { rule: undefined, ...readWords(words) };
  if (rule) return ruleText(rule);
  const { nearest, forms = "" } = fault?.params ?? {};
  return [fault?.code, nearest ?? (fault?.code === "events.words" ? undefined : forms)].filter(Boolean).join(" ");
}

const steps = "events.words-steps “every weekday” / “every Monday, Wednesday and Friday” / “every 2 days”";
const stepsZh = "events.words-steps “每个工作日” / “每周一、三、五” / “每两天”";
const weekdays = "MO,TU,WE,TH,FR";

test.each<[string, readonly string[]]>([
  ["FREQ=DAILY", ["daily", "every day", "each day", "Every Day.", "每天", "每日", "天天"]],
  ["FREQ=DAILY;INTERVAL=2", ["every other day", "every second day", "every 2 days", "每两天", "隔天", "每隔一天"]],
  ["FREQ=WEEKLY", ["weekly", "every week", "once a week", "每周", "每星期", "每个星期", "每周一次"]],
  ["FREQ=WEEKLY;BYDAY=TU", ["every Tuesday", "Tuesdays", "on Tuesday", "weekly on Tuesday", "each Tue", "TUESDAY"]],
  ["FREQ=WEEKLY;BYDAY=TU", ["每周二", "每星期二", "每个周二", "每逢周二", "周二", "礼拜二", "每週二", "每周的周二"]],
  ["FREQ=WEEKLY;BYDAY=TU,TH", ["every Tuesday and Thursday", "Tue, Thu", "on Tuesdays and Thursdays", "每周二和周四"]],
  ["FREQ=WEEKLY;BYDAY=TU,TH", ["every Thursday & Tuesday", "每周二、四", "每周四与周二", "每周二四"]],
  [`FREQ=WEEKLY;BYDAY=${weekdays}`, ["every weekday", "weekdays", "Mon-Fri", "Monday to Friday", "every working day"]],
  [`FREQ=WEEKLY;BYDAY=${weekdays}`, ["每个工作日", "工作日", "周一到周五", "每周一至五", "每周工作日"]],
  ["FREQ=WEEKLY;BYDAY=SA,SU", ["every weekend", "weekends", "Sat and Sun", "周末", "每个周末", "每周末"]],
  ["FREQ=WEEKLY;BYDAY=MO,FR,SA,SU", ["Friday to Monday", "周五至周一"]],
  [
    "FREQ=WEEKLY;INTERVAL=2",
    ["every 2 weeks", "every two weeks", "every other week", "fortnightly", "biweekly", "bi-weekly", "每两周", "隔周"],
  ],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["every 2 weeks on Tuesday", "every other Tuesday", "Tuesday every 2 weeks"]],
  [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    ["alternate Tuesdays", "bi-weekly on Tuesday", "每两周的周二", "每两周周二", "隔周周二", "隔周二", "每两周二"],
  ],
  ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE", ["every 3 weeks on Mon and Wed", "每三周的周一和周三"]],
  ["FREQ=WEEKLY;BYMONTH=3;BYDAY=TU", ["every Tuesday in March"]],
  ["FREQ=MONTHLY", ["monthly", "every month", "once a month", "每月", "每个月", "每月一次"]],
  ["FREQ=MONTHLY;INTERVAL=3", ["every 3 months", "quarterly", "every quarter", "每三个月", "每3个月", "每季度"]],
  ["FREQ=MONTHLY;INTERVAL=2", ["every other month", "每两个月", "每两月", "隔月"]],
  ["FREQ=MONTHLY;BYDAY=2WE,4WE", ["2nd and 4th Wednesday", "the second and fourth Wednesday of the month"]],
  ["FREQ=MONTHLY;BYDAY=2WE,4WE", ["每月第二个和第四个周三", "每月第二、四个周三", "第2个和第4个周三"]],
  [
    "FREQ=MONTHLY;BYDAY=2TU",
    ["second Tuesday of each month", "every second Tuesday of the month", "monthly on the 2nd Tuesday"],
  ],
  [
    "FREQ=MONTHLY;BYDAY=-1FR",
    ["last Friday", "the last Friday of every month", "every last Friday", "每月最后一个周五"],
  ],
  ["FREQ=MONTHLY;BYDAY=-1FR", ["最后一个周五", "每个月的最后一个星期五", "倒数第一个周五"]],
  ["FREQ=MONTHLY;BYDAY=-2FR", ["second to last Friday", "2nd last Friday", "penultimate Friday", "每月倒数第二个周五"]],
  ["FREQ=MONTHLY;BYDAY=1FR,-1FR", ["first and last Friday", "每月第一个和最后一个周五"]],
  [
    "FREQ=MONTHLY;BYDAY=5FR",
    ["5th Friday", "monthly, 5th Friday of the month", "Monthly - fifth Friday", "第五个周五"],
  ],
  ["FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", ["first Monday of every 3 months", "every 3 months on the first Monday"]],
  ["FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", ["first Monday of every other month", "每两个月的第一个周一"]],
  [
    `FREQ=MONTHLY;BYDAY=${weekdays};BYSETPOS=-1`,
    ["last weekday of the month", "last working day", "last business day"],
  ],
  [`FREQ=MONTHLY;BYDAY=${weekdays};BYSETPOS=-1`, ["每月最后一个工作日", "最后一个工作日"]],
  [`FREQ=MONTHLY;BYDAY=${weekdays};BYSETPOS=1`, ["first workday of each month", "每月第一个工作日"]],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", ["last day of the month", "每月最后一天", "每月底", "月末"]],
  ["FREQ=MONTHLY;BYMONTHDAY=1", ["first day of the month", "the first of the month", "每月第一天", "每月1号"]],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", ["1st and 15th", "the 1st and 15th of every month", "每月1号和15号", "每月1、15日"]],
  [
    "FREQ=MONTHLY;BYMONTHDAY=15",
    ["monthly on the 15th", "15th of the month", "monthly on day 15", "每月十五日", "每月15号"],
  ],
  ["FREQ=YEARLY", ["yearly", "annually", "every year", "每年"]],
  ["FREQ=YEARLY;INTERVAL=2", ["every 2 years", "每两年"]],
  [
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=14",
    ["14 March", "March 14th", "every year on March 14", "每年3月14日", "三月十四号"],
  ],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", ["last Friday of November", "每年11月的最后一个周五"]],
  ["FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO", ["first Monday in March and September", "每年3月和9月的第一个周一"]],
  ["FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO", ["first Monday of the quarter", "每季度第一个周一"]],
  ["FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR", ["last Friday of each quarter", "每季度最后一个周五"]],
  [
    `FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=${weekdays};BYSETPOS=-1`,
    ["last weekday of the quarter", "last working day of each quarter", "每季度最后一个工作日"],
  ],
  [
    `FREQ=MONTHLY;BYMONTH=3,9;BYDAY=${weekdays};BYSETPOS=1`,
    ["first weekday in March and September", "每年3月和9月的第一个工作日"],
  ],
  [`FREQ=YEARLY;BYDAY=${weekdays};BYSETPOS=-1`, ["last working day of the year"]],
])("%s", (rule, all) => {
  expect(all.map((words) => `${words}: ${read(words)}`)).toEqual(all.map((words) => `${words}: ${rule}`));
});

describe("what is not clear is refused, with a reason", () => {
  test.each([
    ["every second Tuesday", "events.every-nth “every other Tuesday” / “2nd Tuesday of the month”"],
    ["every 3rd Thursday", "events.every-nth “every 3 weeks on Thursday” / “3rd Thursday of the month”"],
    ["every second weekend", "events.every-nth “every other weekend” / “2nd Saturday of the month”"],
    ["every 3rd weekend", "events.every-nth “every 3 weekends” / “3rd Saturday of the month”"],
    ["every second weekday", "events.every-nth “2nd weekday of the month” / “every weekday”"],
    ["monthly on Tuesday", "events.which-weekday “1st Tuesday of the month” / “every Tuesday”"],
    ["monthly on weekdays", "events.which-weekday “first weekday of the month” / “every weekday”"],
    ["every other weekday", steps],
    ["every 2 weekdays", steps],
    ["every 3 business days", steps],
    ["每两个工作日", stepsZh],
    ["每隔一个工作日", stepsZh],
    ["隔3个工作日", stepsZh],
    ["third weekend of the month", "events.words-weekend “3rd Saturday of the month” / “every other weekend”"],
    ["first weekend", "events.words-weekend “1st Saturday of the month” / “every other weekend”"],
    ["last weekend in June", "events.words-weekend “last Saturday of the month” / “every other weekend”"],
    ["1st Saturday and Sunday", "events.words-weekend “1st Saturday of the month” / “every other weekend”"],
    ["每月最后一个周末", "events.words-weekend “每月最后一个周六” / “隔周周末”"],
    ["每月第三个周末", "events.words-weekend “每月第三个周六” / “隔周周末”"],
    ["5th Monday of the quarter", "events.words"],
    ["31st day of the quarter", "events.words"],
    ["bi-monthly", "events.twofold “every 2 months” / “1st and 15th of the month”"],
    ["双周", "events.twofold “隔周” / “每周”"],
    ["每隔两周", "events.twofold “每2周” / “每3周”"],
    ["hourly", "events.sub-daily"],
    ["every 2 hours", "events.sub-daily"],
    ["every 30 minutes", "events.sub-daily"],
    ["每小时", "events.sub-daily"],
    ["every Tuesday at 17:00", "events.words-time"],
    ["Tuesdays 5pm", "events.words-time"],
    ["每周二晚上", "events.words-time"],
    ["evry tuesday", "events.words-near every Tuesday"],
    ["2nd adn 4th Wednesday", "events.words-near 2nd and 4th Wednesday"],
    ["last fryday of teh month", "events.words-near last Friday of the month"],
    ["every", "events.words"],
    ["0th Monday", "events.words"],
    ["7th Monday", "events.words"],
    ["40th day of the month", "events.words"],
    ["every 0 days", "events.words"],
    ["every Tuesday and", "events.words"],
    ["last Friday of the week", "events.words"],
    ["when the moon is full", "events.words"],
    ["每周八", "events.words"],
    ["每周二和", "events.words"],
    ["每月第一周的周一", "events.twofold “每月第一个周一”"],
    ["每3月", "events.words"],
    ["13月1日", "events.words"],
    ["constructor", "events.words"],
    ["\u202e每周二", "events.words"],
  ])("%s: %s", (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

test("every form that is offered can be read, and is the closest to itself", () => {
  for (const language of ["en", "zh"] as const) {
    for (const form of forms[language]) {
      expect(read(form), form).toMatch(/^FREQ=/);
      expect(closest(form, language)[0]).toBe(form);
    }
  }
  expect(forms.en.length).toBe(forms.zh.length);
});

test("a correction is offered only when it can be read", () => {
  for (const words of ["evry tuesday", "weekley", "mondai", "last fri day", "xyzzy", "every every"]) {
    const better = repaired(words);
    if (better) expect(read(better), words).toMatch(/^FREQ=/);
  }
});

test("whatever words stand together, what is read is a rule of our subset, and nothing is thrown", () => {
  const english = fc.array(fc.constantFrom(...englishWords, "2", "3rd", "15th", ",", "on"), { maxLength: 7 });
  const chinese = fc.array(fc.constantFrom(..."每隔个第最后一二三十日周月年季度工作末天号和、的逢半次倒数首两"), {
    maxLength: 9,
  });
  const words = fc.oneof(
    english.map((list) => list.join(" ")),
    chinese.map((list) => list.join("")),
    fc.string({ unit: "grapheme" }),
  );
  let rules = 0;
  fc.assert(
    fc.property(words, (text) => {
      const read = readWords(text);
      if (read.fault) expect(read.fault.code).toMatch(/^events\./);
      else {
        rules++;
        // Read back from its text, a rule is the same.
        expect(parseRule(ruleText(read.rule))).toEqual({ rule: read.rule });
      }
    }),
    { numRuns: 3000 },
  );
  expect(rules).toBeGreaterThan(30);
});

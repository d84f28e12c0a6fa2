import { at, type Part } from "../../manifest/cross/part.ts";
import { dayOf, minuteOf, wallOf } from "../calendar/days.ts";
import { parseRule } from "../rule/parse.ts";
import { makeRule, type Rule, type Until, weekdays } from "../rule/rule.ts";
import { readWords } from "../words/words.ts";
import { type Ground, refuse, warn } from "./ground.ts";

/** The rule of an event: undefined for a single one, `broken` when what it says is no rule. */
export function ruleOf(ground: Ground, part = at(ground.part, "repeat")): Rule | undefined | "broken" {
  const { spec } = ground;
  if (spec.repeat !== undefined && spec.weekly !== undefined) {
    refuse(ground, "weekly", "events.repeat-and-weekly");
    return "broken";
  }
  const rule = spec.weekly ? weeklyRule(ground, spec.weekly) : repeated(ground, part);
  if (rule === undefined && spec.sessions === undefined) {
    if (spec.count === undefined) return undefined;
    refuse(ground, "count", "events.count-alone");
    return "broken";
  }
  if (rule === "broken") return rule;
  return withEnd(ground, rule ?? makeRule("WEEKLY"));
}

function repeated(ground: Ground, key: Part): Rule | undefined | "broken" {
  const { repeat } = ground.spec;
  // Several are read one by one.
  if (repeat === undefined || Array.isArray(repeat)) return undefined;
  const isText = typeof repeat === "string";
  const read = isText ? readWords(repeat) : parseRule(repeat.rrule);
  // Communities mean every 2 weeks by it, and say so again and again.
  if (isText && /\bbi-?weekly\b/i.test(repeat)) warn(ground, key, "events.biweekly", { words: repeat });
  if (!read.fault) return read.rule;
  refuse(ground, isText ? key : at(key, "rrule"), read.fault.code, read.fault.params);
  return "broken";
}

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The days of `weekly`; each has a time of its own. Two times on one day would need a rule within the day. */
function weeklyRule(ground: Ground, weekly: readonly string[]): Rule | "broken" {
  const days = weekly.map((hour) => names.indexOf(hour.slice(0, 3)));
  if (new Set(days).size === days.length) return makeRule("WEEKLY", { weekdays: weekdays(days.sort((a, b) => a - b)) });
  refuse(ground, "weekly", "events.weekly-twice");
  return "broken";
}

/** The minute of each weekday that `weekly` names. */
export function weeklyMinutes(weekly: readonly string[] | undefined): ReadonlyMap<number, number> {
  return new Map((weekly ?? []).map((hour) => [names.indexOf(hour.slice(0, 3)), minuteOf(hour.slice(4))]));
}

/** Adds `until` or `count`. A rule of RFC 5545 may have its own; then the manifest says nothing more. */
function withEnd(ground: Ground, rule: Rule): Rule | "broken" {
  const { count, until } = ground.spec;
  if (count === undefined && until === undefined) return rule;
  if (rule.count !== undefined || rule.until !== undefined) {
    const key = count !== undefined ? "count" : "until";
    refuse(ground, key, "events.ends-twice", { key });
    return "broken";
  }
  // That both are there is reported by the manifest's own check.
  if (until !== undefined) return { ...rule, until: untilOf(until) };
  return { ...rule, count: count as number };
}

/** A date counts to its end. */
export function untilOf(moment: string): Until {
  const { date, time } = wallOf(moment);
  return time === undefined ? { day: dayOf(date) } : { day: dayOf(date), minute: minuteOf(time) };
}

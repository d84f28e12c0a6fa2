import type { EventSpec } from "../../manifest/schema/events.ts";
import { dayOf, minuteOf, timeOf, wallOf } from "../calendar/days.ts";
import { type Rule, weekdays } from "../rule/rule.ts";
import { type Ground, inBrackets, localizedText, refuse, type Strand } from "./ground.ts";
import { weeklyMinutes } from "./repeat.ts";
import { rotated } from "./rotate.ts";

/** The lines of occurrences that an event has: one, or one a cohort, a pair, a slot of a rotation. */
export function strandsOf(ground: Ground, rule: Rule | undefined): Strand[] {
  const { spec } = ground;
  const both = spec.cohorts !== undefined && spec.pairs !== undefined;
  if (both) refuse(ground, "pairs", "events.cohorts-and-pairs");
  const whole = both ? [] : spec.cohorts ? cohorts(ground, rule) : spec.pairs ? pairs(ground, rule) : one(ground, rule);
  const strands = whole.flatMap((strand) => byHour(ground, strand));
  return spec.rotate ? strands.flatMap((strand) => rotated(ground, strand, spec.rotate as string[])) : strands;
}

function one(ground: Ground, rule: Rule | undefined): Strand[] {
  // The manifest's own check has said that it has no time.
  return ground.spec.at === undefined ? [] : [strand(ground, rule, ground.spec.at, {})];
}

function cohorts(ground: Ground, rule: Rule | undefined): Strand[] {
  const { spec, settings } = ground;
  const list = spec.cohorts ?? [];
  const usual = spec.at === undefined ? undefined : wallOf(spec.at).time;
  return list.map((cohort) => {
    const own = localizedText(cohort.title, settings.language) ?? (list.length > 1 ? cohort.id : undefined);
    const { date, time = usual } = wallOf(cohort.from);
    return strand(ground, rule, time === undefined ? date : `${date} ${time}`, {
      suffix: [cohort.id],
      ...(own === undefined ? {} : { title: inBrackets(titleOf(ground), own, settings.language) }),
      ...(cohort.timezone === undefined ? {} : { timezone: cohort.timezone }),
      hosts: cohort.mentors ?? spec.hosts ?? [],
    });
  });
}

function pairs(ground: Ground, rule: Rule | undefined): Strand[] {
  const { spec, settings } = ground;
  const { at } = spec;
  if (at === undefined) return [];
  return (spec.pairs ?? []).map(({ mentor, mentee }) => {
    const both = [mentor, mentee].map((name) => settings.names?.get(name) ?? name);
    return strand(ground, rule, at, {
      suffix: [mentor, mentee],
      title: inBrackets(titleOf(ground), both.join(settings.language === "zh" ? "、" : ", "), settings.language),
      hosts: [mentor, mentee],
    });
  });
}

function strand(ground: Ground, rule: Rule | undefined, moment: string, own: Partial<Strand>): Strand {
  const { spec, settings } = ground;
  const { date, time } = wallOf(moment);
  const day = dayOf(date);
  // The earliest hour of a week stands for all; sessions at another one are moved there.
  const [weekly] = [...weeklyMinutes(spec.weekly).values()].sort((a, b) => a - b);
  const minute = weekly ?? (time === undefined ? undefined : minuteOf(time));
  return {
    suffix: [],
    title: titleOf(ground),
    timezone: zoneNameOf(spec, settings.timezone),
    day,
    ...(minute === undefined ? {} : { minute }),
    ...(rule === undefined ? {} : { rule }),
    hosts: spec.hosts ?? [],
    sessions: new Map(),
    added: new Map(),
    left: new Set(),
    ...own,
  };
}

/**
 * A rule has one time of day. Weekdays with hours of their own are lines of their own, unless the sessions of a course
 * stand in one order: those are overrides of one line.
 */
function byHour(ground: Ground, whole: Strand): Strand[] {
  const { spec } = ground;
  const days = [...weeklyMinutes(spec.weekly)];
  const hours = [...new Set(days.map(([, minute]) => minute))].sort((a, b) => a - b);
  const { rule } = whole;
  if (hours.length < 2 || spec.sessions || !rule) return [whole];
  if (rule.count !== undefined) {
    refuse(ground, "count", "events.count-and-hours");
    return [];
  }
  return hours.map((minute) => {
    const own = days.filter(([, other]) => other === minute).map(([day]) => day);
    const suffix = [...whole.suffix, timeOf(minute).replace(":", "")];
    return { ...whole, suffix, minute, rule: { ...rule, weekdays: weekdays(own) } };
  });
}

export function zoneNameOf(spec: EventSpec, usual?: string): string {
  return spec.timezone ?? usual ?? "UTC";
}

export function titleOf({ spec, settings }: Ground): string {
  return localizedText(spec.title, settings.language) ?? spec.id;
}

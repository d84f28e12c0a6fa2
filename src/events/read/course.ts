import { dateOf, weekday } from "../calendar/days.ts";
import { zoneOf } from "../calendar/zone.ts";
import { isWithin } from "../rule/end.ts";
import { eachDay } from "../rule/expand.ts";
import type { Rule } from "../rule/rule.ts";
import { type Ground, joined, localizedText, refuse, type Session, type Strand } from "./ground.ts";
import { weeklyMinutes } from "./repeat.ts";

/**
 * Gives a course its sessions: in order, one a date. What falls into a break or a skipped date is not lost; it takes the
 * next date, and all others move on.
 * @param isOut whether there is no session on a day
 */
export function withSessions(ground: Ground, strand: Strand, isOut: (day: number) => boolean): Strand {
  const { sessions } = ground.spec;
  const hours = weeklyMinutes(ground.spec.weekly);
  if (sessions === undefined || strand.rule === undefined) return strand;
  if (strand.rule.count !== undefined) {
    refuse(ground, "sessions", "events.count-and-sessions");
    return strand;
  }
  const { days, left, own } = takeDays(strand, strand.rule, sessions.length, isOut);
  if (days.length < sessions.length) {
    const last = days[days.length - 1];
    refuse(ground, "sessions", "events.sessions-do-not-fit", {
      count: sessions.length,
      fit: days.length,
      last: last === undefined ? "–" : dateOf(last),
    });
  }
  const { until: _, ...endless } = strand.rule;
  const list = days.map((day, index): [number, Session] => [
    day,
    sessionOf(ground, strand, index, strand.added.has(day) ? undefined : hours.get(weekday(day))),
  ]);
  return {
    ...strand,
    rule: { ...endless, count: own + left.size },
    sessions: new Map(list),
    left,
  };
}

/** The days of so many sessions, and those that are left out before the last of them. */
function takeDays(strand: Strand, rule: Rule, count: number, isOut: (day: number) => boolean) {
  const [days, left, zone] = [[] as number[], new Set<number>(), zoneOf(strand.timezone)];
  // A break that never ends would leave out everything.
  const most = strand.day + 3660;
  const further = [...strand.added.keys()].sort((a, b) => a - b);
  const takeFurther = (before: number) => {
    while (days.length < count && (further[0] ?? before) < before) days.push(further.shift() as number);
  };
  eachDay(rule, strand.day, strand.day, (day) => {
    if (day > most || !isWithin(rule, day, strand.minute, zone)) return false;
    takeFurther(day);
    if (days.length === count) return false;
    if (isOut(day)) left.add(day);
    else days.push(day);
    return days.length < count;
  });
  takeFurther(Number.POSITIVE_INFINITY);
  const own = days.filter((day) => !strand.added.has(day));
  const last = own[own.length - 1] ?? Number.NEGATIVE_INFINITY;
  return { days, left: new Set([...left].filter((day) => day < last)), own: own.length };
}

function sessionOf(ground: Ground, strand: Strand, index: number, minute: number | undefined): Session {
  const session = ground.spec.sessions?.[index] ?? "";
  const { language } = ground.settings;
  const own = typeof session === "string" ? { title: session } : session;
  return {
    title: joined(strand.title, localizedText(own.title, language) ?? "", language),
    ...(minute === undefined || minute === strand.minute ? {} : { minute }),
    ...("duration" in own && own.duration !== undefined ? { duration: own.duration } : {}),
    ...("agenda" in own && own.agenda !== undefined ? { agenda: own.agenda } : {}),
  };
}

import type { Cast } from "../identity/person.ts";
import { type Case, isTorn, never, openAt, within } from "./cases.ts";
import { hour, median, share } from "./figures.ts";
import { type FirstSteps, firstPullsOf, firstSteps } from "./first-steps.ts";
import type { Span } from "./input.ts";
import type { Newcomers } from "./report.ts";
import { waitsOf } from "./response.ts";
import { compare, type Scene } from "./scene.ts";

/**
 * The way in. New Contributors (CHAOSS, https://chaoss.community/?p=3613): "contributors making their first contribution
 * to a project", here of pull requests: the first that a person opened, of all that were read, unless the person
 * is no newcomer (see `firstSteps`). `mergedShare` is over those of them that were closed by the end of the period.
 *
 * Before that come good first issues, by their label as it is now (GitHub's own `good first issue`, and `good first bug`
 * and `first-timers-only`, in any spelling, with anything around). `taken`: assigned to somebody in the period. `asked`: a newcomer without a
 * role, and not its author, said something on one in the period; once an issue. That is answered when the author, or
 * somebody with a role or who is no newcomer, spoke after it, or the issue was given to who had asked. The wait is the
 * time until then: Time to First Response (https://chaoss.community/?p=3448) from the newcomer's side.
 */
export function newcomersOf(scene: Scene): Newcomers | null {
  const { parts, labels } = scene.read;
  if (labels === false) return null;
  if (!(["issues", "pulls", "comments", "reviews"] as const).every((part) => parts.has(part))) return null;
  const { minimum } = scene.settings;
  const steps = firstSteps(scene);
  const issues = [...scene.cases, ...scene.byBots].filter(isGoodFirst);
  const pulls = firstPullsOf(scene.cases).filter(
    ({ author, opened }) => !isGone(author, scene.cast) && steps.isNewcomer(author, opened),
  );
  const isBot = (contact: number) => scene.cast.people[scene.cast.personOf[contact] ?? -1]?.bot === true;
  const issue = compare(scene, (span) => ({ ...stock(issues, span, isBot), ...talks(issues, span, steps, scene) }));
  const pull = compare(scene, (span) => first(pulls, span));
  return {
    goodFirstIssues: {
      open: scene.knowsOpen ? issue.count((one) => one.open) : null,
      free: scene.knowsOpen ? issue.count((one) => one.free) : null,
      opened: issue.count((one) => one.opened),
      taken: issue.count((one) => one.taken),
      asked: issue.count((one) => one.asked),
      answeredShare: issue.trend((one) => share(one.waits.length, one.asked, minimum)),
      medianWaitHours: issue.trend((one) => median(one.waits, minimum)),
    },
    firstPulls: {
      opened: pull.count((one) => one.opened),
      merged: pull.count((one) => one.merged),
      mergedShare: pull.trend((one) => share(one.merged, one.closed, minimum)),
      medianResponseHours: pull.trend((one) => median(one.waits, minimum)),
    },
  };
}

const goodFirst = /\b(?:good first (?:issue|bug)s?|first timers only)\b/;

const isGoodFirst = ({ thread }: Case) =>
  thread.kind === "issue" &&
  thread.labels.some((label) => goodFirst.test(label.toLowerCase().replace(/[^a-z]+/g, " ")));

function stock(issues: readonly Case[], span: Span, isBot: (contact: number) => boolean) {
  const open = issues.filter((one) => openAt(one, span.to));
  const taken = ({ thread: { assigned } }: Case) => (assigned && !isBot(assigned.who) ? assigned : undefined);
  // Who took an issue at a time that is not known has it.
  const isFree = (one: Case) => (taken(one) ? (taken(one)?.at ?? 0) >= span.to : true);
  return {
    open: open.length,
    free: open.filter(isFree).length,
    opened: issues.filter((one) => within(one.opened, span)).length,
    taken: issues.filter((one) => one.opened < span.to && within(taken(one)?.at ?? never, span)).length,
  };
}

/** What newcomers said on good first issues, and the hours until they were answered. */
function talks(issues: readonly Case[], span: Span, { isNewcomer, holdsRole }: FirstSteps, { cast }: Scene) {
  // Whose word is the project's.
  const speaks = (person: number, at: number) => holdsRole(person) || !isNewcomer(person, at);
  let asked = 0;
  const waits: number[] = [];
  for (const issue of issues) {
    const { assigned } = issue.thread;
    for (const [who, at] of firstWords(issue)) {
      if (who === issue.author || !within(at, span) || speaks(who, at) || isGone(who, cast)) continue;
      asked += 1;
      const given = assigned && cast.personOf[assigned.who] === who ? (assigned.at ?? never) : never;
      const answers = issue.said
        .filter((one) => one.who !== who && (one.who === issue.author || speaks(one.who, one.at)))
        .map((one) => one.at);
      const answer = Math.min(...[...answers, given].filter((time) => time >= at), never);
      if (answer < span.to) waits.push((answer - at) / hour);
    }
  }
  return { asked, waits };
}

/** Whoever has deleted their account is many people, and none that is new. */
function isGone(person: number, { people }: Cast): boolean {
  return people[person]?.gone === true;
}

/** When each person first said something in it. */
function firstWords({ said }: Case): Map<number, number> {
  const first = new Map<number, number>();
  for (const { who, at } of said) first.set(who, Math.min(at, first.get(who) ?? never));
  return first;
}

function first(pulls: readonly Case[], span: Span) {
  const opened = pulls.filter((one) => within(one.opened, span));
  const closed = opened.filter((one) => one.closed < span.to);
  return {
    opened: opened.length,
    closed: closed.length,
    merged: closed.filter(({ thread }) => thread.merged !== undefined).length,
    waits: waitsOf(
      opened.filter((one) => !isTorn(one)),
      span,
    ),
  };
}

import { concentration } from "../contributors/factors.ts";
import type { Cast } from "../identity/person.ts";
import { type Case, openAt, within } from "./cases.ts";
import { byText, day, inOrder, measured, median, share } from "./figures.ts";
import type { Span } from "./input.ts";
import type { Reviews } from "./report.ts";
import { compare, type Scene } from "./scene.ts";

/**
 * Change Request Reviews (CHAOSS, https://chaoss.community/?p=4712): "to what extent are change requests put through a
 * formal review process using platform features". A review is what the forge calls one, of anybody's pull request (a
 * bot's too: it is work), by a person other than its author, at its own date.
 *
 * Concentration is the formula of the Contributor Absence Factor (https://chaoss.community/?p=3944) over reviews: the
 * smallest number of reviewers who did `bound` percent of them. `reviewedShare`: of the pull requests that were merged
 * in the period and were no bot's, those with a review before the merge. `awaiting`: open at the end of the period, no
 * draft, no bot's, and without any review.
 */
export function reviewsOf(scene: Scene): Reviews | null {
  const { parts } = scene.read;
  if (!parts.has("pulls") || !parts.has("reviews")) return null;
  const { minimum, bound } = scene.settings;
  const isPull = ({ thread }: Case) => thread.kind === "pull";
  const pulls = scene.cases.filter(isPull);
  const all = [...pulls, ...scene.byBots.filter(isPull)];
  const { now, count, trend } = compare(scene, (span) => ({ ...load(all, span), ...progress(pulls, span) }));
  return {
    reviews: count((one) => one.total),
    reviewers: count((one) => one.by.size),
    ...named(now.by, scene.cast),
    topShare: trend((one) => share(Math.max(0, ...countsOf(one.by)), one.total, minimum)),
    concentration: trend((one) => measured(one.total, minimum, () => concentration(countsOf(one.by), bound) ?? 0)),
    reviewedShare: trend((one) => share(one.reviewed, one.merged, minimum)),
    awaiting: scene.knowsOpen ? count((one) => one.waits.length) : null,
    medianDaysAwaiting: scene.knowsOpen ? trend((one) => median(one.waits, minimum)) : null,
  };
}

interface Work {
  reviews: number;
  readonly pulls: Set<Case>;
}

const countsOf = (by: ReadonlyMap<number, Work>) => [...by.values()].map(({ reviews }) => reviews);

/** Reviews by others than the author. */
const reviewsBy = ({ said, author }: Case) => said.filter(({ kind, who }) => kind === "review" && who !== author);

function load(pulls: readonly Case[], span: Span) {
  const by = new Map<number, Work>();
  let total = 0;
  for (const pull of pulls) {
    for (const { who } of reviewsBy(pull).filter(({ at }) => within(at, span))) {
      const work = by.get(who) ?? { reviews: 0, pulls: new Set() };
      work.reviews += 1;
      work.pulls.add(pull);
      by.set(who, work);
      total += 1;
    }
  }
  return { by, total };
}

function progress(pulls: readonly Case[], span: Span) {
  const merged = pulls.filter(({ thread, opened }) => opened < span.to && within(thread.merged ?? span.to, span));
  const waiting = pulls.filter(
    (pull) => openAt(pull, span.to) && !pull.thread.draft && !reviewsBy(pull).some(({ at }) => at < span.to),
  );
  return {
    merged: merged.length,
    reviewed: merged.filter((pull) => reviewsBy(pull).some(({ at }) => at <= (pull.thread.merged ?? 0))).length,
    waits: waiting.map(({ opened }) => (span.to - opened) / day),
  };
}

/** Reviewers by name, without those who asked not to be named. */
function named(by: ReadonlyMap<number, Work>, cast: Cast): Pick<Reviews, "byReviewer" | "unlisted"> {
  const rows = [...by].map(([who, { reviews, pulls }]) => ({ who: cast.people[who], reviews, pulls: pulls.size }));
  const shown = rows.flatMap(({ who, reviews, pulls }) =>
    who && !who.unlisted ? [{ name: who.name, reviews, pulls }] : [],
  );
  const hidden = rows.filter(({ who }) => !who || who.unlisted);
  return {
    byReviewer: shown.sort(
      inOrder(
        (one, other) => other.reviews - one.reviews,
        (one, other) => other.pulls - one.pulls,
        (one, other) => byText(one.name, other.name),
      ),
    ),
    unlisted: { people: hidden.length, reviews: hidden.reduce((sum, { reviews }) => sum + reviews, 0) },
  };
}

import { type Case, isTorn, within } from "./cases.ts";
import { hour, median, p90, quantile, round, share } from "./figures.ts";
import type { Reading, Span } from "./input.ts";
import { type Months, monthOf, monthTexts } from "./months.ts";
import type { HealthSettings, Monthly, Response } from "./report.ts";
import { compare, type Scene } from "./scene.ts";

/**
 * Time to First Response (CHAOSS, https://chaoss.community/?p=3448): "how much time passes between when an activity
 * requiring attention is created and the first response".
 *
 * Asked of every issue, pull request and discussion that a person opened in the period, drafts left out. The response is
 * the first comment or review by another person: neither a bot's nor the author's own under whatever account. It counts
 * when it was there by the end of the period. Median and 90th percentile are over those that were answered, so look at
 * `waiting` beside them. `withinShare` is over those that the wanted time had run out for by the end of the period; what
 * was closed without a word from anybody else is left out there, since nobody can tell whether the author closed it.
 */
export function responseOf(scene: Scene): Response | null {
  const kinds = kindsRead(scene.read);
  if (kinds.length === 0) return null;
  const { settings, period, months } = scene;
  const asked = scene.cases.filter(({ thread }) => kinds.includes(thread.kind) && !thread.draft);
  const of = (cases: readonly Case[]) => {
    const { now, count, trend } = compare(scene, (span) => look(cases, span, settings));
    return {
      now,
      opened: count((one) => one.opened),
      waiting: count((one) => one.waiting),
      closedUnanswered: count((one) => one.closedUnanswered),
      medianHours: trend((one) => median(one.hours, settings.minimum)),
      p90Hours: trend((one) => p90(one.hours, settings.minimum)),
      withinShare: trend((one) => share(one.inTime, one.due, settings.minimum)),
    };
  };
  const { now: _, ...all } = of(asked);
  return {
    ...all,
    kinds: kinds.map((kind) => {
      const { now, medianHours, p90Hours, withinShare } = of(asked.filter(({ thread }) => thread.kind === kind));
      return { kind, opened: now.opened, waiting: now.waiting, medianHours, p90Hours, withinShare };
    }),
    monthly: monthly(asked, months, period.to, settings.minimum),
  };
}

/** The kinds of threads that were read together with what people answered to them. */
export function kindsRead({ parts }: Reading): Response["kinds"][number]["kind"][] {
  if (!parts.has("comments")) return [];
  return [
    ...(parts.has("issues") ? (["issue"] as const) : []),
    ...(parts.has("pulls") && parts.has("reviews") ? (["pull"] as const) : []),
    ...(parts.has("discussions") ? (["discussion"] as const) : []),
  ];
}

/** The hours that each answered thread of a time waited. */
export function waitsOf(cases: readonly Case[], span: Span): number[] {
  return cases
    .filter((one) => within(one.opened, span) && one.answered < span.to && !isTorn(one))
    .map(({ opened, answered }) => (answered - opened) / hour);
}

function look(cases: readonly Case[], span: Span, { responseHours }: HealthSettings) {
  const opened = cases.filter((one) => within(one.opened, span));
  const silent = opened.filter(({ answered }) => answered >= span.to);
  const limit = responseHours * hour;
  const due = opened.filter(
    (one) => one.opened + limit <= span.to && !isTorn(one) && (one.answered < span.to || one.closed >= span.to),
  );
  return {
    opened: opened.length,
    waiting: silent.filter(({ closed }) => closed >= span.to).length,
    closedUnanswered: silent.filter(({ closed }) => closed < span.to).length,
    hours: waitsOf(opened, span),
    due: due.length,
    inTime: due.filter((one) => one.answered - one.opened <= limit).length,
  };
}

function monthly(cases: readonly Case[], months: Months, to: number, minimum: number): Monthly {
  const hours = Array.from({ length: months.count }, (): number[] => []);
  for (const one of cases) {
    if (one.opened >= to || one.answered >= to || isTorn(one)) continue;
    hours[monthOf(one.opened) - months.first]?.push((one.answered - one.opened) / hour);
  }
  const line = (q: number) =>
    hours.map((values) => (values.length < Math.max(1, minimum) ? null : round(quantile(values, q))));
  return { months: monthTexts(months), series: { median: line(0.5), p90: line(0.9) } };
}

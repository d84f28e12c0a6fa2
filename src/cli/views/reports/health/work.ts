import type { HealthReport } from "../../../../reports/health/report.ts";
import { count, fact, figure } from "./entry.ts";
import { barsOf, linesOf, type Part, topOf } from "./parts.ts";
import { amountText, type Speaker } from "./speaker.ts";

/** Pull requests: closure. */
export function closurePart({ measures }: HealthReport, { t }: Speaker): Part | undefined {
  const measure = measures.changeRequestClosureRatio;
  if (!measure) return undefined;
  const { monthly } = measure;
  return {
    id: "closure",
    heading: t("report.health.closure"),
    explanation: t("report.health.closure.about"),
    entries: [
      figure(t("report.health.closure.ratio"), "share", measure.closureRatio, "more"),
      figure(t("report.health.closure.accepted"), "share", measure.acceptedShare),
      figure(t("report.health.closure.days"), "days", measure.medianDaysToClose, "less"),
      count(t("report.health.closure.opened"), measure.opened),
      count(t("report.health.closure.merged"), measure.merged),
      count(t("report.health.closure.unmerged"), measure.closedUnmerged),
      count(t("report.health.closure.open"), measure.open, "less"),
    ],
    blocks: linesOf(t("report.health.closure.chart"), monthly, [
      [t("report.health.flow.open"), "open"],
      [t("report.health.flow.opened"), "opened"],
      [t("report.health.flow.closed"), "closed"],
    ]),
  };
}

/** Issues: age and backlog. */
export function backlogPart({ measures, settings }: HealthReport, { t }: Speaker): Part | undefined {
  const measure = measures.issueAge;
  if (!measure) return undefined;
  const time = amountText(settings.staleDays, "days", t);
  return {
    id: "backlog",
    heading: t("report.health.backlog"),
    explanation: t("report.health.backlog.about", { time }),
    entries: [
      count(t("report.health.backlog.open"), measure.open, "less"),
      figure(t("report.health.backlog.age"), "days", measure.medianAgeDays, "less"),
      figure(t("report.health.backlog.p90"), "days", measure.p90AgeDays, "less"),
      figure(t("report.health.backlog.growth"), "per-month", measure.growthPerMonth, "less"),
      count(t("report.health.backlog.stale"), measure.stale, "less"),
      figure(t("report.health.backlog.stale-share"), "share", measure.staleShare, "less"),
      count(t("report.health.backlog.opened"), measure.opened),
      count(t("report.health.backlog.closed"), measure.closed),
    ],
    blocks: linesOf(t("report.health.backlog.chart"), measure.monthly, [
      [t("report.health.flow.open"), "open"],
      [t("report.health.flow.opened"), "opened"],
      [t("report.health.flow.closed"), "closed"],
    ]),
  };
}

export function releasesPart({ measures, repositories }: HealthReport, { t, top }: Speaker): Part | undefined {
  const measure = measures.releaseFrequency;
  if (!measure) return undefined;
  const { last } = measure;
  const rows = measure.repositories.map(({ name, releases, lastTag, daysSince }) => [
    name,
    releases,
    lastTag,
    daysSince,
  ]);
  return {
    id: "releases",
    heading: t("report.health.releases"),
    explanation: t("report.health.releases.about"),
    entries: [
      count(t("report.health.releases.count"), measure.releases),
      count(t("report.health.releases.early"), measure.prereleases),
      figure(t("report.health.releases.days"), "days", measure.medianDaysBetween),
      ...(last ? [fact(t("report.health.releases.since", { tag: last.tag }), "days", last.daysSince)] : []),
    ],
    blocks: [
      ...barsOf(t("report.health.releases.chart"), measure.monthly, [
        [t("report.health.releases.count"), "releases"],
        [t("report.health.releases.early"), "prereleases"],
      ]),
      ...(repositories.length > 1
        ? [
            {
              kind: "table" as const,
              caption: t("report.health.releases.table"),
              columns: [
                { label: t("report.health.repository"), type: "text" as const },
                { label: t("report.health.releases.count"), type: "number" as const },
                { label: t("report.health.releases.last"), type: "text" as const },
                { label: t("report.health.releases.days-since"), type: "number" as const },
              ],
              ...topOf(rows, top),
            },
          ]
        : []),
    ],
  };
}

import type { HealthReport, Reviews } from "../../../../reports/health/report.ts";
import type { Block, Cell } from "../document.ts";
import { count, figure } from "./entry.ts";
import { type Part, percentOf, topOf } from "./parts.ts";
import type { Speaker } from "./speaker.ts";

/** Bars of a chart: more would be a table. */
const bars = 12;

export function reviewsPart({ measures, settings }: HealthReport, speaker: Speaker): Part | undefined {
  const measure = measures.changeRequestReviews;
  if (!measure) return undefined;
  const { t } = speaker;
  const { bound } = settings;
  const { awaiting, medianDaysAwaiting } = measure;
  return {
    id: "reviews",
    heading: t("report.health.reviews"),
    explanation: t("report.health.reviews.about", { bound }),
    entries: [
      figure(t("report.health.reviews.concentration", { bound }), "count", measure.concentration, "more"),
      count(t("report.health.reviews.count"), measure.reviews),
      count(t("report.health.reviews.reviewers"), measure.reviewers, "more"),
      figure(t("report.health.reviews.top"), "share", measure.topShare, "less"),
      figure(t("report.health.reviews.reviewed"), "share", measure.reviewedShare, "more"),
      ...(awaiting ? [count(t("report.health.reviews.awaiting"), awaiting, "less")] : []),
      ...(medianDaysAwaiting ? [figure(t("report.health.reviews.wait"), "days", medianDaysAwaiting, "less")] : []),
    ],
    blocks: measure.reviews.value === 0 ? [] : reviewersBlocks(measure, speaker),
  };
}

function reviewersBlocks({ byReviewer, unlisted, reviews }: Reviews, { t, top }: Speaker): Block[] {
  const charted = byReviewer.slice(0, bars);
  const shown = topOf(
    byReviewer.map((row): Cell[] => [row.name, row.reviews, percentOf(row.reviews / reviews.value), row.pulls]),
    top,
  );
  const hidden: Cell[][] =
    unlisted.people === 0
      ? []
      : [
          [
            t("report.health.unlisted", { count: unlisted.people }),
            unlisted.reviews,
            percentOf(unlisted.reviews / reviews.value),
            null,
          ],
        ];
  const chart: Block = {
    kind: "bars",
    caption: t("report.health.reviews.chart"),
    labels: charted.map(({ name }) => name),
    series: [{ name: t("report.health.reviews.count"), values: charted.map((row) => row.reviews) }],
    sideways: true,
  };
  return [
    ...(charted.length > 0 ? [chart] : []),
    {
      kind: "table",
      caption: t("report.health.reviews.table"),
      columns: [
        { label: t("report.health.reviews.reviewer"), type: "text" },
        { label: t("report.health.reviews.count"), type: "number" },
        { label: t("report.health.in-percent", { label: t("report.health.share") }), type: "number" },
        { label: t("report.health.reviews.pulls"), type: "number" },
      ],
      ...shown,
      rows: [...shown.rows, ...hidden],
    },
  ];
}

export function newcomersPart({ measures }: HealthReport, { t }: Speaker): Part | undefined {
  const measure = measures.newContributors;
  if (!measure) return undefined;
  const { goodFirstIssues: issues, firstPulls: pulls } = measure;
  return {
    id: "newcomers",
    heading: t("report.health.newcomers"),
    explanation: t("report.health.newcomers.about"),
    entries: [
      count(t("report.health.newcomers.merged"), pulls.merged, "more"),
      count(t("report.health.newcomers.pulls"), pulls.opened, "more"),
      figure(t("report.health.newcomers.merged-share"), "share", pulls.mergedShare, "more"),
      figure(t("report.health.newcomers.response"), "hours", pulls.medianResponseHours, "less"),
      ...(issues.open ? [count(t("report.health.newcomers.open"), issues.open)] : []),
      ...(issues.free ? [count(t("report.health.newcomers.free"), issues.free, "more")] : []),
      count(t("report.health.newcomers.opened"), issues.opened, "more"),
      count(t("report.health.newcomers.taken"), issues.taken, "more"),
      count(t("report.health.newcomers.asked"), issues.asked, "more"),
      figure(t("report.health.newcomers.answered"), "share", issues.answeredShare, "more"),
      figure(t("report.health.newcomers.wait"), "hours", issues.medianWaitHours, "less"),
    ],
    blocks: [],
  };
}

import type { HealthReport, Response } from "../../../../reports/health/report.ts";
import type { Block } from "../document.ts";
import { count, type Entry, figure } from "./entry.ts";
import { linesOf, type Part, percent, valueIn } from "./parts.ts";
import { limitText, type Speaker } from "./speaker.ts";

export function responsePart({ measures, settings }: HealthReport, speaker: Speaker): Part | undefined {
  const measure = measures.timeToFirstResponse;
  if (!measure) return undefined;
  const { t } = speaker;
  const time = limitText(settings.responseHours, t);
  const entries: Entry[] = [
    figure(t("report.health.response.median"), "hours", measure.medianHours, "less"),
    figure(t("report.health.response.p90"), "hours", measure.p90Hours, "less"),
    figure(t("report.health.response.within", { time }), "share", measure.withinShare, "more"),
    count(t("report.health.response.opened"), measure.opened),
    count(t("report.health.response.waiting"), measure.waiting, "less"),
    count(t("report.health.response.silent"), measure.closedUnanswered),
  ];
  return {
    id: "response",
    heading: t("report.health.response"),
    explanation: t("report.health.response.about", { time }),
    entries,
    blocks: [
      ...linesOf(
        t("report.health.response.chart"),
        measure.monthly,
        [
          [t("report.health.response.median"), "median"],
          [t("report.health.response.p90"), "p90"],
        ],
        t("report.health.hours"),
      ),
      kindsTable(measure, time, speaker),
    ],
  };
}

function kindsTable({ kinds }: Response, time: string, { t }: Speaker): Block {
  const names = {
    issue: t("report.health.kind.issue"),
    pull: t("report.health.kind.pull"),
    discussion: t("report.health.kind.discussion"),
  };
  return {
    kind: "table",
    caption: t("report.health.response.kinds"),
    columns: [
      { label: t("report.health.kind"), type: "text" },
      { label: t("report.health.response.opened"), type: "number" },
      { label: t("report.health.response.waiting"), type: "number" },
      { label: t("report.health.in-hours", { label: t("report.health.response.median") }), type: "number" },
      { label: t("report.health.in-hours", { label: t("report.health.response.p90") }), type: "number" },
      { label: t("report.health.in-percent", { label: t("report.health.response.within", { time }) }), type: "number" },
    ],
    rows: kinds.map(({ kind, opened, waiting, medianHours, p90Hours, withinShare }) => [
      names[kind],
      opened,
      waiting,
      valueIn(medianHours),
      valueIn(p90Hours),
      percent(withinShare),
    ]),
  };
}

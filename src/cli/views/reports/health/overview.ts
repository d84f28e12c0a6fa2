import type { HealthReport } from "../../../../reports/health/report.ts";
import type { Section, Table } from "../document.ts";
import type { Entry } from "./entry.ts";
import { type Part, percentOf, topOf, valueIn } from "./parts.ts";
import { figuresOf, type Speaker } from "./speaker.ts";

/** The first figure of each section, and the repositories where there are several. */
export function overviewSection(parts: readonly Part[], report: HealthReport, speaker: Speaker): Section {
  const { t } = speaker;
  const entries = parts.flatMap(({ heading, entries: [first] }) =>
    first ? [{ ...first, label: t("report.health.lead", { heading, label: first.label }) }] : [],
  );
  const several = report.repositories.length > 1;
  return {
    id: "overview",
    heading: t("report.health.overview"),
    explanation: t("report.health.about", { minimum: Math.max(1, report.settings.minimum) }),
    blocks: [
      ...(entries.length > 0 ? [figuresOf(entries, speaker)] : []),
      ...(several ? [repositoriesTable(report, speaker)] : []),
    ],
  };
}

function repositoriesTable({ repositories }: HealthReport, { t, top }: Speaker): Table {
  const number = (label: string) => ({ label, type: "number" as const });
  return {
    kind: "table",
    caption: t("report.health.repositories"),
    columns: [
      { label: t("report.health.repository"), type: "text" },
      number(t("report.health.backlog.opened")),
      number(t("report.health.backlog.open")),
      number(t("report.health.closure.opened")),
      number(t("report.health.closure.open")),
      number(t("report.health.kind.discussion")),
      number(t("report.health.releases.count")),
      number(t("report.health.in-hours", { label: t("report.health.response.short") })),
    ],
    ...topOf(
      repositories.map((one) => [
        one.name,
        one.issues,
        one.openIssues,
        one.pulls,
        one.openPulls,
        one.discussions,
        one.releases,
        valueIn(one.medianResponseHours),
      ]),
      top,
    ),
  };
}

/** Every figure as a number, for a spreadsheet: what the CSV holds. */
export function numbersSection(parts: readonly Part[], { t }: Speaker): Section {
  const units: Readonly<Record<Entry["unit"], string>> = {
    hours: t("report.health.hours"),
    days: t("report.health.days"),
    share: "%",
    count: "",
    "per-month": t("report.health.per-month"),
  };
  const number = (label: string) => ({ label, type: "number" as const });
  const shown = ({ unit }: Entry, value: number | null) =>
    value !== null && unit === "share" ? percentOf(value) : value;
  return {
    id: "numbers",
    heading: t("report.health.numbers"),
    blocks: [
      {
        kind: "table",
        caption: t("report.health.numbers"),
        main: true,
        columns: [
          { label: t("view.section"), type: "text" },
          { label: t("view.measure"), type: "text" },
          { label: t("report.health.unit"), type: "text" },
          number(t("view.value")),
          number(t("report.health.cases")),
          number(t("report.health.before")),
          number(t("report.health.cases-before")),
        ],
        rows: parts.flatMap(({ heading, entries, listed = [] }) =>
          [...entries, ...listed].map((entry) => [
            heading,
            entry.label,
            units[entry.unit],
            shown(entry, entry.now.value),
            entry.now.n,
            shown(entry, entry.before?.value ?? null),
            entry.before?.n ?? null,
          ]),
        ),
      },
    ],
  };
}

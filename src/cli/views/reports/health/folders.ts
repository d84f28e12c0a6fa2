import type { Absence, FolderAbsence, HealthReport } from "../../../../reports/health/report.ts";
import type { Block, Cell, Column } from "../document.ts";
import { fact, figure } from "./entry.ts";
import { type Part, percentOf, topOf, valueIn } from "./parts.ts";
import type { Speaker } from "./speaker.ts";

export function foldersPart({ measures, settings, repositories }: HealthReport, speaker: Speaker): Part | undefined {
  const measure = measures.contributorAbsenceFactor;
  if (!measure) return undefined;
  const { t } = speaker;
  const { folders, months } = measure;
  const told = folders.filter(({ factor }) => "value" in factor);
  const alone = told.filter(({ factor }) => "value" in factor && factor.value === 1);
  const several = repositories.length > 1;
  const name = (row: FolderAbsence) =>
    several ? `${row.repository}: ${folderText(row, speaker)}` : folderText(row, speaker);
  return {
    id: "folders",
    heading: t("report.health.folders"),
    explanation: t("report.health.folders.about", { bound: settings.bound, ...months }),
    entries: [
      fact(t("report.health.folders.alone", { bound: settings.bound }), "count", alone.length),
      fact(t("report.health.folders.count"), "count", told.length),
    ],
    listed: folders.map((row) => figure(name(row), "count", row.factor)),
    blocks: folders.length === 0 ? [] : [foldersTable(measure, several, speaker)],
  };
}

function foldersTable({ folders }: Absence, several: boolean, speaker: Speaker): Block {
  const { t, top } = speaker;
  const number = (label: string): Column => ({ label, type: "number" });
  return {
    kind: "table",
    caption: t("report.health.folders.table"),
    columns: [
      ...(several ? [{ label: t("report.health.repository"), type: "text" as const }] : []),
      { label: t("report.health.folders.folder"), type: "text" },
      number(t("report.health.folders.factor")),
      number(t("report.health.folders.before")),
      number(t("report.health.folders.people")),
      number(t("report.health.folders.commits")),
      { label: t("report.health.folders.main"), type: "text" },
      number(t("report.health.in-percent", { label: t("report.health.share") })),
    ],
    ...topOf(
      folders.map((row): Cell[] => [
        ...(several ? [row.repository] : []),
        folderText(row, speaker),
        valueIn(row.factor),
        row.factor.before ? valueIn(row.factor.before) : null,
        row.people,
        row.commits,
        row.main?.name ?? null,
        row.main ? percentOf(row.main.share) : null,
      ]),
      top,
    ),
  };
}

const folderText = ({ folder }: FolderAbsence, { t }: Speaker) =>
  folder === "" || folder === "." ? t("report.health.folders.root") : folder;

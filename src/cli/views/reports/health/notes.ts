import type { HealthReport, Note } from "../../../../reports/health/report.ts";
import type { Translate } from "../../../../system/messages.ts";

/** What could not be told, in words. A measure is called by the heading of its section. */
export function noteTexts({ notes }: HealthReport, t: Translate): string[] {
  const headings: Readonly<Record<keyof HealthReport["measures"], string>> = {
    timeToFirstResponse: t("report.health.response"),
    changeRequestClosureRatio: t("report.health.closure"),
    issueAge: t("report.health.backlog"),
    changeRequestReviews: t("report.health.reviews"),
    releaseFrequency: t("report.health.releases"),
    newContributors: t("report.health.newcomers"),
    contributorAbsenceFactor: t("report.health.folders"),
  };
  const named = ({ params }: Note) => {
    const measure = params.measure as keyof typeof headings | undefined;
    return measure === undefined ? params : { ...params, measure: headings[measure] ?? measure };
  };
  return notes.map((note) => t(note.code, named(note)));
}

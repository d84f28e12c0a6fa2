import type { Count, HealthReport, Trended } from "./report.ts";

/** From here on a change is worth a look: a tenth of what it was. */
const tenth = 0.1;

/**
 * Which of the leading figures have changed by a tenth or more of what they were in the period before, for better or for
 * worse: their names in the JSON report. A figure that too few cases stand behind, now or before, has not changed.
 */
export function notableIn({ measures }: HealthReport): string[] {
  const { timeToFirstResponse, changeRequestClosureRatio, issueAge, changeRequestReviews } = measures;
  const leading: Readonly<Record<string, Trended | Count | undefined>> = {
    "timeToFirstResponse.medianHours": timeToFirstResponse?.medianHours,
    "timeToFirstResponse.withinShare": timeToFirstResponse?.withinShare,
    "changeRequestClosureRatio.closureRatio": changeRequestClosureRatio?.closureRatio,
    "issueAge.open": issueAge?.open,
    "changeRequestReviews.concentration": changeRequestReviews?.concentration,
  };
  return Object.entries(leading).flatMap(([name, figure]) => (figure && hasMoved(figure) ? [name] : []));
}

function hasMoved(figure: Trended | Count): boolean {
  if (!("value" in figure) || figure.before === null) return false;
  const before =
    typeof figure.before === "number" ? figure.before : "value" in figure.before ? figure.before.value : null;
  return before !== null && figure.value !== before && Math.abs(figure.value - before) >= tenth * before;
}

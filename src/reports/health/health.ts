import { dateOfDay, type Period } from "../calendar.ts";
import { absenceOf } from "./absence.ts";
import { backlogOf } from "./backlog.ts";
import { closureOf } from "./closure.ts";
import { byText } from "./figures.ts";
import type { HealthInput } from "./input.ts";
import { newcomersOf } from "./newcomers.ts";
import { notesOf } from "./notes.ts";
import { releasesOf } from "./releases.ts";
import type { Dates, HealthReport } from "./report.ts";
import { repositoriesOf } from "./repositories.ts";
import { responseOf } from "./response.ts";
import { reviewsOf } from "./reviews.ts";
import { sceneOf } from "./scene.ts";

/**
 * How a project is doing. Pure, and blind to the order of what comes in. Everything is as it could be seen at the end of
 * the period: what happened at `period.to` or later changes nothing, so that a past period can be told again. (Labels
 * and roles are the exception: of those a forge tells only how they are now.)
 */
export function healthOf(input: HealthInput): HealthReport {
  const scene = sceneOf(input);
  const names = input.repositories.map(({ name }) => name).sort(byText);
  const measures = {
    timeToFirstResponse: responseOf(scene),
    changeRequestClosureRatio: closureOf(scene),
    issueAge: backlogOf(scene),
    changeRequestReviews: reviewsOf(scene),
    releaseFrequency: releasesOf(scene, names),
    newContributors: newcomersOf(scene),
    contributorAbsenceFactor: absenceOf(scene),
  };
  return {
    schemaVersion: 1,
    report: "health",
    period: datesOf(input.period),
    previous: scene.previous && input.previous ? datesOf(input.previous) : null,
    settings: scene.settings,
    repositories: repositoriesOf(input, scene),
    measures,
    notes: notesOf(input, scene, measures),
  };
}

const datesOf = ({ from, to }: Period): Dates => ({ from: dateOfDay(from), to: dateOfDay(to) });

import { joinActivities } from "../../reports/activity.ts";
import type { ContributorsReport } from "../../reports/contributors/report.ts";
import { usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { openEvents } from "./events-source.ts";
import type { ReportFlags } from "./flags.ts";
import type { ForgeReading } from "./reading.ts";
import type { ReportSettings } from "./settings.ts";

/**
 * What events in GH Archive's shape say of the repositories of `--repo` (`owner/name`, `owner/*`), else of the manifest's.
 * @param since milliseconds since 1970
 * @throws AppError (exit 2) `report.archive-repositories` when neither names any
 */
export async function readArchive(
  address: string,
  since: number | undefined,
  { repositories, until }: ReportFlags,
  { community }: ReportSettings,
  context: Context,
): Promise<{ readonly forge: ForgeReading; readonly repositories: ContributorsReport["repositories"] }> {
  const { github, repositories: listed = [] } = community ?? {};
  const own = github ? listed.map(({ name }) => `${github.owner}/${name}`) : [];
  const wanted = repositories.length > 0 ? repositories : own;
  if (wanted.length === 0) throw usageError("report.archive-repositories");
  const end = until === undefined ? undefined : Date.parse(`${until}T00:00:00Z`) + 86_400_000;
  const { history, contacts, threads, releases, notes } = await openEvents(address, context).read({
    repositories: wanted,
    ...(since === undefined ? {} : { from: since }),
    ...(end === undefined ? {} : { until: end }),
  });
  const facts = { contacts, threads, releases, notes, spent: { requests: 0, points: 0 } };
  const names = history.map(({ name }) => name);
  const parts = new Set(["issues", "pulls", "reviews", "comments", "releases"] as const);
  return {
    forge: {
      facts,
      // All repositories have their contacts in common.
      activity: joinActivities(
        history.map(({ activity }) => ({ activity, shift: 0 })),
        contacts,
      ),
      repositories: names,
      parts,
      labels: false,
      ...(since === undefined ? {} : { since }),
    },
    repositories: history.map(({ name, head, commits }) => ({ name, head, commits })),
  };
}

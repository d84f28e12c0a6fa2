import { activityOfThreads } from "../../reports/forge-activity.ts";
import type { ForgeScope } from "../../reports/port.ts";
import type { Context } from "../context.ts";
import { patienceOf } from "../views/patience.ts";
import type { ReportFlags } from "./flags.ts";
import { openForge } from "./forge.ts";
import { progress } from "./progress.ts";
import type { ForgeReading } from "./reading.ts";
import type { ReportSettings } from "./settings.ts";

/**
 * What the forge says of some repositories, with the cost told before and after.
 * @returns undefined without a forge, or without repositories that it knows
 */
export async function readForge(
  repositories: readonly string[],
  parts: ForgeScope["parts"],
  flags: ReportFlags,
  { community }: ReportSettings,
  context: Context,
): Promise<ForgeReading | undefined> {
  if (repositories.length === 0) return undefined;
  const source = await openForge(flags, community, context);
  if (!source) return undefined;
  const scope: ForgeScope = { repositories, parts };
  const { note, t } = context;
  if (source.provider === "github") {
    const what = () => t("wait.weigh-up", { repositories: repositories.length });
    const { requests, points } = await patienceOf(context).during(what, () => source.estimate(scope));
    note(t("report.forge.estimate", { requests, points, repositories: repositories.length }));
  }
  const shown = progress("report.progress.threads", context);
  try {
    const facts = await source.read(scope, (done, all) =>
      shown.tell(source.provider, done, all > 0 ? done / all : undefined),
    );
    shown.end();
    if (source.provider === "github") note(t("report.forge.spent", { ...facts.spent }));
    return { facts, activity: activityOfThreads(facts), repositories, parts };
  } finally {
    shown.end();
  }
}

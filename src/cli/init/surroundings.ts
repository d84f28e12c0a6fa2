import { basename } from "node:path";
import type { Given } from "../../scaffold/answers.ts";
import { toolVariables } from "../../scaffold/pin.ts";
import { localDate } from "../../system/clock.ts";
import { defaultBranch } from "../../system/git/branch.ts";
import { gitConfig } from "../../system/git.ts";
import { todayName } from "../../system/zones/names.ts";
import type { Context } from "../context.ts";
import { isPinned } from "../pin/files.ts";

/** The variables that a template gets from where it is scaffolded. */
export type Surroundings = Readonly<Record<string, string | boolean>> & {
  readonly pinned: boolean;
  readonly today: string;
};

/**
 * The variables that a template gets from where it is scaffolded: the folder's name, the date and time zone of this
 * machine, who git says is at work here, and whether commonry is pinned. git is asked only for what has not been given.
 * @param root the scaffolded folder
 */
export async function surroundings(root: string, given: Given, context: Context): Promise<Surroundings> {
  const { world } = context;
  // Asking for the zone loads the time zone data, which takes longer than all the rest of this function.
  const hostTimezone = Object.hasOwn(given, "timezone") ? "" : hostZone();
  const today = localDate(world.now());
  const ask = async (key: string, answeredBy: string): Promise<string> => {
    if (Object.hasOwn(given, answeredBy)) return "";
    return (await gitConfig(key, world.cwd, world.env)) ?? "";
  };
  const [gitName, gitEmail, gitBranch] = await Promise.all([
    ask("user.name", "maintainer"),
    ask("user.email", "contact"),
    Object.hasOwn(given, "branch") ? "" : defaultBranch(root, world.env),
  ]);
  const directory = basename(root);
  const tool = toolVariables(isPinned(root));
  return {
    ...tool,
    directory,
    today,
    year: today.slice(0, 4),
    commonry: world.version,
    hostTimezone,
    gitName,
    gitEmail,
    gitBranch,
  };
}

/** The zone of this machine, by its name of today (ICU says Asia/Calcutta). An empty TZ means UTC, and ICU calls that `Etc/Unknown`, which is nobody's zone. */
function hostZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === "Etc/Unknown" ? "UTC" : todayName(timeZone);
}

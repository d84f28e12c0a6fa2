import { hasTargets } from "../../kinds/event/targets.ts";
import { AppError, usageError } from "../../system/errors.ts";
import type { Run } from "../command.ts";
import { applySource } from "../sync/apply.ts";
import { syncFlags } from "../sync/flags.ts";
import { loadSource } from "../sync/load.ts";
import { planSource } from "../sync/plan.ts";

/**
 * `commonry events schedule`: plan and apply of events alone. With `--dry-run` it only shows what it would do; `--out`
 * saves that, and `--exit-code` tells by the exit code whether there is anything to do.
 */
export const schedule: Run = async ({ options, arguments: [planFile] }, context) => {
  const flags = syncFlags({ ...options, only: ["events"] });
  const isDry = options.dryRun === true || options.out !== undefined;
  const resume = options.resume === true;
  if (isDry && (resume || planFile !== undefined)) throw usageError("schedule.dry");
  if ((resume || planFile !== undefined) && options.allowDelete !== undefined)
    throw usageError("apply.settled", { option: "--allow-delete" });
  const source = loadSource(context);
  // The file that cannot be read may be the one that has targets.
  if (!source.isWhole) throw new AppError("sync.invalid-events", {}, 2);
  if (!hasTargets(source.placed)) throw usageError("schedule.no-targets");
  if (isDry) return planSource(source, flags, options, context);
  return applySource(
    { source, flags, yes: options.yes === true, resume, planFile, command: "events schedule" },
    context,
  );
};

import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { drawPlan, isPending } from "./draw.ts";
import { eventsWish } from "./events.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";
import { placeOf } from "./place.ts";
import { savePlan } from "./save.ts";
import { showPlan } from "./show.ts";

/** Shows the plan that would bring a community in step with its manifest. Nothing is sent that writes. */
export async function planSource(
  source: Source,
  flags: SyncFlags,
  { format, out, exitCode, provider }: Input["options"],
  context: Context,
): Promise<ExitCode> {
  if (out !== undefined) refuseEnding(String(out));
  const opened = placeOf(source, flags, context);
  const place = await opened.open("read");
  const events = await eventsWish(source, opened, flags, context);
  const { plan: drawn } = await drawPlan(source, opened.owner, place, flags, events);
  await showPlan(drawn, context.json ? "json" : ((format as "text" | undefined) ?? "text"), context);
  if (events) await (await import("../events/kept.ts")).noteUnkept(drawn, context);
  // What the guard stops can be saved: whoever has looked at the file may apply it. More than was named never goes.
  if (out !== undefined) {
    guard(drawn, true);
    savePlan(drawn, String(out), context, provider);
  }
  guard(drawn);
  return exitOf(drawn, exitCode === true);
}

/** A plan is JSON for `apply`: who names a page wants one to read. @throws AppError (exit 2) `plan.ending` */
function refuseEnding(file: string): void {
  const ending = /\.(md|markdown|html?|csv)$/i.exec(file)?.[0];
  if (ending !== undefined) throw usageError("plan.ending", { file, ending });
}

function exitOf(drawn: Plan, tells: boolean): ExitCode {
  if (drawn.failures.length > 0) return exit.partial;
  return tells && isPending(drawn) ? exit.pending : exit.done;
}

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { drawPlan, isPending } from "./draw.ts";
import { eventsWish } from "./events.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";
import { placeOf } from "./place.ts";
import { showPlan } from "./show.ts";

/** Shows the plan that would bring a community in step with its manifest. Nothing is sent that writes. */
export async function planSource(
  source: Source,
  flags: SyncFlags,
  { format, out, exitCode }: Input["options"],
  context: Context,
): Promise<ExitCode> {
  const opened = placeOf(source, flags, context);
  const place = await opened.open("read");
  const events = await eventsWish(source, opened, flags, context);
  const { plan: drawn } = await drawPlan(source, opened.owner, place, flags, events);
  await showPlan(drawn, context.json ? "json" : ((format as "text" | undefined) ?? "text"), context);
  guard(drawn);
  if (out !== undefined) save(drawn, String(out), context);
  return exitOf(drawn, exitCode === true);
}

function exitOf(drawn: Plan, tells: boolean): ExitCode {
  if (drawn.failures.length > 0) return exit.partial;
  return tells && isPending(drawn) ? exit.pending : exit.done;
}

function save(drawn: Plan, file: string, { world, t, note }: Context): void {
  const path = resolve(world.cwd, file);
  try {
    writeFileSync(path, `${JSON.stringify(drawn)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? String(error) }, 1, error);
  }
  note(t("sync.saved", { file }));
}

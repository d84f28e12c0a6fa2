import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { drawPlan, isPending } from "../sync/draw.ts";
import { syncFlags } from "../sync/flags.ts";
import { loadSource } from "../sync/load.ts";
import { placeOf } from "../sync/place.ts";
import { showPlan } from "../sync/show.ts";

/** `commonry plan`: shows what would bring the community in step with its manifest. It sends nothing that writes. */
export const plan: Run = async ({ options }, context) => {
  const flags = syncFlags(options);
  const source = loadSource(context);
  const { owner, open } = placeOf(source.community, flags, context);
  const place = await open("read");
  const { plan: drawn } = await drawPlan(source, owner, place, flags);
  await showPlan(drawn, context.json ? "json" : ((options.format as "text" | undefined) ?? "text"), context);
  guard(drawn);
  if (options.out !== undefined) save(drawn, String(options.out), context);
  return exitOf(drawn, options.exitCode === true);
};

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

import { recorded } from "../../plan/apply/journal.ts";
import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { aloud, type Context } from "../context.ts";
import { printJson } from "../views/json.ts";
import { planLines } from "../views/sync/lines.ts";
import { showResult } from "../views/sync/result.ts";
import { stillText, waiting } from "../views/sync/words.ts";
import { applyPlan, folderOf, locked, resumePlan } from "./carry-out.ts";
import { drawPlan } from "./draw.ts";
import { eventsWish } from "./events.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";
import { placeOf } from "./place.ts";
import { openPlan, redrawn, refuseOther } from "./saved.ts";

/** What is applied, and how. */
export interface Applying {
  readonly source: Source;
  readonly flags: SyncFlags;
  readonly yes: boolean;
  readonly resume: boolean;
  readonly planFile: string | undefined;
  /** As it is typed: `apply`, `events schedule`. */
  readonly command: string;
}

/** Brings a community in step with its manifest, or carries a saved plan out: shows it, asks, and sends. */
export async function applySource(wish: Applying, context: Context): Promise<ExitCode> {
  const { source, planFile, command } = wish;
  const saved = planFile === undefined || wish.resume ? undefined : openPlan(planFile, context);
  const settled = saved ? { only: saved.only, allowDelete: saved.allowDelete } : {};
  const flags = { ...wish.flags, ...settled };
  if (wish.resume) return resume(wish, context);
  const opened = placeOf(source, flags, context);
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, command, context, async () => {
    noteUnfinished(at, context);
    if (saved) refuseOther(saved, at, source);
    const events = await eventsWish(source, opened, flags, context);
    const drawn = await drawPlan(source, opened.owner, place, flags, events);
    const plan = saved ? redrawn(saved, drawn, place, context) : drawn.plan;
    show(plan, wish, context);
    guard(plan, saved !== undefined);
    if (plan.changes.length === 0) return finished(plan, context);
    if (events) await (await import("../events/kept.ts")).refuseUnkept(plan, context);
    if (!(await agreed(wish, context))) throw new AppError("interrupted", {}, 130);
    const result = await applyPlan(plan, place, command, context);
    const code = showResult(result, context);
    if (events) (await import("../events/kept.ts")).notePush(plan, context);
    return code === exit.done && plan.failures.length > 0 ? exit.partial : code;
  });
}

async function resume({ source, flags, planFile, command }: Applying, context: Context): Promise<ExitCode> {
  if (planFile !== undefined) throw usageError("apply.resume-plan");
  const whole = placeOf(source, flags, context);
  const [last] = recorded(folderOf({ ...whole.at, owner: whole.owner }, context));
  // What was begun says what is needed to end it.
  const opened = last ? placeOf(source, { ...flags, only: last.plan.only }, context) : whole;
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, `${command} --resume`, context, async () => {
    if (last) await (await import("../events/kept.ts")).refuseUnkept(last.plan, context);
    const { result } = await resumePlan(at, place, context);
    return showResult(result, context);
  });
}

/** A plain apply plans anew, so that an interrupted one is finished by it too; that is said. */
function noteUnfinished(at: Plan["place"], context: Context): void {
  const [last] = recorded(folderOf(at, context));
  if (last && !last.finished && !last.undone) context.note(context.t("apply.unfinished", { at: last.at }));
}

function show(plan: Plan, { yes }: Pick<Applying, "yes">, context: Context): void {
  if (context.json) printJson(context.out, { event: "plan", plan });
  else {
    const write = yes ? context.note : aloud(context);
    for (const line of planLines(plan, context)) write(line);
  }
}

function finished(plan: Plan, context: Context): ExitCode {
  const { json, out, t } = context;
  const exitCode = plan.failures.length > 0 ? exit.partial : exit.done;
  if (json) printJson(out, { event: "end", done: 0, failed: 0, skipped: 0, exitCode });
  else {
    const isWhole = plan.manual.length === 0 && waiting(plan) === 0 && !plan.notOffered?.length;
    const inStep = exitCode === exit.done && isWhole;
    out.write(`${inStep ? t("apply.in-step") : stillText(plan, t)}\n`);
  }
  return exitCode;
}

/** Off a terminal `--yes` must have been said; on one a person is asked. */
async function agreed({ yes }: Pick<Applying, "yes">, context: Context): Promise<boolean> {
  if (yes) return true;
  if (!context.interactive || context.json) throw usageError("apply.yes");
  const { askConfirm } = await import("../init/prompts.ts");
  return askConfirm(context.t("apply.confirm"), context, false);
}

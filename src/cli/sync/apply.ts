import { lastRecorded } from "../../plan/apply/journal.ts";
import { guard, totalOf } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { AppError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Context } from "../context.ts";
import { printJson } from "../views/json.ts";
import { showResult } from "../views/sync/result.ts";
import { stillText, waiting } from "../views/sync/words.ts";
import type { Applying } from "./applying.ts";
import { agreed } from "./ask.ts";
import { applyPlan, folderOf, locked } from "./carry-out.ts";
import { type Drawn, drawPlan } from "./draw.ts";
import { eventsWish } from "./events.ts";
import { placeOf } from "./place.ts";
import { resumeApply } from "./resume.ts";
import { openPlan, redrawn, refuseMoved, refuseOther } from "./saved.ts";
import { showChanges } from "./show.ts";

/** Brings a community in step with its manifest, or carries a saved plan out: shows it, asks, and sends. */
export async function applySource(wish: Applying, context: Context): Promise<ExitCode> {
  if (wish.resume) return resumeApply(wish, context);
  const { source, planFile, command } = wish;
  const saved = planFile === undefined ? undefined : openPlan(planFile, context);
  const settled = saved ? { only: saved.only, allowDelete: saved.allowDelete } : {};
  const flags = { ...wish.flags, ...settled };
  const opened = placeOf(source, flags, context);
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, command, context, async () => {
    noteUnfinished(at, context);
    if (saved) refuseOther(saved, at, source);
    const wanted = () => eventsWish(source, opened, flags, context);
    const events = await wanted();
    const drawn = await drawPlan(source, opened.owner, place, flags, events);
    const plan = saved ? redrawn(saved, drawn, place, context) : drawn.plan;
    showChanges(plan, wish.yes, context);
    guard(plan, saved !== undefined);
    if (plan.changes.length === 0) return finished(plan, context);
    if (events) await (await import("../events/kept.ts")).refuseUnkept(plan, context);
    await agreedTo(plan, wish.yes, context, async () => drawPlan(source, opened.owner, place, flags, await wanted()));
    const isReviewed = saved !== undefined || totalOf(plan) === plan.allowDelete;
    const result = await applyPlan(plan, place, command, context, isReviewed);
    const code = showResult(result, context);
    if (events) (await import("../events/kept.ts")).notePush(plan, context);
    return code === exit.done && plan.failures.length > 0 ? exit.partial : code;
  });
}

/** Waits for a yes. The question may have stood for long: what was shown must still be what is wanted. */
async function agreedTo(plan: Plan, yes: boolean, context: Context, drawAgain: () => Promise<Drawn>): Promise<void> {
  if (!(await agreed(yes, context))) throw new AppError("interrupted", {}, 130);
  if (!yes) refuseMoved(plan, (await drawAgain()).plan, context);
}

/** A plain apply plans anew, so that an interrupted one is finished by it too; that is said. */
function noteUnfinished(at: Plan["place"], context: Context): void {
  try {
    const last = lastRecorded(folderOf(at, context));
    if (last && !last.finished && !last.undone) context.note(context.t("apply.unfinished", { at: last.at }));
  } catch (error) {
    // What cannot be read of a former run keeps nobody from planning anew.
    if (!(error instanceof AppError) || error.code !== "journal.broken") throw error;
    context.note(context.t(error.code, error.params));
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

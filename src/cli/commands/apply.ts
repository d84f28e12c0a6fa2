import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { recorded } from "../../plan/apply/journal.ts";
import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import { parsePlan } from "../../plan/read.ts";
import { moved } from "../../plan/stale.ts";
import { AppError, systemCode, usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Run } from "../command.ts";
import { aloud, type Context } from "../context.ts";
import { applyPlan, folderOf, locked, resumePlan } from "../sync/carry-out.ts";
import { drawPlan, scopeOfPlan } from "../sync/draw.ts";
import { type SyncFlags, syncFlags } from "../sync/flags.ts";
import { loadSource, manifestDigest } from "../sync/load.ts";
import { type Opened, placeOf } from "../sync/place.ts";
import { printJson } from "../views/json.ts";
import { planLines } from "../views/sync/lines.ts";
import { showResult } from "../views/sync/result.ts";
import { stillText, targetText, waiting } from "../views/sync/words.ts";

interface Wish {
  readonly flags: SyncFlags;
  readonly yes: boolean;
  readonly planFile: string | undefined;
}

/** `commonry apply [PLAN]`: brings the community in step with its manifest, or carries a saved plan out. */
export const apply: Run = async ({ options, arguments: [planFile] }, context) => {
  const flags = syncFlags(options);
  const wish: Wish = { flags, yes: options.yes === true, planFile };
  if (planFile !== undefined || options.resume === true) refuseOptions(options);
  const source = loadSource(context);
  const opened = placeOf(source.community, flags, context);
  if (options.resume === true) return resume(opened, planFile, context);
  const saved = planFile === undefined ? undefined : openPlan(planFile, context);
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, "apply", context, async () => {
    noteUnfinished(at, context);
    let plan: Plan;
    if (saved) {
      refuseOther(saved, at, context);
      refuseStale(saved, await place.read(scopeOfPlan(saved)), context);
      plan = saved;
    } else plan = (await drawPlan(source, opened.owner, place, flags)).plan;
    show(plan, wish, context);
    guard(plan);
    if (plan.changes.length === 0) return finished(plan, context);
    if (!(await agreed(wish, context))) throw new AppError("interrupted", {}, 130);
    const result = await applyPlan(plan, place, "apply", context);
    const code = showResult(result, context);
    return code === exit.done && plan.failures.length > 0 ? exit.partial : code;
  });
};

async function resume(opened: Opened, planFile: string | undefined, context: Context): Promise<ExitCode> {
  if (planFile !== undefined) throw usageError("apply.resume-plan");
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, "apply --resume", context, async () => {
    const { result } = await resumePlan(at, place, context);
    return showResult(result, context);
  });
}

/** What a saved plan has settled already: taking no notice of it would do more than was asked for. */
function refuseOptions({ only, allowDelete }: Readonly<Record<string, unknown>>): void {
  const option = only !== undefined ? "--only" : allowDelete !== undefined ? "--allow-delete" : undefined;
  if (option) throw usageError("apply.settled", { option });
}

function openPlan(file: string, { world }: Context): Plan {
  const path = resolve(world.cwd, file);
  try {
    return parsePlan(readFileSync(path, "utf8"), file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path, reason: systemCode(error) ?? "unknown" }, 2, error);
  }
}

/** A plan belongs to the place that it was made for, and to the manifest that it was made from. */
function refuseOther(plan: Plan, at: Plan["place"], context: Context): void {
  const { provider, host, owner } = plan.place;
  const same = provider === at.provider && host === at.host && owner.toLowerCase() === at.owner.toLowerCase();
  if (!same) throw new AppError("apply.other", { host, owner, here: at.host, hereOwner: at.owner }, 2);
  const digest = manifestDigest(context);
  if (digest !== undefined && digest !== plan.manifest.sha256) {
    throw new AppError("apply.manifest", { path: plan.manifest.path }, 7);
  }
}

function refuseStale(plan: Plan, snapshot: Parameters<typeof moved>[1], { t, note }: Context): void {
  const all = moved(plan, snapshot);
  if (all.length === 0) return;
  for (const { kind, target, name, how } of all.slice(0, 20)) {
    note(`  ${targetText(target, t)}: ${t(`kind.${kind}`)} "${oneLine(name)}" ${t(`moved.${how}`)}`);
  }
  throw new AppError("apply.stale", { count: all.length }, 7);
}

/** A plain apply plans anew, so that an interrupted one is finished by it too; that is said. */
function noteUnfinished(at: Plan["place"], context: Context): void {
  const [last] = recorded(folderOf(at, context));
  if (last && !last.finished && !last.undone) context.note(context.t("apply.unfinished", { at: last.at }));
}

function show(plan: Plan, { yes }: Wish, context: Context): void {
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
    const inStep = exitCode === exit.done && plan.manual.length === 0 && waiting(plan) === 0;
    out.write(`${inStep ? t("apply.in-step") : stillText(plan, t)}\n`);
  }
  return exitCode;
}

/** Off a terminal `--yes` must have been said; on one a person is asked. */
async function agreed({ yes }: Wish, context: Context): Promise<boolean> {
  if (yes) return true;
  if (!context.interactive || context.json) throw usageError("apply.yes");
  const { askConfirm } = await import("../init/prompts.ts");
  return askConfirm(context.t("apply.confirm"), context, false);
}
